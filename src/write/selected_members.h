#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/json.h"

namespace dateline::write {

/// What a FieldSelection asks for at one place of the record, from the whole record down to a
/// single value. As the paths of a selection are sorted, those that lead through one place lie side
/// by side.
class SelectedMembers {
 public:
  /// At the record itself; null selects all of it.
  explicit SelectedMembers(const FieldSelection* fields) {
    if (fields != nullptr) paths_ = fields->paths();
    everything_ = fields == nullptr;
  }

  /// Whether the member `name` is wanted, wholly or in part.
  bool has(std::string_view name) const { return everything_ || !paths_through(name).empty(); }

  /// At the member `name`, which is wanted.
  SelectedMembers at(std::string_view name) const {
    SelectedMembers member = *this;
    if (everything_) return member;
    member.paths_ = paths_through(name);
    member.depth_ = depth_ + 1;
    member.everything_ = member.paths_.front().size() == member.depth_;
    return member;
  }

 private:
  using Path = std::vector<std::string>;

  std::span<const Path> paths_through(std::string_view name) const {
    const auto leads_through = [&](const Path& path) { return path[depth_] == name; };
    const auto first = std::find_if(paths_.begin(), paths_.end(), leads_through);
    const auto last = std::find_if_not(first, paths_.end(), leads_through);
    return {first, last};
  }

  std::span<const Path> paths_;
  std::size_t depth_ = 0;  // how many components of each path lead here
  bool everything_ = false;
};

}  // namespace dateline::write
