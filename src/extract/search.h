#pragma once

#include <vector>

#include "extract/evidence.h"
#include "extract/links.h"
#include "extract/list_row.h"
#include "extract/page_view.h"
#include "site/profile.h"

namespace dateline::extraction {

/// What the search for one page's fields works with: the page, how its site is built, and what is
/// taken already.
struct Search {
  const PageView& view;
  const site::Profile& profile;
  const site::Layout& layout;
  const Links& links;
  std::vector<bool> taken;        ///< by line: a label or row of a list, so nothing of the story
  std::vector<bool> taken_nodes;  ///< by node: rows, and what the profile calls furniture

  const std::vector<site::Way>& ways(site::Field field) const {
    return profile.ways(layout, field);
  }
  bool is_taken(html::NodeIndex node) const { return taken_nodes[node]; }
  /// Marks a run of nodes, and the lines in it, as no part of the story.
  void take(html::NodeIndex first, html::NodeIndex last);
  /// Whether a line is the site's name alone, "By" in front of it aside.
  bool is_brand(const TextLine& line) const;
};

/// Whether a line is a button or several, such as "A+A-".
bool is_control(const Search& search, std::string_view text);

/// A line that is no part of any story: a control, a view count, a label, an invitation to
/// subscribe.
bool is_story_furniture(const Search& search, const TextLine& line);

/// Whether a line is a view count or an invitation to subscribe: no story goes on behind it.
bool ends_story(const Search& search, const TextLine& line);

}  // namespace dateline::extraction
