// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/file_asker.h"

#include "ui/kit/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
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

} // namespace

QFileDialog* fileAsker(QWidget* parent, const std::vector<viewmodel::SavePlace>& places, const QString& fileName)
{
    keepNoSettings();
    auto* const dialog = new QFileDialog(parent);
    dialog->setOptions(QFileDialog::DontUseNativeDialog | QFileDialog::DontConfirmOverwrite
        | QFileDialog::DontUseCustomDirectoryIcons);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    const QString ending = QFileInfo(fileName).suffix();
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(
        ending == QStringLiteral("pdf") ? FileAsker::tr("PDF files (*.pdf)") : FileAsker::tr("Text files (*.txt)"));
    dialog->setWindowTitle(FileAsker::tr("Where shall it go?"));
    dialog->setLabelText(QFileDialog::Accept, FileAsker::tr("Save here"));
    dialog->setLabelText(QFileDialog::Reject, FileAsker::tr("Go back"));
    QList<QUrl> sides;
    for (const viewmodel::SavePlace& place : places)
        sides.append(QUrl::fromLocalFile(kit::fromUtf8(place.folder.string())));
    dialog->setSidebarUrls(sides);
    dialog->setHistory({});
    if (!sides.isEmpty())
        dialog->setDirectoryUrl(sides.front());
    dialog->selectFile(fileName);
    return dialog;
}

} // namespace ownwords::screens
