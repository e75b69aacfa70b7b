#include "extract/listing_reader.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/evidence.h"
#include "extract/general_site.h"
#include "extract/general_title.h"
#include "extract/language.h"
#include "extract/links.h"
#include "extract/lists.h"
#include "extract/main_list.h"
#include "extract/page_address.h"
#include "extract/piece.h"
#include "extract/stated.h"
#include "extract/warnings.h"
#include "html/selector.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

// A page with fewer lists nothing: it is a wall, a gallery, a page about the site.
constexpr std::size_t fewest_items = 3;

/// Reads one page's listing.
///
/// Its members refer to one another, in the order of their declaration: it stays where it is made.
class ListingReader {
 public:
  ListingReader(const ListingReader&) = delete;
  ListingReader& operator=(const ListingReader&) = delete;

  ListingReader(const PageView& view, const Source& source, const Recognition* recognition,
                bool with_evidence)
      : view_(view),
        source_(source),
        has_profile_(recognition != nullptr),
        profile_(has_profile_ ? *recognition->profile : no_profile_),
        with_evidence_(with_evidence),
        canonical_(canonical_url(view.metadata, source.url, profile_.origin)),
        links_(base_url(view.metadata, source.url, canonical_, profile_.origin), profile_,
               listing_.warnings) {}

  std::optional<Listing> read() {
    listing_.input = source_.input;
    listing_.warc = source_.warc;
    listing_.captured = source_.captured;
    listing_.url = source_.url;
    listing_.canonical_url = canonical_;
    rows_ = has_profile_ ? rows_of_profile() : find_main_list(view_.document, links_);
    if (rows_.size() < fewest_items) return std::nullopt;
    set_title();
    set_language();
    set_items();
    add_page_warnings(listing_.warnings, source_, view_.document);
    return std::move(listing_);
  }

 private:
  std::string_view address() const {
    return original_url(source_.url ? *source_.url : canonical_ ? *canonical_ : std::string_view());
  }

  /// The cards that the layout names, else what lists have in common; lists that a label introduces
  /// stand beside them, unless there is nothing else.
  std::vector<Row> rows_of_profile() {
    const LayoutChoice layout =
        choose_layout(profile_, view_, address(), source_.captured.value_or(""));
    listing_.site = profile_.name;
    if (!layout.is_guess) listing_.layout = layout.layout->name;

    std::vector<FoundList> lists = find_labelled_lists(view_, {profile_, links_});
    std::vector<Row> rows = selected_cards(*layout.layout);
    drop_rows_of(lists, rows);
    if (rows.size() >= fewest_items) return rows;
    rows = cards_by_structure();
    drop_rows_of(lists, rows);
    if (rows.size() >= fewest_items) return rows;
    rows.clear();
    for (FoundList& list : lists)
      std::move(list.rows.begin(), list.rows.end(), std::back_inserter(rows));
    drop_others(rows);
    return rows;
  }

  std::vector<Row> selected_cards(const site::Layout& layout) const {
    std::vector<Row> rows;
    for (const site::Field field : {site::Field::read_also, site::Field::latest_news}) {
      for (const site::Way& way : profile_.ways(layout, field)) {
        if (way.kind != site::Way::Kind::selector) continue;
        for (const Node element : html::select_all(view_.body, *way.selector)) {
          if (auto row = read_row(pieces_of(view_, element), {profile_, links_}))
            rows.push_back(std::move(*row));
        }
      }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.first < b.first; });
    drop_others(rows);
    return rows;
  }

  /// Cards as on any page, each read with what the profile knows of dates, badges and sections.
  std::vector<Row> cards_by_structure() const {
    std::vector<Row> rows = find_main_list(view_.document, links_);
    for (Row& row : rows) {
      const NodeIndex end = view_.document.node(row.last).subtree_end();
      const auto pieces =
          pieces_of(view_, view_.line_at(row.first), view_.line_at(end), row.first, end);
      if (auto read = read_row(pieces, {profile_, links_})) row.item = std::move(read->item);
    }
    drop_others(rows);
    return rows;
  }

  /// Leaves the rows that lead to articles, each article once.
  void drop_others(std::vector<Row>& rows) const {
    std::unordered_set<std::string> seen;
    std::erase_if(rows, [&](const Row& row) {
      return !row.item.url || !links_.is_article(*row.item.url) ||
             !seen.insert(*row.item.url).second;
    });
  }

  static void drop_rows_of(const std::vector<FoundList>& lists, std::vector<Row>& rows) {
    std::erase_if(rows, [&](const Row& row) {
      return std::any_of(lists.begin(), lists.end(), [&](const FoundList& list) {
        return row.first <= list.rows.back().last && row.last >= list.rows.front().first;
      });
    });
  }

  /// The heading that would be an article's headline, unless it is an item's; else the title of the
  /// metadata.
  void set_title() {
    SiteNames site(view_.metadata, address());
    const auto title = find_general_title(view_, site);
    if (title && title->heading != html::no_node && !is_of_item(*title)) {
      listing_.title = title->text;
      add_evidence(make_evidence("title", {nullptr, title->node, title->node}, view_));
      return;
    }
    for (const char* key : {"title", "og:title", "og:site_name"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      if (entry == nullptr) continue;
      listing_.title = entry->value;
      add_evidence(make_evidence("title", {nullptr, entry->node, entry->node}, view_));
      return;
    }
  }

  bool is_of_item(const GeneralTitle& title) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      return (title.heading >= row.first && title.heading <= row.last) ||
             row.item.title == title.text;
    });
  }

  void set_language() {
    if (has_profile_) {
      std::string sample = listing_.title.value_or("");
      for (const Row& row : rows_) sample.append(" ").append(row.item.title);
      listing_.language = find_language(view_.metadata, address(), sample, profile_);
    } else if (Stated language = stated_language(view_.metadata)) {
      listing_.language = std::move(language.value);
    }
  }

  void set_items() {
    Evidence evidence;
    evidence.field = "items";
    evidence.rule = "structure";
    for (Row& row : rows_) {
      if (const auto bytes = view_.bytes(row.first, row.last)) evidence.parts.push_back(*bytes);
      listing_.items.push_back(std::move(row.item));
    }
    add_evidence(std::move(evidence));
  }

  void add_evidence(Evidence evidence) {
    if (with_evidence_) listing_.evidence.push_back(std::move(evidence));
  }

  Listing listing_;
  const PageView& view_;
  const Source& source_;
  site::Profile no_profile_;
  bool has_profile_;
  const site::Profile& profile_;
  bool with_evidence_;
  std::optional<std::string> canonical_;
  Links links_;
  std::vector<Row> rows_;
};

}  // namespace

std::optional<Listing> read_listing(const PageView& view, const Source& source,
                                    const Recognition* recognition, bool with_evidence) {
  return ListingReader(view, source, recognition, with_evidence).read();
}

}  // namespace dateline::extraction
