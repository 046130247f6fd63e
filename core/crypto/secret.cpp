// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/secret.h"

#include <sodium.h>

#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

namespace ownwords::crypto {

namespace {

constexpr std::size_t cellsOfSlab = 255; // with libsodium's 16 bytes of canary just under four pages
constexpr std::size_t slabSize = cellsOfSlab * Secret::largest;

struct SlabFree {
    void operator()(std::uint8_t* slab) const { sodium_free(slab); }
};

// Where the keys of the whole process lie. Cells are handed out zeroed and zeroed when they come back.
class Slabs {
public:
    std::uint8_t* take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty() && !grow())
            throw std::bad_alloc();
        std::uint8_t* const cell = m_free.back();
        m_free.pop_back();
        return cell;
    }

    void giveBack(std::uint8_t* cell)
    {
        sodium_memzero(cell, Secret::largest);
        const std::lock_guard lock(m_mutex);
        m_free.push_back(cell); // never allocates: grow() reserved room for every cell
    }

    bool makeReady()
    {
        const std::lock_guard lock(m_mutex);
        return !m_slabs.empty() || grow();
    }

    std::size_t alive()
    {
        const std::lock_guard lock(m_mutex);
        return m_slabs.size() * cellsOfSlab - m_free.size();
    }

    bool freeAreZero()
    {
        const std::lock_guard lock(m_mutex);
        for (const std::uint8_t* const cell : m_free) {
            if (sodium_is_zero(cell, Secret::largest) == 0)
                return false;
        }
        return true;
    }

private:
    bool grow()
    {
        if (sodium_init() < 0)
            return false;
        std::unique_ptr<std::uint8_t, SlabFree> slab(static_cast<std::uint8_t*>(sodium_malloc(slabSize)));
        // sodium_malloc asks for the lock too, but keeps silent when it is refused.
        if (!slab || sodium_mlock(slab.get(), slabSize) != 0)
            return false;
        sodium_memzero(slab.get(), slabSize);
        m_free.reserve((m_slabs.size() + 1) * cellsOfSlab);
        for (std::size_t cell = cellsOfSlab; cell-- > 0;)
            m_free.push_back(slab.get() + cell * Secret::largest);
        m_slabs.push_back(std::move(slab));
        return true;
    }

    std::mutex m_mutex;
    std::vector<std::unique_ptr<std::uint8_t, SlabFree>> m_slabs;
    std::vector<std::uint8_t*> m_free;
};

// Lives as long as the process: a key in a static object may be given back after every destructor has run.
Slabs& slabs()
{
    static Slabs& all = *new Slabs;
    return all;
}

} // namespace

Result<> start()
{
    if (sodium_init() < 0)
        return fail(ErrorCode::Internal, "libsodium does not start");
    if (!slabs().makeReady())
        return fail(ErrorCode::NoMemory, "no locked memory for keys");
    return {};
}

Secret::Secret(std::size_t size)
    : m_size(size)
{
    if (size == 0 || size > largest)
        sodium_misuse();
    m_bytes = slabs().take();
}

Secret::~Secret()
{
    if (m_bytes != nullptr)
        slabs().giveBack(m_bytes);
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    Secret taken(std::move(other)); // what this held goes with it at the end
    std::swap(m_bytes, taken.m_bytes);
    std::swap(m_size, taken.m_size);
    return *this;
}

Secret Secret::random(std::size_t size)
{
    Secret secret(size);
    randombytes_buf(secret.m_bytes, size);
    return secret;
}

Secret Secret::copyOf(BytesView bytes)
{
    Secret secret(bytes.size());
    std::memcpy(secret.m_bytes, bytes.data(), bytes.size());
    return secret;
}

std::size_t secretsAlive()
{
    return slabs().alive();
}

bool freeSecretsAreZero()
{
    return slabs().freeAreZero();
}

void wipe(std::string& bytes) noexcept
{
    bytes.resize(bytes.capacity()); // what an earlier, longer text left behind goes too
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

void wipeStack() noexcept
{
    constexpr std::size_t deep = std::size_t{256} * 1024;
    sodium_stackzero(deep);
}

Bytes randomBytes(std::size_t size)
{
    Bytes bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

IdBytes randomId()
{
    IdBytes id{};
    randombytes_buf(id.data(), id.size());
    return id;
}

bool sameBytes(BytesView a, BytesView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace ownwords::crypto
