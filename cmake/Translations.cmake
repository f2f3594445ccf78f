# Texts of the windows and of the command line in both languages: translations/shindan_<language>.ts -> :/i18n/shindan_<language>.qm.
# `cmake --build ... --target translations` reads new texts from the sources into the .ts files.

function(shindan_add_translations)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/translations/shindan_*.ts")
    set(compiled)
    foreach(source IN LISTS sources)
        get_filename_component(base "${source}" NAME_WE)
        set(file "${PROJECT_BINARY_DIR}/generated/${base}.qm")
        add_custom_command(
            OUTPUT "${file}"
            COMMAND Qt6::lrelease -silent -nounfinished "${source}" -qm "${file}"
            DEPENDS "${source}"
            COMMENT "Compiling ${base}.ts"
            VERBATIM)
        list(APPEND compiled "${file}")
    endforeach()
    if(compiled)
        shindan_embed(shindan_translations /i18n ${compiled})
    else()
        add_library(shindan_translations INTERFACE)
    endif()

    add_custom_target(translations
        COMMAND Qt6::lupdate -silent -locations none -no-obsolete -I . gui cli -source-language en
            -ts translations/shindan_ja.ts translations/shindan_en.ts
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        COMMENT "Reading texts of gui and cli into translations/"
        VERBATIM)
endfunction()
