# Script mode: writes output, a C++ file that defines the function `function` of `header`, which gives the bytes of input.
file(READ "${input}" digits HEX)
string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${digits}")
string(REGEX REPLACE "(................................................................................)" "\"\\1\"\n"
                     lines "${bytes}")
string(REGEX REPLACE "\n(\\\\x[^\n\"]*)$" "\n\"\\1\"\n" lines "${lines}")
file(SIZE "${input}" size)
file(
  WRITE "${output}"
  "#include \"${header}\"\n\nnamespace dateline::${namespace} {\n\nstd::string_view ${function}() noexcept {\n"
  "  static constexpr char bytes[] =\n${lines};\n  return {bytes, ${size}};\n}\n\n}  // namespace dateline::${namespace}\n")
