#pragma once

#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/site.h"
#include "run/site_file.h"

/// Which profiles there are, and which of them are used. `folders` are those in which users keep
/// profiles of their own, the more important one later; one that does not exist holds none.
namespace dateline::run {

/// Why a profile could not be had: a message for people, or the mistakes in the profiles' files.
struct SiteChoiceError {
  std::string message;
  std::vector<SiteProblem> problems;
};

/// The profiles of the folders, the more important folder first, each sorted by file name; then the
/// built-in ones. A profile replaces those of its name that would come later.
tl::expected<std::vector<KnownSite>, SiteChoiceError> known_sites(
    std::span<const std::string> folders);

/// The profiles that `choice` stands for: all that are known when there is none, "none" for none at
/// all, the name of a known one, or the path of a file with one. A name goes before a file of that
/// name; but a file whose path has a slash or ends in ".json" is read without asking the folders.
tl::expected<std::vector<Site>, SiteChoiceError> choose_sites(
    const std::optional<std::string>& choice, std::span<const std::string> folders);

/// The JSON text, as it was written, of the profile that `choice` names as above; "none" is nothing
/// but a name here.
tl::expected<std::string, SiteChoiceError> site_json(const std::string& choice,
                                                     std::span<const std::string> folders);

}  // namespace dateline::run
