// SPDX-License-Identifier: Apache-2.0
#pragma once

// Catch2 v2 (Debian 12) and v3 under one name.
#ifdef OWNWORDS_CATCH3
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
