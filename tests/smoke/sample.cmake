# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=... -DSCRIPT=... -DOUTPUT=folder -P sample.cmake: runs the sample talk and looks at what came out.
# It runs without a display and twice: a second run must not be stopped by the files of the first.
file(REMOVE_RECURSE ${OUTPUT})
file(MAKE_DIRECTORY ${OUTPUT})
foreach(force IN ITEMS "" "--force")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env --unset=DISPLAY --unset=WAYLAND_DISPLAY
            ${PROGRAM} talk --script ${SCRIPT} --date 2026-06-04 --pdf ${OUTPUT}/plan.pdf --text ${OUTPUT}/plan.txt ${force}
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "talk ${force}: exit ${result}, said \"${output}\" \"${errors}\"")
    endif()
endforeach()
file(READ ${OUTPUT}/plan.pdf start LIMIT 5 HEX)
if(NOT start STREQUAL "255044462d") # %PDF-
    message(FATAL_ERROR "plan.pdf does not begin as a PDF does, but with ${start}")
endif()
file(SIZE ${OUTPUT}/plan.txt size)
if(size LESS 200)
    message(FATAL_ERROR "plan.txt has only ${size} bytes")
endif()
