#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/page.h"

namespace dateline::bench {

/// All files *.html below the folders, whole, in the order of their paths within each. Throws
/// std::runtime_error for what cannot be read, and when there is no page at all.
std::vector<Page> load_pages(const std::vector<std::string>& folders);

std::size_t size_in_bytes(const std::vector<Page>& pages);

/// How many bytes of the pages are script and style elements, tags included. A quick look for the
/// tags alone: what stands in comments counts too.
std::size_t script_and_style_bytes(const std::vector<Page>& pages);

}  // namespace dateline::bench
