# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=... -DVERSION=... -P version.cmake
execute_process(COMMAND ${PROGRAM} --version RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT result EQUAL 0 OR NOT output MATCHES "(^|[^0-9.])${VERSION}([^0-9.]|$)")
    message(FATAL_ERROR "--version: exit ${result}, said \"${output}\" \"${errors}\"; wanted 0 and ${VERSION}")
endif()
