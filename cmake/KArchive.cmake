# Shindan::KArchive: KArchive 6 of the distribution, or else KArchive 5.116.0 compiled here against Qt 6 (its classes and headers
# that we use are the same). Headers are included by their lower-case names: <ktar.h> <kzip.h> <k7zip.h> <kcompressiondevice.h>.

set(shindan_karchive_version 5.116.0)
set(shindan_karchive_sha256 1663e3c970b84063ece7f28548a87c97bc7592e79da0a0afaa4f6354f8dea30a)

# Addresses of the tarball: the machine's own package mirrors first (a closed network may reach nothing else), then KDE.
function(shindan_karchive_addresses result)
    set(addresses)
    find_program(SHINDAN_APT_GET apt-get)
    mark_as_advanced(SHINDAN_APT_GET)
    if(SHINDAN_APT_GET)
        execute_process(
            COMMAND "${SHINDAN_APT_GET}" indextargets --format "$(REPO_URI)" "Created-By: Packages"
            OUTPUT_VARIABLE mirrors ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
        string(REPLACE "\n" ";" mirrors "${mirrors}")
        list(REMOVE_DUPLICATES mirrors)
        list(FILTER mirrors INCLUDE REGEX "^https?://")
        foreach(mirror IN LISTS mirrors)
            string(REGEX REPLACE "/$" "" mirror "${mirror}")
            list(APPEND addresses "${mirror}/pool/main/k/karchive/karchive_${shindan_karchive_version}.orig.tar.xz")
        endforeach()
    endif()
    list(APPEND addresses
        "https://download.kde.org/stable/frameworks/5.116/karchive-${shindan_karchive_version}.tar.xz"
        "https://download.kde.org/Attic/frameworks/5.116/karchive-${shindan_karchive_version}.tar.xz")
    set(${result} "${addresses}" PARENT_SCOPE)
endfunction()

function(shindan_has_hash file result)
    set(${result} FALSE PARENT_SCOPE)
    if(EXISTS "${file}")
        file(SHA256 "${file}" found)
        if(found STREQUAL shindan_karchive_sha256)
            set(${result} TRUE PARENT_SCOPE)
        endif()
    endif()
endfunction()

# The tarball, its hash checked; stops with a sentence if there is none.
function(shindan_karchive_tarball result)
    if(SHINDAN_KARCHIVE_TARBALL)
        shindan_has_hash("${SHINDAN_KARCHIVE_TARBALL}" good)
        if(NOT good)
            message(FATAL_ERROR "SHINDAN_KARCHIVE_TARBALL=${SHINDAN_KARCHIVE_TARBALL} is missing or is not karchive-${shindan_karchive_version}.tar.xz as KDE publishes it (SHA-256 ${shindan_karchive_sha256}).")
        endif()
        set(${result} "${SHINDAN_KARCHIVE_TARBALL}" PARENT_SCOPE)
        return()
    endif()

    set(kept "${SHINDAN_DOWNLOADS}/karchive-${shindan_karchive_version}.tar.xz")
    set(${result} "${kept}" PARENT_SCOPE)
    shindan_has_hash("${kept}" good)
    if(good)
        return()
    endif()

    shindan_karchive_addresses(addresses)
    string(RANDOM LENGTH 8 suffix) # two build folders may be configured at once
    set(partial "${kept}.${suffix}")
    set(tried)
    foreach(address IN LISTS addresses)
        message(STATUS "KArchive: trying ${address}")
        file(DOWNLOAD "${address}" "${partial}" STATUS status INACTIVITY_TIMEOUT 20 TIMEOUT 180)
        list(GET status 0 code)
        list(GET status 1 reason)
        if(code EQUAL 0)
            shindan_has_hash("${partial}" good)
            if(good)
                file(RENAME "${partial}" "${kept}")
                return()
            endif()
            set(reason "not the file expected (wrong SHA-256)")
        endif()
        file(REMOVE "${partial}")
        string(APPEND tried "\n  ${address}\n    ${reason}")
    endforeach()
    message(FATAL_ERROR "KArchive ${shindan_karchive_version} could not be downloaded. Tried:${tried}\n"
        "Either install KArchive for Qt 6 (Debian 13: libkf6archive-dev), or fetch karchive-${shindan_karchive_version}.tar.xz on another machine and configure with\n"
        "  -DSHINDAN_KARCHIVE_TARBALL=/path/to/karchive-${shindan_karchive_version}.tar.xz")
endfunction()

# KArchive's own build needs extra-cmake-modules; these few lines do the same for a static library.
function(shindan_build_karchive)
    shindan_karchive_tarball(tarball)
    set(root "${PROJECT_BINARY_DIR}/karchive")
    set(source "${root}/karchive-${shindan_karchive_version}/src")
    if(NOT EXISTS "${source}/karchive.cpp")
        file(ARCHIVE_EXTRACT INPUT "${tarball}" DESTINATION "${root}")
    endif()

    set(HAVE_BZIP2_SUPPORT 1)
    set(NEED_BZ2_PREFIX 1)
    set(HAVE_XZ_SUPPORT 1)
    set(HAVE_ZSTD_SUPPORT 1)
    configure_file("${source}/config-compression.h.cmake" "${root}/generated/config-compression.h")
    configure_file("${PROJECT_SOURCE_DIR}/cmake/karchive_export.h.in" "${root}/generated/karchive_export.h" COPYONLY)
    file(CONFIGURE OUTPUT "${root}/generated/loggingcategory.h" CONTENT
        "#pragma once\n#include <QLoggingCategory>\nQ_DECLARE_LOGGING_CATEGORY(KArchiveLog)\n")
    file(CONFIGURE OUTPUT "${root}/generated/loggingcategory.cpp" CONTENT
        "#include \"loggingcategory.h\"\nQ_LOGGING_CATEGORY(KArchiveLog, \"kf.archive\", QtWarningMsg)\n")

    set(files karchive kar kcompressiondevice kfilterbase kgzipfilter klimitediodevice knonefilter ktar kzip krcc
        kbzip2filter kxzfilter k7zip kzstdfilter)
    list(TRANSFORM files PREPEND "${source}/")
    list(TRANSFORM files APPEND ".cpp")
    add_library(shindan_karchive STATIC ${files} "${root}/generated/loggingcategory.cpp")
    set_target_properties(shindan_karchive PROPERTIES AUTOMOC ON)
    target_compile_options(shindan_karchive PRIVATE -w)
    target_include_directories(shindan_karchive SYSTEM PUBLIC "${source}" "${root}/generated")
    target_link_libraries(shindan_karchive
        PUBLIC Qt6::Core
        PRIVATE ZLIB::ZLIB BZip2::BZip2 LibLZMA::LibLZMA PkgConfig::LibZstd)
    add_library(Shindan::KArchive ALIAS shindan_karchive)
endfunction()

find_package(KF6Archive QUIET)
if(KF6Archive_FOUND)
    message(STATUS "KArchive: ${KF6Archive_VERSION} of the system")
    add_library(shindan_karchive INTERFACE)
    target_link_libraries(shindan_karchive INTERFACE KF6::Archive)
    add_library(Shindan::KArchive ALIAS shindan_karchive)
else()
    message(STATUS "KArchive: ${shindan_karchive_version}, compiled here")
    shindan_build_karchive()
endif()
