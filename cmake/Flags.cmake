# SPDX-License-Identifier: MIT
# peerplan_flags: the warnings and sanitizers of our own code. Linked PRIVATE, so that nothing leaks.

option(PEERPLAN_WARNINGS_AS_ERRORS "Make warnings errors, with the compiler they are kept clean for: g++ 12" OFF)
option(PEERPLAN_PRECOMPILE "Read the headers that most files include once (hides a missing #include: not for daily work)" OFF)
set(PEERPLAN_SANITIZE "" CACHE STRING "Sanitizers: empty, address,undefined or thread")

add_library(peerplan_flags INTERFACE)
target_compile_definitions(peerplan_flags INTERFACE PEERPLAN_VERSION="${PROJECT_VERSION}")
target_compile_options(peerplan_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wimplicit-fallthrough -Wformat=2 -Wundef
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond> $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op>
  $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast>)

# Other compilers warn about other things; a newer one must not break the build of a release.
if(PEERPLAN_WARNINGS_AS_ERRORS AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"
   AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12 AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
endif()

if(PEERPLAN_SANITIZE)
  set(sanitize -fsanitize=${PEERPLAN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(peerplan_flags INTERFACE ${sanitize})
  target_link_options(peerplan_flags INTERFACE ${sanitize})
endif()
if(PEERPLAN_BUILD_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "PEERPLAN_BUILD_FUZZERS needs clang++: cmake --preset asan")
  endif()
  # Counted are the ways through what reads input, not through the planner and the tests.
  set(PEERPLAN_COUNT_COVERAGE -fsanitize=fuzzer-no-link)
  target_link_options(peerplan_flags INTERFACE ${PEERPLAN_COUNT_COVERAGE})
endif()
