// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/save_places.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

// A disk in a box of disks in a box: deeper is a loop.
constexpr int deepest = 8;

fs::path documentsOfThisPerson()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const bool isThere = QFileInfo::exists(documents);
    return (isThere ? documents : QStandardPaths::writableLocation(QStandardPaths::HomeLocation)).toStdString();
}

// mountinfo writes a space as \040, and so on.
std::string unescaped(const std::string& text)
{
    const auto isOctal = [](char c) { return c >= '0' && c <= '7'; };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size() && isOctal(text[i + 1]) && isOctal(text[i + 2])
            && isOctal(text[i + 3])) {
            plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::string firstWord(const fs::path& file)
{
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

bool isUnder(const fs::path& path, const fs::path& folder)
{
    const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

// What the kernel says of a disk, a part of one, or a sealed container on one: it calls it removable, it hangs on USB
// (a portable disk says "not removable"), or it is an SD card (a reader says so too).
bool canBePulledOut(const fs::path& disk, int depth)
{
    std::error_code error;
    const fs::path place = fs::canonical(disk, error);
    if (error || depth == deepest)
        return false;
    bool hasBelow = false;
    for (const fs::directory_entry& below : fs::directory_iterator(place / "slaves", error)) {
        hasBelow = true;
        if (!canBePulledOut(below.path(), depth + 1))
            return false;
    }
    if (hasBelow)
        return true;
    const fs::path whole = fs::exists(place / "partition", error) ? place.parent_path() : place;
    const bool isOnUsb = std::any_of(
        whole.begin(), whole.end(), [](const fs::path& part) { return part.string().starts_with("usb"); });
    return isOnUsb || firstWord(whole / "removable") == "1" || firstWord(whole / "device" / "type") == "SD";
}

} // namespace

SavePlaces::SavePlaces()
    : SavePlaces(Setup())
{
}

SavePlaces::SavePlaces(Setup setup)
    : m_setup(std::move(setup))
{
    if (m_setup.documents.empty())
        m_setup.documents = documentsOfThisPerson();
}

std::vector<SavePlaces::Mount> SavePlaces::readMounts() const
{
    std::vector<Mount> mounts;
    std::ifstream stream(m_setup.mounts);
    for (std::string line; std::getline(stream, line);) {
        // id, parent, device, root, folder, options, optional fields, "-", type, source, more
        std::istringstream words(line);
        std::string skipped;
        std::string folder;
        Mount mount;
        words >> skipped >> skipped >> mount.device >> skipped >> folder;
        while (words >> skipped && skipped != "-") { }
        std::string source;
        words >> mount.type >> source;
        if (!words)
            continue;
        mount.folder = unescaped(folder);
        mount.source = unescaped(source);
        mounts.push_back(std::move(mount));
    }
    return mounts;
}

bool SavePlaces::isPlug(const Mount& mount) const
{
    const bool isThere = std::any_of(m_setup.plugs.begin(), m_setup.plugs.end(),
        [&](const fs::path& plug) { return mount.folder != plug && isUnder(mount.folder, plug); });
    if (!isThere)
        return false;
    // File systems outside the kernel have no device number of their own, but name the disk they read.
    const bool hasNumber = !mount.device.starts_with("0:");
    const fs::path disk = hasNumber ? m_setup.system / "dev" / "block" / mount.device
                                    : m_setup.system / "class" / "block" / fs::path(mount.source).filename();
    return (hasNumber || mount.source.starts_with("/dev/")) && canBePulledOut(disk, 0);
}

std::vector<SavePlace> SavePlaces::list() const
{
    std::vector<SavePlace> places;
    for (const Mount& mount : readMounts()) {
        const bool isDisc = mount.type == "iso9660" || mount.type == "udf"; // to be read only
        const auto isSame = [&](const SavePlace& place) { return place.folder == mount.folder; };
        if (!isDisc && std::none_of(places.begin(), places.end(), isSame) && isPlug(mount))
            places.push_back({mount.folder.filename().string(), mount.folder, true});
    }
    std::sort(places.begin(), places.end(),
        [](const SavePlace& one, const SavePlace& other) { return one.folder < other.folder; });
    std::error_code error;
    if (fs::is_directory(m_setup.documents, error))
        places.push_back({m_setup.documents.filename().string(), m_setup.documents, isRemovable(m_setup.documents)});
    return places;
}

bool SavePlaces::isRemovable(const fs::path& file) const
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(fs::absolute(file, error), error);
    if (error)
        return false;
    // The longest mount point it lies under; of two on the same folder the later one.
    const Mount* home = nullptr;
    const std::vector<Mount> mounts = readMounts();
    for (const Mount& mount : mounts) {
        const bool isNearer = home == nullptr || mount.folder.native().size() >= home->folder.native().size();
        if (isUnder(real, mount.folder) && isNearer)
            home = &mount;
    }
    return home != nullptr && isPlug(*home);
}

} // namespace ownwords::viewmodel
