#pragma once

#include <optional>

#include "extract/card_groups.h"
#include "extract/list_row.h"
#include "extract/url_resolver.h"

namespace dateline::extraction {

/// Reads a card's row: its title is the card's heading, else the text of its link, of which the
/// part that is the title where it holds more; the date is that of <time> or the first that is
/// printed; section, subtitle and image by their form and class. `end` is one past the last node
/// that may belong to the card: behind a card that is a link alone, its date may stand. Empty when
/// there is no title.
std::optional<Row> read_card(const html::Document& document, const Card& card, html::NodeIndex end,
                             const UrlResolver& urls);

}  // namespace dateline::extraction
