// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/whats_new.h"

#include <QCoreApplication>
#include <QStringList>

namespace ownwords::screens {

namespace {

class WhatsNew {
    Q_DECLARE_TR_FUNCTIONS(WhatsNew)
};

struct Added {
    int notes = 0;
    int promises = 0;
};

// A promise of something that was asked for begins with who promised it.
const talk::Said& promisedBy(const talk::Promise& promise)
{
    return promise.who && promise.who->who != promise.words.who ? *promise.who : promise.words;
}

} // namespace

bool isNew(const talk::Said& note, const std::set<EventId>& fresh)
{
    return fresh.contains(note.event);
}

bool isNew(const talk::Promise& promise, const std::set<EventId>& fresh)
{
    return fresh.contains(promisedBy(promise).event);
}

QString whatIsNew(const talk::Story& story, const std::set<EventId>& fresh, const Names& names)
{
    std::map<QString, Added> added;
    const auto count = [&](const std::vector<talk::Said>& notes) {
        for (const talk::Said& note : notes)
            added[authorOf(note, names)].notes += isNew(note, fresh) ? 1 : 0;
    };
    count(story.notes);
    for (const talk::Goal& goal : story.goals)
        count(goal.notes);
    for (const talk::Promise& promise : story.promises) {
        count(promise.notes);
        added[authorOf(promisedBy(promise), names)].promises += isNew(promise, fresh) ? 1 : 0;
    }
    QStringList sentences;
    for (const auto& [who, what] : added) {
        QStringList parts;
        if (what.notes > 0)
            parts.append(WhatsNew::tr("%n note(s)", nullptr, what.notes));
        if (what.promises > 0)
            parts.append(WhatsNew::tr("%n promise(s)", nullptr, what.promises));
        if (!parts.isEmpty())
            sentences.append(WhatsNew::tr("New from %1: %2.").arg(who, parts.join(QStringLiteral(", "))));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace ownwords::screens
