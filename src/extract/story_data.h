#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/loose_json.h"
#include "extract/word_set.h"

/// The story in the data that a page's scripts hold.
namespace dateline::extraction {

/// What tells a page's own story from others in the same data.
struct StoryNames {
  std::vector<WordSet> titles;  ///< that the page has
  std::string_view address;     ///< its URL; empty when it is not known
};

struct StoryData {
  enum class Owner {
    page,     ///< its object, or one round that, has the page's title or address
    unknown,  ///< no title stands near
    other,    ///< its object has another title
  };

  JsonValue value;  ///< a string, or the array or object that holds the texts
  std::size_t words = 0;
  Owner owner = Owner::unknown;
};

/// Finds the texts long enough for a story (see fewest_story_words) under names such as "body",
/// "content" and "html", each whole: a string of plain text or HTML, or an array of content
/// elements. None in what is named comments, related, latest and the like. Linear in the data;
/// without recursion.
std::vector<StoryData> find_story_data(const LooseJson& json, const StoryNames& names);

inline constexpr std::size_t fewest_story_words = 40;

/// Whether a member's name says that its value is text of a story, or holds such: whether its last
/// word is "body", "content" or one of their kin, and none speaks of other stories.
bool names_story_text(std::string_view key);

/// Whether a member's name is that of a title.
bool names_title(std::string_view key);

/// Words of a string outside of tags.
std::size_t count_prose_words(std::string_view text);

}  // namespace dateline::extraction
