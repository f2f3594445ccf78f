# The table of log formats, made from services/formats/*_format.cpp in the order of their file names. Each of these files defines
# `const Format &<name>Format()`; that function is read from the file, so nothing else has to know it.

function(shindan_make_format_table result)
    file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/services/formats/*_format.cpp")
    list(SORT files)
    set(declarations "")
    set(entries "")
    foreach(file IN LISTS files)
        file(STRINGS "${file}" line REGEX "^const ([a-z:]*::)?Format &[A-Za-z0-9_]+Format\\(\\)" LIMIT_COUNT 1)
        if(NOT line MATCHES "Format &([A-Za-z0-9_]+Format)\\(\\)")
            message(WARNING "${file} defines no `const Format &...Format()`: left out of the table of formats.")
            set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
            continue()
        endif()
        string(APPEND declarations "const Format &${CMAKE_MATCH_1}();\n")
        string(APPEND entries "        &${CMAKE_MATCH_1}(),\n")
    endforeach()
    set(table "${PROJECT_BINARY_DIR}/generated/format_table.cpp")
    file(CONFIGURE OUTPUT "${table}" @ONLY CONTENT
"// Made by the build from services/formats/*_format.cpp.
#include \"services/formats/format.h\"

namespace shindan::formats {

@declarations@
const std::vector<const Format *> &allFormats()
{
    static const std::vector<const Format *> formats{
@entries@    };
    return formats;
}

} // namespace shindan::formats
")
    set(${result} "${table}" PARENT_SCOPE)
endfunction()
