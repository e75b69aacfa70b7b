#include "text/offset_map.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/charset.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

using std::string_literals::operator""s;

std::string decoded(std::string_view bytes, std::string_view label) {
  DecodedText text;
  decode(bytes, label, std::nullopt, text);
  return std::string(text.utf8);
}

// Where the code points of a text begin, and its end.
std::vector<std::size_t> boundaries(std::string_view utf8) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < utf8.size(); at += code_point_at(utf8, at).length) {
    result.push_back(at);
  }
  result.push_back(utf8.size());
  return result;
}

struct Sample {
  std::string_view name;
  std::string_view label;
  std::string bytes;
};

// Each begins and ends with ASCII, in the decoder's first state.
const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"utf_8", "utf-8", "<p>Мир — 新闻 \xF0\x9F\x98\x80</p>"},
      {"utf_8_bad", "utf-8",
       "<p>\xFF \xE2\x82 Мир\xF0\x9F\x98 \xED\xA0\x80\xC0\xAF \xEF\xBF\xBD</p>"},
      {"ascii", "windows-1251", "<p>plain</p>"},
      {"windows_1251", "windows-1251", "<p>\xCC\xE8\xF0 \x88 \xB9</p>"},
      {"windows_1252", "windows-1252", "<p>\x80 caf\xE9 \x93\x94</p>"},
      {"iso_8859_6_unmapped", "iso-8859-6", "<p>\xA1\xAC\xC7</p>"},
      {"x_user_defined", "x-user-defined", "a\x80\xFFz"},
      {"gbk", "gbk", "<p>\xD0\xC2\xCE\xC5 \x80 \xA3\xA0</p>"},
      {"gb18030", "gb18030", "<p>\xD0\xC2 \x81\x30\x81\x30 \x90\x30\x81\x30 \x84\x31\xA4\x37</p>"},
      {"gb18030_bad", "gb18030", "<p>\x81<b>\xFF\x81\x30z\x90\xFF\xFE\x39\xFE\x39</p>"},
      {"big5", "big5", "<p>\xB7\x73\xBB\x44 \xA1\x45\xC7\x67 \x87\x40</p>"},
      {"big5_bad", "big5", "<p>\x81<b>\x81\x40z\x81\xA1z\xA1\x80\xFFz</p>"},
      {"shift_jis", "shift_jis", "<p>\x90\x56\x95\xB7 \xB1\xB2 \x80 \x87\x40 \xF0\x40</p>"},
      {"shift_jis_bad", "shift_jis", "<p>\x81<b>\xA0\x82\x40z\x82\xFDz</p>"},
      {"euc_jp", "euc-jp", "<p>\xBF\xB7\xCA\xB9 \x8E\xB1 \x8F\xB0\xA1 \xFC\xE2</p>"},
      {"euc_jp_bad", "euc-jp", "<p>\xA4<b>\x80\x8E<\x8F\xA1<\x8F\xFE\xFE\xA9\xA1\x8F\xA2\xA1z</p>"},
      {"euc_kr", "euc-kr", "<p>\xBB\xF5 \xB4\xD9\xB8\xAE \x81\x41</p>"},
      {"euc_kr_bad", "euc-kr", "<p>\x81<b>\x80\xA2\xE8\xC9\xA1\xC6\x53z</p>"},
      {"utf_16le", "utf-16le", "<\0\x1C\x04\x3D\xD8\x00\xDE\x00\xDE>\0"s},
      {"utf_16be", "utf-16be", "\0<\x04\x1C\xD8\x3D\xDE\x00\xD8\x3D\0>"s},
  };
  return all;
}

class OffsetMapOf : public testing::TestWithParam<Sample> {};

INSTANTIATE_TEST_SUITE_P(Encodings, OffsetMapOf, testing::ValuesIn(samples()),
                         [](const auto& instance) { return std::string(instance.param.name); });

TEST_P(OffsetMapOf, LeadsToBytesThatDecodeToTheSame) {
  const auto& [name, label, bytes] = GetParam();
  DecodedText text;
  decode(bytes, label, std::nullopt, text);
  const OffsetMap map(bytes, text);
  const std::vector<std::size_t> starts = boundaries(text.utf8);
  ASSERT_GT(starts.size(), 3U);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t from = map.page_offset(starts[i]);
    for (std::size_t j = i; j < starts.size(); ++j) {
      const std::size_t to = map.page_offset(starts[j]);
      ASSERT_LE(from, to);
      EXPECT_EQ(decoded(bytes.substr(from, to - from), label),
                text.utf8.substr(starts[i], starts[j] - starts[i]))
          << "from " << starts[i] << " to " << starts[j];
    }
  }
}

TEST_P(OffsetMapOf, LeadsFromInsideACodePointToItsFirstByte) {
  const auto& [name, label, bytes] = GetParam();
  DecodedText text;
  decode(bytes, label, std::nullopt, text);
  if (!text.is_converted) return;
  const OffsetMap map(bytes, text);
  for (std::size_t at = 0, start = 0; at < text.utf8.size(); ++at) {
    if (!is_continuation_byte(static_cast<unsigned char>(text.utf8[at]))) start = at;
    EXPECT_EQ(map.page_offset(at), map.page_offset(start)) << at;
  }
}

TEST_P(OffsetMapOf, LeadsFromTheEndToTheEnd) {
  const auto& [name, label, bytes] = GetParam();
  DecodedText text;
  decode(bytes, label, std::nullopt, text);
  const OffsetMap map(bytes, text);
  EXPECT_EQ(map.page_offset(text.utf8.size()), bytes.size());
  EXPECT_EQ(map.page_offset(text.utf8.size() + 1), bytes.size());
  EXPECT_EQ(map.page_offset(std::string_view::npos), bytes.size());
}

TEST_P(OffsetMapOf, ServesLongTexts) {
  const auto& [name, label, bytes] = GetParam();
  DecodedText once;
  decode(bytes, label, std::nullopt, once);
  const OffsetMap of_one(bytes, once);
  constexpr std::size_t count = 100;
  std::string repeated;
  for (std::size_t i = 0; i < count; ++i) repeated += bytes;
  DecodedText text;
  decode(repeated, label, std::nullopt, text);
  const OffsetMap map(repeated, text);
  ASSERT_EQ(text.utf8.size(), count * once.utf8.size());
  for (std::size_t at = 0; at < text.utf8.size(); ++at) {
    ASSERT_EQ(map.page_offset(at),
              at / once.utf8.size() * bytes.size() + of_one.page_offset(at % once.utf8.size()))
        << at;
  }
}

TEST(OffsetMap, CountsTheByteOrderMark) {
  const struct {
    std::string bytes;
    std::string text;
    std::vector<std::size_t> offsets;  // of each code point and the end
  } cases[] = {
      {"\xEF\xBB\xBF", "", {3}},
      {"\xEF\xBB\xBF"
       "aéz",
       "aéz",
       {3, 4, 6, 7}},
      {"\xEF\xBB\xBF\xFFz", "\uFFFDz", {3, 4, 5}},
      {"\xFF\xFE", "", {2}},
      {"\xFF\xFE\x1C\x04z\0"s, "Мz", {2, 4, 6}},
      {"\xFE\xFF\x04\x1C\0z\0"s, "Мz\uFFFD", {2, 4, 6, 7}},
  };
  for (const auto& [bytes, expected, offsets] : cases) {
    DecodedText text;
    decode(bytes, std::nullopt, std::nullopt, text);
    ASSERT_EQ(text.utf8, expected);
    const OffsetMap map(bytes, text);
    std::vector<std::size_t> found;
    for (const std::size_t at : boundaries(text.utf8)) found.push_back(map.page_offset(at));
    EXPECT_EQ(found, offsets) << expected;
  }
}

TEST(OffsetMap, PutsAnEscapeBeforeWhatFollowsIt) {
  const struct {
    std::string bytes;
    std::string text;
    std::vector<std::size_t> offsets;
  } cases[] = {
      {"a\x1B$B\x3F\x37\x4A\x39\x1B(Bz\x1B(J", "a新聞z", {0, 1, 6, 8, 15}},
      {"a\x1B(J\\\x1B(I1\x1B(B\x0Ez", "a¥ｱ\uFFFDz", {0, 1, 5, 9, 13, 14}},
      {"\x1B$B\x1B(Bz\x1B%", "\uFFFDz\uFFFD%", {0, 6, 7, 8, 9}},
      {"\x1B$B\x3F\x1B(Bz", "\uFFFDz", {0, 4, 8}},
      {"\x1B$B\x29\x21", "\uFFFD", {0, 5}},
      {"\x1B$B", "", {3}},
  };
  for (const auto& [bytes, expected, offsets] : cases) {
    DecodedText text;
    decode(bytes, "iso-2022-jp", std::nullopt, text);
    ASSERT_EQ(text.utf8, expected);
    const OffsetMap map(bytes, text);
    std::vector<std::size_t> found;
    for (const std::size_t at : boundaries(text.utf8)) found.push_back(map.page_offset(at));
    EXPECT_EQ(found, offsets) << expected;
    for (std::size_t at = 0; at < text.utf8.size(); ++at) {
      if (is_continuation_byte(static_cast<unsigned char>(text.utf8[at]))) {
        EXPECT_EQ(map.page_offset(at), map.page_offset(at - 1)) << expected;
      }
    }
  }
}

TEST(OffsetMap, TakesALetterAndItsMarkOfBig5ForOne) {
  for (const std::string sequence : {"\x88\x62", "\x88\x64", "\x88\xA3", "\x88\xA5"}) {
    const std::string bytes = "a" + sequence + "\xB7\x73z";
    DecodedText text;
    decode(bytes, "big5", std::nullopt, text);
    ASSERT_EQ(text.utf8.size(), 1 + 4 + 3 + 1U) << "Ê and a combining mark";
    const OffsetMap map(bytes, text);
    std::vector<std::size_t> found;
    for (const std::size_t at : boundaries(text.utf8)) found.push_back(map.page_offset(at));
    EXPECT_EQ(found, (std::vector<std::size_t>{0, 1, 1, 3, 5, 6}));
  }
}

TEST(OffsetMap, TakesAPageThatIsNotReadForOneCodePoint) {
  DecodedText text;
  decode("<script>", "iso-2022-kr", std::nullopt, text);
  const OffsetMap map("<script>", text);
  EXPECT_EQ(map.page_offset(0), 0U);
  EXPECT_EQ(map.page_offset(2), 0U);
  EXPECT_EQ(map.page_offset(3), 8U);
}

TEST(OffsetMap, FollowsTheDecodersThroughAnyBytes) {
  std::mt19937 random(2022);  // NOLINT(cert-msc51-cpp): the same bytes each time
  const std::string escapes[] = {"\x1B$B", "\x1B(B", "\x1B(J", "\x1B(I", "\x1B"};
  for (const std::string_view label : {"utf-8", "windows-1253", "gb18030", "big5", "shift_jis",
                                       "euc-jp", "iso-2022-jp", "euc-kr", "utf-16le", "utf-16be"}) {
    for (int round = 0; round < 20; ++round) {
      std::string bytes = "a";  // no byte-order mark
      while (bytes.size() < 600) {
        const auto value = random();
        if (value % 50 == 0) bytes += escapes[(value >> 8) % std::size(escapes)];
        bytes += static_cast<char>(round % 2 == 0 ? value >> 8 : 0x21 + ((value >> 8) & 0xDF));
      }
      DecodedText text;
      decode(bytes, label, std::nullopt, text);
      const OffsetMap map(bytes, text);
      std::size_t last = 0;
      for (const std::size_t at : boundaries(text.utf8)) {
        const std::size_t offset = map.page_offset(at);
        ASSERT_GE(offset, last) << label;
        last = offset;
        const bool is_inside_big5_pair = label == "big5" && text.utf8.substr(at, 1) == "\xCC";
        if (random() % 8 != 0 || is_inside_big5_pair) continue;
        ASSERT_EQ(decoded(std::string_view(bytes).substr(0, offset), label),
                  text.utf8.substr(0, at))
            << label << ", round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace dateline::text
