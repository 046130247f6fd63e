// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/page_files.h"

#include "core/base/ids.h"
#include "core/crypto/secret.h"
#include "core/plan/plan_document.h"
#include "core/print/layout.h"
#include "ui/viewmodel/quiet_end.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <tuple>
#include <utility>

namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> failed(int error)
{
    const std::string detail = "write " + std::to_string(error);
    switch (error) {
    case EEXIST:
        return fail(ErrorCode::Exists, detail);
    case ENOSPC:
    case EDQUOT:
        return fail(ErrorCode::DiskFull, detail);
    case EROFS:
    case EACCES:
    case EPERM:
        return fail(ErrorCode::ReadOnly, detail);
    case ENOENT:
    case ENOTDIR:
        return fail(ErrorCode::NotFound, detail);
    default:
        return fail(ErrorCode::CannotWrite, detail);
    }
}

int writeAll(int handle, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(handle, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(handle) == 0 ? 0 : errno;
}

// A file under a passing name: gone again unless it got its own.
class Draft {
public:
    explicit Draft(const fs::path& file)
        : m_file(file)
        , m_name(file.parent_path() / (".ownwords-" + EventId(crypto::randomId()).toText() + ".part"))
    {
    }
    ~Draft()
    {
        if (m_isThere)
            ::unlink(m_name.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    int write(std::string_view bytes)
    {
        const int handle = ::open(m_name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (handle < 0)
            return errno;
        m_isThere = true;
        const int error = writeAll(handle, bytes);
        return ::close(handle) != 0 && error == 0 ? errno : error;
    }

    int giveName(Existing existing)
    {
        const bool keeps = existing == Existing::Keep;
        int result = ::renameat2(AT_FDCWD, m_name.c_str(), AT_FDCWD, m_file.c_str(), keeps ? RENAME_NOREPLACE : 0U);
        if (result != 0 && keeps && (errno == EINVAL || errno == ENOSYS)) {
            // A file system that cannot do both in one step, such as that of some cameras and phones.
            struct stat there { };
            if (::lstat(m_file.c_str(), &there) == 0)
                return EEXIST;
            result = ::rename(m_name.c_str(), m_file.c_str());
        }
        if (result != 0)
            return errno;
        m_isThere = false;
        syncDrive();
        return 0;
    }

private:
    // The new name as well, and all else that makes the drive safe to pull out. The words are on it already.
    void syncDrive() const
    {
        const int folder = ::open(m_file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0)
            return;
        std::ignore = ::fsync(folder);
        ::close(folder);
    }

    fs::path m_file;
    fs::path m_name;
    bool m_isThere = false;
};

Result<PageFiles::Saved> makePdf(const PageFiles::Pages& pages, const fs::path& file, Existing existing)
{
    print::PdfOptions how;
    how.theme = pages.theme;
    how.created = {static_cast<int>(pages.day.year()), static_cast<int>(static_cast<unsigned>(pages.day.month())),
        static_cast<int>(static_cast<unsigned>(pages.day.day()))};
    const auto pdf = print::makePdf(pages.document, how);
    if (!pdf)
        return tl::unexpected(pdf.error());
    OWNWORDS_TRY(writeFile(file, pdf->bytes, existing));
    PageFiles::Saved saved{pdf->pdfUa, 0};
    for (const print::MissingGlyph& glyph : print::missingGlyphs(pages.document, pages.theme))
        saved.missing += glyph.count;
    return saved;
}

Result<PageFiles::LaidOut> laidOut(const PageFiles::Pages& pages)
{
    auto made = print::layOut(pages.document, pages.theme);
    if (!made)
        return tl::unexpected(made.error());
    return std::make_shared<const print::Pages>(*std::move(made));
}

} // namespace

Result<> writeFile(const fs::path& file, std::string_view bytes, Existing existing)
{
    Draft draft(file);
    int error = draft.write(bytes);
    if (error == 0)
        error = draft.giveName(existing);
    if (error != 0)
        return failed(error);
    return {};
}

PageFiles::PageFiles(work::StoreQueue::Mode mode)
    : m_queue(std::make_unique<work::StoreQueue>(mode))
{
}

PageFiles::~PageFiles()
{
    letFinish(std::move(m_queue));
}

void PageFiles::savePdf(
    Pages pages, const fs::path& file, Existing existing, QObject* listener, const Then<Saved>& then)
{
    m_queue->run(
        listener, [pages = std::move(pages), file, existing] { return makePdf(pages, file, existing); }, then);
}

void PageFiles::saveText(
    Pages pages, const fs::path& file, Existing existing, QObject* listener, const Then<Saved>& then)
{
    const auto job = [pages = std::move(pages), file, existing]() -> Result<Saved> {
        OWNWORDS_TRY(writeFile(file, plan::plainText(pages.document), existing));
        return Saved();
    };
    m_queue->run(listener, job, then);
}

void PageFiles::saveData(
    std::string data, const fs::path& file, Existing existing, QObject* listener, const Then<Saved>& then)
{
    const auto job = [data = std::move(data), file, existing]() -> Result<Saved> {
        OWNWORDS_TRY(writeFile(file, data, existing));
        return Saved();
    };
    m_queue->run(listener, job, then);
}

void PageFiles::layOut(Pages pages, QObject* listener, const Then<LaidOut>& then)
{
    m_queue->run(
        listener, [pages = std::move(pages)] { return laidOut(pages); }, then);
}

void PageFiles::paint(
    const LaidOut& pages, int page, double dotsPerInch, QObject* listener, const Then<print::Image>& then)
{
    m_queue->run(
        listener, [pages, page, dotsPerInch] { return print::paintPage(*pages, page, dotsPerInch); }, then);
}

} // namespace ownwords::viewmodel
