# SPDX-License-Identifier: MIT
# Where a distribution expects things. The libraries stay static and are not installed.

if(TARGET peerplan)
  install(TARGETS peerplan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
