#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/blocks.h"
#include "extract/json_ld.h"
#include "extract/page_view.h"
#include "text/date.h"

/// Live tickers: stories of entries, each with a time of its own.
namespace dateline::extraction {

/// Gives the first paragraph or heading of each entry its time, where a story is a ticker: where
/// several of its entries, one behind the other, have a <time> of their own, begin with a time of
/// day, or stand below one. A time of day without a date gets its day from `published`, from
/// which entries go on through midnight; without it, it is none. `is_live_blog`: the page's
/// metadata call it a ticker, so that fewer entries will do.
void set_entry_times(const PageView& view, html::NodeIndex heading,
                     const std::optional<DateTime>& published, bool is_live_blog,
                     std::vector<PlacedBlock>& blocks);

/// The time of an entry that metadata state, as a record has it; nothing when it is none.
std::optional<DateTime> entry_time(const std::string& stated, text::DayMonthOrder order);

/// Gives a time to the first paragraph or heading among blocks from `begin` on.
void set_time(std::vector<PlacedBlock>& blocks, std::size_t begin, const DateTime& time);

}  // namespace dateline::extraction
