// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/file_asker.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/screens/file_finder.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>

namespace ownwords::screens {

namespace {

class FileAsker {
    Q_DECLARE_TR_FUNCTIONS(FileAsker)
};

// QFileDialog writes the folder it was last in and its history into the settings of all Qt programs when it goes
// (saveSettings() in qfiledialog.cpp), whatever it is told. Nothing can be written below a device; settings of the app
// itself have a file of their own and are not touched.
void keepNoSettings()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("/dev/null"));
}

// Wide enough for its words at every text size, and without what has nothing to choose from.
void arrange(QFileDialog& dialog)
{
    dialog.setViewMode(QFileDialog::List);
    for (const char* const needless :
        {"fileTypeLabel", "fileTypeCombo", "listModeButton", "detailModeButton", "newFolderButton"}) {
        if (auto* const widget = dialog.findChild<QWidget*>(QLatin1String(needless)))
            widget->hide();
    }
    const QSize picture(kit::px(22), kit::px(22));
    for (QAbstractItemView* const list : dialog.findChildren<QAbstractItemView*>())
        list->setIconSize(picture);
    for (QComboBox* const box : dialog.findChildren<QComboBox*>())
        box->setIconSize(picture);
    for (QToolButton* const button : dialog.findChildren<QToolButton*>()) {
        button->setIconSize(picture);
        button->setMinimumSize(kit::px(44), kit::px(44));
    }
    const auto* const box = dialog.findChild<QDialogButtonBox*>();
    for (QPushButton* const button : dialog.findChildren<QPushButton*>()) {
        button->setIcon({}); // the words say it
        const bool isSave = box != nullptr && box->button(QDialogButtonBox::Save) == button;
        kit::setTextRole(button, isSave ? QStringLiteral("primary") : QStringLiteral("secondary"));
        const int words = button->fontMetrics().horizontalAdvance(button->text()) * 5 / 4; // bold
        button->setMinimumSize(words + kit::px(48), kit::px(48));
    }
    if (auto* const rows = qobject_cast<QGridLayout*>(dialog.layout())) {
        rows->setSpacing(kit::px(12));
        rows->setContentsMargins(kit::px(20), kit::px(20), kit::px(20), kit::px(20));
    }
    if (auto* const halves = dialog.findChild<QSplitter*>())
        halves->setSizes({kit::px(220), kit::px(560)});
    dialog.resize(dialog.sizeHint().expandedTo({kit::px(860), kit::px(480)}));
}

} // namespace

QFileDialog* fileAsker(QWidget* parent, const std::vector<viewmodel::SavePlace>& places, const QString& fileName)
{
    keepNoSettings();
    auto* const dialog = new QFileDialog(parent);
    // Read-only: nothing is renamed or deleted here, and no box that asks about it stands in the way of Hide.
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite | QFileDialog::ReadOnly
        | QFileDialog::DontUseCustomDirectoryIcons);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    const QString ending = QFileInfo(fileName).suffix();
    dialog->setDefaultSuffix(ending);
    if (ending == QStringLiteral("pdf"))
        dialog->setNameFilter(FileAsker::tr("PDF files (*.pdf)"));
    else if (ending == QStringLiteral("txt"))
        dialog->setNameFilter(FileAsker::tr("Text files (*.txt)"));
    else
        dialog->setNameFilter(QStringLiteral("*.") + ending);
    dialog->setWindowTitle(FileAsker::tr("Where shall it go?"));
    dialog->setLabelText(QFileDialog::Accept, FileAsker::tr("Save here"));
    dialog->setLabelText(QFileDialog::FileName, FileAsker::tr("Its &name:"));
    dialog->setLabelText(QFileDialog::LookIn, FileAsker::tr("Place:"));
    dialog->setLabelText(QFileDialog::Reject, FileAsker::tr("Go back"));
    QList<QUrl> sides;
    for (const viewmodel::SavePlace& place : places)
        sides.append(QUrl::fromLocalFile(kit::fromPath(place.folder)));
    dialog->setSidebarUrls(sides);
    dialog->setHistory({});
    if (!sides.isEmpty())
        dialog->setDirectoryUrl(sides.front());
    dialog->selectFile(fileName);
    arrange(*dialog);
    return dialog;
}

QFileDialog* fileFinder(QWidget* parent, const QString& title, const QString& what, const std::filesystem::path& start)
{
    keepNoSettings();
    auto* const dialog = new QFileDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setOptions(
        QFileDialog::DontUseNativeDialog | QFileDialog::ReadOnly | QFileDialog::DontUseCustomDirectoryIcons);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(what.isEmpty() ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!what.isEmpty())
        dialog->setNameFilters({what, FileAsker::tr("All files (*)")});
    dialog->setWindowTitle(title);
    dialog->setLabelText(QFileDialog::Accept, FileAsker::tr("Choose"));
    dialog->setLabelText(QFileDialog::FileName, FileAsker::tr("Its &name:"));
    dialog->setLabelText(QFileDialog::LookIn, FileAsker::tr("Place:"));
    dialog->setLabelText(QFileDialog::Reject, FileAsker::tr("Go back"));
    dialog->setHistory({});
    dialog->setDirectory(kit::fromPath(start));
    // Qt finds two where a whole path was typed while another folder is shown, and then does not tell of one.
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, [dialog](const QStringList& files) {
        if (files.size() > 1)
            emit dialog->fileSelected(files.front());
    });
    arrange(*dialog);
    return dialog;
}

} // namespace ownwords::screens
