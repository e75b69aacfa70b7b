# The headers of the standard library and of GoogleTest are compiled once for all files, where a build is made to be
# tried: half of the time that it takes. What is installed is built without, so that no file forgets an #include.

# add_precompiled_headers(NAME OBJECT|PROGRAM HEADERS HEADER... [LINKS TARGET...]): for object libraries, or for
# programs, whose code is compiled another way.
function(add_precompiled_headers name type)
  if(NOT DATELINE_PRECOMPILE_HEADERS)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 2 precompiled "" "" "HEADERS;LINKS")
  set(source "${PROJECT_BINARY_DIR}/generated/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "int main() {}\n")
  if(type STREQUAL "PROGRAM")
    add_executable(${name} "${source}")
  else()
    add_library(${name} OBJECT "${source}")
  endif()
  target_link_libraries(${name} PRIVATE dateline_settings ${precompiled_LINKS})
  target_precompile_headers(${name} PRIVATE ${precompiled_HEADERS})
endfunction()

# use_precompiled_headers(TARGET NAME)
function(use_precompiled_headers target name)
  if(DATELINE_PRECOMPILE_HEADERS)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()

set(standard_headers
    <algorithm> <array> <atomic> <charconv> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex>
    <optional> <set> <span> <string> <string_view> <thread> <tl/expected.hpp> <tuple> <unordered_map> <unordered_set>
    <utility> <variant> <vector>)
add_precompiled_headers(dateline_precompiled OBJECT HEADERS ${standard_headers} LINKS tl::expected)
