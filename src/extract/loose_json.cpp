#include "extract/loose_json.h"

#include <algorithm>
#include <optional>

#include "html/ascii.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

using html::SourceRange;

constexpr bool is_mark(char c) {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

/// What stands round JSON in scripts, to be passed over.
constexpr std::string_view wrappers[] = {"<!--", "-->", "<![CDATA[", "]]>"};

/// Whether a comment or one of these may begin with this.
constexpr bool may_be_passed_over(char c) {
  return c == '/' || c == '<' || c == '-' || c == ']';
}

/// Four hexadecimal digits; negative when there are none.
int read_hexadecimal(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (const char c : text.substr(0, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

/// Appends what the escape at the start of `text` (behind the backslash) stands for; gives its
/// length.
std::size_t append_escape(std::string& out, std::string_view text) {
  switch (text.front()) {
    case 'b':
    case 'f':
    case 'r':
    case 't':
      out += ' ';
      return 1;
    case 'n':
      out += '\n';
      return 1;
    case 'u':
      break;
    default:
      out += text.front();
      return 1;
  }
  const int unit = read_hexadecimal(text.substr(1));
  if (unit < 0) {
    out += 'u';
    return 1;
  }
  auto code_point = static_cast<char32_t>(unit);
  std::size_t length = 5;
  if (unit >= 0xD800 && unit < 0xE000) {
    const bool has_pair = text.substr(5).starts_with("\\u");
    const int low = unit < 0xDC00 && has_pair ? read_hexadecimal(text.substr(7)) : -1;
    if (low < 0xDC00 || low >= 0xE000) {
      code_point = text::replacement_character;
    } else {
      code_point = 0x10000U + (static_cast<char32_t>(unit - 0xD800) << 10U) +
                   static_cast<char32_t>(low - 0xDC00);
      length = 11;
    }
  }
  if (code_point != 0) text::append_code_point(out, code_point);
  return length;
}

}  // namespace

class LooseJsonReader {
 public:
  using Kind = LooseJson::Kind;

  explicit LooseJsonReader(LooseJson& json) : json_(json), text_(json.text_) {}

  void read() {
    open(Kind::array);
    while (skip_blanks(), at_ < text_.size()) read_token();
    while (!open_.empty()) close();
  }

 private:
  void read_token() {
    switch (text_[at_]) {
      case '{':
      case '[':
        open(text_[at_++] == '{' ? Kind::object : Kind::array);
        return;
      case '}':
      case ']':
        close_matching(text_[at_++] == '}' ? Kind::object : Kind::array);
        return;
      case ',':
      case ';':
        ++at_;
        key_ = {};
        return;
      case ':':
        ++at_;
        return;
      case '"':
        if (const auto range = read_string()) add(Kind::string, *range);
        return;
      default:
        add(Kind::word, read_word());
        return;
    }
  }

  void open(Kind kind) {
    add_record(kind, {});
    ++open_count(kind);
    open_.push_back(static_cast<std::uint32_t>(json_.records_.size() - 1));
  }

  void close() {
    --open_count(json_.records_[open_.back()].kind);
    json_.records_[open_.back()].end = static_cast<std::uint32_t>(json_.records_.size());
    open_.pop_back();
    key_ = {};
  }

  /// Closes the innermost open value of a kind and all inside it; the root stays open.
  void close_matching(Kind kind) {
    const std::size_t root = kind == Kind::array ? 1 : 0;
    if (open_count(kind) == root) return;
    while (json_.records_[open_.back()].kind != kind) close();
    close();
  }

  std::size_t& open_count(Kind kind) { return kind == Kind::array ? open_arrays_ : open_objects_; }

  void add_record(Kind kind, SourceRange range) {
    json_.records_.push_back(
        {kind, key_, range, static_cast<std::uint32_t>(json_.records_.size() + 1)});
    key_ = {};
  }

  /// A string or word: a member's name when a colon follows.
  void add(Kind kind, SourceRange range) {
    if (is_in_object() && key_.size() == 0) {
      skip_blanks();
      if (at_ < text_.size() && text_[at_] == ':') {
        ++at_;
        key_ = range;
      }
      return;  // what has no name is no member
    }
    add_record(kind, range);
  }

  bool is_in_object() const { return json_.records_[open_.back()].kind == Kind::object; }

  SourceRange range_from(std::size_t from, std::size_t to) const {
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  }

  SourceRange read_word() {
    const std::size_t from = at_++;
    while (at_ < text_.size() && !is_mark(text_[at_]) && !html::is_ascii_blank(text_[at_])) ++at_;
    return range_from(from, at_);
  }

  /// Reads the string at a quotation mark; nothing when it has no end.
  std::optional<SourceRange> read_string() {
    const std::size_t from = ++at_;
    while (true) {
      at_ = next_of_string();
      if (at_ >= text_.size()) return std::nullopt;
      if (text_[at_] == '\\') {
        at_ = std::min(at_ + 2, text_.size());
      } else if (ends_string(at_ + 1)) {
        return range_from(from, at_++);
      } else {
        ++at_;
      }
    }
  }

  /// The next quotation mark or backslash. Each of the two is looked for once only, as most strings
  /// have no backslash, and some have many.
  std::size_t next_of_string() {
    if (quotation_mark_ < at_) quotation_mark_ = std::min(text_.find('"', at_), text_.size());
    if (backslash_ < at_) backslash_ = std::min(text_.find('\\', at_), text_.size());
    return std::min(quotation_mark_, backslash_);
  }

  std::size_t behind_blanks(std::size_t at) const {
    while (at < text_.size() && html::is_ascii_blank(text_[at])) ++at;
    return at;
  }

  /// Whether a quotation mark in front of `at` ends a string, and is none of its characters, by
  /// what follows.
  bool ends_string(std::size_t at) const {
    const std::size_t next = behind_blanks(at);
    if (next >= text_.size()) return true;
    switch (text_[next]) {
      case ':':
      case '}':
      case ']':
      case '"':
      case '<':
        return true;
      case '/':
        return is_comment(next);
      case ',':
        break;
      default:
        return false;
    }
    if (!is_in_object()) return true;
    const std::size_t name = behind_blanks(next + 1);
    return name >= text_.size() || is_mark(text_[name]) || is_comment(name);
  }

  bool is_comment(std::size_t at) const {
    const std::string_view mark = text_.substr(at, 2);
    return mark == "//" || mark == "/*";
  }

  void skip_blanks() {
    while (true) {
      at_ = behind_blanks(at_);
      if (at_ == text_.size() || !may_be_passed_over(text_[at_])) return;
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("/*")) {
        const std::size_t end = rest.find("*/", 2);
        at_ = end == std::string_view::npos ? text_.size() : at_ + end + 2;
      } else if (rest.starts_with("//")) {
        // One that opens or closes a wrapper may have JSON behind it in its line.
        at_ += 2;
        if (!skip_wrapper()) at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (!skip_wrapper()) {
        return;
      }
    }
  }

  bool skip_wrapper() {
    const std::string_view rest = text_.substr(behind_blanks(at_));
    for (const std::string_view wrapper : wrappers) {
      if (!rest.starts_with(wrapper)) continue;
      at_ = text_.size() - rest.size() + wrapper.size();
      return true;
    }
    return false;
  }

  LooseJson& json_;
  std::string_view text_;
  std::size_t at_ = 0;
  // The first ones from some place on that was at or before at_; 0 before the first search, when
  // at_ is behind a quotation mark.
  std::size_t quotation_mark_ = 0;
  std::size_t backslash_ = 0;
  std::vector<std::uint32_t> open_;
  // Of open_.
  std::size_t open_arrays_ = 0;
  std::size_t open_objects_ = 0;
  SourceRange key_;  // of the member whose value comes next
};

LooseJson::LooseJson(std::string_view utf8) : text_(utf8) {
  LooseJsonReader(*this).read();
}

JsonValue LooseJson::root() const {
  return {*this, 0};
}

std::string_view JsonValue::key() const {
  const html::SourceRange range = json_->records_[index_].key;
  return json_->text_.substr(range.from, range.size());
}

std::string_view JsonValue::raw_text() const {
  if (json_ == nullptr) return {};
  const html::SourceRange range = json_->records_[index_].text;
  return json_->text_.substr(range.from, range.size());
}

std::string unescaped(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  while (!raw.empty()) {
    const std::size_t escape = std::min(raw.find('\\'), raw.size());
    out += raw.substr(0, escape);
    raw.remove_prefix(escape);
    if (raw.size() < 2) break;
    raw.remove_prefix(1 + append_escape(out, raw.substr(1)));
  }
  return out;
}

std::string JsonValue::text() const {
  return is_string() ? unescaped(raw_text()) : std::string(raw_text());
}

JsonValue JsonValue::member(std::string_view name) const {
  if (!is_object()) return {};
  for (JsonValue value = first(); value; value = value.next(*this)) {
    if (value.key() == name) return value;
  }
  return {};
}

JsonValue JsonValue::first() const {
  if (json_ == nullptr || json_->records_[index_].end == index_ + 1) return {};
  return {*json_, index_ + 1};
}

JsonValue JsonValue::next(JsonValue parent) const {
  const std::uint32_t index = json_->records_[index_].end;
  if (index >= json_->records_[parent.index_].end) return {};
  return {*json_, index};
}

}  // namespace dateline::extraction
