#include "text/charset_prescan.h"

#include <string>
#include <utility>

#include "text/charset.h"
#include "text/fold.h"

namespace dateline::text {
namespace {

bool is_white_space(char byte) noexcept {
  return byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r' || byte == ' ';
}

bool is_white_space_or_slash(char byte) noexcept {
  return is_white_space(byte) || byte == '/';
}

bool is_ascii_letter(char byte) noexcept {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// What a page tells of itself has been read as ASCII, so it cannot be in UTF-16.
std::optional<std::string_view> as_told_in_ascii(std::optional<std::string_view> encoding) {
  if (encoding == "UTF-16LE" || encoding == "UTF-16BE") return "UTF-8";
  return encoding;
}

// HTML standard, "extracting a character encoding from a meta element": from the value of a content
// attribute.
std::optional<std::string_view> extract_encoding(std::string_view content) {
  const std::string lower = to_ascii_lower(content);
  constexpr std::string_view word = "charset";
  std::string_view rest = lower;
  for (;;) {
    const std::size_t found = rest.find(word);
    if (found == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(found + word.size());
    while (!rest.empty() && is_white_space(rest.front())) rest.remove_prefix(1);
    if (!rest.empty() && rest.front() == '=') break;
  }
  rest.remove_prefix(1);
  while (!rest.empty() && is_white_space(rest.front())) rest.remove_prefix(1);
  if (rest.empty()) return std::nullopt;
  if (rest.front() == '"' || rest.front() == '\'') {
    const std::size_t end = rest.find(rest.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    return encoding_for_label(rest.substr(1, end - 1));
  }
  return encoding_for_label(rest.substr(0, rest.find_first_of("\t\n\f\r ;")));
}

// HTML standard, "get an XML encoding".
std::optional<std::string_view> xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const std::size_t end = bytes.find('>');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view rest = bytes.substr(0, end);
  const auto skip_blanks = [&rest] {
    while (!rest.empty() && static_cast<unsigned char>(rest.front()) <= 0x20) rest.remove_prefix(1);
  };
  constexpr std::string_view word = "encoding";
  const std::size_t found = rest.find(word);
  if (found == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(found + word.size());
  skip_blanks();
  if (!rest.starts_with('=')) return std::nullopt;
  rest.remove_prefix(1);
  skip_blanks();
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
  const std::size_t quote = rest.find(rest.front(), 1);
  if (quote == std::string_view::npos) return std::nullopt;
  const std::string_view label = rest.substr(1, quote - 1);
  for (const char byte : label) {
    if (static_cast<unsigned char>(byte) <= 0x20) return std::nullopt;
  }
  return as_told_in_ascii(encoding_for_label(label));
}

struct Attribute {
  std::string name;  // ASCII letters in lower case
  std::string value;
};

// The prescan's position in the bytes. Running off their end is no error here: the loops stop
// there, and the caller sees it by at_end().
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string_view> run();

 private:
  bool at_end() const noexcept { return position_ >= bytes_.size(); }
  char byte() const noexcept { return bytes_[position_]; }
  std::string_view rest() const noexcept { return bytes_.substr(position_); }
  bool at_meta() const noexcept;
  bool at_tag() const noexcept;

  void skip_white_space();
  void go_to(std::size_t position) {
    position_ = position == std::string_view::npos ? bytes_.size() : position;
  }
  std::optional<Attribute> get_attribute();
  std::string get_attribute_value();
  std::optional<std::string_view> read_meta();

  std::string_view bytes_;
  std::size_t position_ = 0;
};

bool Prescan::at_meta() const noexcept {
  constexpr std::string_view start = "<meta";
  return bytes_.size() - position_ > start.size() &&
         equals_ignoring_ascii_case(bytes_.substr(position_, start.size()), start) &&
         is_white_space_or_slash(bytes_[position_ + start.size()]);
}

bool Prescan::at_tag() const noexcept {
  std::string_view tag = rest();
  if (!tag.starts_with('<')) return false;
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return !tag.empty() && is_ascii_letter(tag.front());
}

void Prescan::skip_white_space() {
  while (!at_end() && is_white_space(byte())) ++position_;
}

// HTML standard, "get an attribute". Nothing at the end of the tag or of the bytes.
std::optional<Attribute> Prescan::get_attribute() {
  while (!at_end() && is_white_space_or_slash(byte())) ++position_;
  if (at_end() || byte() == '>') return std::nullopt;
  const std::size_t start = position_;
  while (!at_end() && !is_white_space_or_slash(byte()) && byte() != '>' &&
         (byte() != '=' || position_ == start)) {
    ++position_;
  }
  Attribute attribute;
  attribute.name = to_ascii_lower(bytes_.substr(start, position_ - start));
  skip_white_space();
  if (!at_end() && byte() == '=') {
    ++position_;
    attribute.value = get_attribute_value();
  }
  if (at_end()) return std::nullopt;
  return attribute;
}

std::string Prescan::get_attribute_value() {
  skip_white_space();
  if (at_end()) return {};
  std::size_t start = position_;
  if (byte() == '"' || byte() == '\'') {
    const char quote = byte();
    ++start;
    go_to(bytes_.find(quote, start));
    std::string value(bytes_.substr(start, position_ - start));
    if (!at_end()) ++position_;
    return value;
  }
  while (!at_end() && !is_white_space(byte()) && byte() != '>') ++position_;
  return std::string(bytes_.substr(start, position_ - start));
}

// A meta element's start tag: the encoding that it declares, if any. Leaves the position at the end
// of the tag.
std::optional<std::string_view> Prescan::read_meta() {
  // Only the first of several attributes of one name counts, and no others than these three matter.
  bool seen_http_equiv = false;
  bool seen_content = false;
  bool seen_charset = false;
  bool got_pragma = false;
  std::optional<bool> need_pragma;
  std::optional<std::string_view> charset;
  while (const std::optional<Attribute> attribute = get_attribute()) {
    if (attribute->name == "http-equiv" && !std::exchange(seen_http_equiv, true)) {
      got_pragma = equals_ignoring_ascii_case(attribute->value, "content-type");
    } else if (attribute->name == "content" && !std::exchange(seen_content, true)) {
      // A charset attribute before this one has precedence, even with an unknown label.
      if (seen_charset) continue;
      charset = extract_encoding(attribute->value);
      if (charset) need_pragma = true;
    } else if (attribute->name == "charset" && !std::exchange(seen_charset, true)) {
      charset = encoding_for_label(attribute->value);
      need_pragma = false;
    }
  }
  if (!need_pragma || (*need_pragma && !got_pragma)) return std::nullopt;
  if (charset == "x-user-defined") return "windows-1252";
  return as_told_in_ascii(charset);
}

std::optional<std::string_view> Prescan::run() {
  if (bytes_.starts_with(std::string_view("<\0?\0x\0", 6))) return "UTF-16LE";
  if (bytes_.starts_with(std::string_view("\0<\0?\0x", 6))) return "UTF-16BE";
  for (go_to(bytes_.find('<')); !at_end(); go_to(bytes_.find('<', position_))) {
    if (rest().starts_with("<!--")) {
      // The two hyphens of the end may be those of the start.
      const std::size_t end = bytes_.find("-->", position_ + 2);
      go_to(end == std::string_view::npos ? end : end + 2);
    } else if (at_meta()) {
      position_ += std::string_view("<meta").size();
      const std::optional<std::string_view> encoding = read_meta();
      if (at_end()) break;
      if (encoding) return encoding;
    } else if (at_tag()) {
      go_to(bytes_.find_first_of("\t\n\f\r >", position_));
      while (get_attribute()) continue;
    } else if (rest().starts_with("<!") || rest().starts_with("</") || rest().starts_with("<?")) {
      go_to(bytes_.find('>', position_));
    }
    ++position_;
  }
  return xml_encoding(bytes_);
}

}  // namespace

std::optional<std::string_view> prescan_all(std::string_view bytes) {
  return Prescan(bytes).run();
}

std::optional<std::string_view> prescan_for_meta_encoding(std::string_view bytes) {
  return prescan_all(bytes.substr(0, 1024));
}

}  // namespace dateline::text
