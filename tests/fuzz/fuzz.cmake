# Every tests/fuzz/fuzz_<name>.cpp holds LLVMFuzzerTestOneInput. The test suite runs it over its seeds (seeds/fuzz_<name>/, or
# the samples of tests/data/media) and seeded changes of them. For a real fuzzer see CMakeLists.txt beside this file.
file(GLOB fuzz_targets CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/fuzz_*.cpp")
list(FILTER fuzz_targets EXCLUDE REGEX "fuzz_driver\\.cpp$")
foreach(source ${fuzz_targets})
    get_filename_component(name "${source}" NAME_WE)
    set(seeds "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/${name}")
    if(NOT EXISTS "${seeds}")
        set(seeds "${CMAKE_CURRENT_SOURCE_DIR}/data/media")
    endif()
    add_executable(${name} "${source}" fuzz/fuzz_driver.cpp)
    target_link_libraries(${name} PRIVATE vitrine_options vitrine_api vitrine_core Qt6::Gui)
    add_test(NAME "fuzz.${name}" COMMAND ${name} "${seeds}")
    set_tests_properties("fuzz.${name}" PROPERTIES
        TIMEOUT 300 LABELS "fuzz" ENVIRONMENT "${vitrine_test_environment}")
endforeach()
