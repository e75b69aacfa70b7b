# Script mode: writes output, a C++ file that defines `extern const std::string_view dateline::embedded::SYMBOL` with the
# text of input. The text goes in pieces, as a compiler may limit the length of one literal.
file(READ "${input}" text)
set(pieces "")
string(LENGTH "${text}" length)
set(position 0)
while(position LESS length)
  string(SUBSTRING "${text}" ${position} 2000 piece)
  string(APPEND pieces "\n    R\"embedded(${piece})embedded\"")
  math(EXPR position "${position} + 2000")
endwhile()
file(
  WRITE "${output}"
  "#include <string_view>\n\nnamespace dateline::embedded {\nextern const std::string_view ${symbol};\n"
  "const std::string_view ${symbol} = ${pieces};\n}  // namespace dateline::embedded\n")
