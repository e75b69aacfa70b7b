#include "extract/json_ld.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace dateline::extraction {

namespace {

using nlohmann::json;
using Statements = std::vector<std::pair<std::string, std::string>>;

/// nlohmann's parser and destructor keep their own stack, so depth costs nothing but memory; a
/// page's script may be large all the same.
constexpr std::size_t largest_block = std::size_t{1} << 20;

bool is_article(const json& object) {
  static constexpr std::array<std::string_view, 9> types = {"Article",
                                                            "NewsArticle",
                                                            "ReportageNewsArticle",
                                                            "AnalysisNewsArticle",
                                                            "OpinionNewsArticle",
                                                            "BlogPosting",
                                                            "LiveBlogPosting",
                                                            "BackgroundNewsArticle",
                                                            "ReviewNewsArticle"};
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_known = [](const json& value) {
    return value.is_string() && std::find(types.begin(), types.end(),
                                          value.get_ref<const std::string&>()) != types.end();
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), is_known) : is_known(*type);
}

const std::string* text_member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? &found->get_ref<const std::string&>()
                                                     : nullptr;
}

/// A person or organisation: a name alone, or an object with a name.
void add_agent(const json& value, const std::string& key, Statements& out) {
  if (value.is_string()) {
    out.emplace_back(key, value.get<std::string>());
  } else if (value.is_object()) {
    const std::string* name = text_member(value, "name");
    if (name == nullptr) return;
    out.emplace_back(key, *name);
    if (const std::string* url = text_member(value, "url")) out.emplace_back(key + "-url", *url);
  }
}

/// The first of one value or several: an image may be a URL, an object with one, or a list of
/// these.
void add_image(const json& value, Statements& out) {
  const json& first = value.is_array() && !value.empty() ? value.front() : value;
  if (first.is_string()) {
    out.emplace_back("image", first.get<std::string>());
  } else if (first.is_object()) {
    if (const std::string* url = text_member(first, "url")) out.emplace_back("image", *url);
  }
}

void add_article(const json& object, Statements& out) {
  for (const char* key :
       {"headline", "datePublished", "dateModified", "articleSection", "inLanguage"}) {
    if (const std::string* value = text_member(object, key)) out.emplace_back(key, *value);
  }
  if (const auto author = object.find("author"); author != object.end()) {
    if (author->is_array()) {
      for (const json& one : *author) add_agent(one, "author", out);
    } else {
      add_agent(*author, "author", out);
    }
  }
  if (const auto publisher = object.find("publisher"); publisher != object.end()) {
    add_agent(*publisher, "publisher", out);
  }
  if (const auto image = object.find("image"); image != object.end()) add_image(*image, out);
  if (const auto keywords = object.find("keywords"); keywords != object.end()) {
    if (keywords->is_string()) {
      out.emplace_back("keywords", keywords->get<std::string>());
    } else if (keywords->is_array()) {
      for (const json& word : *keywords) {
        if (word.is_string()) out.emplace_back("article:tag", word.get<std::string>());
      }
    }
  }
}

}  // namespace

Statements read_json_ld(std::string_view text) {
  Statements statements;
  if (text.size() > largest_block) return statements;
  const json document = json::parse(text, nullptr, false, true);
  if (document.is_discarded()) return statements;

  // The objects that may be the article: the block itself, an array's elements, or a @graph's.
  std::vector<const json*> open = {&document};
  while (!open.empty()) {
    const json& value = *open.back();
    open.pop_back();
    if (value.is_array()) {
      for (auto element = value.rbegin(); element != value.rend(); ++element)
        open.push_back(&*element);
    } else if (value.is_object()) {
      if (is_article(value)) add_article(value, statements);
      if (const auto graph = value.find("@graph"); graph != value.end()) open.push_back(&*graph);
    }
  }
  return statements;
}

}  // namespace dateline::extraction
