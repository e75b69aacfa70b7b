#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::fuzz {

/// Changes a page in one to four places by what the tree construction looks at: inserts, removes,
/// repeats, moves and wraps tags and runs of them, renames them, gives them attributes, cuts the
/// page off. The same seed makes the same of the same page. May grow it by any size.
void mutate_html(std::string& page, std::uint32_t seed);

/// A page of pieces of two others.
std::string splice_html(std::string_view one, std::string_view other, std::uint32_t seed);

}  // namespace dateline::fuzz
