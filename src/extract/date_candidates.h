#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/date_surroundings.h"
#include "extract/general_dates.h"
#include "extract/page_view.h"
#include "text/date.h"

/// What speaks for a date on a page without a profile.
namespace dateline::extraction {

enum class DateKind { published, modified };

/// One source's word.
struct DateCandidate {
  DateKind kind = DateKind::published;
  double votes = 0;
  std::string source;
  std::string text;  ///< as written
  text::Timestamp timestamp;
  html::NodeIndex node = html::no_node;
};

/// Whether the United States' order of "6/5/2023" is likely: they and the Philippines put the month
/// first, and most pages that only say "en" are American.
text::DayMonthOrder day_month_order(const Metadata& metadata);

/// A date as metadata and attributes write it: for machines, else as one would print it.
std::optional<text::Timestamp> parse_stated_date(std::string_view value, text::DayMonthOrder order);

/// The candidates of JSON-LD, of <meta> and of the URL.
void add_stated_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                      std::string_view url, const JsonLdArticle* story, text::DayMonthOrder order);

/// Where dates are looked for: what stands beside the story, or in menus, only when there is
/// nothing else; in the rows of lists never.
struct DateScope {
  html::NodeIndex heading = html::no_node;
  text::DayMonthOrder order = text::DayMonthOrder::likely_day_first;
  bool is_whole_page = false;

  /// Whether what stands at a node is none of the story's.
  bool excludes(html::Node node) const {
    return is_whole_page ? is_in_row(node, heading) : is_of_other_story(node, heading);
  }
  /// The votes of a candidate, which count less when it may belong to something else.
  double votes(double of_the_story) const {
    return is_whole_page ? of_the_story * 0.3 : of_the_story;
  }
};

/// The candidates of microdata and <time>, those nearest to the heading.
void add_marked_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                      const DateScope& scope);

/// The candidates that are printed: near the heading, or in elements whose class speaks of dates.
void add_printed_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                       const DateScope& scope);

/// All of them, the surest source of each kind first.
std::vector<DateCandidate> date_candidates(const PageView& view, std::string_view url,
                                           html::NodeIndex heading, const JsonLdArticle* story);

/// Whether a text says that something was brought up to date, in one of many languages.
bool says_updated(std::string_view text);

}  // namespace dateline::extraction
