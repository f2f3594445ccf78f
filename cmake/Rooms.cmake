# The rooms of the house as libraries. `gui, cli -> services -> model`; each service links the ones above it, and no other.
# Rooms are globbed: a new file needs no line here.

set(SHINDAN_SERVICES
    resources archive formats layouts ingest query facts knowledge diagnosis comparison cases report training)

# Rooms that moc reads; the others hold no Q_OBJECT.
set(SHINDAN_ROOMS_WITH_QOBJECTS
    shindan_model shindan_ingest shindan_query shindan_diagnosis shindan_comparison shindan_training shindan_gui)

# What each service needs from outside, beyond Qt Core.
set(SHINDAN_LIBRARIES_resources PkgConfig::YamlCpp)
set(SHINDAN_LIBRARIES_archive Shindan::KArchive PkgConfig::LibArchive PkgConfig::IsaL OpenSSL::Crypto Threads::Threads
    ZLIB::ZLIB BZip2::BZip2 LibLZMA::LibLZMA PkgConfig::LibZstd)
set(SHINDAN_LIBRARIES_formats PkgConfig::Pcre2)
set(SHINDAN_LIBRARIES_ingest PkgConfig::XxHash PkgConfig::Hyperscan PkgConfig::Pcre2 Qt6::Concurrent PkgConfig::LibEvtx LibLZMA::LibLZMA
    PkgConfig::LibZstd)
set(SHINDAN_LIBRARIES_query PkgConfig::Hyperscan PkgConfig::Pcre2)
set(SHINDAN_LIBRARIES_knowledge PkgConfig::Xapian)
set(SHINDAN_LIBRARIES_diagnosis PkgConfig::Hyperscan PkgConfig::Pcre2)
set(SHINDAN_LIBRARIES_cases PkgConfig::YamlCpp)
set(SHINDAN_LIBRARIES_training PkgConfig::LibArchive ZLIB::ZLIB Threads::Threads)

# A static library of the sources, or, while a room has headers only, an interface library that passes its needs on.
function(shindan_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
    if(arg_SOURCES)
        add_library(${name} STATIC ${arg_SOURCES})
        target_link_libraries(${name} PUBLIC ${arg_LIBRARIES} PRIVATE shindan_own_code)
        if(name IN_LIST SHINDAN_ROOMS_WITH_QOBJECTS)
            set_target_properties(${name} PROPERTIES AUTOMOC ON)
        endif()
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE ${arg_LIBRARIES})
    endif()
endfunction()

# Sources of a folder without `*_main.cpp` and those given after EXCEPT; headers come along if there is something to compile.
function(shindan_glob result folder)
    cmake_parse_arguments(arg "" "EXCEPT" "" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.h")
    list(FILTER sources EXCLUDE REGEX "_main\\.cpp$")
    if(arg_EXCEPT)
        list(FILTER sources EXCLUDE REGEX "${arg_EXCEPT}")
    endif()
    if(sources)
        list(APPEND sources ${headers})
    endif()
    set(${result} "${sources}" PARENT_SCOPE)
endfunction()

function(shindan_add_model)
    shindan_glob(sources model)
    shindan_add_library(shindan_model SOURCES ${sources} LIBRARIES Qt6::Core CRoaring::CRoaring)
    # Columns of a hundred million rows pass through here: loops are worth vectors.
    target_compile_options(shindan_model PRIVATE $<$<CONFIG:Release>:-O3>)
endfunction()

function(shindan_add_services)
    set(above shindan_model)
    foreach(service IN LISTS SHINDAN_SERVICES)
        set(name shindan_${service})
        shindan_glob(sources services/${service})
        if(service STREQUAL "formats")
            shindan_make_format_table(table)
            list(APPEND sources "${table}")
        endif()
        if(service STREQUAL "resources")
            shindan_add_resources_service(SOURCES ${sources} LIBRARIES ${above} ${SHINDAN_LIBRARIES_resources})
        elseif(service STREQUAL "knowledge")
            shindan_add_knowledge_service(SOURCES ${sources} LIBRARIES ${above} ${SHINDAN_LIBRARIES_knowledge})
        else()
            shindan_add_library(${name} SOURCES ${sources} LIBRARIES ${above} ${SHINDAN_LIBRARIES_${service}})
        endif()
        set(above ${name})
    endforeach()
    # Every byte of a bundle passes through these: loops are worth vectors here.
    foreach(service IN ITEMS formats ingest)
        target_compile_options(shindan_${service} PRIVATE $<$<CONFIG:Release>:-O3>)
    endforeach()
    add_library(shindan_services INTERFACE)
    target_link_libraries(shindan_services INTERFACE ${above})
endfunction()

function(shindan_add_gui)
    shindan_glob(sources gui EXCEPT "/gui/main\\.cpp$")
    shindan_add_library(shindan_gui SOURCES ${sources} LIBRARIES shindan_services shindan_translations shindan_icons
        Qt6::Widgets Qt6::Network Qt6::Concurrent Qt6::PrintSupport Qt6::Svg)
    # Writes millions of pixels a picture.
    set_source_files_properties("${PROJECT_SOURCE_DIR}/gui/timeline/density_bars.cpp" PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>")
    if(EXISTS "${PROJECT_SOURCE_DIR}/gui/main.cpp")
        add_executable(shindan gui/main.cpp)
        target_link_libraries(shindan PRIVATE shindan_gui shindan_own_code)
    endif()
endfunction()

function(shindan_add_cli)
    shindan_glob(sources cli EXCEPT "/cli/compile_resources\\.cpp$")
    if(sources)
        add_executable(shindan-cli ${sources})
        target_link_libraries(shindan-cli PRIVATE shindan_services shindan_translations shindan_own_code)
    endif()
endfunction()
