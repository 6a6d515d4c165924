# SPDX-License-Identifier: MIT
# Where a distribution expects things. The libraries stay static and are not installed.

# peerplan_man_page(<program>)
#   Builds and installs <program>.1.gz from what "<program> man" prints: the page is written by the same
#   declarations that parse the command line, so the two cannot differ.
function(peerplan_man_page program)
  find_program(PEERPLAN_GZIP gzip REQUIRED)
  set(page ${CMAKE_CURRENT_BINARY_DIR}/${program}.1)
  add_custom_command(
    OUTPUT ${page}.gz
    COMMAND $<TARGET_FILE:${program}> man > ${page}
    COMMAND ${PEERPLAN_GZIP} -9nf ${page}  # no name and no time inside: the same bytes every time
    DEPENDS ${program}
    COMMENT "Writing the man page of ${program}"
    VERBATIM)
  add_custom_target(${program}_man_page ALL DEPENDS ${page}.gz)
  install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endfunction()

# peerplan_install()
#   The rest: the programs, the documents, the examples and the schema of plans.
function(peerplan_install)
  if(TARGET peerplan)
    install(TARGETS peerplan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
  if(TARGET peerplan-gui)
    install(TARGETS peerplan-gui RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES gui/app/peerplan-gui.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  endif()
  install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
  install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
  install(FILES data/schema/plan.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/peerplan OPTIONAL)
endfunction()
