#pragma once

#include <span>
#include <string>
#include <tl/expected.hpp>

/// The verb `warc`: "index FILE..." and "check FILE...". `words` is what stands behind the verb.
/// docs/archives.md says what each prints.
namespace dateline::cli {

/// Whether the words say what to do. The error is a message for people that says what is wrong.
tl::expected<void, std::string> check_warc_words(std::span<const std::string> words);

/// Does what words that check_warc_words() has found right say. Returns the exit status.
int warc(std::span<const std::string> words);

}  // namespace dateline::cli
