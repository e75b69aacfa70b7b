#pragma once

#include <string>
#include <vector>

#include "extract/evidence.h"
#include "extract/search.h"

namespace dateline::extraction {

struct Tags {
  std::vector<std::string> names;  ///< each once, in the page's order, without "#"
  Found found;
};

/// The story's tags by the first of the profile's ways that leads to any.
Tags find_tags(const Search& search);

}  // namespace dateline::extraction
