// SPDX-License-Identifier: Apache-2.0
#include "core/print/content_scan.h"

#include "core/print/qpdf_headers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace ownwords::print {
namespace {

using Object = QPDFObjectHandle;

bool isPaint(std::string_view name)
{
    constexpr std::array<std::string_view, 18> names{
        "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", "\"", "Do", "sh", "EI", "BI", "ID"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Scan : public Object::ParserCallbacks {
public:
    explicit Scan(PageFacts& facts)
        : m_facts(facts)
    {
    }

    void handleObject(Object object, std::size_t /*offset*/, std::size_t /*length*/) override
    {
        if (object.isInlineImage()) {
            painted();
            return;
        }
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "BDC" || name == "BMC")
            begin();
        else if (name == "EMC")
            end();
        else if (isPaint(name))
            painted();
        m_operands.clear();
    }

    void handleEOF() override { m_facts.badNesting = m_facts.badNesting || !m_open.empty(); }

private:
    enum class Kind { Tag, Artifact, Other };

    // The nearest enclosing content that is a tag or an artifact.
    Kind around() const
    {
        const auto found = std::find_if(m_open.rbegin(), m_open.rend(), [](Kind kind) { return kind != Kind::Other; });
        return found == m_open.rend() ? Kind::Other : *found;
    }

    void begin()
    {
        Kind kind = Kind::Other;
        if (!m_operands.empty() && m_operands.front().isNameAndEquals("/Artifact"))
            kind = Kind::Artifact;
        if (m_operands.size() > 1 && m_operands[1].isDictionary() && m_operands[1].getKey("/MCID").isInteger()) {
            m_facts.badNesting = m_facts.badNesting || kind == Kind::Artifact;
            kind = Kind::Tag;
            m_facts.marks.push_back(m_operands[1].getKey("/MCID").getIntValueAsInt());
        }
        const Kind outer = around();
        if (kind != Kind::Other && outer != Kind::Other)
            m_facts.badNesting = true;
        m_open.push_back(kind);
    }

    void end()
    {
        if (m_open.empty())
            m_facts.badNesting = true;
        else
            m_open.pop_back();
    }

    void painted() { m_facts.unmarkedPaint = m_facts.unmarkedPaint || around() == Kind::Other; }

    PageFacts& m_facts;
    std::vector<Object> m_operands;
    std::vector<Kind> m_open;
};

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | ' ');
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The 16-bit units of "<0041 0042>" from after the "<"; `at` ends after the ">".
std::vector<char32_t> hexUnits(std::string_view map, std::size_t& at)
{
    std::vector<char32_t> units;
    char32_t value = 0;
    int count = 0;
    for (; at < map.size() && map[at] != '>'; ++at) {
        const int digit = hexDigit(map[at]);
        if (digit < 0)
            continue;
        value = value * 16 + static_cast<char32_t>(digit);
        if (++count % 4 == 0) {
            units.push_back(value);
            value = 0;
        }
    }
    if (count % 4 != 0)
        units.push_back(value);
    at = std::min(at + 1, map.size());
    return units;
}

// One "begin... end" part: pairs (code, text), or triples (first, last, text or [texts]).
void readPart(std::string_view part, bool ranges, std::u32string& found)
{
    const std::size_t lead = ranges ? 2 : 1;
    std::vector<char32_t> first;
    std::size_t number = 0;
    bool list = false;
    char32_t low = 0;
    char32_t high = 0;
    for (std::size_t at = 0; at < part.size();) {
        const char c = part[at++];
        if (c == '[')
            list = true;
        if (c == ']') {
            list = false;
            number = 0;
        }
        if (c != '<')
            continue;
        const std::vector<char32_t> units = hexUnits(part, at);
        if (number < lead) {
            (number == 0 ? low : high) = units.empty() ? 0 : units.back();
            ++number;
            continue;
        }
        found.append(units.begin(), units.end());
        if (list)
            continue;
        for (char32_t next = low; ranges && !units.empty() && next < high && next - low < 0xFFFF; ++next)
            found.push_back(units.back() + (next - low) + 1);
        number = 0;
    }
}

} // namespace

void scanContent(Object page, PageFacts& facts)
{
    Scan scan(facts);
    page.parsePageContents(&scan);
}

std::u32string mappedCharacters(std::string_view map)
{
    std::u32string found;
    for (const bool ranges : {false, true}) {
        const std::string_view begin = ranges ? "beginbfrange" : "beginbfchar";
        const std::string_view end = ranges ? "endbfrange" : "endbfchar";
        for (std::size_t at = map.find(begin); at != std::string_view::npos; at = map.find(begin, at + 1)) {
            const std::size_t from = at + begin.size();
            readPart(map.substr(from, map.find(end, from) - from), ranges, found);
        }
    }
    return found;
}

} // namespace ownwords::print
