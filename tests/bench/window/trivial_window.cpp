// SPDX-License-Identifier: Apache-2.0
// The smallest window worth the name, as large as the app's: what Qt itself costs.
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QWidget window;
    auto* const column = new QVBoxLayout(&window);
    column->addWidget(new QLabel(QStringLiteral("Hello")));
    column->addWidget(new QPushButton(QStringLiteral("Close")));
    constexpr int width = 1280;
    constexpr int height = 800;
    window.resize(width, height);
    window.show();
    return QApplication::exec();
}
