#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What pages of any site write above lists of other stories, and in front of links to one, in many
/// languages. The words are data in list_label_table.h.
namespace dateline::extraction {

enum class ListLabel : std::uint8_t {
  none,         ///< no label that is known
  read_also,    ///< related stories, recommended, more stories
  most_read,    ///< most read, popular, trending
  latest_news,  ///< the latest, breaking news
  other,        ///< tags, comments, newsletters: no list of stories
};

/// The form in which labels are compared: text::comparison_key() without signs at both ends, and
/// with the Turkic letters dotless i and dotted capital I as i.
std::string label_key(std::string_view text);

/// What a line by itself says, by its label_key(): a label, or one that goes on with a name ("More
/// from Velmora").
ListLabel label_of(std::string_view key);

/// Whether a title is none, but a label: "More in this category". Longer ones are not looked at.
bool is_list_label(std::string_view title);

/// How many bytes at the start of a line's label_key() are a label that stands in front of a title
/// within a story: "Read also: TITLE". 0 when there is none.
std::size_t in_story_label(std::string_view key);

}  // namespace dateline::extraction
