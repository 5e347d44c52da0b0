# The vendors' own SDKs against `vitrine serve`: tests/sdk/suite_<name>.py is one ctest entry each, label `sdk`. They install
# pinned clients into sdk/ of the build and fail, with the reason, when a registry does not answer.
file(GLOB sdk_suites CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/sdk/suite_*.py")
foreach(suite ${sdk_suites})
    get_filename_component(name "${suite}" NAME_WE)
    add_test(NAME "sdk.${name}" COMMAND /usr/bin/python3 "${suite}")
    set_tests_properties("sdk.${name}" PROPERTIES TIMEOUT 1800 LABELS sdk ENVIRONMENT
        "${vitrine_test_environment};VITRINE_SDK_FOLDER=${CMAKE_BINARY_DIR}/sdk;PYTHONDONTWRITEBYTECODE=1")
endforeach()
