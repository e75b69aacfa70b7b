// Gumbo itself as the judge of html/character_references.h: the same bytes as title, text,
// attribute value, style, foreign content and CDATA section.

#include <gtest/gtest.h>
#include <gumbo.h>

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "html/character_references.h"
#include "html/decoding_scan.h"
#include "html/named_character_references.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

using namespace std::string_literals;

struct Readings {
  std::string title;
  std::string text;
  std::string attribute_value;
  std::string raw_text;
  std::string foreign_text;
  std::string cdata;
};

bool operator==(const Readings& a, const Readings& b) {
  return a.title == b.title && a.text == b.text && a.attribute_value == b.attribute_value &&
         a.raw_text == b.raw_text && a.foreign_text == b.foreign_text && a.cdata == b.cdata;
}

std::ostream& operator<<(std::ostream& out, const Readings& readings) {
  using testing::PrintToString;
  return out << "title " << PrintToString(readings.title) << ", text "
             << PrintToString(readings.text) << ", attribute value "
             << PrintToString(readings.attribute_value) << ", raw text "
             << PrintToString(readings.raw_text) << ", foreign text "
             << PrintToString(readings.foreign_text) << ", CDATA section "
             << PrintToString(readings.cdata);
}

Readings readings_of(std::string_view raw) {
  Readings readings;
  append_text(readings.title, raw, NulCharacter::replaced);
  append_text(readings.text, raw);
  append_attribute_value(readings.attribute_value, raw);
  append_raw_text(readings.raw_text, raw);
  append_text(readings.foreign_text, raw, NulCharacter::replaced);
  append_raw_text(readings.cdata, raw);
  return readings;
}

const GumboVector& children_of(const GumboNode* element) {
  return element->v.element.children;
}

const GumboNode* child(const GumboNode* element, unsigned index) {
  const GumboVector& children = children_of(element);
  return index < children.length ? static_cast<const GumboNode*>(children.data[index]) : nullptr;
}

std::string text_in(const GumboNode* element) {
  std::string text;
  for (unsigned i = 0; i < children_of(element).length; ++i) {
    text += child(element, i)->v.text.text;
  }
  return text;
}

/// `raw` must have no `<`, `"` and `]]>`.
Readings readings_of_gumbo(std::string_view raw_bytes) {
  const std::string raw(raw_bytes);
  const std::string page = "<title>" + raw + "</title><p title=\"" + raw + "\">" + raw +
                           "</p><style>" + raw + "</style><svg>" + raw + "</svg><svg><![CDATA[" +
                           raw + "]]></svg>";
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()), destroy);
  const GumboNode* body = child(output->root, 1);
  const GumboAttribute* title = gumbo_get_attribute(&child(body, 0)->v.element.attributes, "title");
  return {text_in(child(child(output->root, 0), 0)),
          text_in(child(body, 0)),
          title->value,
          text_in(child(body, 1)),
          text_in(child(body, 2)),
          text_in(child(body, 3))};
}

void append_hexadecimal(std::string& out, char32_t value) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<std::size_t>((value >> shift) & 0xF);
    // letters of both cases
    out += digits[digit > 9 && shift % 8 == 0 ? digit + 6 : digit];
  }
}

std::vector<std::string> inputs_with_names() {
  const NamedCharacterReferences all = named_character_references();
  std::vector<std::string> inputs;
  for (const NamedCharacterReference& reference : all.references) {
    const std::string name(all.names + reference.name_offset, reference.name_length);
    for (const char* behind :
         {"", ";", "x", "Z", "0", "=", " ", "&", ";;", "x;", "\r\n", "\u00E9", "-", "\x01"}) {
      inputs.push_back("&" + name + behind);
    }
    inputs.push_back("&" + name + '\0' + ";");
    std::string beginnings;
    for (std::size_t length = 1; length < name.size(); ++length) {
      for (const char* behind : {";", " ", "=", "1"}) {
        beginnings += "&" + name.substr(0, length) + behind;
      }
    }
    inputs.push_back(beginnings);
  }
  return inputs;
}

/// Of all code points those where something changes, and their neighbors.
std::vector<char32_t> code_points() {
  std::vector<char32_t> all;
  for (char32_t value = 0; value < 0x300; ++value) all.push_back(value);
  for (char32_t value = 0x1FF0; value < 0x2040; ++value) all.push_back(value);
  for (char32_t value = 0xFDB0; value < 0xFE10; ++value) all.push_back(value);
  for (const char32_t value :
       std::initializer_list<char32_t>{0xFFF, 0x1000, 0xD7FF, 0xE000, 0xFDF, 0xFEFF})
    all.push_back(value);
  for (char32_t plane = 0; plane <= 0x10; ++plane) {
    for (const char32_t end :
         std::initializer_list<char32_t>{0xFDD0, 0xFEFF, 0xFFBF, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF}) {
      all.push_back(plane << 16 | end);
    }
    // BF BF within
    all.push_back(plane << 16 | 0x3FFF);
    all.push_back(plane << 16 | 0xFFF);
  }
  return all;
}

std::vector<std::string> inputs_with_numbers() {
  std::vector<char32_t> values = code_points();
  for (const char32_t value : std::initializer_list<char32_t>{0xD800, 0xDBFF, 0xDC00, 0xDFFF,
                                                              0x110000, 0x110041, 0xFFFFFF}) {
    values.push_back(value);
  }
  std::vector<std::string> inputs;
  for (const char32_t value : values) {
    std::string hexadecimal;
    append_hexadecimal(hexadecimal, value);
    const std::string decimal = std::to_string(static_cast<std::uint32_t>(value));
    for (const char* behind : {"", ";", "x", "=", "g;", " ", "&", "\r"}) {
      inputs.push_back("&#" + decimal + behind);
      inputs.push_back("&#x" + hexadecimal + behind);
      inputs.push_back("a&#X" + hexadecimal + behind + "a");
      inputs.push_back("&#0000000000000000000000000000000" + decimal + behind);
    }
  }
  // the largest that Gumbo can count to
  for (const char* number : {"&#2147483647;", "&#x7FFFFFFF;", "&#x0000000007fffffff", "&#", "&#;",
                             "&#x", "&#x;", "&#X", "&#xg", "&#x-1;", "&# 65;", "&#x 41;", "&##65;",
                             "&#&#65;", "&#x&#x41;", "&#\r\n65;", "&#x\r", "&\r\n#65;", "&#a;"}) {
    inputs.emplace_back(number);
  }
  return inputs;
}

std::vector<std::string> inputs_with_code_points() {
  std::vector<std::string> inputs;
  for (const char32_t value : code_points()) {
    if (value == '<' || value == '"') continue;
    std::string character;
    text::append_code_point(character, value);
    inputs.push_back(character);
    inputs.push_back("a" + character);
    inputs.push_back("\u043F" + character + "\uFFFD");
    inputs.push_back("&" + character + "&amp" + character + ";");
  }
  // each place in and between blocks, in texts of each length
  for (const std::string& special :
       {"\r"s, "\r\n"s, "\0"s, "\x7F"s, "\x1F"s, "&gt;"s, "\u0085"s, "\uFDD0"s, "\uFFFE"s,
        "\uFFFF"s, "\U0001FFFF"s, "\U000FFFFE"s, ""s}) {
    for (const std::string& filling :
         {"a"s, "\u043F"s, "\u201C"s, "\u00A0"s, "\uFDFA"s, "\uFF1F"s, "\U0001F3FF"s, " \t\n"s}) {
      for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t behind = 0; before + behind < 40; behind += 3) {
          std::string input;
          for (std::size_t i = 0; i < before; ++i) input += filling;
          input += special;
          for (std::size_t i = 0; i < behind; ++i) input += filling;
          inputs.push_back(input);
        }
      }
    }
  }
  return inputs;
}

/// Whether a number may be too large for Gumbo, which takes what its arithmetic leaves of it.
bool has_long_number(std::string_view raw) {
  std::size_t digits = 0;
  for (const char c : raw) {
    digits = std::string_view("0123456789abcdefABCDEF").find(c) == std::string_view::npos
                 ? 0
                 : digits + 1;
    if (digits > 7) return true;
  }
  return false;
}

std::vector<std::string> inputs_by_chance() {
  const std::string pieces[] = {
      "&",      "&",      "&",      "&#",     "&#x",    "#",      "x",          ";",
      ";",      "=",      "1",      "9",      "41",     "a",      "F",          "z",
      "amp",    "lt",     "not",    "notin",  "it",     "para",   "&nbsp",      "&quot;",
      "&copy",  "frac12", "sup",    "sub",    "sube",   "nGt",    "&le",        "&ang",
      "\r",     "\n",     "\r\n",   "\0"s,    "\x01",   "\x7F",   "\f",         "\t",
      " ",      "\u0085", "\u00A0", "\uFDD0", "\uFDFA", "\uFFFE", "\uFFFF",     "\uFFFD",
      "\u3FFF", "\u043F", "\u0431", "\u2014", "\u201C", "\u4E2D", "\u0531",     "\U0001F3FF",
      ">",      "'",      "]",      "-",      "\u0301", "\uFEFF", "\U0001FFFE", "\U0010FFFF",
  };
  std::mt19937 random(20'260'729);
  std::vector<std::string> inputs;
  while (inputs.size() < 20'000) {
    std::string input;
    const auto count = 1 + random() % 16;
    for (std::size_t i = 0; i < count; ++i) input += pieces[random() % std::size(pieces)];
    const bool ends_cdata_section = input.find("]]>") != std::string::npos;
    if (!ends_cdata_section && !has_long_number(input)) inputs.push_back(input);
  }
  return inputs;
}

void expect_as_gumbo(const std::vector<std::string>& inputs) {
  for (const std::string& raw : inputs) {
    ASSERT_EQ(readings_of(raw), readings_of_gumbo(raw)) << testing::PrintToString(raw);
  }
}

TEST(GumboAgrees, on_names) {
  expect_as_gumbo(inputs_with_names());
}

TEST(GumboAgrees, on_numbers) {
  expect_as_gumbo(inputs_with_numbers());
}

TEST(GumboAgrees, on_code_points) {
  expect_as_gumbo(inputs_with_code_points());
}

TEST(GumboAgrees, on_texts_by_chance) {
  expect_as_gumbo(inputs_by_chance());
}

std::vector<std::string> all_inputs() {
  std::vector<std::string> all = inputs_with_names();
  for (const auto& inputs :
       {inputs_with_numbers(), inputs_with_code_points(), inputs_by_chance()}) {
    all.insert(all.end(), inputs.begin(), inputs.end());
  }
  return all;
}

TEST(NeedsDecoding, tells_whether_decoding_changes_the_bytes) {
  std::size_t changed = 0;
  const std::vector<std::string> inputs = all_inputs();
  for (const std::string& raw : inputs) {
    const Readings readings = readings_of(raw);
    const bool needed = needs_decoding(raw);
    ASSERT_EQ(needed, readings.text != raw) << testing::PrintToString(raw);
    ASSERT_EQ(raw_text_needs_decoding(raw), readings.raw_text != raw)
        << testing::PrintToString(raw);
    if (needed) {
      ++changed;
      continue;
    }
    ASSERT_EQ(readings, (Readings{raw, raw, raw, raw, raw, raw})) << testing::PrintToString(raw);
  }
  // of both enough
  EXPECT_GT(changed, 20'000U);
  EXPECT_GT(inputs.size() - changed, 10'000U);
}

TEST(DecodingScan, finds_the_same_sixteen_bytes_at_a_time) {
  for (const std::string& raw : all_inputs()) {
    // in memory of just that size, for the address sanitizer
    const std::vector<char> bytes(raw.begin(), raw.end());
    const std::string_view view(bytes.data(), bytes.size());
    ASSERT_EQ(decoding_scan::first_suspect<true>(view),
              decoding_scan::first_suspect_bytewise<true>(view))
        << testing::PrintToString(raw);
    ASSERT_EQ(decoding_scan::first_suspect<false>(view),
              decoding_scan::first_suspect_bytewise<false>(view))
        << testing::PrintToString(raw);
  }
}

}  // namespace
}  // namespace dateline::html
