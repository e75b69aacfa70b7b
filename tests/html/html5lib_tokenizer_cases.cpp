#include "html/html5lib_tokenizer_cases.h"

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "html/character_references.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::html {
namespace {

using nlohmann::json;

struct LoneSurrogate {};

/// The code units of UTF-16 that are written as \uHHHH, as the characters that they are.
std::string unescaped_text(std::string_view text) {
  constexpr std::size_t escape_size = 6;
  const auto unit_at = [&](std::size_t at) -> std::optional<char32_t> {
    if (!text.substr(at).starts_with("\\u")) return std::nullopt;
    const std::string digits(text.substr(at + 2, escape_size - 2));
    return static_cast<char32_t>(std::stoul(digits, nullptr, 16));
  };
  const auto is_high = [](char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_low = [](char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = unit_at(at);
    if (!unit) {
      out += text[at++];
      continue;
    }
    at += escape_size;
    if (is_low(*unit)) throw LoneSurrogate();
    char32_t character = *unit;
    if (is_high(*unit)) {
      const auto low = unit_at(at);
      if (!low || !is_low(*low)) throw LoneSurrogate();
      character = 0x1'0000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
      at += escape_size;
    }
    text::append_code_point(out, character);
  }
  return out;
}

json unescaped(const json& value) {
  if (value.is_string()) return unescaped_text(value.get_ref<const std::string&>());
  if (value.is_object()) {
    json out = json::object();
    for (const auto& [name, item] : value.items()) out[unescaped_text(name)] = unescaped(item);
    return out;
  }
  json out = value;
  if (value.is_array()) {
    for (json& item : out) item = unescaped(item);
  }
  return out;
}

Scanner::State state_of(std::string_view name) {
  if (name == "Data state") return Scanner::State::data;
  if (name == "RCDATA state") return Scanner::State::rcdata;
  if (name == "RAWTEXT state") return Scanner::State::rawtext;
  if (name == "Script data state") return Scanner::State::script_data;
  if (name == "PLAINTEXT state") return Scanner::State::plaintext;
  if (name == "CDATA section state") return Scanner::State::cdata_section;
  throw std::runtime_error("no state: " + std::string(name));
}

/// What a doctype says is read by Gumbo.
json comparable(const json& token) {
  json out = token;
  if (out.at(0) == "DOCTYPE") return {"DOCTYPE"};
  if (out.at(0) == "StartTag" && out.size() == 3) out.push_back(false);
  return out;
}

void add_characters(json& tokens, std::string_view characters) {
  if (characters.empty()) return;
  if (tokens.empty() || tokens.back().at(0) != "Character") tokens.push_back({"Character", ""});
  tokens.back().at(1).get_ref<std::string&>() += characters;
}

std::string raw_text(std::string_view raw) {
  std::string out;
  append_raw_text(out, raw);
  return out;
}

/// Names are kept as they stand in the source.
std::string name_of(std::string_view name) {
  return text::to_ascii_lower(raw_text(name));
}

std::string name_of(const Token& tag, std::string_view source) {
  const std::uint32_t from = tag.source.from + (tag.type == TokenType::start_tag ? 1U : 2U);
  return name_of(source.substr(from, tag.name_size));
}

json attributes_of(const Token& token, const Scan& scan, std::string_view source) {
  json attributes = json::object();
  for (std::uint32_t i = token.content.from; i < token.content.to; ++i) {
    const Attribute& attribute = scan.attributes[i];
    const std::string_view name = scan.characters(source, attribute.name_range());
    attributes[name_of(name)] = scan.characters(source, attribute.value);
  }
  return attributes;
}

}  // namespace

std::vector<TokenizerCase> read_tokenizer_cases(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  const json content = json::parse(stream);
  std::vector<TokenizerCase> cases;
  for (const char* group : {"tests", "xmlViolationTests"}) {
    for (const json& test : content.value(group, json::array())) {
      TokenizerCase read;
      read.file = file.filename();
      read.description = test.at("description").get<std::string>();
      read.last_start_tag = test.value("lastStartTag", "");
      json input = test.at("input");
      json output = test.at("output");
      try {
        if (test.value("doubleEscaped", false)) {
          input = unescaped(input);
          output = unescaped(output);
        }
        read.input = input.get<std::string>();
        read.tokens = json::array();
        for (const json& token : output) read.tokens.push_back(comparable(token));
      } catch (const LoneSurrogate&) {
        read.has_surrogates = true;
      }
      for (const json& state : test.value("initialStates", json::array({"Data state"}))) {
        read.state = state_of(state.get<std::string>());
        cases.push_back(read);
      }
    }
  }
  return cases;
}

json scanned_tokens(const TokenizerCase& test) {
  const std::string_view source = test.input;
  Scan scan;
  // Where there was no start tag, no end tag is the right one.
  const bool has_last = !test.last_start_tag.empty();
  Scanner::scan_from(test.state, has_last ? std::string_view(test.last_start_tag) : "no-such-tag",
                     source, scan);
  const auto characters = [&](const Token& token) {
    return scan.characters(source, token.content);
  };
  json tokens = json::array();
  for (const Token& token : scan.tokens) {
    switch (token.type) {
      case TokenType::start_tag:
        tokens.push_back({"StartTag", name_of(token, source), attributes_of(token, scan, source),
                          token.is_self_closing});
        break;
      case TokenType::end_tag:
        tokens.push_back({"EndTag", name_of(token, source)});
        break;
      case TokenType::text:
        add_characters(tokens, characters(token));
        break;
      case TokenType::raw_text:
        // RCDATA is decoded already.
        add_characters(tokens, test.state == Scanner::State::rcdata ? std::string(characters(token))
                                                                    : raw_text(characters(token)));
        break;
      case TokenType::comment:
        tokens.push_back({"Comment", raw_text(characters(token))});
        break;
      case TokenType::doctype:
        tokens.push_back({"DOCTYPE"});
        break;
    }
  }
  return tokens;
}

}  // namespace dateline::html
