// SPDX-License-Identifier: Apache-2.0
// Fills blocks of memory with a pattern, gives them back in every way there is, and says how often the pattern is still
// found anywhere in its memory, its stack too. Linked with wipe_on_free.cpp it must say 0; linked without, it shows
// that the search finds what is there. The pattern itself stands nowhere: it is made letter by letter, and compared so.
#include <fcntl.h>
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <new>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr std::array<unsigned char, 8> masked = {0x91, 0x3C, 0xE7, 0x58, 0x0A, 0xD4, 0x6F, 0xB2};
volatile unsigned char mask = 0xA5;

void fill(void* block, std::size_t size)
{
    auto* const bytes = static_cast<unsigned char*>(block);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<unsigned char>(masked[i % masked.size()] ^ mask);
    __asm__ volatile("" : : "r"(block) : "memory"); // or the compiler leaves out what is freed unread
}

// Where a part of the memory is looked at; not searched itself.
std::array<unsigned char, 1U << 20U> window;

std::size_t foundIn(std::size_t size)
{
    const unsigned char unmask = mask;
    std::size_t found = 0;
    for (std::size_t at = 0; at + masked.size() <= size; ++at) {
        std::size_t same = 0;
        while (same < masked.size() && (window[at + same] ^ unmask) == masked[same])
            ++same;
        found += same == masked.size() ? 1 : 0;
    }
    return found;
}

std::size_t foundAnywhere()
{
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    const auto own = reinterpret_cast<std::uintptr_t>(window.data());
    std::ifstream maps("/proc/self/maps");
    std::size_t found = 0;
    std::size_t read = 0;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::istringstream(line) >> std::hex >> begin >> dash >> end;
        while (begin < end) {
            if (begin >= own && begin < own + window.size()) {
                begin = own + window.size();
                continue;
            }
            std::size_t size = std::min<std::size_t>(window.size(), end - begin);
            if (begin < own && begin + size > own)
                size = own - begin;
            const ssize_t got = pread(memory, window.data(), size, static_cast<off_t>(begin));
            if (got <= 0)
                break; // a mapping of the system's own
            found += foundIn(static_cast<std::size_t>(got));
            read += static_cast<std::size_t>(got);
            // Once more over the seam, where the pattern could be cut in two.
            begin += static_cast<std::size_t>(got) > masked.size() && begin + static_cast<std::size_t>(got) < end
                ? static_cast<std::size_t>(got) - masked.size() + 1
                : static_cast<std::size_t>(got);
        }
    }
    close(memory);
    window.fill(0);
    return read < (1U << 20U) ? SIZE_MAX : found; // too little was read for a search
}

constexpr std::array<std::size_t, 22> sizes = {24, 25, 31, 32, 40, 57, 64, 100, 128, 500, 1000, 1032, 1033, 2000, 4096,
    10000, 65536, 131071, 131072, 200000, 200001, 1U << 20U};

void filledAndFreed(std::size_t size)
{
    std::vector<void*> blocks;
    const int count = size < 10000 ? 12 : 3; // small ones: more than the allocator keeps at hand for each thread
    for (int i = 0; i < count; ++i) {
        blocks.push_back(malloc(size));
        fill(blocks.back(), size);
    }
    for (void* const block : blocks)
        free(block);
}

void resized(std::size_t size)
{
    for (const std::size_t next : {size + 1, size + size / 3, size * 4, size - 1, size * 9 / 10, size / 3}) {
        void* block = malloc(size);
        fill(block, size);
        void* const behind = malloc(size); // so that it cannot simply grow where it is
        block = realloc(block, next);
        if (block != nullptr)
            memset(block, 0, next); // what is still held is not searched for, only what was given back
        void* const kept = block;
        free(behind);
        block = realloc(nullptr, size);
        fill(block, size);
        block = realloc(block, 0);
        free(block);
        block = calloc(size, 1);
        fill(block, size);
        block = reallocarray(block, size, 2);
        free(block);
        static std::vector<void*> all; // held to the end
        all.push_back(kept);
    }
}

void aligned(std::size_t size)
{
    const std::size_t whole = (size + 63) / 64 * 64;
    void* placed = nullptr;
    if (posix_memalign(&placed, 256, size) != 0)
        return;
    for (void* const block : {placed, aligned_alloc(64, whole), memalign(4096, size), valloc(size), pvalloc(size)}) {
        fill(block, size);
        free(block);
    }
    auto* const wide = static_cast<unsigned char*>(::operator new(size, std::align_val_t(128)));
    fill(wide, size);
    ::operator delete(wide, std::align_val_t(128));
    const std::unique_ptr<unsigned char[]> made(new unsigned char[size]);
    fill(made.get(), size);
}

void throughStrings(std::size_t size)
{
    std::string grown;
    std::vector<unsigned char> letters;
    for (std::size_t i = 0; i < std::min<std::size_t>(size, 20000); ++i) {
        grown += static_cast<char>(masked[i % masked.size()] ^ mask);
        letters.push_back(static_cast<unsigned char>(masked[i % masked.size()] ^ mask));
    }
    // One that lies within the object itself is no block; its place on the stack is not what is tested.
    std::memset(grown.data(), 0, std::min<std::size_t>(grown.size(), 15));
}

void everything()
{
    for (int round = 0; round < 2; ++round) { // the second time large blocks come from elsewhere (M_MMAP_THRESHOLD)
        for (const std::size_t size : sizes) {
            filledAndFreed(size);
            resized(size);
            aligned(size);
            throughStrings(size);
        }
    }
}

// How many promises of free() and realloc() do not hold.
int broken()
{
    int wrong = 0;
    for (const std::size_t size : sizes) {
        for (const std::size_t next : {size, size + 1, size * 3, size / 2, size / 3, std::size_t(1)}) {
            auto* block = static_cast<unsigned char*>(malloc(size));
            for (std::size_t i = 0; i < size; ++i)
                block[i] = static_cast<unsigned char>(i * 7 + size);
            block = static_cast<unsigned char*>(realloc(block, next));
            for (std::size_t i = 0; i < std::min(size, next); ++i)
                wrong += block[i] == static_cast<unsigned char>(i * 7 + size) ? 0 : 1;
            wrong += malloc_usable_size(block) >= next ? 0 : 1;
            wrong += reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t) == 0 ? 0 : 1;
            errno = 77;
            free(block);
            wrong += errno == 77 ? 0 : 1;
        }
    }
    free(nullptr);
    auto* const block = static_cast<unsigned char*>(realloc(nullptr, 100));
    memset(block, 5, 100);
    const volatile std::size_t tooMuch = PTRDIFF_MAX;
    errno = 0;
    if (void* const moved = realloc(block, tooMuch); moved != nullptr) {
        free(moved);
        return wrong + 1;
    }
    wrong += errno == ENOMEM ? 0 : 1;
    wrong += block[99] == 5 ? 0 : 1; // refused: it is still there
    free(block);
    return wrong;
}

} // namespace

int main()
{
    std::printf("broken %d\n", broken());
    everything();
    std::thread(everything).join();
    std::printf("found %zu\n", foundAnywhere());
    return 0;
}
