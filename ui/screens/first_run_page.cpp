// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/first_run_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/file_finder.h"

#include <QLineEdit>
#include <QStorageInfo>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ownwords::screens {

namespace {

namespace fs = std::filesystem;

// Gone at the next start, or at log-off: memory file systems, and the layers that reset computers lay over their disk.
bool isTemporary(const fs::path& folder)
{
    fs::path there = folder;
    std::error_code error;
    while (!there.empty() && !fs::exists(there, error) && there != there.parent_path())
        there = there.parent_path();
    const QByteArray type = QStorageInfo(kit::fromPath(there)).fileSystemType();
    static constexpr std::array<const char*, 4> temporary{"tmpfs", "ramfs", "overlay", "aufs"};
    return std::any_of(temporary.begin(), temporary.end(), [&](const char* known) { return type == known; });
}

} // namespace

FirstRunPage::FirstRunPage(viewmodel::Session& session, fs::path place, Remember remember, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_place(std::move(place))
    , m_remember(std::move(remember))
    , m_organisation(new QLineEdit)
    , m_where(kit::helper({}))
    , m_warning(kit::body({}))
    , m_make(kit::button(kit::ButtonKind::Primary, tr("&Make the file here")))
{
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    column->addWidget(kit::heading(tr("Get this computer ready")));
    column->addWidget(
        kit::body(tr("What people want to keep lies in one file on this computer. What each of them said is locked "
                     "with their own key.")));
    auto* const fresh = new kit::Card(kit::Card::Kind::Chosen);
    fresh->column()->addWidget(kit::title(tr("Make a new file")));
    fresh->column()->addWidget(m_where);
    fresh->column()->addWidget(m_warning);
    addField(fresh->column(), tr("&Organisation (you can leave this empty)"), m_organisation);
    auto* const ways = new kit::FlowLayout;
    auto* const elsewhere = kit::button(kit::ButtonKind::Secondary, tr("&Choose another place"));
    ways->addWidget(m_make);
    ways->addWidget(elsewhere);
    fresh->column()->addLayout(ways);
    column->addWidget(fresh);
    auto* const find = kit::button(kit::ButtonKind::Secondary, tr("Open a &file that is here"));
    column->addWidget(find, 0, Qt::AlignLeading);
    auto* const copy = kit::button(kit::ButtonKind::Quiet, tr("&Bring back a copy of a file"));
    column->addWidget(copy, 0, Qt::AlignLeading);
    auto* const without = kit::button(kit::ButtonKind::Quiet, tr("&Go on without keeping anything"));
    column->addWidget(without, 0, Qt::AlignLeading);
    column->addStretch();
    fill({page});
    showPlace();
    connect(m_make, &QAbstractButton::clicked, this, &FirstRunPage::makeHere);
    connect(elsewhere, &QAbstractButton::clicked, this, &FirstRunPage::chooseFolder);
    connect(find, &QAbstractButton::clicked, this, &FirstRunPage::findFile);
    connect(copy, &QAbstractButton::clicked, &session, [this] {
        rememberWhatOpens();
        m_session.toBackups(m_place);
    });
    connect(without, &QAbstractButton::clicked, &session, &viewmodel::Session::goOnWithoutFile);
    connect(&session, &viewmodel::Session::busyChanged, this,
        [this] { m_make->setText(m_session.isBusy() ? tr("Making it ...") : tr("&Make the file here")); });
    kit::followLook(this, [ways] { ways->setSpacing(kit::px(12)); });
}

void FirstRunPage::showPlace()
{
    m_where->setText(tr("Place: %1").arg(kit::fromPath(m_place)));
    const bool isTemporaryPlace = isTemporary(m_place.parent_path());
    m_warning->setVisible(isTemporaryPlace);
    if (isTemporaryPlace)
        m_warning->setText(tr("This place is emptied when the computer restarts. Choose one that stays, like a memory "
                              "stick."));
}

void FirstRunPage::makeHere()
{
    if (m_session.isBusy())
        return;
    rememberWhatOpens();
    m_session.makeFile(m_place, kit::toUtf8(m_organisation->text().trimmed()));
}

void FirstRunPage::chooseFolder()
{
    auto* const dialog = fileFinder(this, tr("Choose a place for the file"), {}, m_place.parent_path());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_place = kit::toPath(folder) / m_place.filename();
        showPlace();
    });
    dialog->open();
}

void FirstRunPage::findFile()
{
    auto* const dialog = fileFinder(this, tr("Open a file"), tr("Ownwords files (*.ownwords)"), m_place.parent_path());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        rememberWhatOpens();
        m_session.openFile(kit::toPath(file));
    });
    dialog->open();
}

// Also when Hide takes this page away before it is open.
void FirstRunPage::rememberWhatOpens()
{
    connect(&m_session, &viewmodel::Session::fileReady, &m_session, m_remember, Qt::SingleShotConnection);
}

QWidget* FirstRunPage::firstFocus()
{
    return m_make;
}

QString FirstRunPage::toRead() const
{
    return tr("Get this computer ready. Make a new file, open one that is here, or go on without keeping anything.");
}

} // namespace ownwords::screens
