// SPDX-License-Identifier: Apache-2.0
#include "core/print/plan_pdf.h"

#include "core/base/text.h"
#include "core/print/cairo_ptr.h"
#include "core/print/finisher.h"
#include "core/print/own_text.h"
#include "core/print/page_text.h"
#include "core/print/painter.h"
#include "core/print/tagged_canvas.h"
#include "core/print/text_shaper.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <utility>

namespace ownwords::print {
namespace {

std::string digits(int number, std::size_t count)
{
    std::string text = std::to_string(number);
    while (text.size() < count)
        text.insert(text.begin(), '0');
    return text;
}

} // namespace

Result<PdfFile> makePdf(const plan::PageDocument& document, const PdfOptions& options)
{
    const Result<Pages> pages = layOut(document, options.theme);
    if (!pages)
        return tl::unexpected<Error>(pages.error());
    return makePdf(*pages, options);
}

Result<PdfFile> makePdf(const Pages& pages, const PdfOptions& options)
{
    const CreationDate& day = options.created;
    const std::chrono::year_month_day date(std::chrono::year(day.year),
        std::chrono::month(static_cast<unsigned>(day.month)), std::chrono::day(static_cast<unsigned>(day.day)));
    if (!date.ok() || day.year < 1 || day.year > 9999)
        return fail(ErrorCode::Invalid, "creation date");
    const std::string created
        = digits(day.year, 4) + "-" + digits(day.month, 2) + "-" + digits(day.day, 2) + "T00:00:00Z";
    const Result<std::string> drawn = drawTagged(pages, created);
    if (!drawn)
        return tl::unexpected<Error>(drawn.error());
    Result<std::string> finished = finishPdf(*drawn, pages, options.claimPdfUa);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    PdfFile file;
    file.findings = selfCheck(*finished, pages.oddCharacters, options.claimPdfUa);
    file.pages = static_cast<int>(pages.pages.size());
    file.pdfUa = options.claimPdfUa && file.findings.empty();
    if (file.pdfUa != options.claimPdfUa) {
        finished = finishPdf(*drawn, pages, false);
        if (!finished)
            return tl::unexpected<Error>(finished.error());
    }
    file.bytes = std::move(*finished);
    return file;
}

Result<Image> paintPage(const Pages& pages, int page, double dotsPerInch)
{
    constexpr double mostPixels = 32767;
    if (page < 0 || page >= static_cast<int>(pages.pages.size()))
        return fail(ErrorCode::NotFound, "page");
    const double scale = dotsPerInch / 72;
    const double width = std::ceil(pages.width * scale - 0.01);
    const double height = std::ceil(pages.height * scale - 0.01);
    if (!(width >= 1 && height >= 1 && width <= mostPixels && height <= mostPixels))
        return fail(ErrorCode::TooLarge, "page picture");
    const CairoSurface surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
    {
        const CairoContext context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        cairo_scale(context.get(), scale, scale);
        Pictures pictures;
        for (const Piece& piece : pages.pages[static_cast<std::size_t>(page)].pieces)
            paint(context.get(), piece, pictures);
        const cairo_status_t status = cairo_status(context.get());
        if (status != CAIRO_STATUS_SUCCESS)
            return fail(ErrorCode::Internal, std::string("cairo: ") + cairo_status_to_string(status));
    }
    cairo_surface_flush(surface.get());
    Image image;
    image.width = static_cast<int>(width);
    image.height = static_cast<int>(height);
    image.stride = cairo_image_surface_get_stride(surface.get()) / 4;
    image.pixels.resize(static_cast<std::size_t>(image.stride) * static_cast<std::size_t>(image.height));
    std::memcpy(image.pixels.data(), cairo_image_surface_get_data(surface.get()), image.pixels.size() * 4);
    return image;
}

std::vector<MissingGlyph> missingGlyphs(const plan::PageDocument& document, const Theme& theme)
{
    TextShaper shaper(theme.families, document.lang);
    std::vector<std::pair<char32_t, int>> counts;
    forEachRun(document, [&](const plan::Run& run) {
        if (text::isValidUtf8(run.text))
            shaper.countMissing(run, counts);
    });
    std::vector<MissingGlyph> missing;
    missing.reserve(counts.size());
    for (const auto& [codePoint, count] : counts)
        missing.push_back({codePoint, count});
    return missing;
}

} // namespace ownwords::print
