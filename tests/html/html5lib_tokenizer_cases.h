#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "html/scanner.h"

namespace dateline::html {

/// A case of the html5lib tests of the tokenizer, in one of its initial states: their README.md has
/// the format.
struct TokenizerCase {
  std::string file;
  std::string description;
  Scanner::State state = Scanner::State::data;
  std::string last_start_tag;  ///< empty when there is none
  std::string input;
  /// Each is ["StartTag", name, {attributes}, is_self_closing], ["EndTag", name], ["Comment",
  /// data],
  /// ["Character", data] or ["DOCTYPE"].
  nlohmann::json tokens;
  bool has_surrogates = false;  ///< lone ones: no UTF-8 has them, and there are no input and tokens
};

/// Throws std::runtime_error for a file that is none of the tests.
std::vector<TokenizerCase> read_tokenizer_cases(const std::filesystem::path& file);

/// The same form of what the scanner makes of an input.
nlohmann::json scanned_tokens(const TokenizerCase& test);

}  // namespace dateline::html
