#include "site/profile_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "site/json_value.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::site {

namespace {

constexpr std::array<std::string_view, field_count> field_names = {
    "headline",  "subtitle",  "section",     "dateline",   "authors", "body",
    "signature", "read_also", "latest_news", "lead_image", "tags"};

constexpr std::array<std::string_view, 10> place_names = {
    "heading",     "above-dateline", "near-headline", "above-headline", "below-headline",
    "in-dateline", "byline",         "story",         "brand-line",     "below-story"};

/// What a profile calls the signs that need no more than their name.
constexpr std::array<std::pair<std::string_view, Sign::Kind>, 9> named_signs = {{
    {"url-host", Sign::Kind::url_host},
    {"canonical-host", Sign::Kind::canonical_host},
    {"site-name", Sign::Kind::site_name},
    {"title-brand", Sign::Kind::title_brand},
    {"brand-line", Sign::Kind::brand_line},
    {"article-links", Sign::Kind::article_links},
    {"site-links", Sign::Kind::site_links},
    {"views-label", Sign::Kind::views_label},
    {"labelled-list", Sign::Kind::labelled_list},
}};

constexpr std::size_t longest_pattern = 200;  // in bytes

template <class Names>
std::string joined(const Names& names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

std::optional<html::Selector> read_selector(const JsonValue& value) {
  const std::string text = value.text();
  if (text.empty()) return std::nullopt;  // said by text()
  auto compiled = html::Selector::compile(text);
  if (compiled) return std::move(*compiled);
  value.problem("not a selector: at byte " + std::to_string(compiled.error().offset) + ", " +
                compiled.error().message);
  return std::nullopt;
}

std::string read_pattern(const JsonValue& value) {
  std::string pattern = value.text();
  if (pattern.size() > longest_pattern) {
    value.problem("a pattern has at most " + std::to_string(longest_pattern) + " bytes");
  }
  return pattern;
}

std::vector<std::string> read_patterns(const JsonValue& parent, const std::string& key) {
  std::vector<std::string> patterns;
  if (const auto list = parent.member(key)) {
    for (const JsonValue& value : list->elements()) patterns.push_back(read_pattern(value));
  }
  return patterns;
}

/// Texts that lines of a page are compared with.
std::vector<std::string> read_keys(const JsonValue& parent, const std::string& key) {
  std::vector<std::string> keys;
  if (const auto list = parent.member(key)) {
    for (const std::string& text : list->texts()) keys.push_back(text::comparison_key(text));
  }
  return keys;
}

Sign read_sign(const JsonValue& value) {
  Sign sign;
  if (!value.expect_members({"selector", "url_path", "date_text", "sign", "weight"})) return sign;
  if (const auto selector = value.member("selector")) {
    sign.kind = Sign::Kind::selector;
    sign.selector = read_selector(*selector);
    if (sign.selector) sign.text = sign.selector->text();
  } else if (const auto path = value.member("url_path")) {
    sign.kind = Sign::Kind::url_path;
    sign.text = read_pattern(*path);
  } else if (const auto date = value.member("date_text")) {
    sign.kind = Sign::Kind::date_text;
    sign.text = read_pattern(*date);
  } else if (const auto name = value.member("sign")) {
    sign.text = name->text();
    const auto* known = std::find_if(named_signs.begin(), named_signs.end(),
                                     [&](const auto& entry) { return entry.first == sign.text; });
    if (known != named_signs.end()) {
      sign.kind = known->second;
    } else if (!sign.text.empty()) {
      std::array<std::string_view, named_signs.size()> names;
      std::transform(named_signs.begin(), named_signs.end(), names.begin(),
                     [](const auto& entry) { return entry.first; });
      name->problem("unknown sign; known are: " + joined(names));
    }
  } else {
    value.problem("a sign needs one of: selector, url_path, date_text, sign");
  }
  if (const auto weight = value.member("weight")) sign.weight = weight->integer().value_or(1);
  return sign;
}

std::vector<Sign> read_signs(const JsonValue& parent) {
  std::vector<Sign> signs;
  if (const auto list = parent.required("signs")) {
    for (const JsonValue& value : list->elements()) signs.push_back(read_sign(value));
  }
  return signs;
}

Way read_way(const JsonValue& value) {
  Way way;
  if (!value.expect_members({"selector", "attribute", "metadata", "label", "place"})) return way;
  if (const auto selector = value.member("selector")) {
    way.kind = Way::Kind::selector;
    way.selector = read_selector(*selector);
    if (way.selector) way.text = way.selector->text();
    if (const auto attribute = value.member("attribute")) way.attribute = attribute->text();
  } else if (const auto key = value.member("metadata")) {
    way.kind = Way::Kind::metadata;
    way.text = key->text();
  } else if (const auto label = value.member("label")) {
    way.kind = Way::Kind::label;
    way.text = label->text();
    if (!way.text.empty() && way.text != "read_also" && way.text != "latest_news") {
      label->problem("unknown label group; known are: read_also, latest_news");
    }
  } else if (const auto place = value.member("place")) {
    way.kind = Way::Kind::place;
    way.text = place->text();
    const auto* known = std::find(place_names.begin(), place_names.end(), way.text);
    if (known != place_names.end()) {
      way.place = static_cast<Place>(known - place_names.begin());
    } else if (!way.text.empty()) {
      place->problem("unknown place; known are: " + joined(place_names));
    }
  } else {
    value.problem("a way needs one of: selector, metadata, label, place");
  }
  return way;
}

/// Appends the ways of each field that `parent` names.
void read_fields(const JsonValue& parent, std::array<std::vector<Way>, field_count>& fields) {
  const auto object = parent.member("fields");
  if (!object) return;
  if (!object->expect_members({"headline", "subtitle", "section", "dateline", "authors", "body",
                               "signature", "read_also", "latest_news", "lead_image", "tags"})) {
    return;
  }
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto ways = object->member(std::string(field_names[i]));
    if (!ways) continue;
    for (const JsonValue& value : ways->elements()) fields[i].push_back(read_way(value));
  }
}

std::string read_day(const JsonValue& parent, const std::string& key) {
  const auto value = parent.member(key);
  if (!value) return {};
  std::string day = value->text();
  const auto timestamp = text::parse_iso8601(day);
  const bool is_day = timestamp && day.size() == std::string_view("2023-06-06").size();
  if (!is_day && !day.empty()) {
    value->problem("expected a day as YYYY-MM-DD");
  }
  return day;
}

Layout read_layout(const JsonValue& value) {
  Layout layout;
  if (!value.expect_members({"name", "from", "until", "signs", "fields"})) return layout;
  if (const auto name = value.required("name")) layout.name = name->text();
  layout.from = read_day(value, "from");
  layout.until = read_day(value, "until");
  layout.signs = read_signs(value);
  read_fields(value, layout.fields);
  return layout;
}

std::vector<Language> read_languages(const JsonValue& parent) {
  std::vector<Language> languages;
  const auto list = parent.member("languages");
  if (!list) return languages;
  for (const JsonValue& value : list->elements()) {
    Language language;
    if (!value.expect_members({"tag", "path_prefix"})) continue;
    if (const auto tag = value.required("tag")) language.tag = tag->text();
    if (const auto prefix = value.member("path_prefix")) language.path_prefix = prefix->text();
    languages.push_back(std::move(language));
  }
  return languages;
}

void read_links(const JsonValue& parent, Links& links) {
  const auto value = parent.required("links");
  if (!value || !value->expect_members({"article", "section", "author"})) return;
  links.article = read_patterns(*value, "article");
  links.section = read_patterns(*value, "section");
  links.author = read_patterns(*value, "author");
}

void read_labels(const JsonValue& parent, Labels& labels) {
  const auto value = parent.member("labels");
  if (!value || !value->expect_members({"read_also", "latest_news", "list_end", "other",
                                        "subscribe", "views", "not_found", "controls"})) {
    return;
  }
  labels.read_also = read_keys(*value, "read_also");
  labels.latest_news = read_keys(*value, "latest_news");
  labels.list_end = read_keys(*value, "list_end");
  labels.other = read_keys(*value, "other");
  labels.subscribe = read_keys(*value, "subscribe");
  labels.views = read_keys(*value, "views");
  labels.not_found = read_keys(*value, "not_found");
  labels.controls = read_keys(*value, "controls");
}

/// The site as a whole: all members but the layouts.
void read_site(const JsonValue& root, Profile& profile) {
  if (const auto name = root.required("name")) profile.name = name->text();
  if (const auto publisher = root.required("publisher")) profile.publisher = publisher->text();
  profile.brand = read_keys(root, "brand");
  if (const auto hosts = root.required("hosts")) {
    for (const std::string& host : hosts->texts()) {
      profile.hosts.push_back(text::to_ascii_lower(host));
    }
  }
  if (const auto origin = root.required("origin")) {
    profile.origin = origin->text();
    const auto parts = text::split_url(profile.origin);
    const bool is_absolute = parts && !parts->host.empty();
    if (!is_absolute && !profile.origin.empty()) {
      origin->problem("expected an absolute URL such as https://example.com");
    }
  }
  if (const auto offset = root.member("utc_offset")) {
    const std::string text = offset->text();
    profile.utc_offset_minutes = text::parse_offset(text);
    if (!profile.utc_offset_minutes && !text.empty())
      offset->problem("expected an offset such as +04:00");
  }
  profile.languages = read_languages(root);
  read_links(root, profile.links);
  read_labels(root, profile.labels);
  profile.badges = read_keys(root, "badges");
  profile.sections = read_keys(root, "sections");
  if (const auto furniture = root.member("furniture")) {
    for (const JsonValue& value : furniture->elements()) {
      if (auto selector = read_selector(value)) profile.furniture.push_back(std::move(*selector));
    }
  }
  profile.furniture_images = read_patterns(root, "furniture_images");
  profile.signs = read_signs(root);
  if (const auto threshold = root.required("threshold")) {
    profile.threshold = threshold->integer().value_or(1);
  }
}

}  // namespace

tl::expected<Profile, std::vector<SiteProblem>> read_profile(std::string_view json,
                                                             std::string_view file) {
  Problems problems(json, file);
  nlohmann::json document;
  try {
    document = nlohmann::json::parse(json);
  } catch (const nlohmann::json::parse_error& error) {
    // The library's text begins with its own error number: "[json.exception.parse_error.101] parse
    // error at ...".
    const std::string_view what = error.what();
    const std::size_t bracket = what.find("] ");
    problems.add_at_offset(
        error.byte == 0 ? 0 : error.byte - 1,
        std::string(bracket == std::string_view::npos ? what : what.substr(bracket + 2)));
    return tl::unexpected(problems.take());
  }

  Profile profile;
  const JsonValue root(document, "", problems);
  if (root.expect_members({"name", "publisher", "brand", "hosts", "origin", "utc_offset",
                           "languages", "links", "labels", "badges", "sections", "furniture",
                           "furniture_images", "signs", "threshold", "fields", "layouts"})) {
    read_site(root, profile);
    if (const auto layouts = root.required("layouts")) {
      std::array<std::vector<Way>, field_count> shared;
      read_fields(root, shared);
      for (const JsonValue& value : layouts->elements()) {
        Layout layout = read_layout(value);
        for (std::size_t i = 0; i < field_count; ++i) {
          layout.fields[i].insert(layout.fields[i].end(), shared[i].begin(), shared[i].end());
        }
        profile.layouts.push_back(std::move(layout));
      }
      if (profile.layouts.empty()) layouts->problem("a profile needs at least one layout");
    }
  }
  if (!problems.none()) return tl::unexpected(problems.take());
  return profile;
}

}  // namespace dateline::site
