#include "dateline/site.h"

#include <stdexcept>

#include "site/profile.h"
#include "site/profile_reader.h"

namespace dateline {

namespace embedded {
extern const std::string_view caliber_az_profile;
}  // namespace embedded

std::string SiteProblem::to_string() const {
  std::string text = file + ':' + std::to_string(line) + ": ";
  if (!json_path.empty()) text += json_path + ": ";
  return text + message;
}

tl::expected<Site, std::vector<SiteProblem>> Site::parse(std::string_view json,
                                                         std::string_view file) {
  return site::read_profile(json, file).map([](site::Profile&& profile) {
    return Site(std::make_shared<const site::Profile>(std::move(profile)));
  });
}

std::string_view Site::name() const {
  return profile_->name;
}

std::span<const Site> built_in_sites() {
  static const std::vector<Site> sites = [] {
    auto parsed = Site::parse(embedded::caliber_az_profile, "sites/caliber.az.json");
    // A test reads every profile of sites/, so this is a build that was tampered with.
    if (!parsed) throw std::logic_error(parsed.error().front().to_string());
    return std::vector<Site>{*parsed};
  }();
  return sites;
}

}  // namespace dateline
