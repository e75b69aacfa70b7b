#include "extract/story_data.h"

#include <algorithm>
#include <array>

#include "extract/class_word_set.h"
#include "extract/url_resolver.h"
#include "html/ascii.h"
#include "text/fold.h"
#include "text/url_components.h"

namespace dateline::extraction {

namespace {

constexpr ClassWords text_words = {
    "content",  "contents",   "text",       "texts",    "value",       "html",        "body",
    "bodies",   "paragraph",  "paragraphs", "data",     "rendered",    "children",    "items",
    "blocks",   "block",      "model",      "elements", "element",     "nodes",       "node",
    "copy",     "markup",     "richtext",   "document", "json",        "sections",    "section",
    "parts",    "components", "fulltext",   "bodytext", "articletext", "articlebody", "storybody",
    "maintext", "main",       "fields"};
constexpr ClassWords title_words = {"title", "titles", "headline", "headlines",
                                    "titre", "titel",  "titulo"};
/// Names of members that an article has, and no part of one.
constexpr ClassWords address_words = {"slug", "permalink", "canonical", "url",
                                      "link", "href",      "uri",       "path"};
constexpr ClassWords date_words = {"date",    "published", "publish",  "created",
                                   "updated", "modified",  "timestamp"};
constexpr ClassWords author_words = {"author", "authors", "byline"};
/// And those that what a reader wrote has.
constexpr ClassWords reader_words = {"user", "username", "nickname", "commenter"};
constexpr ClassWords other_words = {
    "navi",      "navigation", "layout",    "header",      "head",
    "comment",   "comments",   "related",   "recommended", "recommendations",
    "recommend", "popular",    "trending",  "latest",      "more",
    "sidebar",   "footer",     "nav",       "menu",        "newsletter",
    "ad",        "ads",        "promo",     "promos",      "teaser",
    "teasers",   "author",     "authors",   "seo",         "translations",
    "messages",  "config",     "settings",  "next",        "prev",
    "previous",  "similar",    "suggested", "transcript",  "replies"};
/// What readers say, and what a site asks of them.
constexpr ClassWords talk_words = {"discussion", "thread", "conversation", "reviews", "reactions",
                                   "answers",    "cmp",    "consent",      "cookie",  "cookies",
                                   "privacy",    "gdpr",   "banner",       "terms",   "legal",
                                   "disclaimer", "modal",  "popup"};

// In bytes: what is shorter has no sentence.
constexpr std::size_t shortest_prose = 25;
constexpr std::size_t fewest_prose_words = 6;
// Bounds for data that are made to cost much.
constexpr std::size_t most_found = 64;
constexpr std::size_t deepest = 500;
constexpr std::size_t most_levels = 12;
constexpr std::size_t most_members = 300;
constexpr std::size_t longest_title = 500;

/// The likeness of titles that are the same, but for a word or two.
constexpr double likeness_of_titles = 0.6;

bool is_about_others(std::string_view key) {
  return other_words.in(key) || talk_words.in(key);
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "html" of "bodyHtml", "body_html" and "bodyHTML2".
std::string_view last_word(std::string_view name) {
  while (!name.empty() && !is_lower(name.back()) && !is_upper(name.back())) name.remove_suffix(1);
  std::size_t begin = name.size();
  if (begin > 0 && is_upper(name.back())) {
    while (begin > 0 && is_upper(name[begin - 1])) --begin;
  } else {
    while (begin > 0 && is_lower(name[begin - 1])) --begin;
    if (begin > 0 && is_upper(name[begin - 1])) --begin;
  }
  return name.substr(begin);
}

/// An object or array that is open, or one that was read.
struct Scope {
  JsonValue value;
  bool is_other = false;  // about other stories
  bool has_title = false;
  bool has_address = false;
  bool has_date = false;
  bool has_author = false;
  bool has_reader = false;
  std::size_t words_of_string = 0;  // of the longest string right inside
  std::size_t words_of_rest = 0;    // of all objects and arrays inside, of an array's strings too
  JsonValue best;                   // the value inside with most words
  std::size_t words_of_best = 0;

  /// Several strings of one object say the same in several forms, and an object that has a text may
  /// hold it in parts besides.
  std::size_t words() const { return std::max(words_of_string, words_of_rest); }
  /// Whether it is a thing of its own: an article, a comment, and no part of one.
  bool is_own() const {
    if (!value.is_object()) return false;
    return has_title ? has_address || has_date || has_author
                     : has_reader || (has_author && has_date);
  }
  void add(JsonValue child, std::size_t words) {
    (child.is_string() && value.is_object() ? words_of_string : words_of_rest) =
        child.is_string() && value.is_object() ? std::max(words_of_string, words)
                                               : words_of_rest + words;
    if (words <= words_of_best) return;
    best = child;
    words_of_best = words;
  }
};

class StoryDataSearch {
 public:
  StoryDataSearch(const LooseJson& json, const StoryNames& names) : json_(json), names_(names) {}

  std::vector<StoryData> find() {
    best_.resize(json_.size());
    for (std::uint32_t i = 0; i < json_.size(); ++i) {
      while (!open_.empty() && open_.back().value.end() <= i) close();
      const JsonValue value(json_, i);
      if (open_.size() < deepest) {
        read(value);
      } else {
        i = value.end() - 1;
      }
    }
    while (!open_.empty()) close();
    return std::move(found_);
  }

 private:
  void read(JsonValue value) {
    const std::string_view key = value.key();
    Scope* parent = open_.empty() ? nullptr : &open_.back();
    if (parent != nullptr && !key.empty()) note(*parent, key);
    if (value.is_object() || value.is_array()) {
      Scope& scope = open_.emplace_back();
      scope.value = value;
      scope.is_other =
          (open_.size() > 1 && open_[open_.size() - 2].is_other) || is_about_others(key);
    } else if (value.is_string() && parent != nullptr && !parent->is_other &&
               value.raw_text().size() >= shortest_prose &&
               (parent->value.is_array() || names_story_text(key))) {
      const std::string text = value.text();
      // No style sheets, no addresses.
      if (text.starts_with('{') || text.find("://") < text.find(' ')) return;
      const std::size_t words = count_prose_words(text);
      if (words >= fewest_prose_words) parent->add(value, words);
    }
  }

  static void note(Scope& scope, std::string_view key) {
    if (names_title(key)) scope.has_title = true;
    if (address_words.in(key)) scope.has_address = true;
    if (date_words.in(key)) scope.has_date = true;
    if (author_words.in(key)) scope.has_author = true;
    if (reader_words.in(key)) scope.has_reader = true;
  }

  void close() {
    const Scope scope = open_.back();
    open_.pop_back();
    if (scope.is_other || scope.words() == 0) return;
    if (scope.is_own() && !scope.has_title) return;  // what a reader wrote
    best_[scope.value.index()] = {scope.best.index(),
                                  static_cast<std::uint32_t>(scope.words_of_best),
                                  static_cast<std::uint32_t>(scope.words())};
    const bool is_part = !open_.empty() && !scope.is_own() &&
                         (open_.back().value.is_array() || names_story_text(scope.value.key()));
    if (is_part) {
      open_.back().add(scope.value, scope.words());
    } else if (scope.words() >= fewest_story_words && found_.size() < most_found) {
      add(scope);
    }
  }

  static bool is_paragraph(JsonValue object) {
    constexpr std::array names = {"type", "_type", "nodeType", "tag"};
    constexpr std::array<std::string_view, 4> kinds = {"paragraph", "p", "para", "block"};
    return std::any_of(names.begin(), names.end(), [&](const char* name) {
      return std::find(kinds.begin(), kinds.end(), object.member(name).raw_text()) != kinds.end();
    });
  }

  /// Adds the innermost value that holds most of what stands in a scope.
  void add(const Scope& scope) {
    std::vector<JsonValue> round;  // from the outermost
    for (std::size_t i = open_.size() - std::min(open_.size(), most_levels); i < open_.size(); ++i)
      round.push_back(open_[i].value);
    JsonValue value = scope.value;
    std::size_t words = scope.words();
    while (!value.is_string()) {
      const Best& best = best_[value.index()];
      // What an own object has in several members is the same in several forms.
      const bool is_most = value.is_array()
                               ? value.first().end() == value.end()
                               : best.words * 5 >= best.all * 4 ||
                                     (value.index() == scope.value.index() && scope.is_own());
      if (!is_most) break;
      round.push_back(value);
      value = JsonValue(json_, best.index);
      words = best.words;
    }
    // The parts of one paragraph are no story, but what holds the paragraph is.
    if (value.is_array() && round.size() > 1 && is_paragraph(round.back())) {
      round.pop_back();
      value = round.back();
    } else if (value.is_object()) {
      round.push_back(value);
    }
    if (words >= fewest_story_words) found_.push_back({value, words, owner_by(round)});
  }

  /// Whose the text is, by the objects round it.
  StoryData::Owner owner_by(const std::vector<JsonValue>& round) const {
    constexpr std::size_t near = 4;
    // Farther out, what stands in another object than the text names that object.
    constexpr std::size_t nearest = 2;
    std::size_t level = 0;
    bool is_other = false;
    for (auto object = round.rbegin(); object != round.rend(); ++object, ++level) {
      if (!object->is_object()) continue;
      const StoryData::Owner owner = owner_by(*object, level < nearest);
      if (owner == StoryData::Owner::page) return owner;
      if (owner == StoryData::Owner::other && level < near) {
        is_other = true;
        break;
      }
    }
    return is_other ? StoryData::Owner::other : StoryData::Owner::unknown;
  }

  StoryData::Owner owner_by(JsonValue object, bool with_objects) const {
    bool has_title = false;
    std::size_t count = 0;
    for (JsonValue member = object.first(); member && count < most_members;
         member = member.next(object), ++count) {
      const bool is_title = names_title(member.key());
      if (member.is_string()) {
        if (is_title ? is_title_of_page(member) : is_address_of_page(member))
          return StoryData::Owner::page;
        has_title = has_title || (is_title && !member.raw_text().empty());
      } else if (member.is_object() && (with_objects || is_title)) {
        std::size_t inner = 0;
        for (JsonValue part = member.first(); part && inner < most_members;
             part = part.next(member), ++inner) {
          if (!part.is_string() || !(is_title || names_title(part.key()))) continue;
          if (is_title_of_page(part)) return StoryData::Owner::page;
          has_title = has_title || is_title;
        }
        count += inner;
      }
    }
    return has_title ? StoryData::Owner::other : StoryData::Owner::unknown;
  }

  bool is_title_of_page(JsonValue value) const {
    if (value.raw_text().size() > longest_title) return false;
    const WordSet words(text::fold(value.text()));
    return std::any_of(names_.titles.begin(), names_.titles.end(), [&](const WordSet& title) {
      return title.likeness_to(words) >= likeness_of_titles;
    });
  }

  /// Whether a member is the page's URL or path, or the last part of it.
  bool is_address_of_page(JsonValue member) const {
    constexpr std::size_t shortest_name = 8;
    if (!address_words.in(member.key()) || member.raw_text().size() > longest_title) return false;
    const std::string text = member.text();
    const std::string_view path = significant_path(text);
    const std::string_view own = significant_path(names_.address);
    return path.size() >= shortest_name && own.ends_with(path) &&
           (own.size() == path.size() || own[own.size() - path.size() - 1] == '/');
  }

  static std::string_view significant_path(std::string_view address) {
    std::string_view path = text::split_reference(path_of(address)).path;
    while (path.ends_with('/')) path.remove_suffix(1);
    while (path.starts_with('/')) path.remove_prefix(1);
    return path;
  }

  // Of an object or array that was read: see Scope.
  struct Best {
    std::uint32_t index = 0;
    std::uint32_t words = 0;
    std::uint32_t all = 0;
  };

  const LooseJson& json_;
  const StoryNames& names_;
  std::vector<Scope> open_;
  std::vector<Best> best_;  // by index
  std::vector<StoryData> found_;
};

}  // namespace

std::vector<StoryData> find_story_data(const LooseJson& json, const StoryNames& names) {
  return StoryDataSearch(json, names).find();
}

bool names_story_text(std::string_view key) {
  const std::string_view word = last_word(key);
  if (word.empty()) return !key.empty();  // a number
  return text_words.hold(word) && !is_about_others(key);
}

bool names_title(std::string_view key) {
  return title_words.hold(last_word(key));
}

std::size_t count_prose_words(std::string_view text) {
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t tag = std::min(text.find('<'), text.size());
    words += text::count_words(text.substr(0, tag));
    text.remove_prefix(tag);
    if (text.empty()) break;
    for (const std::string_view element : {"script", "style"}) {
      if (!text.substr(1).starts_with(element)) continue;
      const std::size_t end = text.find("</", 1);
      text.remove_prefix(std::min(end, text.size()));
      break;
    }
    if (text.empty()) break;
    const bool is_tag = text.size() > 1 && (text[1] == '/' || text[1] == '!' || is_lower(text[1]) ||
                                            is_upper(text[1]));
    const std::size_t end = is_tag ? text.find('>') : 0;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

}  // namespace dateline::extraction
