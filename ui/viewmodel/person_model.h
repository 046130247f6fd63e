// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/small_changes.h"
#include "core/talk/story.h"
#include "ui/viewmodel/desk.h"
#include "ui/viewmodel/talk_model.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

// One person as their coach sees them: what they said, and what the coach may add. Each addition is kept at once, under
// the coach's name, and the person sees all of it.
class PersonModel : public QObject {
    Q_OBJECT

public:
    struct Setup {
        SignedInCoach coach;
        std::function<TimePoint()> now;
        std::function<int()> tzMinutes; // east of UTC, at this moment
        Keeper keep;
        std::string lang = "en"; // that the coach writes in
    };

    PersonModel(const OpenedRecord& opened, Setup setup, QObject* parent = nullptr);

    talk::Story story() const;
    const std::string& coachName() const { return m_setup.coach.name; }
    bool isReadOnly() const { return !m_changes.has_value(); } // a newer version wrote in it
    const record::Record& record() const { return m_record; }

    // What is being typed in `field`, handed over at most vault::SaveClock::wait after the first key.
    void type(const std::string& field, const std::string& words);
    std::string draft(const std::string& field) const { return m_changes ? m_changes->draft(field) : std::string(); }
    void keepNow(); // what is not kept yet: before Hide, lock and leaving

    // Errors as talk::SmallChanges; nothing is changed then.
    Result<> note(const ItemId& item, const std::string& words);
    // By this coach. `ask`: what the person asked for is promised; it needs a day.
    Result<> promise(const std::string& words, std::optional<Date> by, const ItemId& ask = {});
    Result<> tick(const ItemId& promise, const std::string& state);
    Result<> lookBackOn(Date day);
    // What undo() takes back: what was added last, since the record was opened here.
    enum class Added { Note, Promise, Tick, Day };
    std::optional<Added> added() const;
    bool canUndo() const { return m_changes && m_changes->canUndo(); }
    Result<> undo();
    Date today() const;

signals:
    void changed();
    void kept(); // what was handed over is on the disk
    void keepingFailed(const ownwords::Error& error); // tried again by itself; it stays here meanwhile

private:
    talk::Stamp stamp() const;
    Result<> done(Result<> result);
    Result<> add(Added what, Result<> result);

    Setup m_setup;
    std::string m_signer;
    record::Record m_record; // with what was added
    std::optional<talk::State> m_state; // when nothing can be added
    std::optional<talk::SmallChanges> m_changes;
    std::vector<Added> m_added; // as SmallChanges knows what can be undone
    QTimer m_saveTimer;
    bool m_hasNew = false; // not handed over yet
};

} // namespace ownwords::viewmodel
