file(GLOB bench_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/*.cpp" "${CMAKE_CURRENT_LIST_DIR}/*.h")
# The window's benchmark does what the window's test does.
add_executable(vitrine_bench ${bench_sources} "${CMAKE_SOURCE_DIR}/tests/gui/window_script.cpp"
    "${CMAKE_SOURCE_DIR}/tests/gui/window_script.h")
target_link_libraries(vitrine_bench PRIVATE vitrine_ui vitrine_api vitrine_test_support vitrine_core SQLite::SQLite3 CLI11::CLI11
    Qt6::Charts Qt6::Svg faiss opencv_core)
target_compile_definitions(vitrine_bench PRIVATE VITRINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    VITRINE_BUILD_TYPE="${CMAKE_BUILD_TYPE}" VITRINE_COMPILER="${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
