# SPDX-License-Identifier: MIT
# peerplan_test(<folder> <source>... [LIBRARIES <target>...] [NEEDS <target>...] [LABELS <label>...] [NAME <name>])
#   One test binary for a folder of tests/, its cases found by ctest as "<folder>/<sentence>". It links the
#   library that the folder mirrors (model, planner, data; cli links none by itself) and peerplan_test_support.
#     LIBRARIES  further libraries to link
#     NEEDS      libraries to link that not every build has; without them the binary is left out
#     LABELS     ctest labels beside the folder's name ("threads": run under the thread sanitizer too)
#     NAME       a second binary in the same folder, such as "threads"
#   A call without sources does nothing, so a folder may stand before its first test.
#   A case's name is a sentence without semicolons and brackets (ctest cannot hold them). Cases tagged [.soak]
#   are left to ./dev soak.
#
# peerplan_bench(<name> <source>... [LIBRARIES <target>...])
#   A measuring program for ./dev bench, built by the target "benchmarks" only.
#
# peerplan_fuzzer(<name> <source>... [LIBRARIES <target>...])
#   A libFuzzer program for ./dev fuzz, built by the target "fuzzers" of the preset asan. Its corpus is
#   tests/fuzz/corpus/<name>: small inputs, at least one good one, and one for every bug that was found.
#
# peerplan_refuse_unlisted_tests()
#   Fails the configuration when a *_test.cpp under tests/ is in no peerplan_test: a test that nobody runs.

include(Catch)

add_custom_target(threads_tests)
add_custom_target(benchmarks)
add_custom_target(fuzzers)

# Filled by tests/support.
add_library(peerplan_test_support STATIC)
target_link_libraries(peerplan_test_support PUBLIC peerplan_model PRIVATE peerplan_flags)
target_compile_definitions(peerplan_test_support PUBLIC
  PEERPLAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PEERPLAN_SHARED_DIR="${PEERPLAN_SHARED_DIR}")

if(PEERPLAN_PRECOMPILE)
  target_link_libraries(peerplan_test_support PRIVATE Catch2::Catch2)
  target_precompile_headers(peerplan_test_support PRIVATE
    ${PROJECT_SOURCE_DIR}/tests/support/catch.h ${PROJECT_SOURCE_DIR}/model/plan.h <algorithm> <functional> <map>)
endif()

function(peerplan_test folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME" "LIBRARIES;NEEDS;LABELS")
  foreach(source IN LISTS arg_UNPARSED_ARGUMENTS)
    set_property(GLOBAL APPEND PROPERTY PEERPLAN_TEST_SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/${source})
  endforeach()
  foreach(library IN LISTS arg_NEEDS)
    if(NOT TARGET ${library})
      return()
    endif()
  endforeach()
  if(NOT arg_UNPARSED_ARGUMENTS)
    return()
  endif()

  string(REPLACE "/" "_" name test_${folder})
  if(arg_NAME)
    string(APPEND name _${arg_NAME})
  endif()
  string(REGEX MATCH "^[^/]+" top ${folder})
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  if(top MATCHES "^(model|planner|data)$")
    target_link_libraries(${name} PRIVATE peerplan_${top})
  endif()
  target_link_libraries(${name} PRIVATE
    ${arg_LIBRARIES} ${arg_NEEDS} peerplan_test_support peerplan_flags Catch2::Catch2WithMain)
  if(TARGET peerplan AND top STREQUAL "cli")
    target_compile_definitions(${name} PRIVATE PEERPLAN_PROGRAM="$<TARGET_FILE:peerplan>")
    add_dependencies(${name} peerplan)
  endif()
  if(PEERPLAN_PRECOMPILE)
    target_precompile_headers(${name} REUSE_FROM peerplan_test_support)
  endif()
  if("threads" IN_LIST arg_LABELS)
    add_dependencies(threads_tests ${name})
  endif()
  # One label, "<folder>,<label>", for ctest -L matches a part of it and catch_discover_tests takes no list.
  list(PREPEND arg_LABELS ${folder})
  list(JOIN arg_LABELS "," labels)
  # The platform is named at discovery (the binary is run while building) and at the run: no test opens a window.
  catch_discover_tests(${name} TEST_SPEC "~[.]" TEST_PREFIX "${folder}/"
    PROPERTIES LABELS "${labels}" TIMEOUT 300 ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endfunction()

function(peerplan_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  add_executable(bench_${name} EXCLUDE_FROM_ALL ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(bench_${name} PROPERTIES
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
  target_link_libraries(bench_${name} PRIVATE ${arg_LIBRARIES} peerplan_test_support peerplan_flags)
  add_dependencies(benchmarks bench_${name})
endfunction()

function(peerplan_fuzzer name)
  if(NOT PEERPLAN_BUILD_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  add_executable(fuzz_${name} EXCLUDE_FROM_ALL ${arg_UNPARSED_ARGUMENTS})
  set_target_properties(fuzz_${name} PROPERTIES
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzz)
  target_link_libraries(fuzz_${name} PRIVATE ${arg_LIBRARIES} peerplan_flags)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers fuzz_${name})
endfunction()

function(peerplan_refuse_unlisted_tests)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_test.cpp)
  get_property(listed GLOBAL PROPERTY PEERPLAN_TEST_SOURCES)
  foreach(source IN LISTS found)
    if(NOT source IN_LIST listed)
      message(SEND_ERROR "${source} is in no peerplan_test(): list it in the CMakeLists.txt beside it")
    endif()
  endforeach()
endfunction()
