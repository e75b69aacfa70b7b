#include "text/charset.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/charset_single_byte.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

using std::string_literals::operator""s;
using std::string_view_literals::operator""sv;

std::string decoded(std::string_view bytes, std::string_view label) {
  DecodedText text;
  decode(bytes, std::nullopt, label, text);
  EXPECT_TRUE(is_valid_utf8(text.utf8));
  return std::string(text.utf8);
}

TEST(EncodingForLabel, KnowsTheStandardsLabels) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"utf8", "UTF-8"},
      {"UTF-8", "UTF-8"},
      {" \t\n\f\rUtf-8\n", "UTF-8"},
      {"unicode-1-1-utf-8", "UTF-8"},
      {"x-unicode20utf8", "UTF-8"},
      {"latin1", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ansi_x3.4-1968", "windows-1252"},
      {"cp1251", "windows-1251"},
      {"x-cp1251", "windows-1251"},
      {"iso-8859-9", "windows-1254"},
      {"latin5", "windows-1254"},
      {"iso-8859-11", "windows-874"},
      {"tis-620", "windows-874"},
      {"koi", "KOI8-R"},
      {"koi8-ru", "KOI8-U"},
      {"866", "IBM866"},
      {"mac", "macintosh"},
      {"x-mac-ukrainian", "x-mac-cyrillic"},
      {"logical", "ISO-8859-8-I"},
      {"visual", "ISO-8859-8"},
      {"gb2312", "GBK"},
      {"gb18030", "gb18030"},
      {"big5-hkscs", "Big5"},
      {"ms932", "Shift_JIS"},
      {"windows-31j", "Shift_JIS"},
      {"x-euc-jp", "EUC-JP"},
      {"csiso2022jp", "ISO-2022-JP"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"windows-949", "EUC-KR"},
      {"hz-gb-2312", "replacement"},
      {"iso-2022-kr", "replacement"},
      {"utf-16", "UTF-16LE"},
      {"unicodefffe", "UTF-16BE"},
      {"x-user-defined", "x-user-defined"},
  };
  for (const auto& [label, name] : cases) EXPECT_EQ(encoding_for_label(label), name) << label;
  for (const std::string_view label :
       {""sv, "utf-7"sv, "utf 8"sv, "utf-8;"sv, "\vutf-8"sv, "windows-1259"sv, "none"sv, "\0"sv}) {
    EXPECT_EQ(encoding_for_label(label), std::nullopt) << label;
  }
}

TEST(EncodingForLabel, KnowsEverySingleByteEncodingByItsName) {
  EXPECT_EQ(single_byte_encodings().size(), 29U);
  for (const SingleByteEncoding& encoding : single_byte_encodings()) {
    EXPECT_EQ(encoding_for_label(encoding.name), encoding.name);
  }
}

struct DecodingCase {
  std::string_view label;
  std::string bytes;
  std::string expected;
};

TEST(Decode, SingleByteEncodings) {
  const DecodingCase cases[] = {
      {"ibm866", "\x8C\xA8\xE0 \xF0\xF2\xFF", "Мир ЁЄ\u00A0"s},
      {"iso-8859-2", "\x80\xA1\xA3\xB1\xE6\xFF", "\u0080ĄŁąć˙"s},
      {"iso-8859-3", "\xA1\xA5\xA6\xAE\xBE\xC3\xD0\xE3\xF0\xFD",
       "Ħ\uFFFDĤ\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDŭ"s},
      {"iso-8859-4", "\xA1\xA2\xE0\xFE", "Ąĸāū"s},
      {"iso-8859-5", "\xBC\xD8\xE0 \xF0\xFD", "Мир №§"s},
      {"iso-8859-6", "\xA1\xAC\xC7\xE5\xF2\xF3", "\uFFFD،ام\u0652\uFFFD"s},
      {"iso-8859-7", "\xA1\xA4\xA5\xAE\xC1\xE1\xFF", "‘€₯\uFFFDΑα\uFFFD"s},
      {"iso-8859-8", "\xA1\xE0\xFA\xFB\xFD\xDF", "\uFFFDאת\uFFFD\u200E‗"s},
      {"iso-8859-8-i", "\xE0\xFA\xFE", "את\u200F"s},
      {"iso-8859-10", "\xA1\xBD\xFF", "Ą―ĸ"s},
      {"iso-8859-13", "\xA1\xA5\xC0\xFF", "”„Ą’"s},
      {"iso-8859-14", "\xA1\xD0\xFF", "ḂŴÿ"s},
      {"iso-8859-15", "\xA4\xA6\xA8\xB4\xB8\xBC\xBD\xBE\xE9", "€ŠšŽžŒœŸé"s},
      {"iso-8859-16", "\xA1\xA4\xBA\xDE\xFE", "Ą€șȚț"s},
      {"koi8-r", "\xED\xC9\xD2 \xB3\xA3\x80\xFF", "Мир Ёё─Ъ"s},
      {"koi8-u", "\xA4\xA6\xA7\xAD\xAE\xB4\xBE\xBD", "єіїґўЄЎҐ"s},
      {"macintosh", "\x80\x8E\xCA\xDB\xF0\xFF", "Äé\u00A0€\uF8FFˇ"s},
      {"windows-874", "\x80\x81\xA1\xD9\xDB\xDE\xDF\xFB\xFC\xFF",
       "€\u0081กู\uFFFD\uFFFD฿๛\uFFFD\uFFFD"s},
      {"windows-1250", "\x81\x8A\x9C\xA5\xB9\xFF", "\u0081ŠśĄą˙"s},
      {"windows-1251", "\xCC\xE8\xF0 \x80\x98\xA8\xB8\xB9\xFF", "Мир Ђ\u0098Ёё№я"s},
      {"windows-1252", "\x80\x81\x8D\x8F\x90\x9D\x93\x94\xE9\xFF",
       "€\u0081\u008D\u008F\u0090\u009D“”éÿ"s},
      {"windows-1253", "\x80\x88\xA1\xAA\xC1\xD2\xE1\xFF", "€\u0088΅\uFFFDΑ\uFFFDα\uFFFD"s},
      {"windows-1254", "\xD0\xDD\xDE\xF0\xFD\xFE\x9E", "ĞİŞğış\u009E"s},
      {"windows-1255", "\xA4\xCA\xD9\xDF\xE0\xFA\xFB\xFD\xFF",
       "₪\u05BA\uFFFD\uFFFDאת\uFFFD\u200E\uFFFD"s},
      {"windows-1256", "\x81\x8D\xC7\xE3\xFF", "پچامے"s},
      {"windows-1257", "\x81\xA1\xA5\xC0\xE0\xFF", "\u0081\uFFFD\uFFFDĄą˙"s},
      {"windows-1258", "\xD0\xD2\xFE\xFF", "Đ\u0309₫ÿ"s},
      {"x-mac-cyrillic", "\x80\xA2\xB6\xDB\xDF\xFF", "АҐґџя€"s},
      {"x-user-defined", "a\x80\xFF", "a\uF780\uF7FF"s},
  };
  for (const DecodingCase& test : cases) {
    EXPECT_EQ(decoded(test.bytes, test.label), test.expected) << test.label;
  }
}

TEST(Decode, MultiByteEncodings) {
  const DecodingCase cases[] = {
      {"gbk", "\xD0\xC2\xCE\xC5 \x80 \xA1\xAA \x81\x40 \xA3\xA0|", "新闻 € — 丂 \u3000|"s},
      {"gb18030", "\xD0\xC2 \x81\x30\x81\x30 \x90\x30\x81\x30 \x84\x31\xA4\x37",
       "新 \u0080 \U00010000 \uFFFD"s},
      {"big5", "\xB7\x73\xBB\x44 \xA1\x45\xA1\xE3\xA2\x44 \xC7\x67 \x88\x62 \x87\x40",
       "新聞 ‧～￥ む Ê̄ 䏰"s},
      {"euc-jp", "\xBF\xB7\xCA\xB9 \xA1\xC1 \x8E\xB1 \x8F\xB0\xA1 \xFC\xE2 \xAD\xA1",
       "新聞 ～ ｱ 丂 髙 ①"s},
      {"shift_jis", "\x90\x56\x95\xB7 \x81\x60 \xB1 \x80 \xFB\xFC \x87\x40 \\~ \xF0\x40",
       "新聞 ～ ｱ \u0080 髙 ① \\~ \uE000"s},
      {"iso-2022-jp", "a\x1B$B\x3F\x37\x4A\x39\x1B(J\\~\x1B(I1\x1B(Bz", "a新聞¥‾ｱz"s},
      {"euc-kr", "\xBB\xF5 \xB4\xD9\xB8\xAE \x81\x41", "새 다리 갂"s},
      {"utf-16le", "A\0\x1C\x04\x3D\xD8\x00\xDE"s, "AМ\U0001F600"s},
      {"utf-16be", "\0A\x04\x1C\xD8\x3D\xDE\x00"s, "AМ\U0001F600"s},
  };
  for (const DecodingCase& test : cases) {
    EXPECT_EQ(decoded(test.bytes, test.label), test.expected) << test.label;
  }
}

TEST(Decode, BadSequencesBecomeReplacementCharactersAndAsciiIsKept) {
  const DecodingCase cases[] = {
      {"gbk", "\x81<b>", "\uFFFD<b>"},
      {"gbk", "\xFFz\x81", "\uFFFDz\uFFFD"},
      {"gb18030", "\x81\x30<p>", "\uFFFD0<p>"},
      {"gb18030", "\x81\x30\x81<p>", "\uFFFD0\uFFFD<p>"},
      {"gb18030", "\x90\xFF\xD0\xC2", "\uFFFD新"},
      {"gb18030", "\xFE\x39\xFE\x39z", "\uFFFDz"},
      {"big5", "\x81<b>\x80\xFF", "\uFFFD<b>\uFFFD\uFFFD"},
      {"big5", "\xA1\x80\xB7\x73", "\uFFFD新"},
      {"big5", "\x81\x40z\x81\xA1z", "\uFFFD@z\uFFFDz"},
      {"euc-jp", "\xA4<b>", "\uFFFD<b>"},
      {"euc-jp", "\x80\x8E<\x8E\xE0z", "\uFFFD\uFFFD<\uFFFDz"},
      {"euc-jp", "\x8F\xA1<\x8F\xA1\xA1z\x8F<", "\uFFFD<\uFFFDz\uFFFD<"},
      {"euc-jp", "\x8F\xFE\xFEz\xA9\xA1z", "\uFFFDz\uFFFDz"},
      {"shift_jis", "\x81<b>\xA0\xFDz\x82", "\uFFFD<b>\uFFFD\uFFFDz\uFFFD"},
      {"shift_jis", "\x82\x40z\x82\xFDz", "\uFFFD@z\uFFFDz"},
      {"iso-2022-jp", "a\x1B$B)!z", "a\uFFFD\uFFFD"},
      {"iso-2022-jp", "\x1B%b \x0E\xA4", "\uFFFD%b \uFFFD\uFFFD"},
      {"iso-2022-jp", "\x1B$B\x1B(Bz", "\uFFFDz"},
      {"iso-2022-jp", "\x1B$B\x3F\x1B(Bz", "\uFFFDz"},
      {"euc-kr", "\x81<b>\x80\xFF\xA2\xE8\xBB\xF5", "\uFFFD<b>\uFFFD\uFFFD\uFFFD새"},
      {"utf-16le", "\x00\xDE\x41\x00\x3D\xD8\x42\x00\x3D\xD8x"s, "\uFFFDA\uFFFDB\uFFFD\uFFFD"},
      {"utf-8", "a\xFFz\xC0\xAF\xE2\x82z\xE2\x82\xAC", "a\uFFFDz\uFFFD\uFFFD\uFFFDz€"},
      {"utf-8", "\xED\xA0\x80\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"utf-8", "\xF0\x9F\x98z\xF0\x80\x80", "\uFFFDz\uFFFD\uFFFD\uFFFD"},
      {"iso-2022-kr", "<script>", "\uFFFD"},
      {"iso-2022-kr", "", ""},
  };
  for (const DecodingCase& test : cases) {
    EXPECT_EQ(decoded(test.bytes, test.label), test.expected)
        << test.label << " " << testing::PrintToString(test.bytes);
  }
}

TEST(Decode, LongTextsPassThroughTheConvertersBuffer) {
  std::string bytes;
  std::string expected;
  for (int count = 0; count < 20000; ++count) {
    bytes += "<p>\xB7\x73\xA1\xE3\xFF";
    expected += "<p>新～\uFFFD";
  }
  EXPECT_EQ(decoded(bytes, "big5"), expected);
}

TEST(Decode, AnyBytesInAnyEncodingGiveValidUtf8) {
  std::mt19937 random(1251);  // NOLINT(cert-msc51-cpp): the same bytes each time
  for (const char* label : {"utf-8", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp",
                            "euc-kr", "utf-16le", "utf-16be", "windows-1255", "koi8-u"}) {
    for (int round = 0; round < 200; ++round) {
      std::string bytes(random() % 100, '\0');
      for (char& byte : bytes) byte = static_cast<char>(random());
      if (round % 2 == 0) bytes = "\x1B$B" + bytes;
      EXPECT_TRUE(is_valid_utf8(decoded(bytes, label))) << label;
    }
  }
}

struct SniffingCase {
  std::string_view name;
  std::string bytes;
  std::optional<std::string_view> override_label;
  std::optional<std::string_view> transport_label;
  std::string_view encoding;
  EncodingSource source;
  std::optional<std::size_t> view_offset;  // of the text in the page; none where it is converted
};

class Sniffing : public testing::TestWithParam<SniffingCase> {};

TEST_P(Sniffing, FollowsTheStandardsOrder) {
  const SniffingCase& test = GetParam();
  DecodedText text;
  text.converted = "left over";
  decode(test.bytes, test.override_label, test.transport_label, text);
  EXPECT_EQ(text.encoding, test.encoding);
  EXPECT_EQ(text.source, test.source);
  EXPECT_EQ(text.is_converted, !test.view_offset);
  if (test.view_offset) {
    EXPECT_EQ(text.mark_length, test.view_offset);
    EXPECT_EQ(text.utf8.data(), test.bytes.data() + *test.view_offset);
    EXPECT_EQ(text.utf8.size(), test.bytes.size() - *test.view_offset);
  } else {
    EXPECT_EQ(text.utf8.data(), text.converted.data());
  }
}

const std::string meta_1251 = "<meta charset=windows-1251>";
const std::string beyond_prescan = "<!--" + std::string(1100, '-') + "-->";

INSTANTIATE_TEST_SUITE_P(
    Cases, Sniffing,
    testing::Values(
        SniffingCase{"mark_before_all", "\xEF\xBB\xBF" + meta_1251 + "é", "koi8-r", "big5", "UTF-8",
                     EncodingSource::byte_order_mark, 3},
        SniffingCase{"mark_of_utf16_le",
                     "\xFF\xFEh\0i\0"s,
                     {},
                     "utf-8",
                     "UTF-16LE",
                     EncodingSource::byte_order_mark,
                     {}},
        SniffingCase{"mark_of_utf16_be",
                     "\xFE\xFF\0h\0i"s,
                     {},
                     {},
                     "UTF-16BE",
                     EncodingSource::byte_order_mark,
                     {}},
        SniffingCase{"mark_and_bad_bytes",
                     "\xEF\xBB\xBF\xFF",
                     {},
                     {},
                     "UTF-8",
                     EncodingSource::byte_order_mark,
                     {}},
        SniffingCase{"user_before_transport",
                     meta_1251 + "\xE9",
                     "koi8-r",
                     "big5",
                     "KOI8-R",
                     EncodingSource::override_label,
                     {}},
        SniffingCase{"transport_before_meta",
                     meta_1251 + "\xE9",
                     {},
                     "koi8-r",
                     "KOI8-R",
                     EncodingSource::transport,
                     {}},
        SniffingCase{"transport_of_utf8",
                     meta_1251 + "é",
                     {},
                     "UTF-8",
                     "UTF-8",
                     EncodingSource::transport,
                     0},
        SniffingCase{"unknown_labels_are_passed_over",
                     meta_1251 + "\xE9",
                     "none",
                     "utf-7",
                     "windows-1251",
                     EncodingSource::meta,
                     {}},
        SniffingCase{"meta_before_valid_utf8",
                     meta_1251 + "é",
                     {},
                     {},
                     "windows-1251",
                     EncodingSource::meta,
                     {}},
        SniffingCase{"meta_that_a_conversion_left_behind",
                     meta_1251 + "Выборы в Загоре",
                     {},
                     {},
                     "UTF-8",
                     EncodingSource::valid_utf8,
                     0},
        SniffingCase{"meta_before_text_that_is_no_utf8",
                     meta_1251 + "Выборы в Загоре \xE9",
                     {},
                     {},
                     "windows-1251",
                     EncodingSource::meta,
                     {}},
        SniffingCase{"ascii_needs_no_conversion",
                     meta_1251 + "e",
                     {},
                     {},
                     "windows-1251",
                     EncodingSource::meta,
                     0},
        SniffingCase{"escapes_are_ascii_too",
                     "\x1B$B!!",
                     {},
                     "iso-2022-jp",
                     "ISO-2022-JP",
                     EncodingSource::transport,
                     {}},
        SniffingCase{"valid_utf8", "<p>é", {}, {}, "UTF-8", EncodingSource::valid_utf8, 0},
        SniffingCase{"empty", "", {}, {}, "UTF-8", EncodingSource::valid_utf8, 0},
        SniffingCase{"cut_off_utf8", "<p>Мир\xD0", {}, {}, "UTF-8", EncodingSource::valid_utf8, {}},
        SniffingCase{"one_odd_byte_at_the_end",
                     "<p>caf\xE9",
                     {},
                     {},
                     "windows-1252",
                     EncodingSource::fallback,
                     {}},
        SniffingCase{"no_lead_byte_at_the_end",
                     "<p>Мир\xFF",
                     {},
                     {},
                     "windows-1252",
                     EncodingSource::fallback,
                     {}},
        SniffingCase{"nothing_said",
                     "<p>caf\xE9 noir",
                     {},
                     {},
                     "windows-1252",
                     EncodingSource::fallback,
                     {}},
        SniffingCase{"meta_further_down",
                     beyond_prescan + meta_1251 + "\xE9 ",
                     {},
                     {},
                     "windows-1251",
                     EncodingSource::meta,
                     {}},
        SniffingCase{"meta_further_down_and_valid_utf8",
                     beyond_prescan + meta_1251 + "é",
                     {},
                     {},
                     "UTF-8",
                     EncodingSource::valid_utf8,
                     0}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(Decode, BadBytesAreNoLongerInThePage) {
  DecodedText text;
  decode("<p>\xCC\xE8\xF0</p>", std::nullopt, "windows-1251", text);
  EXPECT_EQ(text.utf8, "<p>Мир</p>");
  decode("<p>plain</p>", std::nullopt, std::nullopt, text);
  EXPECT_EQ(text.utf8, "<p>plain</p>");
  EXPECT_FALSE(text.is_converted);
}

TEST(Prescan, FindsWhatAMetaElementDeclares) {
  const std::pair<std::string, std::optional<std::string_view>> cases[] = {
      {"", {}},
      {"<meta charset=utf-8>", "UTF-8"},
      {"<META CHARSET='KOI8-R'/>", "KOI8-R"},
      {"<meta/charset=\"koi8-r\">", "KOI8-R"},
      {"<meta charset=utf-16>", "UTF-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      {"<meta charset=koi8-r charset=big5>", "KOI8-R"},
      {"<meta charset=none><meta charset=koi8-r>", "KOI8-R"},
      {"<meta charset=koi8-r", {}},
      {"<metacharset=koi8-r>", {}},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R"},
      {"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "KOI8-R"},
      {"<meta content='text/html; charset=koi8-r'>", {}},
      {"<meta http-equiv=refresh content='text/html; charset=koi8-r'>", {}},
      {"<meta http-equiv=content-type content='charset charset = \"koi8-r\"'>", "KOI8-R"},
      {"<meta http-equiv=content-type content='charset=\"koi8-r'>", {}},
      {"<meta http-equiv=content-type content='charset=koi8-r;x'>", "KOI8-R"},
      {"<meta http-equiv=content-type content='charset='>", {}},
      {"<meta http-equiv=content-type content='charset=koi8-r' charset=big5>", "Big5"},
      {"<meta charset=big5 http-equiv=content-type content='charset=koi8-r'>", "Big5"},
      {"<meta charset=none http-equiv=content-type content='charset=koi8-r'>", {}},
      {"<!-- <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R"},
      {"<!--><meta charset=koi8-r>", "KOI8-R"},
      {"<!-- <meta charset=big5>", {}},
      {"<!doctype html><?php ?></ x><meta charset=koi8-r>", "KOI8-R"},
      {"<a title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R"},
      {"</a title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R"},
      {"<a =x><meta =charset charset=koi8-r>", "KOI8-R"},
      {"< <meta charset=koi8-r>", "KOI8-R"},
      {"<?xml version='1.0' encoding='koi8-r'?><html>", "KOI8-R"},
      {"<?xml version='1.0' encoding = \"utf-16\"?>", "UTF-8"},
      {"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "Big5"},
      {"<?xml version='1.0' encoding='koi8 r'?>", {}},
      {"<?xml version='1.0'?><p encoding='koi8-r'>", {}},
      {"<\0?\0x\0m\0l\0"s, "UTF-16LE"},
      {"\0<\0?\0x\0m\0l"s, "UTF-16BE"},
      {std::string(1004, ' ') + "<meta charset=koi8-r>", {}},
      {std::string(1003, ' ') + "<meta charset=koi8-r> ", "KOI8-R"},
  };
  for (const auto& [bytes, encoding] : cases) {
    EXPECT_EQ(prescan_for_meta_encoding(bytes), encoding) << bytes;
  }
}

// Table 3-7 of the Unicode Standard, a byte at a time.
bool is_valid_slowly(std::string_view bytes) {
  const auto at = [&](std::size_t index) -> unsigned {
    return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0;
  };
  const auto is_tail = [](unsigned byte) { return byte >= 0x80 && byte <= 0xBF; };
  for (std::size_t index = 0; index < bytes.size();) {
    const unsigned lead = at(index);
    const unsigned second = at(index + 1);
    std::size_t length = 0;
    if (lead < 0x80) {
      length = 1;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      length = is_tail(second) ? 2 : 0;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      const bool narrow = (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second <= 0x9F);
      length = narrow && is_tail(second) && is_tail(at(index + 2)) ? 3 : 0;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      const bool narrow = (lead != 0xF0 || second >= 0x90) && (lead != 0xF4 || second <= 0x8F);
      length =
          narrow && is_tail(second) && is_tail(at(index + 2)) && is_tail(at(index + 3)) ? 4 : 0;
    }
    if (length == 0) return false;
    index += length;
  }
  return true;
}

TEST(IsValidUtf8, AgreesWithTheDefinition) {
  const std::vector<std::string> pieces = {
      "a",      "word and word", "é",      "Ж",          "слово",      "“",         "漢",
      "\uE000", "\uD7FF",        "\u0800", "\U0001F600", "\U00010000", "\U0010FFFF"};
  std::mt19937 random(3629);  // NOLINT(cert-msc51-cpp): the same texts each time
  int valid = 0;
  constexpr int rounds = 40000;
  for (int round = 0; round < rounds; ++round) {
    std::string text;
    // Half of the texts have no character of more than two bytes.
    const std::size_t kinds = round % 4 < 2 ? pieces.size() : 5;
    for (auto count = random() % 30; count > 0; --count) text += pieces[random() % kinds];
    if (!text.empty() && round % 2 == 0) {
      switch (random() % 3) {
        case 0:
          text[random() % text.size()] = static_cast<char>(random());
          break;
        case 1:
          text.erase(random() % text.size(), 1);
          break;
        default:
          text.resize(random() % text.size());
      }
    }
    const bool expected = is_valid_slowly(text);
    valid += expected ? 1 : 0;
    ASSERT_EQ(is_valid_utf8(text), expected) << testing::PrintToString(text);
    const std::size_t valid_length = valid_utf8_prefix_length(text);
    ASSERT_TRUE(is_valid_slowly(std::string_view(text).substr(0, valid_length)));
    for (std::size_t length = valid_length + 1; length <= valid_length + 4; ++length) {
      ASSERT_FALSE(length <= text.size() && is_valid_slowly(text.substr(0, length)))
          << testing::PrintToString(text);
    }
    std::string replaced;
    append_utf8_with_replacement(replaced, text);
    ASSERT_TRUE(is_valid_slowly(replaced));
    ASSERT_EQ(replaced == text, expected);
  }
  EXPECT_GT(valid, rounds / 2);
  EXPECT_LT(valid, rounds);
}

TEST(AsciiPrefixLength, FindsTheFirstOtherByte) {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string ascii(length, 'a');
    EXPECT_EQ(ascii_prefix_length(ascii), length);
    EXPECT_EQ(ascii_prefix_length(ascii + "\x80" + ascii), length);
  }
}

}  // namespace
}  // namespace dateline::text
