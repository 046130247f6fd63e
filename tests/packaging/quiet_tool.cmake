# SPDX-License-Identifier: Apache-2.0
# cmake -DTOOL=name "-DARGUMENTS=a;b" -P quiet_tool.cmake: TOOL must find nothing wrong, nor warn.
find_program(tool ${TOOL})
if(NOT tool)
    message("skipped: ${TOOL} is not installed")
    return()
endif()
execute_process(COMMAND ${tool} ${ARGUMENTS} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
if(NOT result EQUAL 0 OR NOT errors STREQUAL "")
    message(FATAL_ERROR "${TOOL}: exit ${result}\n${output}\n${errors}")
endif()
