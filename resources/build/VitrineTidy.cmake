# `ninja -C build tidy`: clang-tidy over app, core and ui with the checks of .clang-tidy. Not part of ./test.sh: it takes
# some seconds a file. Version 16 is the first of Debian 12's that reads our C++20.
find_program(VITRINE_CLANG_TIDY run-clang-tidy-16)
if(VITRINE_CLANG_TIDY)
    add_custom_target(tidy COMMAND "${CMAKE_SOURCE_DIR}/resources/build/tidy.sh" "${CMAKE_BINARY_DIR}"
        WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" USES_TERMINAL VERBATIM)
endif()
