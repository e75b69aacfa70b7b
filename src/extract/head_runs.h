#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "content/block.h"
#include "dateline/article.h"
#include "html/document.h"

namespace dateline::extraction {

/// What stands at the head of a story and has fields of its own.
struct StoryHead {
  std::string_view headline;
  html::NodeIndex heading = html::no_node;    ///< the element that prints it
  html::NodeIndex date_text = html::no_node;  ///< the first text node of the line with the date
  std::span<const Person> authors;
};

/// The runs without those that are the headline, the line with the date, or a byline.
std::vector<content::Block> without_head(const html::Document& document,
                                         std::span<const content::Block> runs,
                                         const StoryHead& head);

}  // namespace dateline::extraction
