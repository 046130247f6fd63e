// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kit_support.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

namespace ownwords::test {

namespace {

QString nameOf(const QWidget& widget, const QString& text)
{
    const QString name
        = widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
    return name + QStringLiteral(" '") + text.left(40) + QLatin1Char('\'');
}

QString sizeText(const QSize& size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

template <typename Type>
QList<Type*> visible(QWidget* window)
{
    QList<Type*> found;
    for (Type* const widget : window->findChildren<Type*>()) {
        if (widget->isVisibleTo(window) && !widget->size().isEmpty())
            found.append(widget);
    }
    return found;
}

// What a scroll area shows in part is not cut.
const QWidget* scrolledPage(const QWidget* widget)
{
    for (const QWidget* up = widget; up != nullptr; up = up->parentWidget()) {
        const auto* const area
            = up->parentWidget() == nullptr ? nullptr : qobject_cast<QScrollArea*>(up->parentWidget()->parentWidget());
        if (area != nullptr && area->widget() == up)
            return up;
    }
    return nullptr;
}

// Outside of one of its parents, up to the page that scrolls or the window.
bool isCutOff(const QWidget& widget, const QWidget& window)
{
    const QWidget* const page = scrolledPage(&widget);
    if (page == &widget)
        return false;
    for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget()) {
        const QRect place(widget.mapTo(up, QPoint(0, 0)), widget.size());
        if (!up->rect().contains(place))
            return true;
        if (up == page || up == &window)
            return false;
    }
    return false;
}

// The size a button needs for its text, in the width it has.
QSize neededBy(const QAbstractButton& button)
{
    if (button.hasHeightForWidth())
        return {button.minimumSizeHint().width(), button.heightForWidth(button.width())};
    return button.minimumSizeHint();
}

QSize neededBy(const QLabel& label)
{
    if (label.wordWrap())
        return {label.minimumSizeHint().width(), label.heightForWidth(label.width())};
    return label.minimumSizeHint();
}

template <typename Type>
void addClipped(QStringList& list, QWidget* window)
{
    for (const Type* const widget : visible<Type>(window)) {
        if (widget->text().isEmpty())
            continue;
        const QSize needed = neededBy(*widget);
        if (needed.width() > widget->width() || needed.height() > widget->height())
            list.append(nameOf(*widget, widget->text()) + QStringLiteral(": needs ") + sizeText(needed)
                + QStringLiteral(", has ") + sizeText(widget->size()));
        else if (isCutOff(*widget, *window))
            list.append(nameOf(*widget, widget->text()) + QStringLiteral(": lies outside of its parent"));
    }
}

// Of the colours in `place`: the most frequent one is what the text stands on, the one farthest from it is the text.
double paintedContrast(const QImage& image, const QRect& place)
{
    QHash<QRgb, int> counts;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    QRgb back = 0;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (count.value() > counts.value(back))
            back = count.key();
    }
    double most = 1;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        most = std::max(most, kit::contrast(QColor(count.key()), QColor(back)));
    return most;
}

void addFaint(QStringList& list, QWidget& window, const QImage& image, const QWidget& widget, const QString& text)
{
    constexpr int aroundText = 6; // pixels: an outline is no text
    const QRect seen = widget.visibleRegion().boundingRect().adjusted(aroundText, 0, -aroundText, 0);
    if (text.isEmpty() || seen.height() < widget.fontMetrics().height() || seen.width() < aroundText)
        return;
    const double ratio = image.devicePixelRatio();
    const QPoint corner = widget.mapTo(&window, seen.topLeft());
    const QRect place = QRectF(corner * ratio, QSizeF(seen.size()) * ratio).toAlignedRect() & image.rect();
    const double painted = paintedContrast(image, place);
    if (painted < kit::leastContrast(kit::Use::Text, look().theme()))
        list.append(nameOf(widget, text) + QStringLiteral(": %1").arg(painted));
}

bool isPartOfAnother(const QWidget& widget)
{
    return qobject_cast<const QScrollBar*>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr
        || qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr
        || widget.objectName().startsWith(QStringLiteral("qt_"));
}

} // namespace

kit::Look& look()
{
    return *qApp->findChild<kit::Look*>(QString(), Qt::FindDirectChildrenOnly);
}

PlainLook::~PlainLook()
{
    look().setTextSize(100);
    look().setColours(kit::Colours::AsDesktop);
    look().setDesktop({});
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void showAt(QWidget& window, int width, int height)
{
    window.resize(width, height);
    window.show();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    // Heights that follow widths settle in a few rounds.
    for (int round = 0; round < 3; ++round)
        QApplication::processEvents();
    window.resize(width, height);
    QApplication::processEvents();
}

QStringList clippedTexts(QWidget* window)
{
    QStringList list;
    addClipped<QLabel>(list, window);
    addClipped<QAbstractButton>(list, window);
    return list;
}

QStringList namelessControls(QWidget* window)
{
    QStringList list;
    for (QWidget* const widget : visible<QWidget>(window)) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isEnabled() || isPartOfAnother(*widget))
            continue;
        const QAccessibleInterface* const heard = QAccessible::queryAccessibleInterface(widget);
        if (heard == nullptr || heard->text(QAccessible::Name).trimmed().isEmpty())
            list.append(nameOf(*widget, {}));
    }
    return list;
}

QStringList sharedMnemonics(QWidget* window)
{
    QMap<QString, QStringList> users;
    const auto add = [&users](const QWidget& widget, const QString& text) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (!keys.isEmpty() && widget.isEnabled())
            users[keys.toString()].append(nameOf(widget, text));
    };
    for (const QAbstractButton* const button : visible<QAbstractButton>(window))
        add(*button, button->text());
    for (const QLabel* const label : visible<QLabel>(window)) {
        if (label->buddy() != nullptr)
            add(*label, label->text());
    }
    QStringList list;
    for (auto use = users.cbegin(); use != users.cend(); ++use) {
        if (use.value().size() > 1)
            list.append(use.key() + QStringLiteral(": ") + use.value().join(QStringLiteral(", ")));
    }
    return list;
}

QStringList sidewaysScrolls(QWidget* window)
{
    QStringList list;
    QList<QAbstractScrollArea*> areas = visible<QAbstractScrollArea>(window);
    if (auto* const own = qobject_cast<QAbstractScrollArea*>(window))
        areas.append(own);
    for (const QAbstractScrollArea* const area : areas) {
        const auto* const page = qobject_cast<const QScrollArea*>(area);
        const bool tooWide
            = page != nullptr && page->widget() != nullptr && page->widget()->width() > page->viewport()->width();
        const int most = area->horizontalScrollBar()->maximum();
        if (tooWide || most > 0)
            list.append(nameOf(*area, {}) + QStringLiteral(": by %1 of %2").arg(most).arg(area->viewport()->width()));
    }
    return list;
}

QStringList smallTargets(QWidget* window)
{
    QStringList list;
    const int least = kit::px(44);
    for (const QAbstractButton* const button : visible<QAbstractButton>(window)) {
        if (!isPartOfAnother(*button) && (button->width() < least || button->height() < least))
            list.append(nameOf(*button, button->text()) + QStringLiteral(": ") + sizeText(button->size()));
    }
    return list;
}

QStringList faintTexts(QWidget* window)
{
    QStringList list;
    const QImage image = window->grab().toImage();
    for (const QLabel* const label : visible<QLabel>(window))
        addFaint(list, *window, image, *label, label->text());
    for (const QAbstractButton* const button : visible<QAbstractButton>(window)) {
        if (button->isEnabled())
            addFaint(list, *window, image, *button, button->text());
    }
    return list;
}

void keepPicture(QWidget& window, const QString& name)
{
    const QString folder = qEnvironmentVariable("OWNWORDS_PICTURES");
    if (!folder.isEmpty())
        window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace ownwords::test
