// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ownwords::viewmodel {

// Somewhere a file can be saved.
struct SavePlace {
    std::string name; // the label of a drive or the name of a folder, UTF-8
    std::filesystem::path folder;
    bool isRemovable = false;

    bool operator==(const SavePlace&) const = default;
};

// Tells drives a person can pull out and take home from the disks of this computer. Nothing is kept: each call looks
// anew, since sticks come and go.
class SavePlaces {
public:
    // Where to look. A test hands in folders of its own.
    struct Setup {
        std::filesystem::path mounts = "/proc/self/mountinfo"; // proc(5)
        std::filesystem::path system = "/sys"; // its dev/block tells what a disk is: sysfs(5)
        // Where desktops mount what is plugged in. A disk that is mounted elsewhere is a part of this computer.
        std::vector<std::filesystem::path> plugs{"/media", "/run/media", "/mnt"};
        std::filesystem::path documents; // empty = this person's folder for documents
    };

    SavePlaces();
    explicit SavePlaces(Setup setup);

    // Removable drives first, by name; then Documents, where there is such a folder.
    std::vector<SavePlace> list() const;
    // Whether a file of this path would lie on a removable drive. Links are followed. No = not, or nobody knows.
    bool isRemovable(const std::filesystem::path& file) const;

private:
    struct Mount {
        std::filesystem::path folder;
        std::string device; // "8:17"
        std::string source; // "/dev/sdb1"
        std::string type; // "vfat"
    };

    std::vector<Mount> readMounts() const;
    bool isPlug(const Mount& mount) const;

    Setup m_setup;
};

} // namespace ownwords::viewmodel
