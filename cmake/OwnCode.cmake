# How our own code is compiled. Third parties never link `shindan_own_code`, so that none of this reaches them.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(SHINDAN_CCACHE ccache)
mark_as_advanced(SHINDAN_CCACHE)
if(SHINDAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths below the checkout count as relative, so that another checkout finds what this one has compiled.
    set(SHINDAN_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=true "${SHINDAN_CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER "${SHINDAN_LAUNCHER}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${SHINDAN_LAUNCHER}")
endif()

# Sanitizers hold for everything that we compile, third parties included: they see only what they instrument.
if(SHINDAN_SANITIZE)
    set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
    set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")
    add_compile_options(-fsanitize=${SHINDAN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SHINDAN_SANITIZE})
endif()

add_library(shindan_own_code INTERFACE)
target_include_directories(shindan_own_code INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(shindan_own_code INTERFACE -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow)
if(SHINDAN_WARNINGS_ARE_ERRORS)
    target_compile_options(shindan_own_code INTERFACE -Werror)
endif()
if(SHINDAN_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The instrumented code hides the flow from g++, which then warns of variables that are never read unset.
    target_compile_options(shindan_own_code INTERFACE -Wno-maybe-uninitialized)
endif()
# Qt 6.4 is the oldest that we build with; what later ones deprecate has no successor there yet, and must not fail the build.
target_compile_definitions(shindan_own_code INTERFACE
    QT_WARN_DEPRECATED_UP_TO=0x060400
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    SHINDAN_VERSION="${PROJECT_VERSION}")
