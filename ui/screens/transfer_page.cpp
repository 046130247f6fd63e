// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/transfer_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/file_finder.h"

#include <QVBoxLayout>

namespace ownwords::screens {

TransferPage::TransferPage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, viewmodel::SavePlaces()))
{
    fill({m_bar, m_page});
    connect(&session, &viewmodel::Session::pageChanged, m_paper, &Paper::stop);
}

QVBoxLayout* TransferPage::fresh(const QString& heading)
{
    if (m_step) {
        m_step->hide();
        m_step->deleteLater(); // it may be what asked
    }
    m_step = new QWidget;
    QVBoxLayout* const column = kit::columnIn(m_step, 16);
    column->addWidget(kit::heading(heading));
    m_page->column()->addWidget(m_step);
    m_step->show();
    m_page->toTop();
    return column;
}

void TransferPage::addBack(QVBoxLayout* column, const QString& text, void (viewmodel::Session::*leave)())
{
    auto* const back = kit::button(kit::ButtonKind::Quiet, text, QStringLiteral("back"));
    connect(back, &QAbstractButton::clicked, &m_session, leave);
    column->addWidget(back, 0, Qt::AlignLeading);
    column->addStretch();
}

void TransferPage::chooseFile(
    const QString& title, const QString& what, const std::function<void(const std::filesystem::path&)>& chosen)
{
    m_bar->clear();
    const auto places = viewmodel::SavePlaces().list();
    auto* const dialog
        = fileFinder(this, title, what, places.empty() ? std::filesystem::path("/") : places.front().folder);
    connect(dialog, &QFileDialog::fileSelected, this, [chosen](const QString& file) { chosen(kit::toPath(file)); });
    dialog->open();
}

void TransferPage::tell(const Error& error, kit::Doing doing)
{
    m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, doing)));
}

} // namespace ownwords::screens
