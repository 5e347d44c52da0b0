# Every tests/fuzz/fuzz_<name>.cpp holds LLVMFuzzerTestOneInput and has its seeds in seeds/fuzz_<name>/. The test suite runs
# it over the seeds and seeded changes of them; with clang and -DVITRINE_FUZZ=ON it becomes a libFuzzer program.
option(VITRINE_FUZZ "Link the fuzz targets with libFuzzer (clang)" OFF)
file(GLOB fuzz_targets CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/fuzz_*.cpp")
list(FILTER fuzz_targets EXCLUDE REGEX "fuzz_driver\\.cpp$")
foreach(source ${fuzz_targets})
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    target_link_libraries(${name} PRIVATE vitrine_options vitrine_core Qt6::Core)
    if(VITRINE_FUZZ)
        target_compile_options(${name} PRIVATE -fsanitize=fuzzer)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(${name} PRIVATE fuzz/fuzz_driver.cpp)
        add_test(NAME "fuzz.${name}" COMMAND ${name} "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/seeds/${name}")
        set_tests_properties("fuzz.${name}" PROPERTIES
            TIMEOUT 300 LABELS "fuzz" ENVIRONMENT "${vitrine_test_environment}")
    endif()
endforeach()
