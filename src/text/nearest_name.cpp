#include "text/nearest_name.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline::text {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Rows of the table of distances between the beginnings of a and b: the last but one, the last,
  // the one being made.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t column = 0; column <= b.size(); ++column) above[column] = column;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, exchanged});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string_view nearest_name(std::string_view unknown, std::span<const std::string> names) {
  std::string_view nearest;
  std::size_t least = 0;
  for (const std::string& name : names) {
    if (std::max(unknown.size(), name.size()) > 2 * std::min(unknown.size(), name.size())) continue;
    const std::size_t distance = edit_distance(unknown, name);
    if (distance * 3 > name.size() || (!nearest.empty() && distance >= least)) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

}  // namespace dateline::text
