// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/plan/page_document.h"
#include "core/print/plan_pdf.h"
#include "core/work/store_queue.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

class QObject;

namespace ownwords::viewmodel {

enum class Existing { Keep, Replace };

// Writes a file that only this person may read: whole under another name beside it first, then renamed, so that a drive
// pulled out too early leaves no half file of this name. On the drive itself when it returns.
// Errors: Exists (Keep, and there is such a file), ReadOnly, DiskFull, NotFound (the folder is gone), CannotWrite.
Result<> writeFile(const std::filesystem::path& file, std::string_view bytes, Existing existing);

// Makes files and printer pictures of pages, one after the other, in a thread of its own: a memory stick may take
// seconds. Answers come in the thread that owns this, and not at all when `listener` is gone.
class PageFiles {
public:
    struct Pages {
        plan::PageDocument document;
        print::Theme theme;
        Date day{}; // written into the PDF
    };
    struct Saved {
        bool hasMark = true; // the PDF/UA mark; a text file has no need of one
        int missing = 0; // characters that no font of this computer can show
    };
    template <typename T = void>
    using Then = std::function<void(const Result<T>&)>;

    explicit PageFiles(work::StoreQueue::Mode mode = work::StoreQueue::Mode::Threaded);
    ~PageFiles(); // waits for nothing; what was asked for is still done
    PageFiles(const PageFiles&) = delete;
    PageFiles& operator=(const PageFiles&) = delete;

    // Errors: those of print::makePdf() and writeFile().
    void savePdf(
        Pages pages, const std::filesystem::path& file, Existing existing, QObject* listener, const Then<Saved>& then);
    void saveText(
        Pages pages, const std::filesystem::path& file, Existing existing, QObject* listener, const Then<Saved>& then);

    void saveData(std::string data, const std::filesystem::path& file, Existing existing, QObject* listener,
        const Then<Saved>& then);

    // For a printer: the pages are laid out once, then painted one by one, since each takes much memory.
    using LaidOut = std::shared_ptr<const print::Pages>;
    void layOut(Pages pages, QObject* listener, const Then<LaidOut>& then);
    void paint(const LaidOut& pages, int page, double dotsPerInch, QObject* listener, const Then<print::Image>& then);

    // Waits until everything asked for so far is done.
    void finish() { m_queue->finish(); }

private:
    std::unique_ptr<work::StoreQueue> m_queue;
};

} // namespace ownwords::viewmodel
