// SPDX-License-Identifier: Apache-2.0
#include "core/print/print_functions.h"

// Exit 0: the module that prints is where a program in this place looks for it, and is of this version.
int main()
{
    return ownwords::print::loadPrintFunctions(ownwords::print::moduleName) ? 0 : 1;
}
