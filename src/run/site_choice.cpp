#include "run/site_choice.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "text/nearest_name.h"

namespace dateline::run {
namespace {

std::string unknown_site(const std::string& choice, const std::vector<KnownSite>& known) {
  std::vector<std::string> names;
  names.reserve(known.size());
  for (const KnownSite& entry : known) names.emplace_back(entry.site.name());
  std::sort(names.begin(), names.end());
  std::string message = "there is no site profile and no file called \"" + choice + "\"";
  const std::string_view nearest = text::nearest_name(choice, names);
  if (!nearest.empty()) message.append(" (did you mean \"").append(nearest).append("\"?)");
  message += "; the known profiles:";
  for (const std::string& name : names) message.append(" ").append(name);
  return message;
}

tl::unexpected<SiteChoiceError> refuse(std::vector<SiteProblem> problems) {
  return tl::unexpected(SiteChoiceError{{}, std::move(problems)});
}

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

bool looks_like_file(const std::string& choice) {
  return choice.find('/') != std::string::npos || choice.ends_with(".json");
}

tl::expected<KnownSite, SiteChoiceError> site_of_file(const std::string& path) {
  auto site = read_site(path);
  if (!site) return refuse(std::move(site).error());
  return KnownSite{*std::move(site), path};
}

/// The profile that a name or a path stands for.
tl::expected<KnownSite, SiteChoiceError> find_site(const std::string& choice,
                                                   std::span<const std::string> folders) {
  if (looks_like_file(choice) && is_file(choice)) return site_of_file(choice);
  auto known = known_sites(folders);
  if (!known) return tl::unexpected(std::move(known).error());
  const auto named = std::find_if(known->begin(), known->end(), [&](const KnownSite& entry) {
    return entry.site.name() == choice;
  });
  if (named != known->end()) return std::move(*named);
  if (is_file(choice)) return site_of_file(choice);
  return tl::unexpected(SiteChoiceError{unknown_site(choice, *known), {}});
}

}  // namespace

tl::expected<std::vector<KnownSite>, SiteChoiceError> known_sites(
    std::span<const std::string> folders) {
  std::vector<KnownSite> known;
  std::vector<SiteProblem> problems;
  const auto add = [&](Site site, std::string file) {
    const bool is_replaced = std::any_of(known.begin(), known.end(), [&](const KnownSite& other) {
      return other.site.name() == site.name();
    });
    if (!is_replaced) known.push_back({std::move(site), std::move(file)});
  };
  for (std::size_t i = folders.size(); i-- > 0;) {
    auto sites = read_site_folder(folders[i]);
    if (!sites) {
      std::move(sites.error().begin(), sites.error().end(), std::back_inserter(problems));
      continue;
    }
    for (KnownSite& entry : *sites) add(std::move(entry.site), std::move(entry.file));
  }
  if (!problems.empty()) return refuse(std::move(problems));
  for (const Site& site : built_in_sites()) add(site, {});
  return known;
}

tl::expected<std::vector<Site>, SiteChoiceError> choose_sites(
    const std::optional<std::string>& choice, std::span<const std::string> folders) {
  if (choice == "none") return {};
  std::vector<Site> sites;
  if (choice) {
    auto found = find_site(*choice, folders);
    if (!found) return tl::unexpected(std::move(found).error());
    sites.push_back(std::move(found->site));
  } else {
    auto known = known_sites(folders);
    if (!known) return tl::unexpected(std::move(known).error());
    for (KnownSite& entry : *known) sites.push_back(std::move(entry.site));
  }
  return sites;
}

tl::expected<std::string, SiteChoiceError> site_json(const std::string& choice,
                                                     std::span<const std::string> folders) {
  const auto found = find_site(choice, folders);
  if (!found) return tl::unexpected(found.error());
  if (found->file.empty()) return std::string(built_in_site_json(found->site.name()));
  auto text = read_site_text(found->file);
  if (!text) return refuse({std::move(text).error()});
  return *std::move(text);
}

}  // namespace dateline::run
