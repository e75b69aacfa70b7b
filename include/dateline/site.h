#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/api.h"

namespace dateline {

namespace site {
struct Profile;
}

/// A mistake in a site profile.
struct DATELINE_API SiteProblem {
  std::string file;      ///< as given to Site::parse()
  std::size_t line = 0;  ///< 1-based; 0 for a mistake of the file as a whole
  /// JSON Pointer (RFC 6901) of the value, the empty one for the whole profile; none where the text
  /// is no JSON or could not be read.
  std::optional<std::string> json_path;
  std::string message;  ///< what is wrong, and what to do about it

  /// "FILE:LINE: JSON_PATH: MESSAGE", without the parts that there are none of. The whole profile
  /// is
  /// "(root)".
  std::string to_string() const;
};

/// What is known about one news site: data, never code (docs/profiles.md). An immutable value that
/// is cheap to copy; copies may be used from several threads at once.
class DATELINE_API Site {
 public:
  /// Reads a profile from its JSON text. `file` only names it in messages.
  static tl::expected<Site, std::vector<SiteProblem>> parse(std::string_view json,
                                                            std::string_view file);

  std::string_view name() const;
  /// The text that it was read from.
  std::string_view json() const { return *json_; }
  const site::Profile& profile() const { return *profile_; }

 private:
  Site(std::shared_ptr<const site::Profile> profile, std::string_view json)
      : profile_(std::move(profile)), json_(std::make_shared<const std::string>(json)) {}

  std::shared_ptr<const site::Profile> profile_;
  std::shared_ptr<const std::string> json_;
};

/// The profiles of sites/, compiled in. Made at the first call, which is safe from several threads
/// at once.
DATELINE_API std::span<const Site> built_in_sites();

/// The JSON text of the built-in profile of that name, as it is in sites/; empty when there is
/// none. It lives as long as the program.
DATELINE_API std::string_view built_in_site_json(std::string_view name);

}  // namespace dateline
