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

struct SiteVerbOutput {
  std::string text;           ///< for standard output
  bool has_mistakes = false;  ///< a profile that was to be checked has some
};

/// Does what words that check_site_words() has found right say. `folders` are those of the user's
/// own profiles, the more important one later.
tl::expected<SiteVerbOutput, run::SiteChoiceError> run_site_verb(
    std::span<const std::string> words, std::span<const std::string> folders);

}  // namespace dateline::cli
