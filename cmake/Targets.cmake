# The libraries that others link, and the program. See "Targets" in docs/architecture.md.
set(core_rooms text html site content extract write)
set(batch_rooms archive worker)
set(io_rooms fetch input run)

function(add_room_library target type)
  cmake_parse_arguments(PARSE_ARGV 2 library "" "OUTPUT_NAME" "ROOMS")
  add_library(${target} ${type})
  foreach(room IN LISTS library_ROOMS)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:dateline_${room}>)
  endforeach()
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                              "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PUBLIC tl::expected)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${library_OUTPUT_NAME} VERSION ${PROJECT_VERSION}
                                             SOVERSION ${PROJECT_VERSION_MAJOR})
endfunction()

add_room_library(core SHARED OUTPUT_NAME dateline-core ROOMS ${core_rooms})
add_room_library(core_static STATIC OUTPUT_NAME dateline-core ROOMS ${core_rooms})
add_room_library(batch STATIC OUTPUT_NAME dateline-batch ROOMS ${batch_rooms})
foreach(target IN ITEMS core core_static)
  target_link_libraries(${target} PRIVATE PkgConfig::utf8proc uriparser::uriparser Iconv::Iconv)
endforeach()
target_link_libraries(core PRIVATE PkgConfig::gumbo)
target_link_libraries(core_static PRIVATE ${gumbo_libraries})
target_link_libraries(
  batch
  PUBLIC core_static
  PRIVATE ZLIB::ZLIB PkgConfig::libdeflate PkgConfig::libzstd PkgConfig::libbrotlidec OpenSSL::Crypto)
foreach(target IN ITEMS core core_static batch)
  add_library(dateline::${target} ALIAS ${target})
endforeach()

add_executable(dateline-worker src/worker/main.cpp)
target_link_libraries(dateline-worker PRIVATE dateline_settings dateline_worker dateline::core_static)

if(DATELINE_BUILD_PROGRAM)
  add_room_library(io STATIC OUTPUT_NAME dateline-io ROOMS ${io_rooms})
  target_link_libraries(
    io
    PUBLIC batch
    PRIVATE CURL::libcurl Threads::Threads)
  add_library(dateline::io ALIAS io)

  add_executable(dateline src/cli/main.cpp)
  target_link_libraries(dateline PRIVATE dateline_settings dateline_cli dateline::io)
  add_dependencies(dateline dateline-worker) # starts it
endif()
