#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>

#include "run/site_choice.h"

/// The verb `site`: "list", "show NAME|FILE" and "lint FILE...". `words` is what stands behind the
/// verb. docs/command-line.md says what each prints.
namespace dateline::cli {

/// Whether the words say what to do. The error is a message for people that says what is wrong.
tl::expected<void, std::string> check_site_words(std::span<const std::string> words);

/// Does what words that check_site_words() has found right say. `folders` are those of the user's
/// own profiles, the more important one later. Returns the exit status.
int site(std::span<const std::string> words, std::span<const std::string> folders);

/// Says which profile could not be had, and gives the status for it.
int bad_site(const run::SiteChoiceError& error);

}  // namespace dateline::cli
