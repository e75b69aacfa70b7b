#include "site/field_reader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "site/value_reader.h"

namespace dateline::site {

namespace {

constexpr std::array<std::string_view, field_count> field_names = {
    "headline",  "subtitle",  "section",     "dateline",   "authors", "body",
    "signature", "read_also", "latest_news", "lead_image", "tags"};

constexpr std::array<std::string_view, 10> place_names = {
    "heading",     "above-dateline", "near-headline", "above-headline", "below-headline",
    "in-dateline", "byline",         "story",         "brand-line",     "below-story"};

void read_label(const JsonValue& value, const Labels* labels, Way& way) {
  constexpr std::array<std::string_view, 2> groups = {"read_also", "latest_news"};
  way.text = value.text();
  if (way.text.empty()) return;
  if (std::find(groups.begin(), groups.end(), way.text) == groups.end()) {
    value.unknown("label group", way.text, groups);
  } else if (labels != nullptr &&
             (way.text == groups[0] ? labels->read_also : labels->latest_news).empty()) {
    const std::string example = way.text == groups[0] ? "Read also" : "Latest news";
    value.problem("\"labels\" has no \"" + way.text +
                  "\", so this finds nothing; add it, such as \"" + way.text + "\": [\"" + example +
                  "\"]");
  }
}

void read_place(const JsonValue& value, Way& way) {
  way.text = value.text();
  const auto* known = std::find(place_names.begin(), place_names.end(), way.text);
  if (known != place_names.end()) {
    way.place = static_cast<Place>(known - place_names.begin());
  } else if (!way.text.empty()) {
    value.unknown("place", way.text, place_names);
  }
}

Way read_way(const JsonValue& value, const Labels* labels) {
  Way way;
  if (!value.expect_members({"selector", "attribute", "metadata", "label", "place"})) return way;
  value.expect_one_of({"selector", "metadata", "label", "place"}, "a way", "\"selector\": \"h1\"");
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
    read_label(*label, labels, way);
  } else if (const auto place = value.member("place")) {
    way.kind = Way::Kind::place;
    read_place(*place, way);
  }
  return way;
}

}  // namespace

Fields read_fields(const JsonValue& parent, const Labels* labels) {
  Fields fields;
  const auto object = parent.member("fields");
  if (!object) return fields;
  if (!object->expect_members({"headline", "subtitle", "section", "dateline", "authors", "body",
                               "signature", "read_also", "latest_news", "lead_image", "tags"})) {
    return fields;
  }
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto ways = object->member(std::string(field_names[i]));
    if (!ways) continue;
    for (const JsonValue& value : ways->elements()) fields[i].push_back(read_way(value, labels));
  }
  return fields;
}

}  // namespace dateline::site
