#include "run/site_choice.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "text/nearest_name.h"

namespace dateline::run {
namespace {

std::string unknown_site(const std::string& choice) {
  std::vector<std::string> names;
  for (const Site& site : built_in_sites()) names.emplace_back(site.name());
  std::string message = "there is no site profile and no file called \"" + choice + "\"";
  const std::string_view nearest = text::nearest_name(choice, names);
  if (!nearest.empty()) message.append(" (did you mean \"").append(nearest).append("\"?)");
  message += "; the built-in profiles:";
  for (const std::string& name : names) message.append(" ").append(name);
  return message;
}

tl::unexpected<SiteChoiceError> refuse(std::string message) {
  return tl::unexpected(SiteChoiceError{std::move(message), {}});
}

tl::expected<std::string, std::string> file_text(const std::string& path) {
  std::error_code error;
  constexpr std::uintmax_t largest_profile = std::uintmax_t{16} << 20;
  if (std::filesystem::is_directory(path, error)) return tl::unexpected(path + " is a folder");
  if (!std::filesystem::is_regular_file(path, error)) return tl::unexpected(path + " is no file");
  if (std::filesystem::file_size(path, error) > largest_profile) {
    return tl::unexpected(path + " is too large for a site profile");
  }
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file) return text;
  return tl::unexpected(path + " cannot be read: " + std::generic_category().message(errno));
}

}  // namespace

tl::expected<std::vector<Site>, SiteChoiceError> choose_sites(const std::string& choice) {
  if (choice == "none") return {};
  const std::span<const Site> sites = built_in_sites();
  const auto named = std::find_if(sites.begin(), sites.end(),
                                  [&](const Site& site) { return site.name() == choice; });
  if (named != sites.end()) return std::vector<Site>{*named};

  std::error_code error;
  if (!std::filesystem::exists(choice, error)) return refuse(unknown_site(choice));
  auto text = file_text(choice);
  if (!text) return refuse(std::move(text).error());
  auto site = Site::parse(*text, choice);
  if (!site) return tl::unexpected(SiteChoiceError{{}, std::move(site).error()});
  return std::vector<Site>{std::move(*site)};
}

}  // namespace dateline::run
