#include "extract/saved_page.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/date.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

/// The rest of the line behind `key`, trimmed; empty when the key is not there.
std::string_view value_behind(std::string_view comment, std::string_view key) {
  const std::size_t found = comment.find(key);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = comment.substr(found + key.size());
  return text::trim_ascii(rest.substr(0, rest.find('\n')));
}

std::optional<std::string> absolute_http_url(std::string_view url) {
  auto resolved = text::resolve_url("", url);
  if (!resolved) return std::nullopt;
  const auto parts = text::split_url(*resolved);
  if (!parts || (parts->scheme != "http" && parts->scheme != "https")) return std::nullopt;
  return resolved;
}

/// JavaScript's Date.prototype.toString (ECMAScript 21.4.4.41): "Tue Jun 06 2023 15:10:00 GMT+0400
/// (name of the zone)".
std::optional<text::Timestamp> parse_javascript_date(std::string_view date) {
  // Put in RFC 2822's order, whose parser knows the rest.
  std::array<std::string_view, 6> words;
  std::size_t count = 0;
  while (count < words.size() && !date.empty()) {
    const std::size_t end = std::min(date.find(' '), date.size());
    words[count++] = date.substr(0, end);
    date = text::trim_ascii(date.substr(end));
  }
  if (count < words.size() || !words[5].starts_with("GMT")) return std::nullopt;
  std::string_view zone = words[5].substr(3);
  if (zone.empty()) zone = "+0000";
  std::string ordered;
  for (const std::string_view word : {words[2], words[1], words[3], words[4], zone}) {
    if (!ordered.empty()) ordered += ' ';
    ordered += word;
  }
  return text::parse_rfc2822(ordered);
}

}  // namespace

SavedPage read_saved_page(const html::Document& document) {
  SavedPage saved;
  html::SourceRange body;
  for (html::NodeIndex i = 0; i < document.size() && body.is_empty(); ++i) {
    if (document.node(i).tag() == html::Tag::body) body = document.node(i).source();
  }
  for (const auto& [source, comment] : document.comments()) {
    if (!body.is_empty() && source.from >= body.from) break;
    if (comment.find("Page saved with SingleFile") != std::string_view::npos) {
      saved.url = absolute_http_url(value_behind(comment, "url:"));
      const std::string_view date = value_behind(comment, "saved date:");
      auto timestamp = parse_javascript_date(date);
      if (!timestamp) timestamp = text::parse_any_date(date);
      if (timestamp) saved.captured = text::to_rfc3339(*timestamp);
      break;
    }
    if (const std::string_view from = value_behind(comment, "saved from url="); !from.empty()) {
      const std::size_t bracket = from.find(')');
      saved.url =
          absolute_http_url(bracket == std::string_view::npos ? from : from.substr(bracket + 1));
      break;
    }
  }
  return saved;
}

}  // namespace dateline::extraction
