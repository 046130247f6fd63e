# SPDX-License-Identifier: Apache-2.0
# cmake -DPAGE=page.1 -DCODES=failure.h -P exit_codes.cmake
file(READ ${PAGE} page)
string(REGEX MATCH "\n\\.SH EXIT STATUS\n.*" page "${page}")
file(STRINGS ${CODES} codes REGEX "^    [A-Z][A-Za-z]+ = [0-9]+,")
if(NOT codes)
    message(FATAL_ERROR "${CODES}: no exit codes")
endif()
foreach(code IN LISTS codes)
    string(REGEX REPLACE ".*= ([0-9]+),.*" "\\1" number "${code}")
    if(NOT page MATCHES "\n\\.B ${number}\n[A-Z]")
        message(SEND_ERROR "${PAGE}: nothing about exit code ${number}")
    endif()
endforeach()
