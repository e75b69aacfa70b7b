#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/site.h"

namespace dateline::site {

/// Where mistakes are collected while a profile is read. Borrows the profile's text and its file's
/// name.
class Problems {
 public:
  Problems(std::string_view json, std::string_view file) : json_(json), file_(file) {}

  /// A mistake in a value of the well-formed text.
  void add(const std::string& json_path, std::string message);
  /// A mistake in the text itself.
  void add_at_offset(std::size_t offset, std::string message);

  bool none() const { return problems_.empty(); }
  /// Whether neither the value nor anything in it has a mistake.
  bool none_in(std::string_view json_path) const;

  /// All of them, by line.
  std::vector<SiteProblem> take();

 private:
  std::string_view json_;
  std::string_view file_;
  std::vector<SiteProblem> problems_;
};

}  // namespace dateline::site
