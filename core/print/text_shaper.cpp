// SPDX-License-Identifier: Apache-2.0
#include "core/print/text_shaper.h"

#include "core/print/cairo_ptr.h"
#include "core/print/own_text.h"

#include <hb-ot.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace ownwords::print {
namespace {

// Room above and below the baseline, in parts of the type size: lines 1.38 apart, as in the design. Fonts with taller
// ink get more, line by line.
constexpr double ascentPart = 1.0;
constexpr double descentPart = 0.38;

struct ReleaseAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct ReleaseIterator {
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct ReleaseDescription {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Attributes = std::unique_ptr<PangoAttrList, ReleaseAttributes>;
using LayoutIterator = std::unique_ptr<PangoLayoutIter, ReleaseIterator>;
using FontDescription = std::unique_ptr<PangoFontDescription, ReleaseDescription>;

double points(int pangoUnits)
{
    return static_cast<double>(pangoUnits) / PANGO_SCALE;
}

int units(double inPoints)
{
    return static_cast<int>(std::lround(inPoints * PANGO_SCALE));
}

// Pango counts bytes in int.
std::size_t at(int byte)
{
    return static_cast<std::size_t>(byte);
}

// The drawn text of some runs, and where its leaves begin.
struct Shown {
    std::string text;
    std::vector<std::size_t> leafEnds; // in bytes of `text`
    std::vector<ShapedLeaf> leaves;
    Attributes attributes{pango_attr_list_new()};

    int leafAt(int byte) const
    {
        const auto found = std::upper_bound(leafEnds.begin(), leafEnds.end(), static_cast<std::size_t>(byte));
        return static_cast<int>(std::min(found - leafEnds.begin(), static_cast<std::ptrdiff_t>(leafEnds.size()) - 1));
    }

    void insert(PangoAttribute* attribute, std::size_t from, std::size_t to) const
    {
        attribute->start_index = static_cast<guint>(from);
        attribute->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes.get(), attribute);
    }
};

Shown showRuns(const std::vector<plan::Run>& runs, const std::string& documentLang)
{
    Shown shown;
    for (const plan::Run& run : runs) {
        if (run.text.empty())
            continue;
        const std::string lang = run.lang == documentLang ? std::string() : run.lang;
        const std::size_t from = shown.text.size();
        appendShown(shown.text, run.text);
        if (shown.leaves.empty() || shown.leaves.back().lang != lang) {
            shown.leaves.push_back({std::string(), lang, true});
            shown.leafEnds.push_back(0);
        }
        shown.leaves.back().text += run.text;
        shown.leafEnds.back() = shown.text.size();
        if (run.strong)
            shown.insert(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, shown.text.size());
        PangoLanguage* const language = pango_language_from_string((lang.empty() ? documentLang : lang).c_str());
        shown.insert(pango_attr_language_new(language), from, shown.text.size());
    }
    for (ShapedLeaf& leaf : shown.leaves) {
        const std::u32string characters = codePoints(leaf.text);
        leaf.exact = std::all_of(characters.begin(), characters.end(), isPlain);
    }
    pango_attr_list_insert(shown.attributes.get(), pango_attr_font_features_new("liga=0,clig=0"));
    pango_attr_list_insert(shown.attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    return shown;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(' ') == std::string_view::npos;
}

// Puts the glyphs of a run of spaces before or after those of a neighbour: cairo drops a call that leaves no ink.
void join(GlyphRun& into, GlyphRun&& blank, bool before)
{
    const auto at = [before](auto& list) { return before ? list.begin() : list.end(); };
    into.text.insert(before ? 0 : into.text.size(), blank.text);
    into.glyphs.insert(at(into.glyphs), blank.glyphs.begin(), blank.glyphs.end());
    into.clusters.insert(at(into.clusters), blank.clusters.begin(), blank.clusters.end());
}

std::uint32_t spaceGlyph(PangoFont* font)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ' ', &glyph);
    return glyph;
}

// One stretch of one font on a line, in Pango's terms.
struct Item {
    PangoGlyphItem* glyphs;
    int x; // Pango units from the left edge
    int leaf;

    int offset() const { return glyphs->item->offset; }
    int length() const { return glyphs->item->length; }
    bool backward() const { return (glyphs->item->analysis.level & 1) != 0; }
    PangoFont* font() const { return glyphs->item->analysis.font; }
};

std::vector<Item> itemsInReadingOrder(const Shown& shown, PangoLayoutLine* line, int x)
{
    std::vector<Item> items;
    for (GSList* node = line->runs; node != nullptr; node = node->next) {
        auto* const glyphs = static_cast<PangoGlyphItem*>(node->data);
        items.push_back({glyphs, x, shown.leafAt(glyphs->item->offset)});
        x += pango_glyph_string_get_width(glyphs->glyphs);
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.offset() < b.offset(); });
    return items;
}

// An empty box in the place of a character that no font can show.
Shape emptyBox(double x, double baseline, double width, double size, const Colour& colour)
{
    Shape box;
    box.rect = {x + size * 0.06, baseline - size * 0.7, std::max(width - size * 0.12, size * 0.2), size * 0.7};
    box.lineWidth = size / 20;
    box.stroke = colour;
    return box;
}

} // namespace

double ShapedText::height() const
{
    double sum = 0;
    for (const ShapedLine& line : lines)
        sum += line.height;
    return sum;
}

class TextShaper::Impl {
public:
    Impl(std::string families, std::string lang)
        : m_families(std::move(families))
        , m_lang(std::move(lang))
        , m_rightToLeft(isRightToLeft(m_lang))
        , m_context(pango_font_map_create_context(pango_cairo_font_map_get_default()))
    {
        pango_cairo_context_set_resolution(m_context.get(), 72); // one Pango point is one PDF point
        const CairoFontOptions options(cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(m_context.get(), options.get());
        pango_context_set_round_glyph_positions(m_context.get(), FALSE);
        pango_context_set_base_dir(m_context.get(), m_rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
        pango_context_set_language(m_context.get(), pango_language_from_string(m_lang.c_str()));
    }

    ShapedText shape(const std::vector<plan::Run>& runs, const TextLook& look, double width)
    {
        Shown shown = showRuns(runs, m_lang);
        ShapedText result;
        if (shown.leaves.empty())
            return result;
        const ObjectPtr<PangoLayout> layout = makeLayout(shown, look, width);
        std::vector<std::string> drawn(shown.leaves.size());
        const LayoutIterator iterator(pango_layout_get_iter(layout.get()));
        do {
            result.lines.push_back(lineOf(shown, iterator.get(), look, drawn));
            PangoRectangle extents{};
            pango_layout_iter_get_line_extents(iterator.get(), nullptr, &extents);
            result.width = std::max(result.width, points(extents.width));
        } while (pango_layout_iter_next_line(iterator.get()) != FALSE);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            shown.leaves[i].exact = shown.leaves[i].exact && drawn[i] == shown.leaves[i].text;
        result.leaves = std::move(shown.leaves);
        return result;
    }

    void countMissing(const plan::Run& run, std::vector<std::pair<char32_t, int>>& counts)
    {
        if (std::all_of(run.text.begin(), run.text.end(), [](char c) { return c >= ' ' && c <= '~'; }))
            return;
        const Shown shown = showRuns({run}, m_lang);
        const ObjectPtr<PangoLayout> layout = makeLayout(shown, {}, 400);
        if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0)
            return;
        const LayoutIterator iterator(pango_layout_get_iter(layout.get()));
        do {
            for (const Item& item :
                itemsInReadingOrder(shown, pango_layout_iter_get_line_readonly(iterator.get()), 0)) {
                const PangoGlyphString& glyphs = *item.glyphs->glyphs;
                for (int i = 0; i < glyphs.num_glyphs; ++i)
                    countGlyph(glyphs.glyphs[i].glyph, counts);
            }
        } while (pango_layout_iter_next_line(iterator.get()) != FALSE);
    }

    bool startsRightToLeft(const std::vector<plan::Run>& runs) const
    {
        for (const plan::Run& run : runs) {
            for (const char32_t character : codePoints(run.text)) {
                if (isRightToLeftLetter(character))
                    return true;
                if (g_unichar_isalpha(character) != FALSE)
                    return false;
            }
        }
        return m_rightToLeft;
    }

private:
    static void countGlyph(PangoGlyph glyph, std::vector<std::pair<char32_t, int>>& counts)
    {
        if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
            return;
        const char32_t character = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
        if (isInvisible(character))
            return;
        const auto known = std::find_if(
            counts.begin(), counts.end(), [character](const auto& entry) { return entry.first == character; });
        if (known == counts.end())
            counts.emplace_back(character, 1);
        else
            ++known->second;
    }

    ObjectPtr<PangoLayout> makeLayout(const Shown& shown, const TextLook& look, double width) const
    {
        ObjectPtr<PangoLayout> layout(pango_layout_new(m_context.get()));
        const FontDescription description(pango_font_description_new());
        pango_font_description_set_family_static(description.get(), m_families.c_str());
        pango_font_description_set_size(description.get(), units(look.size));
        pango_font_description_set_weight(description.get(), look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), description.get());
        pango_layout_set_width(layout.get(), units(width));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), m_rightToLeft == look.atEnd ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
        pango_layout_set_text(layout.get(), shown.text.data(), static_cast<int>(shown.text.size()));
        pango_layout_set_attributes(layout.get(), shown.attributes.get());
        return layout;
    }

    ShapedLine lineOf(Shown& shown, PangoLayoutIter* iterator, const TextLook& look, std::vector<std::string>& drawn)
    {
        PangoLayoutLine* const line = pango_layout_iter_get_line_readonly(iterator);
        PangoRectangle ink{};
        PangoRectangle logical{};
        pango_layout_iter_get_line_extents(iterator, &ink, &logical);
        const int baseline = pango_layout_iter_get_baseline(iterator);
        const double slack = look.size / 20;
        ShapedLine result;
        result.baseline = std::max(look.size * ascentPart, points(baseline - ink.y) + slack);
        result.height
            = result.baseline + std::max(look.size * descentPart, points(ink.y + ink.height - baseline) + slack);
        GlyphRun waiting; // spaces at the start of the line that have no run before them
        int waitingLeaf = -1;
        for (const Item& item : itemsInReadingOrder(shown, line, logical.x)) {
            GlyphRun run = glyphsOf(shown, item, look, result);
            auto& text = drawn[static_cast<std::size_t>(item.leaf)];
            const bool blank = isBlank(run.text);
            auto* const last = result.marks.empty() || result.marks.back().leaf != item.leaf
                ? nullptr
                : std::get_if<GlyphRun>(&result.marks.back().what);
            if (blank && !run.text.empty() && last == nullptr && !item.backward()) {
                if (waitingLeaf >= 0)
                    shown.leaves[static_cast<std::size_t>(waitingLeaf)].exact = false;
                waiting = std::move(run);
                waitingLeaf = item.leaf;
                continue;
            }
            if (blank && last != nullptr && !last->font->pictures && !last->backward && !item.backward()) {
                setSpaces(run, *last);
                text += run.text;
                join(*last, std::move(run), false);
                continue;
            }
            if (waitingLeaf == item.leaf && !item.backward() && !blank && !run.font->pictures) {
                setSpaces(waiting, run);
                join(run, std::move(waiting), true);
                waitingLeaf = -1;
            }
            text += run.text;
            if (!run.glyphs.empty())
                result.marks.push_back({item.leaf, std::move(run)});
        }
        return result;
    }

    // Spaces that are joined to a run of another font take that font's space.
    void setSpaces(GlyphRun& blank, const GlyphRun& neighbour) const
    {
        const auto known = std::find_if(m_fonts.begin(), m_fonts.end(),
            [&neighbour](const auto& entry) { return entry.second.font == neighbour.font; });
        for (Glyph& glyph : blank.glyphs)
            glyph.id = known->second.space;
    }

    struct KnownFont {
        ObjectPtr<PangoFont> pango; // held, so that its address stays its name
        std::shared_ptr<const Font> font;
        std::uint32_t space = 0;
    };

    const KnownFont& known(PangoFont* pango)
    {
        const auto found = m_fonts.find(pango);
        if (found != m_fonts.end())
            return found->second;
        KnownFont font;
        font.pango.reset(static_cast<PangoFont*>(g_object_ref(pango)));
        hb_face_t* const face = hb_font_get_face(pango_font_get_hb_font(pango));
        const bool pictures
            = hb_ot_color_has_png(face) != 0 || hb_ot_color_has_layers(face) != 0 || hb_ot_color_has_svg(face) != 0;
        font.font = std::make_shared<const Font>(pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(pango)), pictures);
        font.space = spaceGlyph(pango);
        return m_fonts.emplace(pango, std::move(font)).first->second;
    }

    // The glyphs of an item. Spaces that Pango hides at a line's end get a glyph, so that words do not run together for
    // a reader; clusters without a glyph are left out, and so are the spaces among emoji, which cairo would write as a
    // font of pictures without a character; characters without one become an empty box on the line.
    GlyphRun glyphsOf(const Shown& shown, const Item& item, const TextLook& look, ShapedLine& line)
    {
        const KnownFont& font = known(item.font());
        struct Part {
            int start;
            int glyphs;
        };
        std::vector<Part> parts; // in the order of the glyphs
        GlyphRun run;
        run.font = font.font;
        run.backward = item.backward();
        run.colour = look.colour;
        const PangoGlyphString& source = *item.glyphs->glyphs;
        double x = points(item.x);
        for (int i = 0; i < source.num_glyphs; ++i) {
            const PangoGlyphInfo& info = source.glyphs[i];
            const int start = source.log_clusters[i];
            const double width = points(info.geometry.width);
            if (parts.empty() || parts.back().start != start)
                parts.push_back({start, 0});
            std::uint32_t id = info.glyph;
            const bool space = shown.text[at(item.offset()) + at(start)] == ' ';
            if (space)
                id = font.font->pictures ? PANGO_GLYPH_EMPTY : id == PANGO_GLYPH_EMPTY ? font.space : id;
            if (id != PANGO_GLYPH_EMPTY && (id & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
                if (!isInvisible(id & ~PANGO_GLYPH_UNKNOWN_FLAG))
                    line.marks.push_back({item.leaf, emptyBox(x, line.baseline, width, look.size, look.colour)});
            } else if (id != PANGO_GLYPH_EMPTY) {
                run.glyphs.push_back(
                    {id, x + points(info.geometry.x_offset), line.baseline + points(info.geometry.y_offset)});
                ++parts.back().glyphs;
            }
            x += width;
        }
        if (run.backward)
            std::reverse(parts.begin(), parts.end());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const int end = i + 1 < parts.size() ? parts[i + 1].start : item.length();
            if (parts[i].glyphs == 0)
                continue;
            run.clusters.push_back({end - parts[i].start, parts[i].glyphs});
            run.text.append(shown.text, at(item.offset()) + at(parts[i].start), at(end) - at(parts[i].start));
        }
        return run;
    }

    std::string m_families;
    std::string m_lang;
    bool m_rightToLeft;
    ObjectPtr<PangoContext> m_context;
    std::map<PangoFont*, KnownFont> m_fonts;
};

TextShaper::TextShaper(std::string families, std::string documentLang)
    : m_impl(std::make_unique<Impl>(std::move(families), std::move(documentLang)))
{
}

TextShaper::~TextShaper() = default;

ShapedText TextShaper::shape(const std::vector<plan::Run>& runs, const TextLook& look, double width)
{
    return m_impl->shape(runs, look, width);
}

void TextShaper::countMissing(const plan::Run& run, std::vector<std::pair<char32_t, int>>& counts)
{
    m_impl->countMissing(run, counts);
}

bool TextShaper::startsRightToLeft(const std::vector<plan::Run>& runs) const
{
    return m_impl->startsRightToLeft(runs);
}

} // namespace ownwords::print
