# The language and the warnings that every target of the project is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(dateline_settings INTERFACE)
target_compile_options(
  dateline_settings
  INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor
            # GCC 12 reports std::string's own code for `"literal" + std::string` (GCC bug 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            # Of precompiled headers it forgets that they are the system's, and reports the same code by other names.
            $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${DATELINE_PRECOMPILE_HEADERS}>>:-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>
            $<$<BOOL:${DATELINE_WARNINGS_AS_ERRORS}>:-Werror>)
