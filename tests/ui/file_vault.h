// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sqlite_store.h"
#include "core/vault/place.h"
#include "tests/ui/window_kit.h"

// For what no window does: an attack, or a coach who kept what they had.
namespace ownwords::test {

// The vault of a window's file, opened beside it: after WindowKit::letGo().
class FileVault {
public:
    explicit FileVault(const WindowKit& app)
        : m_words(*crypto::WordList::parse(contentsOf(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt")))
        , m_opened(std::move(*store::openFile(app.file())))
        , m_place{*m_opened.store, app.file(), [&app] { return app.now(); }, m_words}
    {
    }

    vault::Place& place() { return m_place; }

private:
    crypto::WordList m_words;
    store::OpenedFile m_opened;
    vault::Place m_place;
};

} // namespace ownwords::test
