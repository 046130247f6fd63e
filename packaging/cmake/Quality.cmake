# SPDX-License-Identifier: Apache-2.0
# cmake --build --preset asan --target format-check tidy
foreach(target IN ITEMS format format-check tidy)
    add_custom_target(${target}
        COMMAND sh ${PROJECT_SOURCE_DIR}/packaging/quality.sh ${target} ${CMAKE_BINARY_DIR}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        USES_TERMINAL VERBATIM)
endforeach()
