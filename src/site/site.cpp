#include "dateline/site.h"

#include <array>
#include <stdexcept>

#include "site/profile.h"
#include "site/profile_reader.h"

namespace dateline {

namespace embedded {
extern const std::string_view caliber_az_profile;
}  // namespace embedded

namespace {

struct BuiltInProfile {
  std::string_view file;
  std::string_view json;
};

/// In the order of built_in_sites().
std::array<BuiltInProfile, 1> built_in_profiles() {
  return {{{"sites/caliber.az.json", embedded::caliber_az_profile}}};
}

}  // namespace

std::string SiteProblem::to_string() const {
  std::string text = file;
  if (line > 0) text += ':' + std::to_string(line);
  text += ": ";
  if (json_path) text += (json_path->empty() ? "(root)" : *json_path) + ": ";
  return text + message;
}

tl::expected<Site, std::vector<SiteProblem>> Site::parse(std::string_view json,
                                                         std::string_view file) {
  return site::read_profile(json, file).map([&](site::Profile&& profile) {
    return Site(std::make_shared<const site::Profile>(std::move(profile)), json);
  });
}

std::string_view Site::name() const {
  return profile_->name;
}

std::span<const Site> built_in_sites() {
  static const std::vector<Site> sites = [] {
    std::vector<Site> parsed;
    for (const auto& [file, json] : built_in_profiles()) {
      auto site = Site::parse(json, file);
      // A test reads every profile of sites/, so this is a build that was tampered with.
      if (!site) throw std::logic_error(site.error().front().to_string());
      parsed.push_back(*std::move(site));
    }
    return parsed;
  }();
  return sites;
}

std::string_view built_in_site_json(std::string_view name) {
  const std::span<const Site> sites = built_in_sites();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (sites[i].name() == name) return built_in_profiles().at(i).json;
  }
  return {};
}

}  // namespace dateline
