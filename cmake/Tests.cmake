# shindan_add_test(<name> SOURCES ... LIBRARIES ...): one executable of Qt Test, known to CTest under its name.
#
# Qt's own limit of five minutes a function is short where a function opens hundreds of bundles on a busy machine; CTest's limit stands above it.
#
# A test whose functions all skip counts as skipped for CTest: Qt Test then reports no passed function but initTestCase and
# cleanupTestCase. Each run leaves its log in <build>/test-logs/<name>.txt, from which ./test collects the reasons.

set(SHINDAN_TEST_LOGS "${PROJECT_BINARY_DIR}/test-logs")
set(SHINDAN_TEST_HOME "${PROJECT_BINARY_DIR}/test-home")
file(MAKE_DIRECTORY "${SHINDAN_TEST_LOGS}")

# False alarms of newer tools in tests alone: g++ from 13 on takes a reference found by a name for one into that name, and loses count of
# copied vectors; Qt from 6.5 on turns a count of milliseconds into an int within its own QTRY macros.
add_library(shindan_test_options INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(shindan_test_options INTERFACE -Wno-dangling-reference -Wno-array-bounds -Wno-stringop-overflow)
endif()
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    target_compile_options(shindan_test_options INTERFACE -Wno-conversion)
endif()

function(shindan_add_test name)
    cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;DEFINITIONS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Qt6::Test shindan_own_code shindan_test_options) # the last one wins
    target_compile_definitions(${name} PRIVATE SHINDAN_SOURCE_ROOT="${PROJECT_SOURCE_DIR}" ${arg_DEFINITIONS})
    add_test(NAME ${name}
        COMMAND ${name} -o "${SHINDAN_TEST_LOGS}/${name}.txt,txt" -o -,txt
        WORKING_DIRECTORY "${PROJECT_BINARY_DIR}/tests")

    set(shared "$ENV{SHINDAN_SHARED}")
    if(NOT shared)
        get_filename_component(shared "${PROJECT_SOURCE_DIR}/../shared" ABSOLUTE)
    endif()
    set(home "${SHINDAN_TEST_HOME}/${name}")
    file(MAKE_DIRECTORY "${home}/runtime")
    file(CHMOD "${home}/runtime" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 300
        SKIP_REGULAR_EXPRESSION "Totals: [012] passed, 0 failed, [1-9][0-9]* skipped"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FORCE_STDERR_LOGGING=1;QTEST_FUNCTION_TIMEOUT=1200000;SHINDAN_SHARED=${shared};XDG_CACHE_HOME=${home}/cache;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_RUNTIME_DIR=${home}/runtime;ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/leaks.supp:print_suppressions=0;TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:ignore_noninstrumented_modules=1:suppressions=${PROJECT_SOURCE_DIR}/cmake/races.supp")
endfunction()
