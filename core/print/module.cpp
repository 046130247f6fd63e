// SPDX-License-Identifier: Apache-2.0
#include "core/print/print_functions.h"

extern "C" __attribute__((visibility("default"))) const ownwords::print::PrintFunctions ownwordsPrintFunctions;

const ownwords::print::PrintFunctions ownwordsPrintFunctions{
    OWNWORDS_VERSION,
    ownwords::print::layOut,
    ownwords::print::makePdf,
    ownwords::print::makePdf,
    ownwords::print::paintPage,
    ownwords::print::missingGlyphs,
};
