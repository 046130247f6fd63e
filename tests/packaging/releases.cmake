# SPDX-License-Identifier: Apache-2.0
# cmake -DRELEASES=releases.sh -DVERSION=... -DCHANGELOG=... -DMETAINFO=... -DFOLDER=... -P releases.cmake
# The real files first, then a changelog with everything in it that may be, and some that must be refused.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${CHANGELOG} headings REGEX "^## ")
list(GET headings 0 newest)
if(NOT newest MATCHES "^## ([0-9.]+) " OR NOT CMAKE_MATCH_1 VERSION_EQUAL VERSION)
    message(SEND_ERROR "the newest in CHANGELOG.md is \"${newest}\", and the project is ${VERSION}")
endif()
file(STRINGS ${METAINFO} releases REGEX "<release ")
list(GET releases 0 newest)
list(LENGTH releases count)
list(LENGTH headings wanted)
if(NOT newest MATCHES "version=\"${VERSION}\"" OR NOT count EQUAL wanted)
    message(SEND_ERROR "the metainfo's ${count} releases begin with ${newest}; CHANGELOG.md has ${wanted}")
endif()

file(REMOVE_RECURSE ${FOLDER})
file(WRITE ${FOLDER}/template.xml "<component>\n@RELEASES@\n</component>\n")
file(WRITE ${FOLDER}/good.md "# Changelog\nFor people.\n\n"
    "## 1.10.0 (unreleased)\n- Newer & <better>, with `a --flag` in\n  two lines\n"
    "- Second\n\n## 1.9.0 (2025-02-03)\n- Siân said so; all of it [really]\n")
function(run result output)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=86400 sh ${RELEASES} ${ARGN}
        RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE errors)
    set(${result} ${code} PARENT_SCOPE)
    set(${output} "${text}" PARENT_SCOPE)
endfunction()
function(expect text)
    foreach(part IN LISTS ARGN)
        string(FIND "${text}" "${part}" place)
        if(place EQUAL -1)
            message(SEND_ERROR "no \"${part}\" in:\n${text}")
        endif()
    endforeach()
endfunction()

run(result text metainfo ${FOLDER}/good.md ${FOLDER}/template.xml)
expect("${text}" "<component>\n  <releases>" "  </releases>\n</component>"
    "<release version=\"1.10.0\" date=\"1970-01-02\" type=\"development\">"
    "<li>Newer &amp; &lt;better&gt;, with <code>a --flag</code> in two lines</li>" "<li>Second</li>"
    "<release version=\"1.9.0\" date=\"2025-02-03\" type=\"stable\">")
run(result text debian ${FOLDER}/good.md 2 "Sam Hill <sam@example.org>")
expect("${text}" "ownwords (1.10.0-2) bookworm"
    "  * Second\n\n -- Sam Hill <sam@example.org>  Fri, 02 Jan 1970 00:00:00 +0000"
    "ownwords (1.9.0-2) bookworm" "Mon, 03 Feb 2025 00:00:00 +0000")

file(WRITE ${FOLDER}/no_day.md "## 1.0.0\n- One\n")
file(WRITE ${FOLDER}/bad_day.md "## 1.0.0 (soon)\n- One\n")
file(WRITE ${FOLDER}/stray.md "## 1.0.0 (unreleased)\nNot an item\n")
file(WRITE ${FOLDER}/empty.md "# Changelog\n")
foreach(bad IN ITEMS no_day bad_day stray empty)
    run(result text metainfo ${FOLDER}/${bad}.md ${FOLDER}/template.xml)
    if(result EQUAL 0)
        message(SEND_ERROR "${bad}.md was taken")
    endif()
endforeach()
