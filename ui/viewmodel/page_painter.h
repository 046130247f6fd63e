// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/print/plan_pdf.h"
#include "core/work/store_queue.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

using Picture = std::shared_ptr<const print::Image>;

// Lays pages out and paints pictures of them in a thread of its own. The newest document wins: what is still on its way
// for an older one is never shown. One page is painted at a time, and only pages that were asked for.
class PagePainter : public QObject {
    Q_OBJECT

public:
    struct Sheet {
        double width = 0; // points
        double height = 0;
        std::string text; // what the page says, UTF-8, for who cannot see it
    };

    explicit PagePainter(work::StoreQueue::Mode mode = work::StoreQueue::Mode::Threaded, QObject* parent = nullptr);
    ~PagePainter() override;

    void show(plan::PageDocument document, print::Theme theme);
    // Forgets the pages; nothing of them is heard any more.
    void clear();
    bool isLayingOut() const { return m_next || m_isLayingOut; }
    const std::vector<Sheet>& sheets() const { return m_sheets; } // of the pages that were laid out last
    // A picture of a page (from 0). A later wish for the same page takes the place of an earlier one.
    void paint(int page, double dotsPerInch);

signals:
    void begun(); // laying out, by show()
    void laidOut();
    void painted(int page, const ownwords::viewmodel::Picture& picture);
    // How many characters no font of this computer can show; after the pictures, once for each document.
    void missingCounted(int characters);
    void failed(const ownwords::Error& error);

private:
    struct Request {
        plan::PageDocument document;
        print::Theme theme;
    };
    struct Made;
    void workOn();
    void layOut();
    void paintNext();
    void countMissing();
    void take(const Made& made);

    std::optional<Request> m_next; // not begun
    std::shared_ptr<const Request> m_unchecked; // characters without a shape are not counted yet
    std::shared_ptr<const print::Pages> m_pages;
    std::vector<Sheet> m_sheets;
    std::map<int, double> m_wishes;
    std::uint64_t m_generation = 0; // of what may still be heard
    bool m_isWorking = false;
    bool m_isLayingOut = false;
    std::unique_ptr<work::StoreQueue> m_queue;
};

// What one page says, line by line, as a screen reader should say it: pictures by their alternative text, nothing that
// only decorates.
std::string textOf(const print::Pages& pages, int page);

} // namespace ownwords::viewmodel
