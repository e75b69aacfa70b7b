#pragma once

#include <span>
#include <string_view>

/// The words of bylines, in the languages that most news pages are written in. What is asked for is
/// in lower case.
namespace dateline::extraction {

/// What stands in front of names.
struct BylinePrefix {
  enum class Kind {
    byline,  ///< begins a byline wherever it stands
    label,   ///< begins one with a colon behind it, or where an author is expected
    name,    ///< the same, and is a part of names too: "von", "di"
  };
  std::string_view text;
  Kind kind = Kind::byline;
};
extern const std::span<const BylinePrefix> byline_prefixes;

/// A word that joins names: "and", "und".
bool is_conjunction(std::string_view word);
/// A word in small letters that is a part of names: "de", "van".
bool is_particle(std::string_view word);
/// A word behind which a byline speaks of others than the authors, or of something else:
/// "reviewed", "photos".
bool ends_authors(std::string_view word);
/// Of those, one that speaks of others: "reviewed".
bool speaks_of_others(std::string_view word);
/// A word that towns, newspapers and shops have in their names: "beach", "post".
bool is_thing(std::string_view word);
/// A job that may stand behind a name without a comma.
bool is_job(std::string_view word);
/// A word that no person is called by: a job, or what organisations, desks and pages are called.
bool is_no_name(std::string_view word);

}  // namespace dateline::extraction
