# CRoaring::CRoaring. Distributions ship no pkg-config file, and the CMake package of some names a folder that is not there,
# hence the search for header and library.
find_path(CRoaring_INCLUDE_DIR roaring/roaring.hh)
find_library(CRoaring_LIBRARY roaring)
mark_as_advanced(CRoaring_INCLUDE_DIR CRoaring_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CRoaring REQUIRED_VARS CRoaring_LIBRARY CRoaring_INCLUDE_DIR)

if(CRoaring_FOUND AND NOT TARGET CRoaring::CRoaring)
    add_library(CRoaring::CRoaring UNKNOWN IMPORTED)
    set_target_properties(CRoaring::CRoaring PROPERTIES
        IMPORTED_LOCATION "${CRoaring_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${CRoaring_INCLUDE_DIR}")
endif()
