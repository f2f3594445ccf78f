# `cmake --install`: the two programs, and what a desktop needs to offer the window.
include(GNUInstallDirs)

foreach(program shindan shindan-cli)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    endif()
endforeach()

file(GLOB desktop_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/desktop/*.desktop")
install(FILES ${desktop_files} DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
file(GLOB metainfo_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/desktop/*.metainfo.xml")
install(FILES ${metainfo_files} DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
file(GLOB mime_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/desktop/*-mime.xml")
install(FILES ${mime_files} DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")

file(GLOB application_icons CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/icons/shindan.svg"
    "${PROJECT_SOURCE_DIR}/resources/desktop/shindan.svg")
install(FILES ${application_icons} DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
