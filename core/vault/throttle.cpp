// SPDX-License-Identifier: Apache-2.0
#include "core/vault/throttle.h"

#include "core/vault/wire.h"

#include <algorithm>

namespace ownwords::vault {

namespace {

constexpr auto throttleKey = "tries";

} // namespace

std::chrono::seconds Throttle::waitAt(TimePoint now) const
{
    if (failures < freeTries)
        return std::chrono::seconds(0);
    const int doublings = std::min(failures - freeTries, 4); // 2 4 8 16 30
    const auto pause = std::min(std::chrono::seconds(2LL << doublings), longest);
    const auto since = std::chrono::duration_cast<std::chrono::seconds>(now - last);
    if (since < std::chrono::seconds(0)) // the clock was set back
        return pause;
    return std::max(pause - since, std::chrono::seconds(0));
}

void Throttle::failed(TimePoint now)
{
    failures = std::min(failures + 1, 1'000);
    last = now;
}

Result<Throttle> readThrottle(Place& place)
{
    const auto bytes = place.store.meta(throttleKey);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Throttle throttle;
    if (!*bytes)
        return throttle;
    Reader in(**bytes, "thr1");
    throttle.failures = static_cast<int>(in.count(1'000));
    throttle.last = in.time();
    if (!in.end())
        return Throttle();
    return throttle;
}

Result<> writeThrottle(Place& place, const Throttle& throttle)
{
    if (place.store.isReadOnly())
        return {};
    Writer out("thr1");
    out.count(static_cast<std::size_t>(throttle.failures)).time(throttle.last);
    return place.store.putMeta(throttleKey, out.bytes());
}

} // namespace ownwords::vault
