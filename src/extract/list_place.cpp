#include "extract/list_place.h"

#include "extract/class_word_set.h"
#include "html/text_rendering.h"

namespace dateline::extraction {

namespace {

using html::Tag;

constexpr ClassWords words_of_read_also({"related", "recommended", "recommendations", "popular",
                                         "trending", "mostread", "toread", "similar"});
constexpr ClassWords words_of_latest({"latest", "recent", "newest", "breaking", "ticker"});
constexpr ClassWords words_of_no_list({"nav", "navbar", "navigation", "menu", "submenu", "megamenu",
                                       "breadcrumb", "toc", "breadcrumbs", "comment", "comments",
                                       "cookie", "taglist", "pagination"});
constexpr ClassWords words_of_footers({"footer"});
constexpr ClassWords words_of_sides({"sidebar", "aside", "rail", "side", "widget"});
/// All of them, as most elements have none.
constexpr ClassWords words_of_places = ClassWords::all_of(
    {&words_of_read_also, &words_of_latest, &words_of_no_list, &words_of_footers, &words_of_sides});

}  // namespace

bool is_named_related(html::Node element) {
  return words_of_read_also.name(element);
}

const ListPlace& ListPlaces::own_place_of(html::Node element) {
  const auto [at, is_new] = places_.try_emplace(element.index());
  ListPlace& place = at->second;
  if (!is_new) return place;
  const bool has_name = words_of_places.name(element);
  place.is_navigation = html::is_hidden(element) || (has_name && words_of_no_list.name(element));
  place.is_footer = element.tag() == Tag::footer || (has_name && words_of_footers.name(element));
  place.is_aside = element.tag() == Tag::aside || (has_name && words_of_sides.name(element));
  if (const auto name = element.attribute(html::AttributeName::aria_label))
    place.label = label_of(label_key(*name));
  if (place.label == ListLabel::none && has_name) {
    if (words_of_read_also.name(element)) {
      place.label = ListLabel::read_also;
    } else if (words_of_latest.name(element)) {
      place.label = ListLabel::latest_news;
    }
  }
  return place;
}

}  // namespace dateline::extraction
