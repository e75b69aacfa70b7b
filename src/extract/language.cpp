#include "extract/language.h"

#include <algorithm>

#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

enum class Script { latin, cyrillic, armenian, unknown };

struct Letters {
  Script script = Script::unknown;
  bool is_azerbaijani = false;  ///< Latin, with its own letter ə in more than a borrowed name
};

/// The script that most letters are of. Latin, Cyrillic and Armenian lie in blocks of two-byte
/// sequences (but for ASCII).
Letters count_letters(std::string_view utf8) {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  std::size_t armenian = 0;
  std::size_t schwa = 0;
  Letters letters;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      const char lower = static_cast<char>(byte | 0x20);
      if (lower >= 'a' && lower <= 'z') ++latin;
    } else if (byte >= 0xC3 && byte <= 0xDF && i + 1 < utf8.size()) {
      const auto trail = static_cast<unsigned char>(utf8[++i]);
      const unsigned code_point = (byte & 0x1FU) << 6 | (trail & 0x3FU);
      if (code_point >= 0x400 && code_point < 0x530) ++cyrillic;
      if (code_point >= 0x531 && code_point < 0x58B) ++armenian;
      if (code_point >= 0xC0 && code_point < 0x250) ++latin;
      if (code_point == 0x18F || code_point == 0x259) ++schwa;
    }
  }
  const std::size_t most = std::max({latin, cyrillic, armenian});
  if (most == 0) return letters;
  letters.is_azerbaijani = most == latin && schwa * 50 > latin;
  letters.script = most == armenian   ? Script::armenian
                   : most == cyrillic ? Script::cyrillic
                                      : Script::latin;
  return letters;
}

Script script_of_language(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  if (language == "hy") return Script::armenian;
  if (language == "ru" || language == "uk" || language == "be" || language == "bg")
    return Script::cyrillic;
  if (language == "en" || language == "az" || language == "tr" || language == "de" ||
      language == "fr") {
    return Script::latin;
  }
  return Script::unknown;
}

/// A tag in the usual case and with hyphens: "EN_us" is "en-US". A site's own name for a language,
/// as in its paths
/// ("arm"), is the language.
std::string normalized_tag(std::string_view value, const site::Profile& profile) {
  std::string tag = text::to_ascii_lower(text::trim_ascii(value));
  std::replace(tag.begin(), tag.end(), '_', '-');
  for (const site::Language& language : profile.languages) {
    if (language.path_prefix == '/' + tag + '/') return language.tag;
  }
  const std::size_t hyphen = tag.find('-');
  if (hyphen != std::string::npos && tag.size() == hyphen + 3) {
    for (std::size_t i = hyphen + 1; i < tag.size(); ++i)
      tag[i] = static_cast<char>(tag[i] & ~0x20);
  }
  return tag;
}

std::string language_of_path(std::string_view url, const site::Profile& profile) {
  const auto parts = text::split_url(url);
  if (!parts || !site::is_host_of(profile, parts->host)) return {};
  std::string unprefixed;
  for (const site::Language& language : profile.languages) {
    if (language.path_prefix.empty()) {
      unprefixed = language.tag;
    } else if (parts->path.starts_with(language.path_prefix)) {
      return language.tag;
    }
  }
  return unprefixed;
}

std::string language_of_script(const Letters& letters) {
  switch (letters.script) {
    case Script::armenian:
      return "hy";
    case Script::cyrillic:
      return "ru";
    case Script::latin:
      return letters.is_azerbaijani ? "az" : "en";
    case Script::unknown:
      break;
  }
  return {};
}

}  // namespace

std::optional<std::string> find_language(const Metadata& metadata, std::string_view url,
                                         std::string_view sample, const site::Profile& profile) {
  const Letters letters = count_letters(sample);
  const auto fits = [&](const std::string& tag) {
    if (tag.size() < 2 || tag.size() > 20) return false;
    const Script script = script_of_language(tag);
    if (script == Script::unknown || letters.script == Script::unknown) return true;
    if (letters.is_azerbaijani) return tag.starts_with("az");
    return script == letters.script;
  };
  std::string tag;
  if (const MetadataEntry* entry = metadata.first("lang"))
    tag = normalized_tag(entry->value, profile);
  if (!tag.empty() && fits(tag)) return tag;
  tag = language_of_path(url, profile);
  if (!tag.empty() && fits(tag)) return tag;
  for (const char* key : {"og:locale", "inLanguage", "language"}) {
    if (const MetadataEntry* entry = metadata.first(key)) {
      tag = normalized_tag(entry->value, profile);
      tag = tag.substr(0, tag.find('-'));
      if (!tag.empty() && fits(tag)) return tag;
    }
  }
  tag = language_of_script(letters);
  if (tag.empty()) return std::nullopt;
  return tag;
}

}  // namespace dateline::extraction
