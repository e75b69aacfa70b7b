#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/general_site.h"
#include "extract/general_title.h"
#include "extract/page_view.h"

namespace dateline::extraction {

/// A line with people's names and nothing else.
struct LineOfNames {
  std::vector<std::string> names;
  html::NodeIndex node = html::no_node;  ///< its first text
};

/// The first such line below the headline, in front of the story and of the line `end_line`, that
/// stands beside a date.
std::optional<LineOfNames> find_line_of_names(const PageView& view, const SiteNames& site,
                                              const GeneralTitle& title, std::size_t end_line);

/// Whether a name of two words or more begins with a given name, and is no place's or paper's.
bool is_surely_person(std::string_view name);

/// Whether a page is about one of these people: its headline has the last name.
bool is_subject(std::string_view headline, const std::vector<std::string>& names);

}  // namespace dateline::extraction
