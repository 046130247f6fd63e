// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace ownwords::kit {
class Card;
class QuoteCard;
} // namespace ownwords::kit

// What somebody said, as cards: the same for the person and for the coach they share with.
namespace ownwords::screens {

using Names = std::map<std::string, std::string>; // "coach:<id>" -> what they are called

QString stateOf(const talk::Goal& goal); // what it is at, in a word or two that grade nobody
// The first step that is still open; else the one that was done last, so that a tick can be taken back; or nullptr.
const talk::Step* nextStepOf(const talk::Goal& goal);
QString textOf(const talk::Step& step);
// The goal's words with its bar; what it is at and more goes below.
kit::QuoteCard* goalCard(const talk::Goal& goal);
// The person's own numbers about their own goal over time; nothing when they gave none.
void addHowFar(QVBoxLayout* column, const talk::Goal& goal);

kit::Card* tagCard(const QString& title, const std::vector<QString>& words, bool isGold);
std::vector<QString> giftsOf(const talk::Story& story);
std::vector<QString> hopesOf(const talk::Story& story);

QString authorOf(const talk::Said& note, const Names& names); // the person's own name is "Me"
// "Sam, 9 June 2026: ..."
QString noteText(const talk::Said& note, const Names& names);
using NoteMaker = std::function<QWidget*(const talk::Said& note)>; // a note as its page shows it
void addNotes(QVBoxLayout* column, const std::vector<talk::Said>& notes, const NoteMaker& maker);

// One promise and whether it was kept: two facts, what our side ticked and what the person says (core/record/README.md
// 11). Whoever looks says their own; the other's is shown beside it.
class PromiseRow : public QWidget {
    Q_OBJECT

public:
    enum class Looking { Person, OurSide };

    // `person`: how the one whose own promise it is is called where our side looks.
    PromiseRow(const talk::Promise& promise, Looking looking, const NoteMaker& maker, const QString& person = {},
        QWidget* parent = nullptr);

signals:
    void said(const QString& state); // done part not_yet; open = taken back
};

} // namespace ownwords::screens
