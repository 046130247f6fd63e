# SPDX-License-Identifier: Apache-2.0
# cmake -DBUILD=... -DSTAGE=folder -DLIBRARIES=lib -DFINDER=program -DREADELF=... -DSCRIPT=... -DSAMPLE=...
#     -P installed.cmake
# Installs into a folder, looks at what is there, and lets the installed programs do their job.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${STAGE})
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE errors)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGN}: exit ${result}, said \"${output}\" \"${errors}\"")
    endif()
    set(said "${output}" PARENT_SCOPE)
endfunction()
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${STAGE}/usr --strip)

set(wanted
    bin/ownwords
    bin/ownwords-cli
    ${LIBRARIES}/ownwords/modules/ownwords_print.so
    share/applications/org.ownwords.ownwords.desktop
    share/doc/ownwords/changelog.Debian.gz
    share/doc/ownwords/changelog.gz
    share/doc/ownwords/copyright
    share/doc/ownwords/examples/first-talk.talk
    share/icons/hicolor/scalable/apps/ownwords.svg
    share/man/man1/ownwords-cli.1.gz
    share/man/man1/ownwords.1.gz
    share/metainfo/org.ownwords.ownwords.metainfo.xml
    share/mime/packages/ownwords.xml)
foreach(size IN ITEMS 16 22 24 32 48 64 128 256 512)
    list(APPEND wanted share/icons/hicolor/${size}x${size}/apps/ownwords.png)
endforeach()
file(GLOB_RECURSE found RELATIVE ${STAGE}/usr ${STAGE}/usr/*)
list(SORT wanted)
list(SORT found)
if(NOT found STREQUAL wanted)
    message(SEND_ERROR "installed: ${found}\nwanted: ${wanted}")
endif()
file(GLOB others RELATIVE ${STAGE} ${STAGE}/*)
if(NOT others STREQUAL "usr")
    message(SEND_ERROR "installed outside of the prefix: ${others}")
endif()

run(${CMAKE_COMMAND} -DPROGRAM=${STAGE}/usr/bin/ownwords-cli -DSCRIPT=${SCRIPT} -DOUTPUT=${STAGE}/sample -P ${SAMPLE})
run(${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen ${STAGE}/usr/bin/ownwords --version)

# The window itself prints late; a program with the same way to the module stands in for it.
function(way_of result program)
    run(${READELF} -d ${program})
    if(NOT said MATCHES "RPATH[^\n]*\\[(\\$ORIGIN[^]]*)\\]")
        message(FATAL_ERROR "${program} does not say where its module is: ${said}")
    endif()
    set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()
file(COPY ${FINDER} DESTINATION ${STAGE}/usr/bin)
cmake_path(GET FINDER FILENAME finder)
way_of(window ${STAGE}/usr/bin/ownwords)
way_of(stand_in ${STAGE}/usr/bin/${finder})
if(NOT window STREQUAL stand_in)
    message(SEND_ERROR "the window looks in ${window}, the program that stands in for it in ${stand_in}")
endif()
run(${STAGE}/usr/bin/${finder})
file(REMOVE ${STAGE}/usr/${LIBRARIES}/ownwords/modules/ownwords_print.so)
execute_process(COMMAND ${STAGE}/usr/bin/${finder} RESULT_VARIABLE result)
if(result EQUAL 0)
    message(SEND_ERROR "a module was found that was taken away")
endif()
file(REMOVE_RECURSE ${STAGE})
