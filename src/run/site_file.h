#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/site.h"

namespace dateline::run {

/// The text of a profile's file, at most 16 MiB. The error names the file and why it cannot be
/// read.
tl::expected<std::string, SiteProblem> read_site_text(const std::string& path);

/// The profile in a file, or all that is wrong with it.
tl::expected<Site, std::vector<SiteProblem>> read_site(const std::string& path);

struct KnownSite {
  Site site;
  std::string file;  ///< the path of a user's profile; empty when it is compiled in
};

/// The profiles in a folder: its files *.json without the hidden ones, sorted by name. None when
/// there is no such folder. Each profile has a name of its own there. The error has the mistakes of
/// all files.
tl::expected<std::vector<KnownSite>, std::vector<SiteProblem>> read_site_folder(
    const std::string& folder);

}  // namespace dateline::run
