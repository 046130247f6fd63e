// SPDX-License-Identifier: Apache-2.0
#include "app/gui/app_context.h"

#include "core/pack/loader.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QScreen>

#include <stdexcept>
#include <utility>

namespace ownwords::gui {

namespace {

Bytes resource(const char* name)
{
    QFile file(QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("a resource is missing");
    return file.readAll().toStdString();
}

std::shared_ptr<const pack::Pack> packIn(const char* name)
{
    pack::Loaded loaded = pack::load(resource(name));
    if (!loaded.pack)
        throw std::runtime_error("a pack does not load");
    return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
}

// When it is asked for: not before the window is there.
viewmodel::Session::PackSource readOnce(const char* name)
{
    return [name, pack = std::shared_ptr<const pack::Pack>()]() mutable {
        if (!pack)
            pack = packIn(name);
        return pack;
    };
}

crypto::WordList fourWords()
{
    auto words = crypto::WordList::parse(resource(":/words/four_words.txt"));
    if (!words)
        throw std::runtime_error("the list of words does not load");
    return *std::move(words);
}

QString wordsOf(const QString& language)
{
    return QStringLiteral(":/i18n/ownwords_%1.qm").arg(language);
}

// The languages that are built in: every compiled translation is one.
QStringList languagesThere()
{
    static constexpr qsizetype prefix = 9; // "ownwords_"
    QStringList there;
    const QStringList names = QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("ownwords_*.qm")}, QDir::Files);
    for (const QString& name : names)
        there.append(name.mid(prefix).chopped(3));
    return there;
}

// As a translation calls its own language; English has only its plurals there.
QString nameOf(const QString& language)
{
    QTranslator words;
    QString own = words.load(wordsOf(language)) ? words.translate("Languages", "English") : QString();
    if (!own.isEmpty())
        return own;
    return language == QStringLiteral("en") ? QStringLiteral("English") : QLocale(language).nativeLanguageName();
}

TimePoint now()
{
    return TimePoint(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

int tzMinutes()
{
    return QDateTime::currentDateTime().offsetFromUtc() / 60;
}

} // namespace

AppContext::AppContext(QApplication& application, const QString& settingsFile, const std::filesystem::path& dataFile)
    : m_settings(loadSettings(settingsFile))
{
    speak(application);
    viewmodel::Desk::Setup desk;
    desk.now = now;
    desk.words = fourWords();
    m_desk = std::make_unique<viewmodel::Desk>(std::move(desk));
    viewmodel::Session::Setup session;
    session.firstTalk = readOnce(":/packs/first-talk/pack.json");
    session.review = readOnce(":/packs/review/pack.json");
    session.tzMinutes = tzMinutes;
    session.lang = m_settings.language.toStdString();
    session.alone.quiet = std::chrono::minutes(m_settings.lockMinutes);
    m_session = std::make_unique<viewmodel::Session>(*m_desk, std::move(session));
    const std::filesystem::path file = !dataFile.empty() ? dataFile
        : m_settings.dataFile.empty()                    ? usualDataFile()
                                                         : m_settings.dataFile;
    std::error_code missing;
    if (std::filesystem::exists(file, missing) || !m_settings.dataFile.empty())
        m_session->openFile(file);
    m_look = std::make_unique<kit::Look>(application);
    screens::MainWindow::Setup window;
    window.contacts = m_settings.contacts;
    window.languages = m_languages;
    window.textSize = m_settings.textSize;
    window.colours = m_settings.colours;
    window.defaultFile = usualDataFile();
    window.rememberFile = [settingsFile](const std::filesystem::path& chosen) { rememberFile(settingsFile, chosen); };
    m_window = std::make_unique<screens::MainWindow>(*m_session, *m_look, std::move(window));
    m_desktop = std::make_unique<Desktop>(*m_window);
    QObject::connect(m_desktop.get(), &Desktop::wishesChanged, m_look.get(), &kit::Look::setDesktop);
    QObject::connect(m_desktop.get(), &Desktop::left, m_session.get(), [this] {
        m_session->hide();
        m_desk->whenDone(m_desktop.get(), [this] { m_desktop->locked(); });
    });
}

// In the language of the settings, where there is one: another is a translation, and no code.
void AppContext::speak(QApplication& application)
{
    const QStringList there = languagesThere();
    if (!there.contains(m_settings.language))
        m_settings.language = QStringLiteral("en");
    m_languages.append(nameOf(m_settings.language));
    for (const QString& language : there) {
        if (language != m_settings.language)
            m_languages.append(nameOf(language));
    }
    if (m_words.load(wordsOf(m_settings.language)))
        QApplication::installTranslator(&m_words);
    application.setLayoutDirection(QLocale(m_settings.language).textDirection());
}

void AppContext::show()
{
    m_window->resize(screens::MainWindow::firstSize(m_window->screen()->availableSize()));
    m_window->show();
}

} // namespace ownwords::gui
