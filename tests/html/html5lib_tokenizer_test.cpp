#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "html/character_references.h"
#include "html/html5lib_tokenizer_cases.h"
#include "support/shared_folder.h"

// The html5lib tests of the tokenizer.
namespace dateline::html {
namespace {

using nlohmann::json;
using State = Scanner::State;

/// Cases in which the scanner gives other tokens than the standard's tokenizer, because the tree is
/// what counts.
struct TokenizerDifference {
  std::string_view reason;
  std::string_view file;
  std::string_view description;
  State state = State::data;
};

constexpr std::string_view drops_nul =
    "NUL in text is dropped here, which the standard leaves to the tree construction";
constexpr std::string_view replaces_nul =
    "NUL in a CDATA section is U+FFFD here, which the standard leaves to the tree construction";
constexpr std::string_view nameless_attribute =
    "NUL at the start of an attribute's name is dropped, as Gumbo does";
constexpr std::string_view script_by_name = "nothing but </script> ends script data";
constexpr std::string_view for_xml = "the tests of this file expect what XML can hold";

constexpr TokenizerDifference differences[] = {
    {drops_nul, "test2.test", "Null Byte Replacement"},
    {drops_nul, "test3.test", "<\\u0000"},
    {drops_nul, "test4.test", "U+0000 in lookahead region after non-matching character"},
    {drops_nul, "unicodeCharsProblematic.test", "CR followed by U+0000"},
    {replaces_nul, "domjs.test", "NUL in CDATA section", State::cdata_section},
    {nameless_attribute, "test3.test", "<a \\u0000>"},
    {nameless_attribute, "test3.test", "<a a \\u0000>"},
    {nameless_attribute, "test3.test", "<a a=''\\u0000>"},
    {nameless_attribute, "test3.test", "<a/\\u0000>"},
    {script_by_name, "domjs.test", "lowercase endtags", State::script_data},
    {for_xml, "xmlViolation.test", "Non-XML space"},
    {for_xml, "xmlViolation.test", "Double hyphen in comment"},
};

std::string_view known_difference(const TokenizerCase& test) {
  for (const TokenizerDifference& known : differences) {
    if (known.file == test.file && known.description == test.description &&
        known.state == test.state)
      return known.reason;
  }
  return {};
}

/// The value with U+FFFD for each control character and noncharacter in its strings, as in all that
/// we and Gumbo read.
json without_control_characters(const json& value) {
  const auto replaced = [](const std::string& text) {
    std::string out;
    append_raw_text(out, text);
    return out;
  };
  if (value.is_string()) return replaced(value.get<std::string>());
  if (value.is_object()) {
    json out = json::object();
    for (const auto& [name, item] : value.items())
      out[replaced(name)] = without_control_characters(item);
    return out;
  }
  json out = value;
  if (value.is_array()) {
    for (json& item : out) item = without_control_characters(item);
  }
  return out;
}

struct Counts {
  std::size_t cases = 0;  ///< each in each of its states
  std::size_t with_surrogates = 0;
  std::size_t with_control_characters = 0;  ///< which the tokens would have, but for U+FFFD
  std::size_t with_known_difference = 0;
};

void expect_tokens(const TokenizerCase& test, Counts& counts) {
  ++counts.cases;
  if (test.has_surrogates) {
    ++counts.with_surrogates;
    return;
  }
  const json found = scanned_tokens(test);
  const std::string_view reason = known_difference(test);
  const auto name = [&] {
    return test.file + ": " + test.description + " (" +
           json(test.input).dump(-1, ' ', true, json::error_handler_t::replace) + ", state " +
           std::to_string(static_cast<int>(test.state)) + ")";
  };
  if (!reason.empty()) {
    ++counts.with_known_difference;
    EXPECT_NE(found, test.tokens) << name() << "\nis no longer different: " << reason;
  } else if (raw_text_needs_decoding(test.input) && found != test.tokens) {
    ++counts.with_control_characters;
    EXPECT_EQ(found, without_control_characters(test.tokens)) << name();
  } else {
    EXPECT_EQ(found, test.tokens) << name();
  }
}

TEST(Html5libTokenizer, gives_the_expected_tokens) {
  const auto folder = testing::in_shared_folder("html5lib-tests/tokenizer");
  if (!folder) GTEST_SKIP() << "DATELINE_SHARED names no folder with html5lib-tests/";
  constexpr struct {
    std::string_view file;
    std::size_t cases;
  } files[] = {
      {"contentModelFlags.test", 24},
      {"domjs.test", 59},
      {"entities.test", 80},
      {"escapeFlag.test", 9},
      {"namedEntities.test", 4'210},
      {"numericEntities.test", 336},
      {"pendingSpecChanges.test", 1},
      {"test1.test", 69},
      {"test2.test", 45},
      {"test3.test", 1'786},
      {"test4.test", 85},
      {"unicodeChars.test", 323},
      {"xmlViolation.test", 4},
      {"unicodeCharsProblematic.test", 5},
  };
  Counts counts;
  for (const auto& [file, cases] : files) {
    const std::size_t before = counts.cases;
    for (const TokenizerCase& test : read_tokenizer_cases(*folder / file))
      expect_tokens(test, counts);
    EXPECT_EQ(counts.cases - before, cases) << file;
  }
  // The 6,810 cases of the files, of which some have several states.
  EXPECT_EQ(counts.cases, 7'036U);
  EXPECT_EQ(counts.with_surrogates, 4U);
  EXPECT_EQ(counts.with_control_characters, 136U);
  EXPECT_EQ(counts.with_known_difference, std::size(differences));
}

}  // namespace
}  // namespace dateline::html
