#include "text/fold.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

using std::string_literals::operator""s;

struct TextCase {
  std::string_view name;
  std::string input;
  std::string expected;
};

std::string name_of(const testing::TestParamInfo<TextCase>& info) {
  return std::string(info.param.name);
}

std::string utf8_of(char32_t code_point) {
  std::string text;
  append_code_point(text, code_point);
  return text;
}

bool is_scalar_value(char32_t code_point) {
  return (code_point & 0xFFFFF800) != 0xD800;
}

std::string mapped(const std::string& text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &result,
                                 static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  EXPECT_GE(size, 0);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

std::string nfc(const std::string& text) {
  return mapped(text, UTF8PROC_COMPOSE);
}
std::string nfd(const std::string& text) {
  return mapped(text, UTF8PROC_DECOMPOSE);
}

class Fold : public testing::TestWithParam<TextCase> {};

TEST_P(Fold, GivesTheExpectedText) {
  EXPECT_EQ(fold(GetParam().input), GetParam().expected);
  EXPECT_EQ(fold(GetParam().expected), GetParam().expected) << "folding twice changes nothing";
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Fold,
    testing::Values(
        TextCase{"empty", "", ""}, TextCase{"only_blanks", " \t\r\n\f\v ", ""},
        TextCase{"plain", "Council approves new bridge", "Council approves new bridge"},
        TextCase{"runs_of_blanks", "  Council \r\n\t approves   it  ", "Council approves it"},
        TextCase{"blanks_across_blocks", "123456789012345  7890123456789 1  end",
                 "123456789012345 7890123456789 1 end"},
        TextCase{"no_break_spaces", "WORLD\u00A0 06\u202FJune\u00A0", "WORLD 06 June"},
        TextCase{"all_white_space",
                 "a\u0009b\u000Ac\u000Bd\u000Ce\u000Df "
                 "g\u0085h\u00A0i\u1680j\u2000k\u2001l\u2002m\u2003n\u2004o\u2005p"
                 "\u2006q\u2007r\u2008s\u2009t\u200Au\u2028v\u2029w\u202Fx\u205Fy\u3000z"s,
                 "a b c d e f g h i j k l m n o p q r s t u v w x y z"},
        TextCase{"controls",
                 "a\x01\x02 b\x1F"
                 "c\x7F"
                 "d\u0080\u009F"
                 "e\0f"s,
                 "a bcdef"},
        TextCase{"soft_hyphens", "hyphen\u00ADation", "hyphenation"},
        TextCase{"zero_width", "\uFEFFzero\u200Bwidth\u2060 \uFEFF joiner", "zerowidth joiner"},
        TextCase{"blank_around_invisible", "a \u200B b", "a b"},
        TextCase{"bidirectional", "\u200Ea\u200F\u202Ab\u202E\u2066c\u2069\u061Cd", "abcd"},
        TextCase{"joiners_stay", "می\u200Cخواهم क\u094D\u200Dष", "می\u200Cخواهم क\u094D\u200Dष"},
        TextCase{"composes", "cafe\u0301 и\u0306", "café й"},
        TextCase{"composes_what_meets", "e\u200B\u0301", "é"},
        TextCase{"singletons", "\u212B \u2126 \u037E", "Å Ω ;"},
        TextCase{"mark_order", "a\u0323\u0307 a\u0307\u0323", "ạ\u0307 ạ\u0307"},
        TextCase{"composition_exclusion", "\u0958", "क\u093C"},
        TextCase{"hangul", "\u1112\u1161\u11AB 하\u11AB", "한 한"},
        TextCase{"kana", "か\u3099", "が"},
        TextCase{"russian", "  Сессия  городского\u00A0совета отложена до вторника ",
                 "Сессия городского совета отложена до вторника"},
        TextCase{"armenian", "18\u00A0Սեպտեմբերի  2024", "18 Սեպտեմբերի 2024"},
        TextCase{"azerbaijani", "Şəhər  şurası  yeni körpünü təsdiqlədi İyun",
                 "Şəhər şurası yeni körpünü təsdiqlədi İyun"},
        TextCase{"quotes", "“has become obsolete” – ‘really’…",
                 "“has become obsolete” – ‘really’…"},
        TextCase{"emoji", "\U0001F600  \U0001F1E6\U0001F1FF", "\U0001F600 \U0001F1E6\U0001F1FF"}),
    name_of);

TEST(AppendFolded, FoldsThePieceByItself) {
  std::string out = "kept  as it is ";
  append_folded(out, "  two \n words ");
  EXPECT_EQ(out, "kept  as it is two words");
  append_folded(out, " \n ");
  EXPECT_EQ(out, "kept  as it is two words");
}

TEST(Fold, AnyCodePointIsInNormalizationFormC) {
  for (char32_t code_point = 1; code_point <= 0x10FFFF; ++code_point) {
    if (!is_scalar_value(code_point) || is_white_space(code_point) || is_invisible(code_point)) {
      continue;
    }
    const std::string text = utf8_of(code_point);
    // What may not change needs no look: the table of ranges says so, and is put to the test here.
    ASSERT_EQ(fold(text), nfc(text)) << std::hex << static_cast<std::uint32_t>(code_point);
    if (!may_change_in_nfc(code_point)) {
      ASSERT_EQ(utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point))->combining_class,
                0)
          << std::hex << static_cast<std::uint32_t>(code_point);
    }
    const std::string decomposed = nfd(text);
    if (decomposed != text) {
      ASSERT_EQ(fold(decomposed), nfc(text)) << std::hex << static_cast<std::uint32_t>(code_point);
    }
  }
}

// The same by the definition alone, a code point at a time.
std::string folded_slowly(std::string_view utf8) {
  std::string out;
  bool blank = false;
  for (std::size_t position = 0; position < utf8.size();) {
    const CodePoint code_point = code_point_at(utf8, position);
    position += code_point.length;
    if (is_white_space(code_point.value)) {
      blank = true;
    } else if (!is_invisible(code_point.value)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      append_code_point(out, code_point.value);
    }
  }
  return nfc(out);
}

TEST(Fold, AgreesWithTheDefinitionOnMixedText) {
  const std::vector<std::string> pieces = {
      "a",      "Z",      " ",      " ",          "\n",         "0",      "word",
      "\x01",   "\x7F",   "\u0085", "\u00A0",     "\u00AD",     "é",      "ə",
      "\u02FF", "\u0301", "Ж",      "ё",          "ѿ",          "\u0483", "Ҁ",
      "Ն",      "և",      "\u0591", "\u2009",     "“",          "\u200B", "\uFEFF",
      "漢",     "한",     "\u11AB", "\U0001F600", "\U0001D15E", "слово",  "բառեր"};
  std::mt19937 random(20230606);  // NOLINT(cert-msc51-cpp): the same texts each time
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto count = random() % 40; count > 0; --count) text += pieces[random() % pieces.size()];
    ASSERT_EQ(fold(text), folded_slowly(text)) << testing::PrintToString(text);
  }
}

class FoldPreformatted : public testing::TestWithParam<TextCase> {};

TEST_P(FoldPreformatted, GivesTheExpectedText) {
  EXPECT_EQ(fold_preformatted(GetParam().input), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FoldPreformatted,
    testing::Values(TextCase{"empty", "", ""},
                    TextCase{"white_space_stays", "  int a;\n\tint\u00A0 b; ",
                             "  int a;\n\tint\u00A0 b; "},
                    TextCase{"line_ends", "a\r\nb\rc\nd\n\re\fg\vh\u0085i\u2028j\u2029k\r\n",
                             "a\nb\nc\nd\n\ne\ng\nh\ni\nj\nk\n"},
                    TextCase{"invisible",
                             "a\x01\u00AD\u200B\uFEFF"
                             "b",
                             "ab"},
                    TextCase{"normalized", "e\u0301 \u212B", "é Å"}),
    name_of);

class SameKey : public testing::TestWithParam<TextCase> {};

TEST_P(SameKey, ForTwoPrintingsOfOneText) {
  EXPECT_EQ(comparison_key(GetParam().input), comparison_key(GetParam().expected));
  EXPECT_NE(comparison_key(GetParam().input), "");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SameKey,
    testing::Values(TextCase{"case_of_letters", "Latest NEWS", "latest news"},
                    TextCase{"russian_case", "ПОСЛЕДНИЕ НОВОСТИ", "Последние новости"},
                    TextCase{"armenian_ligature", "ԿԱՐԴԱՑԵՔ ՆԱԵՒ", "Կարդացեք նաև"},
                    TextCase{"sharp_s", "STRASSE", "Straße"},
                    TextCase{"final_sigma", "ΝΈΟΣ", "νέος"},
                    TextCase{"greek_with_two_marks", "Ϊ\u0301", "ΐ"},
                    TextCase{"quotes", "«Bridge» „opens“ today", "\"Bridge\" “opens” today"},
                    TextCase{"mixed_quotes", "\"has become obsolete”", "“has become obsolete\""},
                    TextCase{"apostrophes", "mayor’s", "mayor's"},
                    TextCase{"modifier", "mayorʼs", "mayor`s"},
                    TextCase{"dashes", "Rivers – lakes", "Rivers - lakes"},
                    TextCase{"dash_without_blanks", "Rivers—lakes", "Rivers - lakes"},
                    TextCase{"non_breaking_hyphen", "well\u2011known", "well-known"},
                    TextCase{"minus", "\u22125 degrees", "-5 degrees"},
                    TextCase{"ellipsis", "And then…", "And then..."},
                    TextCase{"blank_before_punctuation", "What now ?", "What now?"},
                    TextCase{"blank_after_punctuation", "One,two ( three )", "One, two (three)"},
                    TextCase{"white_space", "  No\u00A0break  ", "No break"}),
    name_of);

TEST(ComparisonKey, FoldsTheCaseOfEveryLetter) {
  for (char32_t code_point = 0x80; code_point <= 0x10FFFF; ++code_point) {
    const auto value = static_cast<utf8proc_int32_t>(code_point);
    const utf8proc_category_t category =
        is_scalar_value(code_point) ? utf8proc_category(value) : UTF8PROC_CATEGORY_CS;
    if (category != UTF8PROC_CATEGORY_LU && category != UTF8PROC_CATEGORY_LL) continue;
    const std::string text = utf8_of(code_point);
    ASSERT_EQ(comparison_key(text), nfc(mapped(nfc(text), UTF8PROC_CASEFOLD))) << text;
  }
}

TEST(ComparisonKey, KeepsTextsApart) {
  EXPECT_NE(comparison_key("a b"), comparison_key("ab"));
  EXPECT_NE(comparison_key("1 + 1"), comparison_key("1+1")) << "a symbol is no punctuation";
  EXPECT_NE(comparison_key("\"a\""), comparison_key("'a'"));
  EXPECT_NE(comparison_key("resume"), comparison_key("résumé"));
  EXPECT_EQ(comparison_key("WORLD, again - “So”"), "world,again-\"so\"");
  EXPECT_EQ(comparison_key(" \n "), "");
}

struct WordCase {
  std::string_view text;
  std::size_t words;
};

TEST(CountWords, CountsRunsOfLettersMarksAndDigits) {
  constexpr WordCase cases[] = {
      {"", 0},
      {" ... — !", 0},
      {"one", 1},
      {"one two  three", 3},
      {"06 June 2023", 3},
      {"mayor's well-known", 4},
      {"Городской совет утвердил", 3},
      {"Կարդացեք նաև", 2},
      {"हिन्दी शब्द", 2},
      {"e\u0301tat", 1},
      {"新橋開通", 4},
      {"人々は", 3},
      {"ABC新123", 3},
      {"새 다리", 2},
      {"〇", 1},
      {"½ Ⅳ", 2},
      {"\U0001F600", 0},
      {"𠀀a", 2},
  };
  for (const WordCase& test : cases) EXPECT_EQ(count_words(test.text), test.words) << test.text;
}

TEST(CountWords, KnowsLettersMarksAndDigitsByTheirCategory) {
  for (char32_t code_point = 1; code_point < 0x3000; ++code_point) {
    const utf8proc_category_t category =
        utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
    const bool counts = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
    ASSERT_EQ(count_words(utf8_of(code_point)), counts ? 1U : 0U)
        << std::hex << static_cast<std::uint32_t>(code_point);
  }
}

TEST(IsUpperCase, WantsLettersAndNoneInLowerCase) {
  for (const char* text :
       {"WORLD", "МИР", "A-1, B", "ՔԱՂԱՔԱԿԱՆՈՒԹՅՈՒՆ", "İQTİSADİYYAT", "PHOTO/VIDEO"}) {
    EXPECT_TRUE(is_upper_case(text)) << text;
  }
  for (const char* text : {"", "2023", "World", "мир", "ՆԱև", "ß", "WORLDd"}) {
    EXPECT_FALSE(is_upper_case(text)) << text;
  }
}

TEST(ToUpper, MapsCodePointsOneToOne) {
  EXPECT_EQ(to_upper("photo/Video 2"), "PHOTO/VIDEO 2");
  EXPECT_EQ(to_upper("мир ё"), "МИР Ё");
  EXPECT_EQ(to_upper("նախագահ"), "ՆԱԽԱԳԱՀ");
  EXPECT_EQ(to_upper("şəhər"), "ŞƏHƏR");
  EXPECT_EQ(to_upper("ÿ"), "Ÿ");
  EXPECT_EQ(to_upper("straße"), "STRAßE");
}

TEST(Ascii, LowerCaseLeavesOtherLettersAlone) {
  EXPECT_EQ(to_ascii_lower("Content-TYPE Z[\\]@`{"), "content-type z[\\]@`{");
  EXPECT_EQ(to_ascii_lower("ÄЖ"), "ÄЖ");
}

TEST(Ascii, ComparesIgnoringCase) {
  EXPECT_TRUE(equals_ignoring_ascii_case("", ""));
  EXPECT_TRUE(equals_ignoring_ascii_case("Charset", "cHARSET"));
  EXPECT_FALSE(equals_ignoring_ascii_case("charset", "charsets"));
  EXPECT_FALSE(equals_ignoring_ascii_case("[", "{"));
  EXPECT_FALSE(equals_ignoring_ascii_case("Ä", "ä"));
}

TEST(Ascii, TrimsTheWhiteSpaceOfHtml) {
  EXPECT_EQ(trim_ascii("\t\n\f\r a b \n"), "a b");
  EXPECT_EQ(trim_ascii(" \n"), "");
  EXPECT_EQ(trim_ascii(""), "");
  EXPECT_EQ(trim_ascii("\v a\v"), "\v a\v");
  EXPECT_EQ(trim_ascii("\u00A0a"), "\u00A0a");
}

TEST(CodePointAt, NeverPassesTheEnd) {
  for (const char* text :
       {"\xC3", "\xE2", "\xE2\x80", "\xF0", "\xF0\x9F", "\xF0\x9F\x98", "\xFF"}) {
    const std::string_view cut_off = text;
    EXPECT_LE(code_point_at(cut_off, 0).length, cut_off.size());
    EXPECT_GE(code_point_at(cut_off, 0).length, 1U);
  }
}

}  // namespace
}  // namespace dateline::text
