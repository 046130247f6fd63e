// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan_document.h"
#include "core/print/theme.h"
#include "core/talk/story.h"

#include <QObject>

#include <set>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

// What goes on the plan: its parts to tick, the size of its print, and the pages that come of it. Nothing of this is
// kept: the choice is about this one copy.
class PlanModel : public QObject {
    Q_OBJECT

public:
    // `id` as in talk::Talk::parts(). `title` is UTF-8: ours, or the words of a goal or of a private answer, whole.
    struct Part {
        std::string id;
        std::string title;
        bool isTicked = false;

        bool operator==(const Part&) const = default;
    };

    // `lang` = of the plan's own headings (plan::planLanguage()); `day` = today, for the name and date of a file.
    PlanModel(talk::Story story, std::string lang, Date day, QObject* parent = nullptr);

    // The parts that have something in them, as they follow on the page. It begins with what was ticked in the talk,
    // else with all that is not private; a private part is ticked by the person only.
    const std::vector<Part>& parts() const { return m_parts; }
    void setTicked(const std::string& id, bool isTicked);
    bool isLarge() const { return m_large; }
    void setLarge(bool isLarge);
    // Stands at the end of the plan, whatever is ticked. changed() is not emitted.
    void setPolicy(std::optional<plan::HomePolicy> policy) { m_policy = std::move(policy); }

    std::string title() const; // "Our deal" or "My plan"
    plan::PageDocument document() const;
    print::Theme theme() const { return m_large ? print::Theme::large() : print::Theme(); }
    Date day() const { return m_day; }
    // "my-plan-2026-11-22": names nobody.
    std::string fileStem() const;

signals:
    void changed();

private:
    void findParts();

    talk::Story m_story;
    std::string m_lang;
    Date m_day;
    std::vector<Part> m_parts;
    std::set<std::string> m_always; // ids of parts that are not offered: they hold nothing, or private answers only
    std::optional<plan::HomePolicy> m_policy;
    bool m_large = false;
};

} // namespace ownwords::viewmodel
