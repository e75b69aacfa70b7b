#pragma once

#include <unordered_map>

#include "extract/list_labels.h"
#include "html/document.h"

namespace dateline::extraction {

/// What the elements round a list say of it, by their tags, classes and ids.
struct ListPlace {
  ListLabel label = ListLabel::none;  ///< of an aria-label or of classes
  bool is_navigation = false;         ///< or hidden, or among comments
  bool is_footer = false;
  bool is_aside = false;
};

/// The places of one page's lists. Keeps what each element says, as many lists stand inside of it.
class ListPlaces {
 public:
  /// What an element and those round it say, up to the first of which `is_beyond(Node)` is true.
  template <typename IsBeyond>
  ListPlace place_of(html::Node element, IsBeyond is_beyond) {
    ListPlace place;
    int levels = 0;
    for (html::Node at = element; at && at.tag() != html::Tag::body; at = at.parent(), ++levels) {
      if (is_beyond(at)) break;
      const ListPlace& own = own_place_of(at);
      place.is_navigation = place.is_navigation || own.is_navigation;
      place.is_footer = place.is_footer || own.is_footer;
      place.is_aside = place.is_aside || own.is_aside;
      constexpr int most_levels_to_name = 4;
      if (place.label == ListLabel::none && levels < most_levels_to_name) place.label = own.label;
    }
    return place;
  }

 private:
  const ListPlace& own_place_of(html::Node element);

  std::unordered_map<html::NodeIndex, ListPlace> places_;  // of elements by themselves
};

/// Whether an element's class or id speaks of related or popular stories.
bool is_named_related(html::Node element);

}  // namespace dateline::extraction
