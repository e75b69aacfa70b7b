#include <algorithm>
#include <cstddef>
#include <utility>

#include "html/open_elements.h"
#include "html/tree_traits.h"

// What becomes of formatting elements: 13.2.4.3, and the adoption agency algorithm.
namespace dateline::html {
namespace {

using tree_traits::has;
using enum tree_traits::Trait;

}  // namespace

/// The adoption agency algorithm moves a formatting element into the blocks above it, one by one,
/// and gives up behind the eighth: then there is one more of its kind to be opened anew. Else all
/// that is neither a block nor a formatting element is closed with it.
void OpenElements::close_formatting(std::size_t index) {
  constexpr std::ptrdiff_t most_blocks = 8;
  const auto from = elements_.begin() + static_cast<std::ptrdiff_t>(index);
  const auto blocks = std::count_if(
      from, elements_.end(), [](const Element& element) { return has(element.tag, special); });
  const bool may_stay = blocks >= most_blocks || (blocks > 0 && is_fourth_of_kind(*from));
  if (may_stay || !from->is_sure || has_stray_formatting_) {
    lose_track_from(index);
    if (!may_stay) remove(index);
    return;
  }
  std::size_t kept = index;
  for (std::size_t i = index; i < elements_.size(); ++i) {
    const bool stays = i != index && has(elements_[i].tag, special | formatting);
    if (stays) {
      elements_[kept] = elements_[i];
      ++kept;
    } else {
      count(elements_[i], -1);
    }
  }
  elements_.resize(kept);
  lose_track_from(index);
}

void OpenElements::keep(Element& element) {
  element.is_sure = false;
  if (!std::exchange(element.is_kept, true)) ++kept_count_;
}

bool OpenElements::is_fourth_of_kind(const Element& element) const {
  constexpr std::uint32_t most = 3;
  return counts_[static_cast<std::size_t>(element.tag)] > most &&
         formatting_counts_.at(element.kind()) > most;
}

}  // namespace dateline::html
