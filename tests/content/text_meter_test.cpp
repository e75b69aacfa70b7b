#include "content/text_meter.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace dateline::content {
namespace {

TextMeasures measure(std::string_view text) {
  std::vector<WordHash> words;
  TextMeter meter(words);
  meter.add(text, {});
  return meter.take();
}

TEST(TextMeter, counts_folded_white_space) {
  EXPECT_EQ(measure("  a \n b\xC2\xA0 c ").characters, 5U);
  EXPECT_EQ(measure(" \t ").characters, 0U);
  EXPECT_EQ(measure("a\xC2\xAD"
                    "b")
                .characters,
            2U);  // a soft hyphen
}

TEST(TextMeter, counts_words_of_any_script) {
  EXPECT_EQ(measure("It's 3 o'clock").words(), 5U);
  EXPECT_EQ(measure("Выборы в Загоре").words(), 3U);
  EXPECT_EQ(measure("Ընտրություններ Զագորում").words(), 2U);
  EXPECT_EQ(measure("山間の町").words(), 4U);
  EXPECT_EQ(measure("Выборы").capitalised_words, 1U);
  EXPECT_EQ(measure("ŽIVOT Źle źle").capitalised_words, 2U);
}

TEST(TextMeter, words_of_any_case_are_one) {
  std::vector<WordHash> words;
  TextMeter meter(words);
  meter.add("Загора ЗАГОРА загора Éric éric", {});
  meter.take();
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(words[0], words[1]);
  EXPECT_EQ(words[1], words[2]);
  EXPECT_EQ(words[3], words[4]);
  EXPECT_NE(words[2], words[3]);
}

TEST(TextMeter, knows_lower_case_beyond_the_simple_pairs) {
  const auto words_of = [](std::string_view text) {
    std::vector<WordHash> words;
    TextMeter meter(words);
    meter.add(text, {});
    meter.take();
    return words;
  };
  for (const auto& [upper, lower] :
       {std::pair<std::string_view, std::string_view>{"İzmir", "izmir"},
        {"Ώρα", "ώρα"},
        {"ΆΈΉΊΌΎΏ", "άέήίόύώ"},
        {"Știri", "știri"},
        {"ƯƠNG", "ương"},
        {"ǍNŽ", "ǎnž"}})
    EXPECT_EQ(words_of(upper), words_of(lower)) << upper;
}

TEST(TextMeter, knows_the_end_of_a_sentence) {
  for (const std::string_view text : {"Yes.", "Yes?", "“Yes!”", "(Yes.)", "是。", "Այո։", "Yes…"})
    EXPECT_TRUE(measure(text).ends_with_mark) << text;
  for (const std::string_view text : {"Yes", "Yes:", "Yes. No", "3.5"})
    EXPECT_FALSE(measure(text).ends_with_mark) << text;
}

TEST(TextMeter, knows_years) {
  EXPECT_TRUE(measure("in 1999").has_year);
  EXPECT_TRUE(measure("06.06.2023").has_year);
  EXPECT_TRUE(measure("२०२३").has_year);
  EXPECT_TRUE(measure("٢٠٢٣").has_year);
  for (const std::string_view text : {"1899", "2100", "20230", "a2023"})
    EXPECT_FALSE(measure(text).has_year) << text;
}

TEST(TextMeter, text_nodes_flow_together) {
  std::vector<WordHash> words;
  TextMeter meter(words);
  meter.add("He", {.is_link = true});
  meter.add("llo", {.is_bold = true});
  meter.add_line_break();
  meter.add("world", {});
  const TextMeasures text = meter.take();
  EXPECT_EQ(text.words(), 2U);
  EXPECT_EQ(text.characters, 11U);
  EXPECT_EQ(text.link_characters, 2U);
  EXPECT_EQ(text.bold_characters, 3U);
  EXPECT_TRUE(meter.is_empty());
}

}  // namespace
}  // namespace dateline::content
