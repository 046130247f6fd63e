# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=folder -DQT_CORE_INCLUDES=folder|folder -P layers.cmake
# Who may include whom, which library is used where, how long a file may be. Each finding is one line; any finding
# makes this fail.
cmake_minimum_required(VERSION 3.25)

# A folder's files name only headers from what stands here.
set(core/base core/base)
set(core/json core/base core/json)
set(core/pack core/base core/json core/pack)
set(core/record core/base core/json core/record)
set(core/talk core/base core/json core/pack core/record core/talk)
set(core/plan core/base core/json core/pack core/record core/talk core/plan)
set(core/exchange core/base core/json core/pack core/record core/talk core/exchange)
set(core/print core/base core/plan core/print)
set(core/crypto core/base core/crypto)
set(core/store core/base core/store)
set(core/vault core/base core/json core/record core/crypto core/store core/vault)
set(core/work core/base core/crypto core/work)
set(core/usecase core/base core/json core/pack core/record core/talk core/plan core/exchange core/crypto core/store
    core/vault core/usecase)
set(core/guard core/base core/guard)
set(ui/viewmodel core/[a-z]+ ui/viewmodel)
set(ui/kit core/base ui/kit)
set(ui/screens core/base core/talk core/record core/pack core/plan core/print ui/kit ui/viewmodel ui/screens)
set(app/cli core/[a-z]+ app/cli)
set(app/gui core/[a-z]+ ui/kit ui/viewmodel ui/screens app/gui)

# A library's headers are named in one folder only, so that it can be replaced there.
set(third_party
    "rapidjson/=core/json"
    "(pango|cairo|glib|fontconfig|ft2build)=core/print"
    "qpdf/=core/print"
    "CLI/=app/cli"
    "sqlite3=core/store"
    "sodium=core/crypto"
    "seccomp=core/guard"
    "(QDBus|QtDBus)=app/gui")

set(longest 500) # lines
string(REPLACE "|" ";" qt_includes "${QT_CORE_INCLUDES}")

# A header of Qt that is not QtCore's does not belong into the core: no window, no network, no SQL.
function(check_qt file header)
    string(REGEX REPLACE "^QtCore/" "" name "${header}")
    foreach(folder IN LISTS qt_includes)
        if(NOT name MATCHES "/" AND EXISTS "${folder}/QtCore/${name}")
            return()
        endif()
    endforeach()
    message(SEND_ERROR "${file}: <${header}> is not in QtCore, and the core uses nothing else of Qt")
endfunction()

function(check_third_party file folder header)
    foreach(rule IN LISTS third_party)
        string(REGEX MATCH "^(.*)=(.*)$" ignored "${rule}")
        set(home ${CMAKE_MATCH_2})
        if(header MATCHES "^${CMAKE_MATCH_1}" AND NOT folder STREQUAL home)
            message(SEND_ERROR "${file}: only ${home} may use <${header}>")
        endif()
    endforeach()
endfunction()

function(check_own file folder header)
    foreach(allowed IN LISTS ${folder})
        if(header MATCHES "^${allowed}/")
            return()
        endif()
    endforeach()
    message(SEND_ERROR "${file}: ${folder} may not include \"${header}\"")
endfunction()

function(check_includes file folder)
    file(STRINGS ${ROOT}/${file} includes REGEX "^[ \t]*#[ \t]*include")
    foreach(include IN LISTS includes)
        if(include MATCHES "include[ \t]*\"(.*)\"")
            check_own(${file} ${folder} "${CMAKE_MATCH_1}")
        elseif(include MATCHES "include[ \t]*<(.*)>")
            set(header "${CMAKE_MATCH_1}")
            check_third_party(${file} ${folder} "${header}")
            if(folder MATCHES "^(core/|ui/viewmodel)" AND header MATCHES "^Q[A-Zt]")
                check_qt(${file} "${header}")
            endif()
        endif()
    endforeach()
endfunction()

# Length, and the licence in the first two lines (a script's first is its interpreter).
function(check_text file)
    file(READ ${ROOT}/${file} text)
    string(REGEX MATCHALL "\n" ends "${text}")
    list(LENGTH ends lines)
    if(lines GREATER longest)
        message(SEND_ERROR "${file}: ${lines} lines; ${longest} are the most")
    endif()
    if(NOT text MATCHES "^(#![^\n]*\n)?(//|#) SPDX-License-Identifier: Apache-2.0\n")
        message(SEND_ERROR "${file}: does not begin with its SPDX line")
    endif()
endfunction()

set(sources "")
foreach(top IN ITEMS app core tests ui)
    file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${top}/*.h ${ROOT}/${top}/*.cpp)
    list(APPEND sources ${found})
endforeach()
file(GLOB_RECURSE scripts RELATIVE ${ROOT} ${ROOT}/packaging/*.cmake ${ROOT}/packaging/*.sh ${ROOT}/tests/*.cmake
    ${ROOT}/tests/*.sh ${ROOT}/tests/*.py ${ROOT}/CMakeLists.txt ${ROOT}/app/CMakeLists.txt ${ROOT}/core/CMakeLists.txt
    ${ROOT}/tests/CMakeLists.txt)
list(FILTER scripts EXCLUDE REGEX "^build/")
if(NOT sources)
    message(FATAL_ERROR "no sources under ${ROOT}")
endif()

foreach(file IN LISTS sources)
    check_text(${file})
    if(file MATCHES "^tests/")
        continue()
    endif()
    get_filename_component(folder ${file} DIRECTORY)
    if(DEFINED ${folder})
        check_includes(${file} ${folder})
    else()
        message(SEND_ERROR "${file}: ${folder} has no line in layers.cmake")
    endif()
endforeach()
foreach(file IN LISTS scripts)
    check_text(${file})
endforeach()
