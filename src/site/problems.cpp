#include "site/problems.h"

#include <algorithm>
#include <utility>

#include "site/json_position.h"

namespace dateline::site {

void Problems::add(const std::string& json_path, std::string message) {
  problems_.push_back(
      {std::string(file_), line_of_value(json_, json_path), json_path, std::move(message)});
}

void Problems::add_at_offset(std::size_t offset, std::string message) {
  problems_.push_back(
      {std::string(file_), line_of_offset(json_, offset), std::nullopt, std::move(message)});
}

bool Problems::none_in(std::string_view json_path) const {
  return std::none_of(problems_.begin(), problems_.end(), [&](const SiteProblem& problem) {
    if (!problem.json_path || !problem.json_path->starts_with(json_path)) return false;
    const std::string_view rest = std::string_view(*problem.json_path).substr(json_path.size());
    return rest.empty() || rest.front() == '/';
  });
}

std::vector<SiteProblem> Problems::take() {
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const SiteProblem& a, const SiteProblem& b) { return a.line < b.line; });
  return std::move(problems_);
}

}  // namespace dateline::site
