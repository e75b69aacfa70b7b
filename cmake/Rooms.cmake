# add_room(NAME [USES ROOM...] [LINKS TARGET...])
#
# One folder of src/ as an object library, dateline_NAME. Rooms include one another as "room/file.h"; that USES says
# the truth is checked by tests/house/includes_test.py, which reads the #include lines.
function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;LINKS")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(dateline_${name} OBJECT ${sources})
  target_include_directories(
    dateline_${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>"
                            "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                            "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/generated>")
  list(TRANSFORM room_USES PREPEND dateline_)
  target_link_libraries(
    dateline_${name}
    PUBLIC ${room_USES} tl::expected
    PRIVATE dateline_settings ${room_LINKS})
  use_precompiled_headers(dateline_${name} dateline_precompiled)
  set_target_properties(dateline_${name} PROPERTIES EXPORT_COMPILE_COMMANDS ON)
endfunction()
