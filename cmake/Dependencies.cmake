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

# libzip's CMake package names programs that its development package does not bring; libpcap, libtins and
# libxlsxwriter have none.
foreach(library zip pcap tins xlsxwriter)
  string(TOUPPER ${library} upper)
  find_path(PEERPLAN_${upper}_INCLUDE NAMES ${library}.h ${library}/${library}.h REQUIRED)
  find_library(PEERPLAN_${upper}_LIBRARY ${library} REQUIRED)
  add_library(peerplan_lib${library} INTERFACE)
  target_include_directories(peerplan_lib${library} SYSTEM INTERFACE ${PEERPLAN_${upper}_INCLUDE})
  target_link_libraries(peerplan_lib${library} INTERFACE ${PEERPLAN_${upper}_LIBRARY})
endforeach()

if(PEERPLAN_BUILD_CLI)
  find_package(CLI11 REQUIRED)
endif()
if(PEERPLAN_BUILD_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Charts Svg)
  find_package(qpdf CONFIG REQUIRED)
  add_library(peerplan_libqpdf INTERFACE)
  target_link_libraries(peerplan_libqpdf INTERFACE qpdf::libqpdf)
  # Its own smart pointer is gone since version 11; the headers ask to be told that nobody wants it.
  target_compile_definitions(peerplan_libqpdf INTERFACE POINTERHOLDER_TRANSITION=4)
endif()
if(BUILD_TESTING)
  find_package(Catch2 REQUIRED)
  if(PEERPLAN_BUILD_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  endif()

  # Optional, and without a CMake package: BuDDy, the oracle of one test.
  find_path(PEERPLAN_BDD_INCLUDE bdd.h)
  find_library(PEERPLAN_BDD_LIBRARY bdd)
  if(PEERPLAN_BDD_INCLUDE AND PEERPLAN_BDD_LIBRARY)
    add_library(peerplan_bdd INTERFACE)
    target_include_directories(peerplan_bdd SYSTEM INTERFACE ${PEERPLAN_BDD_INCLUDE})
    target_link_libraries(peerplan_bdd INTERFACE ${PEERPLAN_BDD_LIBRARY})
  else()
    message(STATUS "No libbdd-dev: availability is not tested against BuDDy")
  endif()
endif()
