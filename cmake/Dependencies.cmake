# Everything that is linked comes from the system's packages (scripts/install-packages names Debian's).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Iconv REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(uriparser 0.9 REQUIRED CONFIG)
find_package(nlohmann_json 3.11 REQUIRED CONFIG)
find_package(tl-expected 1.0 REQUIRED CONFIG)
if(DATELINE_BUILD_PROGRAM)
  find_package(CURL 7.88 REQUIRED)
  find_package(CLI11 2.1 REQUIRED CONFIG)
endif()
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(libzstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(libbrotlidec REQUIRED IMPORTED_TARGET libbrotlidec)

# What --version says of the libraries that do not say it themselves.
set(library_versions "gumbo ${gumbo_VERSION}, uriparser ${uriparser_VERSION}, nlohmann/json ${nlohmann_json_VERSION}")
string(APPEND library_versions ", CLI11 ${CLI11_VERSION}, tl-expected ${tl-expected_VERSION}")

# Calls within a static library need no detour through the linkage table: the parser runs 7 to 9 % faster. The static
# library is used where the package has it; the shared core, and the module of Python, keep the shared one.
find_library(DATELINE_STATIC_GUMBO libgumbo.a HINTS ${gumbo_LIBRARY_DIRS} ${gumbo_LIBDIR})
mark_as_advanced(DATELINE_STATIC_GUMBO)
set(gumbo_libraries PkgConfig::gumbo)
if(DATELINE_STATIC_GUMBO AND NOT DATELINE_BUILD_PYTHON)
  set(gumbo_libraries "${DATELINE_STATIC_GUMBO}")
endif()
