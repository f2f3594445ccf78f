# The shipped data: resources/**.yaml -> one CBOR file -> (the FAQ's search index) -> Qt resources inside the programs.
#
# The code of `resources` is a library of its own below the data, since the compiler of the data is made of it; everything else links
# `shindan_resources`, which is code and data. The same holds for `knowledge` and its index.

# Puts one file into the programs that link `name`, as :/shindan/<file name>. Object files, so that no linker leaves them out and
# no call is needed at start.
function(shindan_embed name prefix)
    set(entries "")
    foreach(file IN LISTS ARGN)
        get_filename_component(alias "${file}" NAME)
        string(APPEND entries "    <file alias=\"${alias}\">${file}</file>\n")
    endforeach()
    set(description "${PROJECT_BINARY_DIR}/generated/${name}.qrc")
    set(code "${PROJECT_BINARY_DIR}/generated/qrc_${name}.cpp")
    file(CONFIGURE OUTPUT "${description}" @ONLY CONTENT
"<RCC>
  <qresource prefix=\"@prefix@\">
@entries@  </qresource>
</RCC>
")
    add_custom_command(
        OUTPUT "${code}"
        COMMAND Qt6::rcc --name ${name} --compress-algo best --threshold 0 --output "${code}" "${description}"
        DEPENDS ${ARGN} "${description}"
        COMMENT "Embedding ${name}"
        VERBATIM)
    add_library(${name}_objects OBJECT "${code}")
    target_link_libraries(${name}_objects PRIVATE Qt6::Core)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE $<TARGET_OBJECTS:${name}_objects>)
endfunction()

# shipped.cbor, by the tool that reads and checks the YAML.
function(shindan_compile_shipped_data result)
    file(GLOB_RECURSE data CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/*.yaml" "${PROJECT_SOURCE_DIR}/resources/schema/*.json")
    add_executable(shindan-compile-resources cli/compile_resources.cpp)
    target_link_libraries(shindan-compile-resources PRIVATE shindan_resources_code shindan_own_code)
    set(lenient)
    if(SHINDAN_LENIENT_RESOURCES)
        set(lenient --lenient)
    endif()
    set(shipped "${PROJECT_BINARY_DIR}/generated/shipped.cbor")
    add_custom_command(
        OUTPUT "${shipped}"
        COMMAND shindan-compile-resources ${lenient} "${PROJECT_SOURCE_DIR}/resources" "${shipped}"
        DEPENDS shindan-compile-resources ${data}
        COMMENT "Checking and compiling resources"
        VERBATIM)
    set(${result} "${shipped}" PARENT_SCOPE)
endfunction()

function(shindan_add_resources_service)
    shindan_add_library(shindan_resources_code ${ARGN})
    add_library(shindan_resources INTERFACE)
    target_link_libraries(shindan_resources INTERFACE shindan_resources_code)
    if(EXISTS "${PROJECT_SOURCE_DIR}/cli/compile_resources.cpp")
        shindan_compile_shipped_data(shipped)
        shindan_embed(shindan_resources_data /shindan "${shipped}")
        target_link_libraries(shindan_resources INTERFACE shindan_resources_data)
    endif()
endfunction()

# services/knowledge/build_index_main.cpp, if there, is run as `shindan-build-index faq.glass` and makes the search index of
# the FAQ (a single-file Xapian database), which is embedded as :/shindan/faq.glass.
function(shindan_add_knowledge_service)
    shindan_add_library(shindan_knowledge_code ${ARGN})
    add_library(shindan_knowledge INTERFACE)
    target_link_libraries(shindan_knowledge INTERFACE shindan_knowledge_code)
    set(main "${PROJECT_SOURCE_DIR}/services/knowledge/build_index_main.cpp")
    if(EXISTS "${main}")
        add_executable(shindan-build-index "${main}")
        target_link_libraries(shindan-build-index PRIVATE shindan_knowledge_code shindan_own_code)
        set(index "${PROJECT_BINARY_DIR}/generated/faq.glass")
        add_custom_command(
            OUTPUT "${index}"
            COMMAND shindan-build-index "${index}"
            DEPENDS shindan-build-index
            COMMENT "Indexing the FAQ"
            VERBATIM)
        shindan_embed(shindan_knowledge_data /shindan "${index}")
        target_link_libraries(shindan_knowledge INTERFACE shindan_knowledge_data)
    endif()
endfunction()

# Pictures of the window: resources/icons/<name> -> :/icons/<name>.
function(shindan_add_icons)
    file(GLOB icons CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/icons/*.svg" "${PROJECT_SOURCE_DIR}/resources/icons/*.png")
    if(icons)
        shindan_embed(shindan_icons /icons ${icons})
    else()
        add_library(shindan_icons INTERFACE)
    endif()
endfunction()
