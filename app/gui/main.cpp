// SPDX-License-Identifier: Apache-2.0
#include "app/gui/app_context.h"
#include "app/gui/desktop_settings.h"
#include "core/crypto/secret.h"
#include "core/guard/process_guard.h"

#include <QApplication>
#include <QIcon>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

int usage(FILE* out, int code)
{
    std::fputs("ownwords [FILE] [--settings FILE]\n"
               "Opens the window. FILE is where kept words lie; without it, the usual place.\n",
        out);
    return code;
}

// Before Qt looks for a display, and ends the program when there is none.
bool hasDisplay()
{
    return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr
        || std::getenv("QT_QPA_PLATFORM") != nullptr;
}

// Some desktops show a window by its desktop file, others by a picture it brings along.
void sayWhoWeAre()
{
    QGuiApplication::setDesktopFileName(QStringLiteral("org.ownwords.ownwords"));
    QIcon icon;
    for (const int size : {16, 32, 48, 128})
        icon.addFile(QStringLiteral(":/icons/ownwords-%1.png").arg(size), {size, size});
    QGuiApplication::setWindowIcon(icon);
}

} // namespace

int main(int argc, char** argv)
{
    const char* file = "";
    const char* settings = "";
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--version")
            return std::puts("ownwords " OWNWORDS_VERSION) < 0;
        if (argument == "--help")
            return usage(stdout, 0);
        if (argument == ownwords::gui::askOption)
            return ownwords::gui::tellWishes(argc, argv);
        if (argument == "--settings" && i + 1 < argc)
            settings = argv[++i];
        else if (argument.starts_with("--"))
            return usage(stderr, 2);
        else
            file = argv[i];
    }
    if (!hasDisplay()) {
        std::fputs("There is no screen to open a window on. ownwords-cli works without one.\n", stderr);
        return 1;
    }
    // Before any thread: what a thread opened earlier would stay open.
    if (!ownwords::guard::protectProcess())
        std::fputs(
            "This system does not let the program protect its memory. Words are kept safe on the disk.\n", stderr);
    std::signal(SIGXFSZ, SIG_IGN); // a file over its limit is an error like a full disk
    if (!ownwords::crypto::start()) {
        std::fputs("There is no locked memory left for keys. Close other programs, and try again.\n", stderr);
        return 1;
    }
    QApplication application(argc, argv);
    sayWhoWeAre();
    ownwords::gui::AppContext context(application, QString::fromLocal8Bit(settings), std::filesystem::path(file));
    context.show();
    return QApplication::exec();
}
