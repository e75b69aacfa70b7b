# One find_package(dateline), one pkg-config file (docs/architecture.md, "Targets"). Whoever asks for no component gets
# the extractor; the components batch, with its compression libraries, and io, with libcurl, are loaded only when they are
# asked for.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/dateline")

# With link-time optimisation an object file holds what only the same compiler reads. What others link gets machine
# code beside it.
if(CMAKE_INTERPROCEDURAL_OPTIMIZATION AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  foreach(room IN LISTS core_rooms batch_rooms io_rooms)
    target_compile_options(dateline_${room} PRIVATE -ffat-lto-objects)
  endforeach()
endif()

install(TARGETS dateline RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS dateline-worker RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/dateline")
install(TARGETS core core_static EXPORT dateline-targets)
install(TARGETS batch EXPORT dateline-batch-targets)
install(TARGETS io EXPORT dateline-io-targets)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/dateline" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/schema/record.schema.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/dateline")
foreach(export IN ITEMS dateline-targets dateline-batch-targets dateline-io-targets)
  install(
    EXPORT ${export}
    NAMESPACE dateline::
    DESTINATION "${package_folder}")
endforeach()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/dateline-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/dateline-config.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/dateline-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/dateline-config.cmake" "${PROJECT_BINARY_DIR}/dateline-config-version.cmake"
        DESTINATION "${package_folder}")

# The folders are relative to the .pc file, so that an installation may be moved, or go elsewhere than was configured.
set(pc_folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH pc_prefix "${CMAKE_INSTALL_PREFIX}/${pc_folder}" "${CMAKE_INSTALL_PREFIX}")
cmake_path(APPEND pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/dateline.pc.in" "${PROJECT_BINARY_DIR}/dateline.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/dateline.pc" DESTINATION "${pc_folder}")
