# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=... -DREADELF=... -P needed.cmake
# Ownwords sends nothing anywhere: a program that is not linked to a network library cannot begin to by accident.
execute_process(COMMAND ${READELF} -d ${PROGRAM} RESULT_VARIABLE result OUTPUT_VARIABLE output)
if(NOT result EQUAL 0 OR NOT output MATCHES "NEEDED[^\n]*libQt6Core")
    message(FATAL_ERROR "${READELF} did not show what ${PROGRAM} is linked to")
endif()
foreach(library IN ITEMS libQt6Network libQt6Gui libQt6Widgets libQt6Sql libQt6DBus libcurl libsoup libssl)
    if(output MATCHES "NEEDED[^\n]*${library}")
        message(SEND_ERROR "${PROGRAM} is linked to ${library}")
    endif()
endforeach()
