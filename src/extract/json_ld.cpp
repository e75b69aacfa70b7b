#include "extract/json_ld.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/loose_json.h"
#include "html/character_references.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

constexpr std::size_t largest_block = std::size_t{1} << 20;
// More than any honest page has; each author may be looked up among the objects with an @id.
constexpr std::size_t most_authors = 50;
constexpr std::size_t most_objects = 500;
constexpr std::size_t most_updates = 1000;

enum class Type { other, article, page, person, organization, breadcrumbs };

/// "https://schema.org/NewsArticle" and "schema:NewsArticle" are "NewsArticle".
std::string_view local_name(std::string_view type) {
  return type.substr(type.find_last_of("/:#") + 1);
}

Type type_of_name(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Type>, 12> names = {{
      {"BlogPosting", Type::article},
      {"LiveBlogPosting", Type::article},
      {"SocialMediaPosting", Type::article},
      {"Report", Type::article},
      {"Review", Type::article},
      {"WebPage", Type::page},
      {"ItemPage", Type::page},
      {"Person", Type::person},
      {"Organization", Type::organization},
      {"Corporation", Type::organization},
      {"WebSite", Type::organization},
      {"BreadcrumbList", Type::breadcrumbs},
  }};
  name = local_name(name);
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](const auto& known) { return known.first == name; });
  if (found != names.end()) return found->second;
  if (name.ends_with("Article")) return Type::article;
  if (name.ends_with("Organization")) return Type::organization;
  return Type::other;
}

Type type_of(JsonValue object) {
  Type type = Type::other;
  for_each_of(object.member("@type"), [&](JsonValue value) {
    if (type == Type::other && value.is_string()) type = type_of_name(value.raw_text());
  });
  return type;
}

/// A string, folded. Character references have no place in JSON-LD, but many a page writes them.
std::string folded_text(JsonValue value) {
  if (!value.is_string()) return {};
  std::string text = value.text();
  if (text.find('&') == std::string::npos) return text::fold(text);
  std::string decoded;
  html::append_text(decoded, text);
  return text::fold(decoded);
}

std::string string_member(JsonValue object, std::string_view name) {
  return folded_text(object.member(name));
}

/// Reads one block's text.
class JsonLdReader {
 public:
  explicit JsonLdReader(const LooseJson& json) : root_(json.root()) {}

  JsonLd read() {
    find_objects();
    for (const JsonValue object : objects_) read_object(object);
    return std::move(result_);
  }

 private:
  /// The objects that may say something of the article: those of the outermost level, of arrays
  /// and of a @graph, and what a page names as its main entity.
  void find_objects() {
    std::vector<JsonValue> open = {root_};
    while (!open.empty() && objects_.size() < most_objects) {
      const JsonValue value = open.back();
      open.pop_back();
      const std::size_t inner = open.size();
      if (value.is_array()) {
        for_each_of(value, [&](JsonValue element) { open.push_back(element); });
      } else if (value.is_object()) {
        objects_.push_back(value);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
          const JsonValue member = value.member(name);
          if (member.is_array() || member.is_object()) open.push_back(member);
        }
      }
      std::reverse(open.begin() + static_cast<std::ptrdiff_t>(inner), open.end());
    }
  }

  void read_object(JsonValue object) {
    const Type type = type_of(object);
    if (type == Type::article || type == Type::page) {
      read_article(object, type);
    } else if (type == Type::organization) {
      add_organization(string_member(object, "name"));
    } else if (type == Type::breadcrumbs && result_.breadcrumbs.empty()) {
      for_each_of(object.member("itemListElement"), [&](JsonValue element) {
        std::string name = string_member(element, "name");
        if (name.empty()) name = string_member(element.member("item"), "name");
        if (!name.empty()) result_.breadcrumbs.push_back(std::move(name));
      });
    }
  }

  void add_organization(std::string name) {
    if (!name.empty()) result_.organizations.push_back(std::move(name));
  }

  void read_article(JsonValue object, Type type) {
    JsonLdArticle article;
    article.is_article = type == Type::article;
    article.headline = string_member(object, "headline");
    article.name = string_member(object, "name");
    article.description = string_member(object, "description");
    article.published = string_member(object, "datePublished");
    if (article.published.empty()) article.published = string_member(object, "dateCreated");
    article.modified = string_member(object, "dateModified");
    article.language = string_member(object, "inLanguage");
    article.body = object.member("articleBody").text();
    for_each_of(object.member("articleSection"), [&](JsonValue value) {
      if (value.is_string()) article.sections.push_back(folded_text(value));
    });
    for (const char* name : {"author", "creator"}) {
      if (!article.authors.empty()) break;
      for_each_of(object.member(name),
                  [&](JsonValue value) { add_author(value, article.authors); });
    }
    for_each_of(object.member("publisher"), [&](JsonValue value) {
      if (article.publisher.name.empty()) article.publisher = read_agent(value);
    });
    if (article.publisher.kind != JsonLdAgent::Kind::person)
      add_organization(article.publisher.name);
    for_each_of(object.member("image"), [&](JsonValue value) { add_image(value, article.images); });
    const JsonValue keywords = object.member("keywords");
    article.keywords = folded_text(keywords);
    if (keywords.is_array()) {
      for_each_of(keywords, [&](JsonValue word) {
        if (word.is_string()) article.tags.push_back(folded_text(word));
      });
    }
    article.is_accessible_for_free = freedom_of(object);
    if (!article.is_accessible_for_free) {
      for_each_of(object.member("hasPart"), [&](JsonValue part) {
        if (freedom_of(part) == false) article.is_accessible_for_free = false;
      });
    }
    read_updates(object, article);
    result_.articles.push_back(std::move(article));
  }

  /// What isAccessibleForFree says: a truth value, or its name in any case, also as a URL of
  /// schema.org.
  static std::optional<bool> freedom_of(JsonValue object) {
    const std::string_view free = local_name(object.member("isAccessibleForFree").raw_text());
    if (text::equals_ignoring_ascii_case(free, "true")) return true;
    if (text::equals_ignoring_ascii_case(free, "false")) return false;
    return std::nullopt;
  }

  static void read_updates(JsonValue object, JsonLdArticle& article) {
    for_each_of(object.member("@type"), [&](JsonValue type) {
      if (local_name(type.raw_text()) == "LiveBlogPosting") article.is_live_blog = true;
    });
    for_each_of(object.member("liveBlogUpdate"), [&](JsonValue update) {
      if (!update.is_object() || article.updates.size() == most_updates) return;
      JsonLdUpdate entry;
      entry.headline = string_member(update, "headline");
      if (entry.headline.empty()) entry.headline = string_member(update, "name");
      entry.published = string_member(update, "datePublished");
      entry.body = update.member("articleBody").text();
      if (entry.body.empty()) entry.body = update.member("text").text();
      if (!entry.headline.empty() || !entry.body.empty())
        article.updates.push_back(std::move(entry));
    });
  }

  /// A name alone, or an object with a name, which may be that of several.
  void add_author(JsonValue value, std::vector<JsonLdAgent>& authors) const {
    if (authors.size() >= most_authors) return;
    const JsonValue name = value.member("name");
    if (name.is_array()) {
      for_each_of(name, [&](JsonValue one) {
        if (one.is_string() && authors.size() < most_authors)
          authors.push_back({folded_text(one), {}, kind_of(value)});
      });
      return;
    }
    JsonLdAgent agent = read_agent(value);
    if (!agent.name.empty()) authors.push_back(std::move(agent));
  }

  JsonLdAgent read_agent(JsonValue value) const {
    if (value.is_string()) return {folded_text(value), {}, JsonLdAgent::Kind::unknown};
    if (value.is_object() && !value.member("name")) value = object_of(value.member("@id"));
    if (!value.is_object()) return {};
    JsonLdAgent agent;
    agent.name = string_member(value, "name");
    for (const char* name : {"url", "sameAs"}) {
      if (agent.url.empty()) agent.url = string_member(value, name);
    }
    agent.kind = kind_of(value);
    return agent;
  }

  static JsonLdAgent::Kind kind_of(JsonValue object) {
    const Type type = type_of(object);
    return type == Type::person         ? JsonLdAgent::Kind::person
           : type == Type::organization ? JsonLdAgent::Kind::organization
                                        : JsonLdAgent::Kind::unknown;
  }

  /// The object that has an @id; no value when none of the block has.
  JsonValue object_of(JsonValue id) const {
    if (!id.is_string()) return {};
    const auto found = std::find_if(objects_.begin(), objects_.end(), [&](JsonValue object) {
      return object.member("@id").raw_text() == id.raw_text() && object.member("name");
    });
    return found == objects_.end() ? JsonValue() : *found;
  }

  /// A URL, or an object with one.
  static void add_image(JsonValue value, std::vector<std::string>& images) {
    std::string url = value.is_string() ? folded_text(value) : string_member(value, "url");
    if (url.empty()) url = string_member(value, "contentUrl");
    if (!url.empty()) images.push_back(std::move(url));
  }

  JsonValue root_;
  std::vector<JsonValue> objects_;
  JsonLd result_;
};

}  // namespace

JsonLd read_json_ld(std::string_view text) {
  if (text.size() > largest_block) return {};
  const std::size_t mark = text.find_first_of("\"&");
  if (mark == std::string_view::npos) return {};
  if (!text.substr(mark).starts_with("&quot;") && !text.substr(mark).starts_with("&#34;"))
    return JsonLdReader(LooseJson(text)).read();
  std::string decoded;
  html::append_text(decoded, text);
  return JsonLdReader(LooseJson(decoded)).read();
}

}  // namespace dateline::extraction
