# SPDX-License-Identifier: Apache-2.0
add_library(ownwords_options INTERFACE)
target_compile_options(ownwords_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor)
target_compile_definitions(ownwords_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# What every program of the house links beside its parts: what it asks of the system, and how dear a key must at least be
# (`floor`, core/crypto/CMakeLists.txt). Fontconfig keeps its caches until the process ends: in sanitized builds that is
# no leak.
function(ownwords_program_of name parts floor)
    target_link_libraries(${name} PRIVATE ${parts} ownwords_guard ownwords_wipe ${floor})
    if(CMAKE_CXX_FLAGS MATCHES "sanitize=[^ ]*address")
        target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/lsan_fonts.cpp)
    endif()
endfunction()

# One level below /usr/lib/ownwords: CPack takes that one for a folder of shared libraries, and gives the package scripts
# that run ldconfig.
set(ownwords_modules ownwords/modules)

# A program that links ownwords_print_on_demand finds the module where it was built or installed. By DT_RPATH: a
# sanitizer's dlopen() stands between, and DT_RUNPATH counts for its direct caller only (ld.so(8)).
function(ownwords_prints_on_demand name)
    add_dependencies(${name} ownwords_print_module)
    file(RELATIVE_PATH way ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR}/${ownwords_modules})
    set_target_properties(${name} PROPERTIES
        BUILD_RPATH $<TARGET_FILE_DIR:ownwords_print_module> INSTALL_RPATH $ORIGIN/${way})
    target_link_options(${name} PRIVATE LINKER:--disable-new-dtags)
endfunction()

# With OWNWORDS_PRECOMPILE: reads what most sources of windows include once for this target, and `ARGN` beside it. gcc
# takes it for the very same options only, so each target has its own, and only large ones win by it.
function(ownwords_precompile name)
    if(OWNWORDS_PRECOMPILE)
        target_precompile_headers(${name} PRIVATE
            <algorithm> <functional> <map> <memory> <optional> <set> <string> <variant> <vector> <tl/expected.hpp>
            <QAbstractButton> <QApplication> <QBoxLayout> <QDate> <QKeyEvent> <QLabel> <QLineEdit> <QPainter> <QTimer>
            ${ARGN})
    endif()
endfunction()

# One library of the house: static, own headers by project path, shared warnings. What stands under PRIVATE does not
# reach those who link the library: this is how "no GUI in the core" is kept by the linker.
function(ownwords_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ownwords_options ${arg_PRIVATE})
endfunction()
