// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <utility>

namespace ownwords {

// One value or nothing, like std::optional, in a block of memory of its own. A short text lies inside its std::string,
// so what an optional held stays readable in whatever object the optional is a member of; a block is cleared when it is
// given back (core/guard/wipe_on_free.cpp). For what people said and what opens it, in objects that outlive a lock.
template <typename T>
class Held {
public:
    Held() = default;
    Held(T value) // NOLINT(google-explicit-constructor): as std::optional
        : m_value(std::make_unique<T>(std::move(value)))
    {
    }

    explicit operator bool() const { return m_value.get() != nullptr; } // by get(): so the analyzer follows it
    bool has_value() const { return bool(*this); } // NOLINT(readability-identifier-naming): as std::optional
    T& operator*() { return *m_value; }
    const T& operator*() const { return *m_value; }
    T* operator->() { return m_value.get(); }
    const T* operator->() const { return m_value.get(); }
    void reset() { m_value.reset(); }

private:
    std::unique_ptr<T> m_value;
};

} // namespace ownwords
