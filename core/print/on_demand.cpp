// SPDX-License-Identifier: Apache-2.0
#include "core/print/print_functions.h"

#include <dlfcn.h>

#include <string_view>

namespace ownwords::print {

namespace {

Result<const PrintFunctions*> functions()
{
    static const Result<const PrintFunctions*> loaded = loadPrintFunctions(moduleName);
    return loaded;
}

} // namespace

Result<const PrintFunctions*> loadPrintFunctions(const char* module)
{
    void* const handle = ::dlopen(module, RTLD_NOW | RTLD_LOCAL);
    const auto* const found
        = handle == nullptr ? nullptr : static_cast<const PrintFunctions*>(::dlsym(handle, functionsName));
    if (found == nullptr || found->version != std::string_view(OWNWORDS_VERSION))
        return fail(ErrorCode::NotInstalled, "the part that prints");
    return found;
}

Result<Pages> layOut(const plan::PageDocument& document, const Theme& theme)
{
    OWNWORDS_TRY(functions());
    return (*functions())->layOut(document, theme);
}

Result<PdfFile> makePdf(const plan::PageDocument& document, const PdfOptions& options)
{
    OWNWORDS_TRY(functions());
    return (*functions())->makePdf(document, options);
}

Result<PdfFile> makePdf(const Pages& pages, const PdfOptions& options)
{
    OWNWORDS_TRY(functions());
    return (*functions())->makePdfOfPages(pages, options);
}

Result<Image> paintPage(const Pages& pages, int page, double dotsPerInch)
{
    OWNWORDS_TRY(functions());
    return (*functions())->paintPage(pages, page, dotsPerInch);
}

std::vector<MissingGlyph> missingGlyphs(const plan::PageDocument& document, const Theme& theme)
{
    const auto library = functions();
    return library ? (*library)->missingGlyphs(document, theme) : std::vector<MissingGlyph>();
}

} // namespace ownwords::print
