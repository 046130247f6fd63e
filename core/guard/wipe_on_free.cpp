// SPDX-License-Identifier: Apache-2.0
// Linked into a program, clears every block of memory before it goes back to the allocator: what a person typed lives
// on in the strings of Qt and of the standard library, which leave it behind when they grow or end. All that is given
// back passes through here, also what libraries allocated, and blocks from memalign and its kin. glibc only; replaces
// free() and realloc(), and keeps the rest of its allocator. Stacks are not cleared.
#include <features.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include <cerrno>

extern "C" {

// glibc's own, under the name it keeps for programs that replace free() (malloc/malloc.c). realloc() is not needed:
// growing or cutting in place there gives parts back that nobody cleared.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
void __libc_free(void* block) noexcept;

void free(void* block) noexcept
{
    if (block == nullptr)
        return;
    const int error = errno; // POSIX: free() does not change it
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
    errno = error;
}

void* realloc(void* block, size_t size) noexcept
{
    if (block == nullptr)
        return malloc(size);
    if (size == 0) { // as glibc does it
        free(block);
        return nullptr;
    }
    const size_t usable = malloc_usable_size(block);
    const bool cut = size <= usable;
    if (cut) // what is cut off may not stay either
        explicit_bzero(static_cast<char*>(block) + size, usable - size);
    if (cut && size >= usable / 2)
        return block;
    void* const moved = malloc(size);
    if (moved == nullptr)
        return cut ? block : nullptr;
    memcpy(moved, block, cut ? size : usable);
    free(block);
    return moved;
}

} // extern "C"

#endif
