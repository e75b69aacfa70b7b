#pragma once

#include <string>
#include <vector>

#include "html/document.h"

/// The text of runs of inline content.
namespace dateline::extraction {

/// What stands between two <br> of a run, or between one and the run's end.
struct RunPart {
  std::string text;                       ///< as in the tree, not folded
  html::NodeIndex first = html::no_node;  ///< the first text node that is not blank
  html::NodeIndex last = html::no_node;   ///< the last
};

/// Reads the nodes from text node `first` to text node `last`, cut at each <br>. Parts without any
/// text are left out, and so is what a reader does not see inside of the run.
std::vector<RunPart> parts_of_run(const html::Document& document, html::NodeIndex first,
                                  html::NodeIndex last);

/// The folded text of a run; <br> is a blank.
std::string text_of_run(const html::Document& document, html::NodeIndex first,
                        html::NodeIndex last);

}  // namespace dateline::extraction
