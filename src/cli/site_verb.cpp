#include "cli/site_verb.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "run/site_file.h"
#include "site/profile.h"
#include "text/nearest_name.h"

namespace dateline::cli {
namespace {

constexpr std::string_view what_site_does = "list, show NAME|FILE or lint FILE...";

std::string unknown_action(const std::string& action) {
  const std::array<std::string, 3> actions = {"list", "show", "lint"};
  std::string message = "site cannot \"" + action + "\"";
  const std::string_view nearest = text::nearest_name(action, actions);
  if (!nearest.empty()) message.append(" (did you mean \"").append(nearest).append("\"?)");
  return message.append("; it can ").append(what_site_does);
}

std::string layouts_of(const Site& site) {
  std::string names;
  for (const site::Layout& layout : site.profile().layouts) {
    if (!names.empty()) names += ", ";
    names += layout.name;
  }
  return names;
}

/// How many code points valid UTF-8 has.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

/// Rows of printable cells as lines, the columns two blanks apart.
std::string aligned(const std::vector<std::array<std::string, 3>>& rows) {
  std::array<std::size_t, 3> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      text.append(row[i]).append(widths[i] + 2 - width_of(row[i]), ' ');
    text.append(row.back()).append("\n");
  }
  return text;
}

int list(std::span<const std::string> folders) {
  const auto known = run::known_sites(folders);
  if (!known) return bad_site(known.error());
  std::vector<std::array<std::string, 3>> rows;
  for (const auto& [site, file] : *known) {
    rows.push_back({printable(site.name()), file.empty() ? "built-in" : printable(file),
                    printable(layouts_of(site))});
  }
  std::sort(rows.begin(), rows.end());
  return print(aligned(rows));
}

int lint(std::span<const std::string> files) {
  std::string text;
  bool has_mistakes = false;
  for (const std::string& file : files) {
    const auto site = run::read_site(file);
    if (site) {
      text += printable(file) + ": no mistakes\n";
      continue;
    }
    has_mistakes = true;
    for (const SiteProblem& problem : site.error()) text += printable(problem.to_string()) + "\n";
  }
  const int status = print(text);
  return status == status_success && has_mistakes ? status_usage : status;
}

}  // namespace

tl::expected<void, std::string> check_site_words(std::span<const std::string> words) {
  const auto refuse = [](std::string message) { return tl::unexpected(std::move(message)); };
  if (words.empty()) return refuse("site needs a word more: " + std::string(what_site_does));
  const std::string& action = words.front();
  const std::size_t names = words.size() - 1;
  if (action == "list") {
    if (names > 0) return refuse("site list takes no name; to print one profile: site show NAME");
  } else if (action == "show") {
    if (names == 0) return refuse("site show needs the name or the file of a profile");
    if (names > 1) return refuse("site show prints one profile, but several are named");
  } else if (action == "lint") {
    if (names == 0) return refuse("site lint needs the file of a profile");
  } else {
    return refuse(unknown_action(action));
  }
  return {};
}

int bad_site(const run::SiteChoiceError& error) {
  if (error.problems.empty()) return usage_error(error.message);
  for (const SiteProblem& problem : error.problems) print_line(problem.to_string());
  return status_usage;
}

int site(std::span<const std::string> words, std::span<const std::string> folders) {
  if (words.front() == "list") return list(folders);
  if (words.front() == "lint") return lint(words.subspan(1));
  const auto json = run::site_json(words.back(), folders);
  return json ? print(*json) : bad_site(json.error());
}

}  // namespace dateline::cli
