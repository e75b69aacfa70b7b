#include "run/site_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "site/json_position.h"

namespace dateline::run {
namespace {

namespace fs = std::filesystem;

SiteProblem problem_of_file(const std::string& path, std::string message) {
  return {path, 0, std::nullopt, std::move(message)};
}

std::string unreadable(const std::error_code& error) {
  return "cannot be read: " + error.message();
}

/// The paths of a folder's profiles, sorted.
tl::expected<std::vector<std::string>, SiteProblem> profiles_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return paths;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    const bool is_hidden = path.filename().native().starts_with('.');
    std::error_code unknown;  // a link that leads nowhere: reading says so
    if (is_hidden || path.extension() != ".json" || entry->is_directory(unknown)) continue;
    paths.push_back(path.native());
  }
  if (error) return tl::unexpected(problem_of_file(folder, unreadable(error)));
  std::sort(paths.begin(), paths.end());
  return paths;
}

SiteProblem name_of_two(const KnownSite& earlier, const std::string& path) {
  std::size_t line = 0;
  if (const auto text = read_site_text(path)) line = site::line_of_value(*text, "/name");
  return {path, line, "/name",
          "the profile in " + earlier.file + " has the name \"" + std::string(earlier.site.name()) +
              "\" too; give each its own, or delete one of the files"};
}

}  // namespace

tl::expected<std::string, SiteProblem> read_site_text(const std::string& path) {
  constexpr std::uintmax_t largest_profile = std::uintmax_t{16} << 20;
  const auto refuse = [&](std::string message) {
    return tl::unexpected(problem_of_file(path, std::move(message)));
  };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return refuse("there is no such file");
  if (error) return refuse(unreadable(error));
  if (fs::is_directory(status)) return refuse("this is a folder; name the file of a profile");
  if (!fs::is_regular_file(status)) return refuse("this is no file; name the file of a profile");
  if (fs::file_size(path, error) > largest_profile)
    return refuse("this is too large for a site profile, which has at most 16 MiB");
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file) return text;
  return refuse(unreadable({errno, std::generic_category()}));
}

tl::expected<Site, std::vector<SiteProblem>> read_site(const std::string& path) {
  auto text = read_site_text(path);
  if (!text) return tl::unexpected(std::vector{std::move(text).error()});
  return Site::parse(*text, path);
}

tl::expected<std::vector<KnownSite>, std::vector<SiteProblem>> read_site_folder(
    const std::string& folder) {
  auto paths = profiles_in(folder);
  if (!paths) return tl::unexpected(std::vector{std::move(paths).error()});
  std::vector<KnownSite> sites;
  std::vector<SiteProblem> problems;
  for (std::string& path : *paths) {
    auto site = read_site(path);
    if (!site) {
      std::move(site.error().begin(), site.error().end(), std::back_inserter(problems));
      continue;
    }
    const auto same = std::find_if(sites.begin(), sites.end(), [&](const KnownSite& earlier) {
      return earlier.site.name() == site->name();
    });
    if (same != sites.end()) {
      problems.push_back(name_of_two(*same, path));
    } else {
      sites.push_back({*std::move(site), std::move(path)});
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return sites;
}

}  // namespace dateline::run
