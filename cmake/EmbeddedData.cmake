# The site profiles (sites/*.json) and the record's JSON Schema are data files; they are compiled in as string
# literals, so the program needs no file at run time and the files stay what people read and edit.
function(embed_text target file symbol)
  set(output "${PROJECT_BINARY_DIR}/generated/embedded/${symbol}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "input=${file}" -D "output=${output}" -D "symbol=${symbol}" -P
            "${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake"
    DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake"
    COMMENT "Embedding ${file}")
  target_sources(${target} PRIVATE "${output}")
endfunction()

embed_text(dateline_site "${PROJECT_SOURCE_DIR}/sites/caliber.az.json" caliber_az_profile)
embed_text(dateline_write "${PROJECT_SOURCE_DIR}/schema/record.schema.json" record_schema)

# The body model is bytes; so is a text that is too long for a string literal.
function(embed_bytes target file header namespace function)
  set(output "${PROJECT_BINARY_DIR}/generated/embedded/${function}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "input=${file}" -D "output=${output}" -D "header=${header}" -D
            "namespace=${namespace}" -D "function=${function}" -P "${PROJECT_SOURCE_DIR}/cmake/EmbedBytes.cmake"
    DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/EmbedBytes.cmake"
    COMMENT "Embedding ${file}")
  target_sources(${target} PRIVATE "${output}")
endfunction()

embed_bytes(dateline_content "${PROJECT_SOURCE_DIR}/training/body.model" content/embedded_model.h content embedded_model)
embed_bytes(dateline_extract "${PROJECT_SOURCE_DIR}/src/extract/given_names.txt" extract/given_name_list.h extraction given_name_list)
