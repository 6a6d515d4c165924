# SPDX-License-Identifier: MIT
# peerplan_embed(<target> <function> <file>...)
#   Compiles files into <target>, so that the program needs no data directory. They are read with
#     namespace peerplan { std::span<const EmbeddedFile> <function>(); }
#   which the folder that owns the files declares in a header of its own (data/embedded_file.h holds the
#   type). A file's name there is its path relative to the folder that calls peerplan_embed. Files come in the order given.

set(PEERPLAN_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_script.cmake)

function(peerplan_embed target function)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE inputs)
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${ARGN}" -DFUNCTION=${function} -DOUTPUT=${generated}
            -DSOURCE_DIR=${CMAKE_CURRENT_SOURCE_DIR} -P ${PEERPLAN_EMBED_SCRIPT}
    DEPENDS ${inputs} ${PEERPLAN_EMBED_SCRIPT}
    COMMENT "Embedding the files of ${function}"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
  # A target of another folder does not see this folder's rules; it waits for them through a target.
  add_custom_target(${function}_embedded DEPENDS ${generated})
  add_dependencies(${target} ${function}_embedded)
endfunction()
