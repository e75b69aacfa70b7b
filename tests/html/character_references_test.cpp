#include "html/character_references.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "html/decoding_scan.h"
#include "html/named_character_references.h"
#include "support/shared_folder.h"

namespace dateline::html {
namespace {

using namespace std::string_view_literals;

std::string text_of(std::string_view raw, NulCharacter nul = NulCharacter::dropped) {
  std::string out;
  append_text(out, raw, nul);
  return out;
}

std::string attribute_value_of(std::string_view raw) {
  std::string out;
  append_attribute_value(out, raw);
  return out;
}

std::string raw_text_of(std::string_view raw) {
  std::string out;
  append_raw_text(out, raw);
  return out;
}

TEST(CharacterReferences, in_text_and_in_attribute_values) {
  struct {
    std::string_view raw;
    std::string_view text;
    std::string_view attribute_value;
  } const cases[] = {
      {"", "", ""},
      {"a & b", "a & b", "a & b"},
      {"&", "&", "&"},
      {"&;", "&;", "&;"},
      {"&amp;amp;", "&amp;", "&amp;"},
      {"&&amp;&", "&&&", "&&&"},
      {"a&nbsp;b", "a\u00A0b", "a\u00A0b"},
      {"&laquo;&Aacute;&raquo;", "«Á»", "«Á»"},
      {"&NotEqualTilde;&fjlig;", "\u2242\u0338fj", "\u2242\u0338fj"},
      {"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
      // names are as they are written
      {"&AMP;&Amp;&nBSP;", "&&Amp;&nBSP;", "&&Amp;&nBSP;"},
      // without a semicolon
      {"&lt", "<", "<"},
      {"&copy 2020", "© 2020", "© 2020"},
      {"?a=1&copy=2&reg2&lt-", "?a=1©=2®2<-", "?a=1&copy=2&reg2<-"},
      {"&hellip", "&hellip", "&hellip"},
      {"?a&b=1&unknown=2", "?a&b=1&unknown=2", "?a&b=1&unknown=2"},
      // the longest name counts
      {"&notin;&notit;&not;&notin&not&no;", "∉¬it;¬¬in¬&no;", "∉&notit;¬&notin¬&no;"},
      {"&ampamp;", "&amp;", "&ampamp;"},
      // numbers
      {"&#8212;&#x2014;&#X2014;&#x1f600;", "———😀", "———😀"},
      {"&#65&#x41 &#65b&#x41g&#65=", "AA AbAgA=", "AA AbAgA="},
      {"&#00000000000000000000000000065;&#x00000000000000000000041;", "AA", "AA"},
      {"&#;&#x;&#xg;&#-1;&# 1;&#", "&#;&#x;&#xg;&#-1;&# 1;&#", "&#;&#x;&#xg;&#-1;&# 1;&#"},
      {"&#0;&#xD800;&#xDFFF;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&#128;&#x99;&#x81;", "€™\xC2\x81", "€™\xC2\x81"},
      {"&#13;&#10;&#1;&#x7F;&#xFDD0;", "\r\n\1\x7F\uFDD0", "\r\n\1\x7F\uFDD0"},
      // what is decoded is not looked at again
      {"&amp;&#13;\n&#38;lt;", "&\r\n&lt;", "&\r\n&lt;"},
  };
  for (const auto& [raw, text, attribute_value] : cases) {
    EXPECT_EQ(text_of(raw), text) << raw;
    EXPECT_EQ(attribute_value_of(raw), attribute_value) << raw;
    EXPECT_EQ(raw_text_of(raw), raw);
    EXPECT_FALSE(raw_text_needs_decoding(raw)) << raw;
  }
}

TEST(CharacterReferences, numbers_too_large_do_not_come_around) {
  // Gumbo gives a letter for the first two, for the last ones single bytes that are no UTF-8.
  for (const std::string_view raw :
       {"&#4294967361;"sv, "&#x100000041;"sv, "&#2147483648;"sv, "&#xFFFFFFFF;"sv,
        "&#99999999999999999999999999999999999999;"sv}) {
    EXPECT_EQ(text_of(raw), "\uFFFD") << raw;
    EXPECT_EQ(attribute_value_of(raw), "\uFFFD") << raw;
  }
}

TEST(CharacterReferences, line_ends_become_line_feeds) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\r", "\n"},       {"\r\n", "\n"},     {"\r\r\n\n\r", "\n\n\n\n"},
      {"a\r\nb", "a\nb"}, {"\n\r\n", "\n\n"}, {"a\rb", "a\nb"},
  };
  for (const auto& [raw, expected] : cases) {
    EXPECT_EQ(text_of(raw), expected);
    EXPECT_EQ(attribute_value_of(raw), expected);
    EXPECT_EQ(raw_text_of(raw), expected);
    EXPECT_TRUE(needs_decoding(raw));
    EXPECT_TRUE(raw_text_needs_decoding(raw));
  }
}

// The standard leaves all of these but NUL as they are, for their errors are no more than reported.
TEST(CharacterReferences, control_characters_and_noncharacters_become_replacement_characters) {
  for (const std::string_view character :
       {"\x01"sv, "\x08"sv, "\x0B"sv, "\x0E"sv, "\x1F"sv, "\x7F"sv, "\xC2\x80"sv, "\xC2\x85"sv,
        "\xC2\x9F"sv, "\uFDD0"sv, "\uFDEF"sv, "\uFFFE"sv, "\uFFFF"sv, "\U0001FFFE"sv,
        "\U0003FFFF"sv, "\U000FFFFF"sv, "\U0010FFFF"sv}) {
    const std::string raw = "я" + std::string(character) + "я";
    EXPECT_EQ(text_of(raw), "я\uFFFDя");
    EXPECT_EQ(attribute_value_of(raw), "я\uFFFDя");
    EXPECT_EQ(raw_text_of(raw), "я\uFFFDя");
  }
  for (const std::string_view raw :
       {"\t\n\f "sv, "~"sv, "\u00A0«»"sv, "\uFDCF\uFDF0\uFDFA"sv, "\uFEFF\uFFFD"sv,
        "\u3FFF\u0FFF"sv, "\U0001F3FF\U0001FFFD\U0003FFC0"sv}) {
    EXPECT_EQ(text_of(raw), raw);
    EXPECT_FALSE(needs_decoding(raw)) << raw;
  }
}

TEST(CharacterReferences, nul_is_dropped_or_replaced) {
  EXPECT_EQ(text_of("a\0&am\0p;&lt\0"sv), "a&amp;<");
  EXPECT_EQ(text_of("a\0&am\0p;&lt\0"sv, NulCharacter::replaced), "a\uFFFD&am\uFFFDp;<\uFFFD");
  EXPECT_EQ(attribute_value_of("a\0&lt\0"sv), "a\uFFFD<\uFFFD");
  EXPECT_EQ(raw_text_of("a\0&lt"sv), "a\uFFFD&lt");
}

TEST(CharacterReferences, are_appended_to_what_is_there) {
  std::string out = "&lt;";
  append_text(out, "&gt;");
  append_attribute_value(out, "&gt;");
  append_raw_text(out, "&gt;");
  EXPECT_EQ(out, "&lt;>>&gt;");
}

// The text of a page is valid UTF-8 before it comes here; that others do no harm is seen under the
// address sanitizer.
TEST(CharacterReferences, other_bytes_than_utf8_do_no_harm) {
  const std::string_view bytes[] = {"\xEF",     "\xBF", "\xBE", "\xB7", "\xC2", "\x80", "\xF0",
                                    "\xF4\x8F", "\xFF", "&#1;", "&lt",  "a",    "\0"sv};
  unsigned number = 1;
  for (unsigned round = 0; round < 20'000; ++round) {
    std::string raw;
    const unsigned pieces = round % 20;
    for (unsigned i = 0; i < pieces; ++i) {
      number = number * 1'664'525U + 1'013'904'223U;
      raw += bytes[(number >> 16) % std::size(bytes)];
    }
    EXPECT_EQ(needs_decoding(raw), text_of(raw) != raw);
    attribute_value_of(raw);
    raw_text_of(raw);
  }
}

TEST(CharacterReferences, a_table_in_the_order_of_its_names) {
  const NamedCharacterReferences all = named_character_references();
  const auto name_of = [&](const NamedCharacterReference& reference) {
    return std::string_view(all.names).substr(reference.name_offset, reference.name_length);
  };
  EXPECT_EQ(all.references.size(), 2125U);
  EXPECT_EQ(std::count_if(all.references.begin(), all.references.end(),
                          [](const auto& reference) { return reference.semicolon_is_optional; }),
            106);
  EXPECT_TRUE(std::is_sorted(
      all.references.begin(), all.references.end(),
      [&](const auto& left, const auto& right) { return name_of(left) < name_of(right); }));
}

TEST(NeedsDecoding, is_false_for_what_people_write) {
  for (const std::string_view raw : {
           "В Москве — «первый» снег…\u00A0№\u00A05, “так” и ‘эдак’ – 12\u2009°C, п\u0301р"sv,
           "Երևանում՝ «առաջին» ձյունը։ Այո՞\u00A0— ո՛չ…"sv,
           "北京今日大雪——“第一场”，气温３℃。「日本語」々〆〇ヿㇿ"sv,
           "한국어 뉴스: ‘첫눈’이 내렸다…"sv,
           "שלום — „חדשות”; नमस्ते दुनिया। ไทย ქართული"sv,
           "أخبار اليوم: «الثلج الأول» في موسكو؟ گزارش"sv,
           "😀👍🏿👩‍💻🇦🇲 ❤️ £100 ½ © 2020 ¿Qué?"sv,
           "\tThe “first” snow,\n\f it’s said – don’t\u00ADworry.~"sv,
           "https://example.org/a?b=c&d=e&_=1&utm_source=feed#f"sv,
           "AT&T, R&D & Q&A"sv,
       }) {
    EXPECT_FALSE(needs_decoding(raw)) << raw;
    EXPECT_FALSE(raw_text_needs_decoding(raw)) << raw;
    // no suspect either, but for the ampersands
    if (raw.find('&') == std::string_view::npos) {
      EXPECT_EQ(decoding_scan::first_suspect<true>(raw), raw.size()) << raw;
    }
  }
}

/// Cases of html5lib-tests where the tree has something else than the standard's tokenizer says.
struct Difference {
  std::string_view file;
  std::string_view description;  ///< or its beginning
  std::string_view reason;
};

constexpr Difference differences[] = {
    {"unicodeChars.test", "Invalid Unicode character U+",
     "control characters and noncharacters become U+FFFD"},
    {"unicodeCharsProblematic.test", "CR followed by U+0000",
     "NUL is dropped here, in the standard by the tree construction"},
};

bool is_known_difference(std::string_view file, std::string_view description) {
  return std::any_of(std::begin(differences), std::end(differences), [&](const Difference& known) {
    return known.file == file &&
           description.substr(0, known.description.size()) == known.description;
  });
}

/// The attribute's value in `<h a="VALUE">`, with any quotes or none.
std::string_view raw_value(std::string_view tag) {
  constexpr std::string_view before = "<h a=";
  std::string_view value = tag.substr(before.size(), tag.size() - before.size() - 1);
  if (value.front() == '"' || value.front() == '\'') value = value.substr(1, value.size() - 2);
  return value;
}

TEST(Html5lib, CharacterReferenceCases) {
  const auto folder = testing::in_shared_folder("html5lib-tests/tokenizer");
  if (!folder) GTEST_SKIP() << "DATELINE_SHARED names no folder with html5lib-tests/";
  std::size_t texts = 0;
  std::size_t attribute_values = 0;
  for (const char* file : {"entities.test", "namedEntities.test", "numericEntities.test",
                           "unicodeChars.test", "unicodeCharsProblematic.test"}) {
    std::ifstream stream(*folder / file);
    const auto content = nlohmann::json::parse(stream);
    for (const auto& test : content.at("tests")) {
      const auto description = test.at("description").get<std::string>();
      const auto input = test.at("input").get<std::string>();
      // lone surrogates, which no UTF-8 has
      if (test.value("doubleEscaped", false)) continue;
      const auto& token = test.at("output").at(0);
      if (token.at(0) == "StartTag") {
        EXPECT_EQ(attribute_value_of(raw_value(input)), token.at(2).at("a").get<std::string>())
            << input;
        ++attribute_values;
        continue;
      }
      ASSERT_EQ(token.at(0), "Character") << input;
      const bool is_same = text_of(input) == token.at(1).get<std::string>();
      EXPECT_NE(is_same, is_known_difference(file, description)) << file << ": " << description;
      ++texts;
    }
  }
  EXPECT_EQ(texts, 4'941U);
  EXPECT_EQ(attribute_values, 9U);
}

}  // namespace
}  // namespace dateline::html
