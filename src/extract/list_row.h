#pragma once

#include <optional>
#include <span>
#include <vector>

#include "dateline/article.h"
#include "extract/links.h"
#include "extract/piece.h"
#include "site/profile.h"

namespace dateline::extraction {

/// What rows are read with.
struct RowReader {
  const site::Profile& profile;
  const Links& links;
};

/// A row of a list, and the nodes that it was read from.
struct Row {
  ListItem item;
  html::NodeIndex first = html::no_node;
  html::NodeIndex last = html::no_node;
};

/// Reads one row from its pieces, whatever their order: the title is the text of the link to an
/// article (a heading in front of other texts), else the first text that is none of the rest; a
/// date, badges, a section (a link to one, a
/// "#tag", a name the site is known to use, capitals in front of the title) and an image are told
/// by their own form; what is left behind the title is the subtitle. Empty when the pieces hold no
/// title.
std::optional<Row> read_row(std::span<const Piece* const> pieces, const RowReader& reader);
std::optional<Row> read_row(std::span<const Piece> pieces, const RowReader& reader);

/// A date as printed, in RFC 3339; a time without a zone gets the site's.
DateTime to_date_time(text::Timestamp timestamp, const site::Profile& profile);

}  // namespace dateline::extraction
