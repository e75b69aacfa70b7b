#include "site/profile_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "site/field_reader.h"
#include "site/json_text.h"
#include "site/json_value.h"
#include "site/sign_reader.h"
#include "site/value_reader.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::site {

namespace {

constexpr std::string_view example_layouts =
    R"([{"name": "today", "signs": [{"selector": "article"}]}])";

Layout read_layout(const JsonValue& value, const Labels* labels) {
  Layout layout;
  if (!value.expect_members({"name", "from", "until", "signs", "fields"})) return layout;
  if (const auto name = value.required("name", R"("today")")) layout.name = name->text();
  layout.from = read_day(value, "from");
  layout.until = read_day(value, "until");
  if (!layout.from.empty() && !layout.until.empty() && layout.from > layout.until &&
      value.is_sound()) {
    value.member("from")->problem("\"from\" is later than \"until\"; exchange the two days");
  }
  layout.signs = read_signs(value, R"([{"selector": "article"}])");
  layout.fields = read_fields(value, labels);
  return layout;
}

/// Records name the layout, so its name must tell which one it was.
void expect_own_name(const JsonValue& value, const Layout& layout, const Profile& profile) {
  const auto same = std::find_if(profile.layouts.begin(), profile.layouts.end(),
                                 [&](const Layout& other) { return other.name == layout.name; });
  if (layout.name.empty() || same == profile.layouts.end()) return;
  value.member("name")->problem("/layouts/" + std::to_string(same - profile.layouts.begin()) +
                                " has this name too; give each layout its own");
}

void read_layouts(const JsonValue& root, Profile& profile) {
  const auto layouts = root.required("layouts", example_layouts);
  const auto label_groups = root.member("labels");
  const Labels* labels = !label_groups || label_groups->is_sound() ? &profile.labels : nullptr;
  const Fields shared = read_fields(root, labels);
  if (!layouts) return;
  for (const JsonValue& value : layouts->elements()) {
    Layout layout = read_layout(value, labels);
    expect_own_name(value, layout, profile);
    for (std::size_t i = 0; i < field_count; ++i) {
      layout.fields[i].insert(layout.fields[i].end(), shared[i].begin(), shared[i].end());
    }
    profile.layouts.push_back(std::move(layout));
  }
  if (profile.layouts.empty() && layouts->is_sound()) {
    layouts->problem("a profile needs at least one layout; add one, such as " +
                     std::string(example_layouts));
  }
}

std::vector<Language> read_languages(const JsonValue& parent) {
  std::vector<Language> languages;
  const auto list = parent.member("languages");
  if (!list) return languages;
  for (const JsonValue& value : list->elements()) {
    Language language;
    if (!value.expect_members({"tag", "path_prefix"})) continue;
    if (const auto tag = value.required("tag", R"("en")")) language.tag = tag->text();
    if (const auto prefix = value.member("path_prefix")) language.path_prefix = prefix->text();
    languages.push_back(std::move(language));
  }
  return languages;
}

void read_links(const JsonValue& parent, Links& links) {
  const auto value = parent.required("links", R"({"article": ["/news/*"]})");
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

void read_hosts(const JsonValue& root, Profile& profile) {
  const auto hosts = root.required("hosts", R"(["news.example"])");
  if (!hosts) return;
  for (const JsonValue& value : hosts->elements()) {
    profile.hosts.push_back(text::to_ascii_lower(value.text()));
    if (profile.hosts.back().find_first_of("/* ") != std::string::npos) {
      value.problem(
          "no URL's host is this; write the host alone, such as \"news.example\", which stands for "
          "its subdomains too");
    }
  }
}

void read_origin(const JsonValue& root, Profile& profile) {
  const auto origin = root.required("origin", R"("https://news.example")");
  if (!origin) return;
  profile.origin = origin->text();
  const auto parts = text::split_url(profile.origin);
  const bool is_absolute = parts && !parts->host.empty();
  if (!is_absolute && !profile.origin.empty())
    origin->problem("expected an absolute URL, such as \"https://news.example\"");
}

void read_utc_offset(const JsonValue& root, Profile& profile) {
  const auto offset = root.member("utc_offset");
  if (!offset) return;
  const std::string text = offset->text();
  profile.utc_offset_minutes = text::parse_offset(text);
  if (!profile.utc_offset_minutes && !text.empty())
    offset->problem("expected an offset from UTC, such as \"+04:00\"");
}

void read_recognition(const JsonValue& root, Profile& profile) {
  profile.signs = read_signs(root, R"([{"sign": "url-host"}])");
  const auto threshold = root.required("threshold", "1");
  if (!threshold) return;
  profile.threshold = threshold->integer().value_or(1);
  const auto signs = root.member("signs");
  if (!signs || !signs->is_sound() || !threshold->is_sound()) return;
  std::int64_t reach = 0;
  for (const Sign& sign : profile.signs) reach += std::max(sign.weight, 0);
  // A page that shows no sign is never the site's, however low the threshold.
  if (reach >= std::max(profile.threshold, 1)) return;
  threshold->problem("the weights of all signs add up to " + std::to_string(reach) +
                     ", so no page can be the site's; lower the threshold, or add signs");
}

/// The site as a whole: all members but the ways and the layouts.
void read_site(const JsonValue& root, Profile& profile) {
  if (const auto name = root.required("name", R"("news.example")")) profile.name = name->text();
  if (const auto publisher = root.required("publisher", R"("The Example News")"))
    profile.publisher = publisher->text();
  profile.brand = read_keys(root, "brand");
  read_hosts(root, profile);
  read_origin(root, profile);
  read_utc_offset(root, profile);
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
  read_recognition(root, profile);
}

}  // namespace

tl::expected<Profile, std::vector<SiteProblem>> read_profile(std::string_view json,
                                                             std::string_view file) {
  Problems problems(json, file);
  Profile profile;
  if (const auto document = read_json(json, problems)) {
    const JsonValue root(*document, "", problems);
    if (root.expect_members({"name", "publisher", "brand", "hosts", "origin", "utc_offset",
                             "languages", "links", "labels", "badges", "sections", "furniture",
                             "furniture_images", "signs", "threshold", "fields", "layouts"})) {
      read_site(root, profile);
      read_layouts(root, profile);
    }
  }
  if (!problems.none()) return tl::unexpected(problems.take());
  return profile;
}

}  // namespace dateline::site
