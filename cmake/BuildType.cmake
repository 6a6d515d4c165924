# SPDX-License-Identifier: MIT
# How a build is made when nobody says: optimised with debug information (-O2 -g, what Debian ships),
# through ccache and a fast linker where the machine has them.

get_property(multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT multi_config)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(PEERPLAN_CCACHE ccache)
  if(PEERPLAN_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${PEERPLAN_CCACHE})
  endif()
endif()

find_program(PEERPLAN_MOLD mold)
if(PEERPLAN_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
