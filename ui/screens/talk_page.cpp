// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/talk_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/fold_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/answer_area.h"
#include "ui/screens/goal_summary.h"
#include "ui/screens/page_preview.h"
#include "ui/screens/said.h"
#include "ui/screens/sharing_card.h"
#include "ui/screens/side_panel.h"
#include "ui/screens/signed_promise.h"
#include "ui/screens/speaker_row.h"
#include "ui/screens/take_out.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace ownwords::screens {

using talk::Stop;

namespace {

// Of the page, in pixels at 100 %: with less room the side goes, and the ways on scroll with the question.
constexpr double sideNeeds = 860;
constexpr double footNeeds = 480;

} // namespace

TalkPage::TalkPage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_model(*session.talk())
    , m_side(new SidePanel(m_model))
    , m_page(new kit::ScrollPage)
    , m_middle(new QVBoxLayout)
    , m_bottom(new QWidget)
    , m_back(kit::button(kit::ButtonKind::Secondary, tr("&Back"), QStringLiteral("back")))
    , m_notNow(kit::button(kit::ButtonKind::Quiet, tr("Not n&ow")))
    , m_notForMe(kit::button(kit::ButtonKind::Quiet, tr("Not &for me")))
    , m_next(kit::button(kit::ButtonKind::Primary, tr("&Next"), QStringLiteral("next")))
{
    makeBottom();
    m_middle->setSpacing(0);
    m_middle->addWidget(m_page, 1);
    m_middle->addWidget(m_bottom);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addLayout(m_middle, 1);
    connect(&m_model, &viewmodel::TalkModel::moved, this, &TalkPage::showQuestion);
    connect(&m_model, &viewmodel::TalkModel::changed, this, [this] {
        m_side->refresh();
        if (m_answer != nullptr) {
            m_answer->refresh();
            orderFocus();
        }
        showBottom();
    });
    connect(m_side, &SidePanel::failed, this, &TalkPage::tell);
    auto* const undoKey = new QShortcut(QKeySequence::Undo, this);
    connect(undoKey, &QShortcut::activated, this, &TalkPage::undo);
    auto* const redoKey = new QShortcut(QKeySequence::Redo, this);
    connect(redoKey, &QShortcut::activated, this, [this] {
        if (!m_model.redo())
            emit news(tr("There is nothing more to bring back."));
    });
    showQuestion();
}

void TalkPage::makeBottom()
{
    m_next->setIconSide(kit::Button::IconSide::End);
    m_notNow->setAccessibleDescription(tr("It comes once more at the end."));
    m_notForMe->setAccessibleDescription(tr("It does not come again."));
    m_bottom->setProperty("role", QStringLiteral("foot"));
    m_bottom->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* const row = new QHBoxLayout(m_bottom);
    row->addWidget(m_back, 0, Qt::AlignVCenter);
    auto* const ways = new kit::FlowLayout(nullptr, kit::FlowLayout::Align::End);
    for (QWidget* const way : std::initializer_list<QWidget*>{m_notForMe, m_notNow, m_next})
        ways->addWidget(way);
    row->addLayout(ways, 1);
    kit::followLook(this, [row, ways] {
        row->setContentsMargins(kit::px(32), kit::px(12), kit::px(32), kit::px(16));
        ways->setSpacing(kit::px(16));
    });
    connect(m_back, &QAbstractButton::clicked, this, [this] { tellResult(m_model.back()); });
    connect(m_notNow, &QAbstractButton::clicked, this, [this] { tellResult(m_model.pass(false)); });
    connect(m_notForMe, &QAbstractButton::clicked, this, [this] { tellResult(m_model.pass(true)); });
    connect(m_next, &QAbstractButton::clicked, this, &TalkPage::moveOn);
}

void TalkPage::showQuestion()
{
    if (m_inside != nullptr) {
        m_inside->hide();
        m_inside->deleteLater(); // it may be the one that asked
    }
    m_answer = nullptr;
    m_end = nullptr;
    m_undo = nullptr;
    m_inside = new QWidget;
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins({});
    m_column->setSpacing(kit::px(12));
    if (m_model.summary()) {
        showSummary(*m_model.summary());
    } else if (m_model.screen().atEnd) {
        showEnd();
    } else {
        addEyebrow();
        addParent();
        addQuestion();
        if (const auto promise = promiseHere())
            m_column->addWidget(new SignedPromise(*promise));
        addAnswer();
        addPage(); // it is what the question is about
        addTogether();
        addHelp();
        addTakeOut();
        addUndo();
    }
    m_column->addStretch();
    m_page->column()->insertWidget(0, m_inside);
    m_page->toTop();
    m_side->refresh();
    showBottom();
    orderFocus();
    QWidget* const place = focusPlace();
    place->setFocus(Qt::OtherFocusReason);
    if (place == m_next) // what is said stands above it, and is to be seen first
        m_page->toTop();
}

// The ways on come after the answer, which is younger than they are.
void TalkPage::orderFocus()
{
    QWidget* last = nullptr;
    QList<QWidget*> order = m_inside->findChildren<QWidget*>();
    order << m_back << m_notForMe << m_notNow << m_next;
    for (QWidget* const next : std::as_const(order)) {
        if (next->focusPolicy() == Qt::NoFocus || next->window() != window()) // a menu is a window
            continue;
        if (last != nullptr)
            setTabOrder(last, next);
        last = next;
    }
}

void TalkPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (focusPlace() == m_next) // who comes to a page sees its beginning first
        QTimer::singleShot(0, m_page, &kit::ScrollPage::toTop);
}

void TalkPage::showEnd()
{
    const bool stays = m_model.staysInMemory();
    m_column->addWidget(kit::heading(tr("That is the end of this talk")));
    m_column->addWidget(kit::body(tr("Thank you. Look at your page, and take it with you if you like.")));
    auto* const plan = kit::button(kit::ButtonKind::Primary, tr("&See my page"), QStringLiteral("print"));
    m_column->addWidget(plan, 0, Qt::AlignLeading);
    connect(plan, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toPlan);
    if (!stays) {
        auto* const home = kit::button(kit::ButtonKind::Secondary, tr("&My goals"), QStringLiteral("home"));
        m_column->addWidget(home, 0, Qt::AlignLeading);
        connect(home, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toHome);
        if (kit::Button* const share = shareOffer(m_session))
            m_column->addWidget(share, 0, Qt::AlignLeading);
    }
    auto* const part = kit::button(kit::ButtonKind::Secondary,
        stays ? tr("&Finish, and wipe what I said") : tr("&Finish, and lock what I said"),
        stays ? QStringLiteral("trash") : QStringLiteral("lock"));
    m_column->addWidget(part, 0, Qt::AlignLeading);
    connect(part, &QAbstractButton::clicked, this, [this, stays] {
        if (stays && !askToLeave(this))
            return;
        tellResult(m_model.finish());
        m_session.part();
    });
    plan->setAccessibleDescription(toRead());
    m_end = plan;
}

void TalkPage::showSummary(const ItemId& goal)
{
    m_column->addWidget(kit::helper(tr("My goals")));
    addHeading(tr("This is what you said"));
    auto* const summary = new GoalSummary(m_model, goal);
    connect(summary, &GoalSummary::slotAsked, this, [this](const talk::Slot& slot) { tellResult(m_model.goTo(slot)); });
    m_column->addWidget(summary);
}

void TalkPage::addEyebrow()
{
    const QString section = kit::fromUtf8(m_model.screen().sectionTitle);
    m_column->addWidget(kit::helper(m_model.questionNumber() == 0
            ? section
            : tr("%1 · question %2 of %3").arg(section).arg(m_model.questionNumber()).arg(m_model.questionCount())));
}

// Above a follow-up: what it follows.
void TalkPage::addParent()
{
    const std::vector<std::string> words = m_model.parentWords();
    if (words.empty())
        return;
    QStringList lines;
    for (const std::string& entry : words)
        lines.append(kit::fromUtf8(entry));
    const QString all = lines.join(QLatin1Char('\n'));
    auto* const said = new kit::QuoteCard(all);
    if (m_model.isParentPicked())
        said->setSentence(all);
    said->setHelper(kit::fromUtf8(m_model.parentText()));
    m_column->addWidget(said);
}

// Where nothing is answered, and the focus stays on the button that goes on, nothing would be heard.
void TalkPage::addHeading(const QString& text)
{
    const talk::Screen& screen = m_model.screen();
    const bool isSaid = screen.kind == pack::Kind::Say || screen.kind == pack::Kind::Loop;
    const bool asks
        = !m_model.summary() && (!isSaid || screen.what == Stop::What::Again || screen.what == Stop::What::Each);
    if (asks || !m_next->hasFocus()) {
        m_column->addWidget(kit::heading(text));
        return;
    }
    auto* const heading = new kit::SpokenText;
    kit::setTextRole(heading, QStringLiteral("heading"));
    m_column->addWidget(heading);
    heading->say(text, saidHere());
}

// With nothing to answer: all that is said.
QString TalkPage::saidHere() const
{
    const talk::Screen& screen = m_model.screen();
    if (m_model.summary())
        return toRead();
    QStringList parts{answerName(), kit::fromUtf8(screen.sentence), kit::fromUtf8(screen.help)};
    if (const auto promise = promiseHere())
        parts << SignedPromise::toRead(*promise);
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

void TalkPage::addQuestion()
{
    const talk::Screen& screen = m_model.screen();
    if (m_model.isReadingBack()) {
        m_column->addWidget(kit::heading(readBackQuestion()));
        return;
    }
    addHeading(kit::fromUtf8(screen.text));
    if (!screen.sentence.empty()) {
        auto* const card = new kit::QuoteCard({});
        card->setSentence(kit::fromUtf8(screen.sentence));
        m_column->addWidget(card);
    }
    if (!screen.help.empty()) {
        auto* const help = kit::body(kit::fromUtf8(screen.help));
        kit::setTextRole(help, QStringLiteral("lead"));
        m_column->addWidget(help);
    }
}

std::optional<plan::HomePolicy> TalkPage::promiseHere() const
{
    return !m_model.summary() && m_model.saysHomeIsSafe() ? m_session.homePolicy() : std::nullopt;
}

QString TalkPage::readBackQuestion()
{
    return tr("Here are your words. Is that what you said?");
}

QString TalkPage::answerName() const
{
    const talk::Screen& screen = m_model.screen();
    return kit::fromUtf8(screen.sectionTitle) + QStringLiteral(": ") + kit::fromUtf8(screen.text);
}

void TalkPage::addAnswer()
{
    m_answer = AnswerArea::make(m_model, m_inside);
    const talk::Screen& screen = m_model.screen();
    if (!m_model.isReadingBack())
        m_answer->describe(answerName(), kit::fromUtf8(screen.help));
    else if (!screen.value.words.empty())
        m_answer->describe(readBackQuestion(), kit::fromUtf8(screen.value.words.front()));
    m_column->addWidget(m_answer);
    connect(m_answer, &AnswerArea::submitted, this, &TalkPage::moveOn);
    connect(m_answer, &AnswerArea::undoAsked, this, &TalkPage::undo);
    connect(m_answer, &AnswerArea::failed, this, &TalkPage::tell);
    connect(m_answer, &AnswerArea::pasteCleaned, this,
        [this] { emit news(tr("Something in what you pasted is not text. It was left out.")); });
}

void TalkPage::addPage()
{
    if (!m_model.asksAboutPage())
        return;
    auto* const page = new PagePreview(m_session.story(), today(m_session.desk().now()));
    connect(page, &PagePreview::laidOut, this, &TalkPage::orderFocus);
    m_column->addWidget(page);
}

// "Stuck?": ideas, and another way to ask, folded away until they are wanted.
void TalkPage::addHelp()
{
    const talk::Screen& screen = m_model.screen();
    if (m_model.isReadingBack())
        return;
    if (!screen.ideas.empty()) {
        auto* const ideas = new kit::FoldStrip(tr("Stuck? These help some people"));
        for (const std::string& idea : screen.ideas)
            ideas->column()->addWidget(kit::body(kit::fromUtf8(idea)));
        connect(ideas, &kit::FoldStrip::foldedChanged, this, [this](bool folded) {
            if (!folded)
                (void)m_model.showIdeas();
        });
        m_column->addWidget(ideas);
    }
    if (!screen.anotherWay.empty())
        m_column->addWidget(new kit::FoldStrip(tr("Say it another way"), kit::fromUtf8(screen.anotherWay)));
}

void TalkPage::addTogether()
{
    if (!m_model.hasFlag("together") || m_model.isReadingBack())
        return;
    const talk::Screen& screen = m_model.screen();
    if (screen.takesOwnWords)
        m_column->addWidget(new SpeakerRow(m_model));
    if (screen.coachTip.empty())
        return;
    auto* const tip = new kit::FoldStrip(tr("For your coach"), kit::fromUtf8(screen.coachTip));
    tip->setFolded(m_tipsFolded);
    connect(tip, &kit::FoldStrip::foldedChanged, this, [this](bool folded) { m_tipsFolded = folded; });
    m_column->addWidget(tip);
}

// For those who do not know Ctrl+Z.
void TalkPage::addUndo()
{
    m_undo = kit::button(kit::ButtonKind::Quiet, tr("Un&do"), QStringLiteral("undo"));
    m_undo->setAccessibleDescription(tr("Takes back what was changed last."));
    m_column->addWidget(m_undo, 0, Qt::AlignLeading);
    connect(m_undo, &QAbstractButton::clicked, this, &TalkPage::undo);
}

void TalkPage::addTakeOut()
{
    const talk::Screen& screen = m_model.screen();
    const bool hasAnswer = !screen.value.empty() || !screen.saidBefore.empty();
    if (!hasAnswer || m_model.isReadingBack())
        return;
    auto* const take = kit::button(kit::ButtonKind::Quiet, tr("Take this o&ut for good"), QStringLiteral("trash"));
    m_column->addWidget(take, 0, Qt::AlignLeading);
    connect(take, &QAbstractButton::clicked, this, [this] {
        if (askToTakeOut(this))
            tellResult(m_model.takeOut(m_model.screen().slot));
    });
}

void TalkPage::showBottom()
{
    const talk::Screen& screen = m_model.screen();
    const bool asks = !m_model.summary() && !screen.atEnd && screen.what != Stop::What::Again
        && screen.kind != pack::Kind::Say && screen.kind != pack::Kind::Loop && !m_model.isReadingBack();
    m_back->setVisible(m_model.canGoBack() || m_model.isReadingBack());
    if (m_undo != nullptr)
        m_undo->setVisible(m_model.canUndo());
    m_notNow->setVisible(asks);
    m_notForMe->setVisible(asks);
    const bool answersItself = screen.atEnd || screen.what == Stop::What::Again || m_model.isReadingBack();
    m_next->setVisible(m_model.summary() || !answersItself);
}

QWidget* TalkPage::firstFocus()
{
    return focusPlace();
}

QWidget* TalkPage::focusPlace()
{
    m_next->setAccessibleDescription({});
    if (m_end != nullptr)
        return m_end;
    QWidget* const answer = m_answer == nullptr ? nullptr : m_answer->focusTarget();
    if (answer != nullptr)
        return answer;
    // With nothing to answer, what is said is heard with the button that goes on.
    m_next->setAccessibleDescription(saidHere());
    return m_next;
}

void TalkPage::moveOn()
{
    tellResult(m_model.next());
}

// Ctrl+Z with nothing left to take back in the box: the last answer, and which question changed.
void TalkPage::undo()
{
    if (const auto done = m_model.undo(); !done) {
        emit news(tr("There is nothing more to take back."));
        return;
    }
    emit news(m_model.screen().atEnd ? tr("Taken back.")
                                     : tr("Taken back: the answer to “%1”.").arg(kit::fromUtf8(m_model.screen().text)));
}

void TalkPage::tellResult(const Result<>& result)
{
    if (!result)
        tell(result.error());
}

void TalkPage::tell(const Error& error)
{
    if (error.code == ErrorCode::NotAllowed || error.code == ErrorCode::NotFound) {
        emit news(tr("Please look at this first. Then you can go on."));
        return;
    }
    const QString sentence = error.code == ErrorCode::TooLong
        ? tr("That is more than one answer can hold. All of it is still here. Make it shorter, or put some of it into "
             "the "
             "next answer.")
        : kit::sentence(kit::troubleOf(error, kit::Doing::Save));
    emit trouble(sentence);
    if (QWidget* const answer = m_answer == nullptr ? nullptr : m_answer->focusTarget()) {
        answer->setAccessibleDescription(sentence);
        answer->setFocus();
    }
}

QString TalkPage::toRead() const
{
    const talk::Screen& screen = m_model.screen();
    if (m_model.summary())
        return tr("This is what you said. Read it once more. Then go on.");
    if (screen.atEnd)
        return tr("That is the end of this talk. Thank you.");
    QStringList parts{kit::fromUtf8(screen.text), kit::fromUtf8(screen.sentence), kit::fromUtf8(screen.help)};
    if (const auto promise = promiseHere())
        parts << SignedPromise::toRead(*promise);
    for (const talk::Screen::Choice& choice : screen.choices)
        parts.append(kit::fromUtf8(choice.text));
    if (m_model.isReadingBack())
        parts = {readBackQuestion()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(".\n"));
}

QString TalkPage::ownWordsToRead() const
{
    const talk::Screen& screen = m_model.screen();
    if (!screen.draft.empty())
        return kit::fromUtf8(screen.draft);
    QStringList words;
    for (const std::string& entry : screen.value.words)
        words.append(kit::fromUtf8(entry));
    return words.join(QStringLiteral(".\n"));
}

void TalkPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_side->setVisible(width() >= kit::px(sideNeeds));
    placeBottom();
}

// Where large letters leave little height, the question needs it all: the ways on come after the answer.
void TalkPage::placeBottom()
{
    const bool scrolls = height() < kit::px(footNeeds);
    if (scrolls && m_middle->indexOf(m_bottom) >= 0)
        m_page->column()->addWidget(m_bottom);
    else if (!scrolls && m_middle->indexOf(m_bottom) < 0)
        m_middle->addWidget(m_bottom);
}

} // namespace ownwords::screens
