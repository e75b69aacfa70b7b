#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

namespace dateline::testing {

/// A case of fixtures/.
struct FixturePage {
  std::string name;
  std::string bytes;        ///< of page.html
  nlohmann::json expected;  ///< the record

  bool is_article() const { return expected.at("kind") == "article"; }
};

/// The name alone, so that a failing case prints no page.
inline std::ostream& operator<<(std::ostream& out, const FixturePage& page) {
  return out << page.name;
}

/// All cases, by name; or those that are articles of a known site.
const std::vector<FixturePage>& fixture_pages();
std::vector<FixturePage> fixture_articles();

}  // namespace dateline::testing
