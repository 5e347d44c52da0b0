# One place for language level, warnings, sanitizers and build speed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

# What is hot is in the libraries or vectorised by hand; -O2 builds faster than -O3.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(VITRINE_CCACHE ccache)
if(VITRINE_CCACHE)
    # pch_defines and time_macros let ccache serve files compiled against a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
        "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "CCACHE_NOHASHDIR=1" "${VITRINE_CCACHE}")
endif()

add_library(vitrine_options INTERFACE)
target_compile_options(vitrine_options INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Wshadow=local -Wno-missing-field-initializers
    -Wno-maybe-uninitialized # GCC 12 reports it falsely for std::optional and std::variant once it optimises
    -Werror -fpch-preprocess)
target_compile_definitions(vitrine_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS)
target_include_directories(vitrine_options INTERFACE "${CMAKE_SOURCE_DIR}")

find_program(VITRINE_LLD ld.lld)
if(VITRINE_LLD)
    target_link_options(vitrine_options INTERFACE -fuse-ld=lld)
endif()

if(VITRINE_SANITIZE STREQUAL "address")
    set(vitrine_sanitize -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(VITRINE_SANITIZE STREQUAL "thread")
    set(vitrine_sanitize -fsanitize=thread -fno-omit-frame-pointer)
elseif(VITRINE_SANITIZE)
    message(FATAL_ERROR "VITRINE_SANITIZE is '${VITRINE_SANITIZE}'; use 'address', 'thread' or leave it empty")
endif()
if(vitrine_sanitize)
    add_compile_options(${vitrine_sanitize} -g1 -O1)
    add_link_options(${vitrine_sanitize})
endif()
