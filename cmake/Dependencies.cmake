# SPDX-License-Identifier: MIT
# Every library that peerplan takes from the distribution, in its default version. The Debian packages
# that hold them are listed in ./dev; who may include which is tested by tests/layering.

find_package(Threads REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS headers locale)
find_package(TBB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(date CONFIG REQUIRED)
find_package(pugixml CONFIG REQUIRED)
find_path(PEERPLAN_MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)

# libcsv comes without a CMake package.
find_path(PEERPLAN_CSV_INCLUDE csv.h REQUIRED)
find_library(PEERPLAN_CSV_LIBRARY csv REQUIRED)
add_library(peerplan_libcsv INTERFACE)
target_include_directories(peerplan_libcsv SYSTEM INTERFACE ${PEERPLAN_CSV_INCLUDE})
target_link_libraries(peerplan_libcsv INTERFACE ${PEERPLAN_CSV_LIBRARY})

if(PEERPLAN_BUILD_CLI)
  find_package(CLI11 REQUIRED)
endif()
if(PEERPLAN_BUILD_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg)
endif()
if(BUILD_TESTING)
  find_package(Catch2 REQUIRED)
endif()
