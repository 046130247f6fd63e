// SPDX-License-Identifier: Apache-2.0

// Fontconfig and Pango keep their caches of fonts until the process ends, where the leak sanitizer cannot see them.
// Their size depends on the fonts that were needed, not on how often. For programs that print, in sanitized builds.
extern "C" const char* __lsan_default_suppressions(); // NOLINT(bugprone-reserved-identifier)

extern "C" const char* __lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier)
{
    return "leak:libfontconfig\n";
}
