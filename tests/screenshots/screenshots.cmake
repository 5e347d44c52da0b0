# The pictures of the documentation: `ninja screenshots` draws them anew from the sample catalogue into docs/images/.
add_executable(vitrine_screenshots EXCLUDE_FROM_ALL
    ${CMAKE_CURRENT_SOURCE_DIR}/screenshots/listener_scenes.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/screenshots/listener_scenes.h
    ${CMAKE_CURRENT_SOURCE_DIR}/screenshots/main.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/screenshots/scenes.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/screenshots/scenes.h)
target_link_libraries(vitrine_screenshots PRIVATE vitrine_ui vitrine_test_support)
set(screenshot_folder "${CMAKE_SOURCE_DIR}/docs/images")
set(screenshot_program $<TARGET_FILE:vitrine_screenshots> "${screenshot_folder}")
set(screenshot_start "${CMAKE_COMMAND}" -E env QT_QPA_PLATFORM=offscreen)
add_custom_target(screenshots
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${screenshot_folder}"
    COMMAND ${screenshot_start} ${screenshot_program} light
    COMMAND ${screenshot_start} ${screenshot_program} dark
    COMMAND ${screenshot_start} ${screenshot_program} chinese
    COMMAND ${screenshot_start} QT_SCALE_FACTOR=2 ${screenshot_program} double
    VERBATIM)
