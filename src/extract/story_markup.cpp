#include "extract/story_markup.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/class_word_set.h"
#include "extract/story_data.h"
#include "html/character_references.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

enum class Role {
  none,
  inline_text,
  paragraph,
  heading,
  list,
  item,
  quote,
  image,
  table,
  row,
  cell,
  other
};

// By the words of its type; the first that fits counts.
struct RoleWords {
  Role role;
  ClassWords words;
};
constexpr auto role_words = std::to_array<RoleWords>({
    {Role::other,
     {"ad",      "ads",          "advertisement", "advert",       "promo",       "newsletter",
      "related", "interstitial", "gallery",       "video",        "audio",       "podcast",
      "author",  "byline",       "comment",       "teaser",       "teasers",     "widget",
      "poll",    "divider",      "separator",     "pullquote",    "recommended", "code",
      "script",  "style",        "button",        "recirculation"}},
    {Role::image, {"image", "img", "photo", "picture", "figure"}},
    {Role::item, {"li", "item", "listitem"}},
    {Role::list, {"list", "ul", "ol", "bullets"}},
    {Role::quote, {"quote", "blockquote", "quotation"}},
    {Role::heading,
     {"heading", "header", "headline", "subheading", "subheadline", "subhead", "subtitle", "title",
      "h", "crosshead", "crossheading"}},
    {Role::row, {"row", "tr"}},
    {Role::cell, {"cell", "td", "th"}},
    {Role::table, {"table"}},
    {Role::inline_text,
     {"span", "link", "hyperlink", "a", "strong", "b", "em", "i", "bold", "italic", "fragment",
      "mark", "inline"}},
    {Role::paragraph, {"p", "paragraph", "para", "unstyled", "normal", "text", "body"}},
});

constexpr auto type_names = std::to_array<std::string_view>(
    {"type", "_type", "nodeType", "__typename", "kind", "tag", "tagName", "name", "blockName",
     "elementType", "contentType", "blockType", "component", "style"});
constexpr auto picture_names =
    std::to_array<std::string_view>({"url", "src", "href", "originalUrl", "imageUrl"});

constexpr std::size_t longest_type = 60;      // in bytes
constexpr std::size_t longest_heading = 300;  // in bytes
constexpr std::size_t most_parts = 1000;      // of a text, that are looked at

struct Type {
  Role role = Role::none;
  int level = 2;            // of a heading
  bool is_ordered = false;  // of a list
};

Type type_of_name(std::string_view name) {
  for (const RoleWords& known : role_words) {
    if (!known.words.in(name)) continue;
    Type type{.role = known.role};
    const std::size_t digit = name.find_first_of("123456");
    if (known.role == Role::heading && digit != std::string_view::npos)
      type.level = std::max(2, name[digit] - '0');
    constexpr ClassWords ordered = {"ol", "ordered", "numbered"};
    type.is_ordered = ordered.in(name);
    return type;
  }
  return {};
}

constexpr std::size_t place_of_level(int level) {
  return static_cast<std::size_t>(std::clamp(level, 2, 6) - 2);
}
std::string_view start_of_heading(int level) {
  constexpr std::array<std::string_view, 5> tags = {"<h2>", "<h3>", "<h4>", "<h5>", "<h6>"};
  return tags[place_of_level(level)];
}
std::string_view end_of_heading(int level) {
  constexpr std::array<std::string_view, 5> tags = {"</h2>", "</h3>", "</h4>", "</h5>", "</h6>"};
  return tags[place_of_level(level)];
}

class MarkupWriter {
 public:
  std::string write(JsonValue story) {
    if (story.is_string()) {
      write_text(story.text(), true);
      return std::move(out_);
    }
    story_ = story;
    open_.push_back({story.end(), story.is_array(), false, Role::none, {}});
    for (JsonValue value = story.first(); value && out_.size() <= longest_story_markup;) {
      const bool goes_in = read(value);
      value = following(value, goes_in);
    }
    close_until(story.end());
    return std::move(out_);
  }

 private:
  // An object or array that is open.
  struct Open {
    std::uint32_t end = 0;
    bool is_array = false;
    bool is_in_block = false;  // text inside of it belongs to one block
    Role role = Role::none;    // its own, else that of what is round it
    std::string_view end_tag;
  };

  /// The value behind another in the order of all, or what follows behind all inside of it.
  JsonValue following(JsonValue value, bool goes_in) const {
    const std::uint32_t next = goes_in ? value.index() + 1 : value.end();
    return next < story_.end() ? value.at(next) : JsonValue();
  }

  void close_until(std::uint32_t index) {
    while (!open_.empty() && open_.back().end <= index) {
      out_ += open_.back().end_tag;
      open_.pop_back();
    }
  }

  bool is_in_block() const { return open_.back().is_in_block; }

  /// Whether what comes next is an element of a list's array.
  bool is_in_list() const {
    return open_.back().is_array && open_.back().role == Role::list && !is_in_block();
  }

  /// Reads a value; gives whether what is inside of it is to be read.
  bool read(JsonValue value) {
    close_until(value.index());
    const bool is_element = open_.back().is_array;
    if (value.is_string()) {
      if (is_element) {
        write_string(value);
      } else if (names_title(value.key()) && !is_in_block()) {
        write_title(value);
      }
      return false;
    }
    if (!value.is_object() && !value.is_array()) return false;
    if (!is_element && !names_story_text(value.key())) return false;
    return value.is_array() ? open_array(value) : open_object(value);
  }

  bool open_array(JsonValue value) {
    push(value, is_in_list() ? Type{.role = Role::item} : Type{});
    return true;
  }

  bool open_object(JsonValue value) {
    Type type = type_of(value);
    if (type.role == Role::other) return false;
    if (type.role == Role::image) {
      write_image(value);
      return false;
    }
    // "text" and "paragraph" inside of a block are parts of it.
    if (type.role == Role::paragraph && is_in_block()) type.role = Role::inline_text;
    if (is_in_list()) type.role = Role::item;
    // A text may stand there as a whole and in parts.
    const JsonValue text = longest_string(value);
    const bool is_whole = text && text.raw_text().size() * 4 >= raw_size_of_parts(value) * 3;
    push(value, type);
    if (is_whole) write_text(text.text(), !is_in_block());
    return !is_whole;
  }

  void push(JsonValue value, Type type) {
    Open open = open_.back();
    open.end = value.end();
    open.is_array = value.is_array();
    open.end_tag = {};
    if (type.role != Role::none) open.role = type.role;
    const auto tags = [&](std::string_view start, std::string_view end, bool is_block) {
      out_ += start;
      open.end_tag = end;
      open.is_in_block = open.is_in_block || is_block;
    };
    switch (type.role) {
      case Role::paragraph:
        tags("<p>", "</p>", true);
        break;
      case Role::heading:
        tags(start_of_heading(type.level), end_of_heading(type.level), true);
        break;
      case Role::list:
        tags(type.is_ordered ? "<ol>" : "<ul>", type.is_ordered ? "</ol>" : "</ul>", false);
        break;
      case Role::item:
        tags("<li>", "</li>", true);
        break;
      case Role::quote:
        tags("<blockquote>", "</blockquote>", false);
        break;
      case Role::table:
        tags("<table>", "</table>", false);
        break;
      case Role::row:
        tags("<tr>", "</tr>", false);
        break;
      case Role::cell:
        tags("<td>", "</td>", true);
        break;
      case Role::none:
      case Role::inline_text:
      case Role::image:
      case Role::other:
        break;
    }
    open_.push_back(open);
  }

  static Type type_of(JsonValue object) {
    for (const std::string_view name : type_names) {
      const JsonValue type = object.member(name);
      if (!type.is_string() || type.raw_text().size() > longest_type) continue;
      Type known = type_of_name(type.raw_text());
      if (known.role == Role::none) continue;
      // "block" with a style of its own, "list" with the kind of it.
      for (const char* detail : {"style", "listType", "list_type", "listItem"}) {
        const Type detailed = type_of_name(object.member(detail).raw_text());
        known.is_ordered = known.is_ordered || detailed.is_ordered;
        if (known.role == Role::paragraph && detailed.role == Role::heading) known = detailed;
      }
      const std::string_view level = object.member("level").raw_text();
      if (known.role == Role::heading && level.size() == 1 && level[0] >= '2' && level[0] <= '6')
        known.level = level[0] - '0';
      return known;
    }
    return {};
  }

  /// The longest text right inside an object.
  static JsonValue longest_string(JsonValue object) {
    JsonValue longest;
    for (JsonValue member = object.first(); member; member = member.next(object)) {
      if (member.is_string() && names_story_text(member.key()) &&
          (!longest || member.raw_text().size() > longest.raw_text().size()))
        longest = member;
    }
    return longest;
  }

  /// Bytes of the texts in the objects and arrays inside an object.
  static std::size_t raw_size_of_parts(JsonValue object) {
    std::size_t size = 0;
    std::size_t left = most_parts;
    for (JsonValue member = object.first(); member; member = member.next(object)) {
      if (member.is_string() || !names_story_text(member.key())) continue;
      for (std::uint32_t i = member.index() + 1; i < member.end() && left > 0; ++i, --left) {
        const JsonValue part = member.at(i);
        if (part.is_string() && (part.key().empty() || names_story_text(part.key())))
          size += part.raw_text().size();
      }
    }
    return size;
  }

  void write_string(JsonValue value) {
    if (is_in_list()) {
      out_ += "<li>";
      write_text(value.text(), false);
      out_ += "</li>";
    } else {
      write_text(value.text(), !is_in_block());
    }
  }

  void write_title(JsonValue value) {
    if (value.raw_text().empty() || value.raw_text().size() > longest_heading) return;
    (out_ += "<h2>").append(value.text()) += "</h2>";
  }

  /// Writes a text, in paragraphs where it stands in no block.
  void write_text(std::string text, bool as_paragraphs) {
    const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    text = decoded_markup(std::move(text));
    const bool is_html = has("</") || has("<br") || has("<p");
    if (!as_paragraphs) {
      out_ += text;
    } else if (is_html) {
      (out_ += "<div>").append(text) += "</div>";
    } else {
      out_ += paragraphs_of_lines(text);
    }
  }

  void write_image(JsonValue object) {
    std::string url = picture_in(object);
    for (JsonValue member = object.first(); member && url.empty(); member = member.next(object)) {
      if (member.is_object()) url = picture_in(member);
    }
    if (url.empty()) return;
    out_ += "<figure><img src=\"";
    write_attribute(url);
    out_ += "\" alt=\"";
    for (const char* name : {"alt", "alt_text", "altText"}) {
      if (const JsonValue alt = object.member(name); alt.is_string()) {
        write_attribute(alt.text());
        break;
      }
    }
    out_ += "\"><figcaption>";
    if (const JsonValue caption = object.member("caption"); caption.is_string())
      out_ += caption.text();
    out_ += "</figcaption></figure>";
  }

  static std::string picture_in(JsonValue object) {
    for (const std::string_view name : picture_names) {
      const JsonValue url = object.member(name);
      if (url.is_string() && !url.raw_text().empty()) return url.text();
    }
    return {};
  }

  void write_attribute(std::string_view value) {
    for (const char c : value) {
      if (c == '"') {
        out_ += "&quot;";
      } else {
        out_ += c;
      }
    }
  }

  JsonValue story_;
  std::string out_;
  std::vector<Open> open_;
};

}  // namespace

std::string decoded_markup(std::string text) {
  constexpr int most_times = 3;
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  for (int i = 0; i < most_times && !has("</") &&
                  (has("&lt;/") || has("&lt;p") || has("&lt;br") || has("&amp;lt;/"));
       ++i) {
    std::string decoded;
    html::append_text(decoded, text);
    text = std::move(decoded);
  }
  return text;
}

std::string paragraphs_of_lines(std::string_view text) {
  std::string markup;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    (markup += "<p>").append(line) += "</p>";
  }
  return markup;
}

std::string story_markup(JsonValue story) {
  return MarkupWriter().write(story);
}

}  // namespace dateline::extraction
