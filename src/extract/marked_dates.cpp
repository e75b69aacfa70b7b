// Dates that markup names as such: microdata, RDFa and <time>.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/date_candidates.h"
#include "extract/date_surroundings.h"
#include "html/ascii.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::AttributeName;
using html::Node;
using html::NodeIndex;
using html::Tag;

enum class Property { none, published, modified };

/// "datePublished", "schema:datePublished", "dateModified" ...; of Dublin Core "dc:date" and its
/// kin.
Property property_of(std::string_view names) {
  constexpr std::string_view published[] = {"datePublished", "dateCreated",   "uploadDate",
                                            "dc:date",       "dc:created",    "dcterms:created",
                                            "dc:issued",     "dcterms:issued"};
  Property result = Property::none;
  html::for_each_word(names, [&](std::string_view name) {
    const std::string_view local = name.substr(name.find_last_of(":/") + 1);
    const bool is_published =
        std::any_of(std::begin(published), std::end(published), [&](std::string_view known) {
          return text::equals_ignoring_ascii_case(name, known) ||
                 text::equals_ignoring_ascii_case(local, known);
        });
    if (is_published) {
      result = Property::published;
    } else if (text::equals_ignoring_ascii_case(local, "dateModified") ||
               text::equals_ignoring_ascii_case(name, "dc:modified") ||
               text::equals_ignoring_ascii_case(name, "dcterms:modified")) {
      result = Property::modified;
    }
    return result == Property::none;
  });
  return result;
}

Property property_of(Node element) {
  if (const auto names = element.attribute(AttributeName::itemprop)) return property_of(*names);
  // What <meta property> says is read with the metadata.
  if (element.tag() == Tag::meta) return Property::none;
  const auto names = element.attribute(AttributeName::property);
  return names ? property_of(*names) : Property::none;
}

/// The text right before an element, in the same block: "Updated" in front of its <time>.
std::string_view text_before(Node element) {
  constexpr NodeIndex most_nodes = 6;
  for (NodeIndex i = element.index(); i-- > 0 && element.index() - i <= most_nodes;) {
    const Node node = element.document().node(i);
    if (node.is_element() && html::is_block_level(node.tag())) break;
    if (!node.is_text()) continue;
    const std::string_view text = text::trim_ascii(node.text());
    if (!text.empty()) return text;
  }
  return {};
}

struct MarkedElement {
  std::uint64_t distance = 0;
  NodeIndex node = html::no_node;
};

class MarkedDateReader {
 public:
  MarkedDateReader(std::vector<DateCandidate>& candidates, const PageView& view,
                   const DateScope& scope)
      : candidates_(candidates), view_(view), scope_(scope) {}

  void read() {
    for (NodeIndex i = 0; i < view_.document.size(); ++i) {
      const Node node = view_.document.node(i);
      if (!node.is_element()) continue;
      const bool is_time = node.tag() == Tag::time;
      if (!is_time && node.attribute_count() == 0) continue;
      const MarkedElement element{distance_from_heading(i, scope_.heading), i};
      switch (property_of(node)) {
        case Property::published:
          published_.push_back(element);
          break;
        case Property::modified:
          modified_.push_back(element);
          break;
        case Property::none:
          if (is_time) times_.push_back(element);
          break;
      }
    }
    add_nearest(published_, 0.9, "itemprop", [](Node) { return DateKind::published; });
    add_nearest(modified_, 0.9, "itemprop", [](Node) { return DateKind::modified; });
    add_nearest(times_, 0.8, "time", kind_of_time);
  }

 private:
  static DateKind kind_of_time(Node node) {
    const bool is_update = date_word_of(node) == DateWord::update ||
                           says_updated(text_before(node)) || says_updated(short_text(node));
    return is_update ? DateKind::modified : DateKind::published;
  }

  /// The text of an element that holds hardly more than a date; empty for a larger one.
  static std::string short_text(Node node) {
    constexpr NodeIndex most_nodes = 30;
    if (node.subtree_end() - node.index() > most_nodes) return {};
    return html::inline_text(node);
  }

  /// Adds of each kind the nearest that is the story's.
  template <typename KindOf>
  void add_nearest(std::vector<MarkedElement>& elements, double votes, std::string_view source,
                   KindOf kind_of) {
    constexpr std::size_t most_elements = 30;
    const std::size_t count = std::min(elements.size(), most_elements);
    std::partial_sort(elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(count),
                      elements.end(), [](const MarkedElement& a, const MarkedElement& b) {
                        return a.distance != b.distance ? a.distance < b.distance : a.node < b.node;
                      });
    bool has_kind[2] = {};
    for (std::size_t i = 0; i < count; ++i) {
      const Node node = view_.document.node(elements[i].node);
      const DateKind kind = kind_of(node);
      bool& has_one = has_kind[kind == DateKind::modified ? 1 : 0];
      if (has_one) continue;
      auto candidate = read_value(node);
      if (!candidate) continue;
      if (scope_.excludes(node)) continue;
      candidate->kind = kind;
      candidate->votes = scope_.votes(votes) * nearness(elements[i].distance);
      candidate->source = source;
      candidate->node = node.index();
      candidates_.push_back(std::move(*candidate));
      has_one = true;
    }
  }

  std::optional<DateCandidate> read_value(Node node) const {
    const auto read = [&](std::string_view value) -> std::optional<DateCandidate> {
      const auto timestamp = parse_stated_date(value, scope_.order);
      if (!timestamp) return std::nullopt;
      return DateCandidate{.source = {}, .text = std::string(value), .timestamp = *timestamp};
    };
    for (const AttributeName name : {AttributeName::content, AttributeName::datetime}) {
      const auto value = node.attribute(name);
      if (!value) continue;
      if (auto candidate = read(*value)) return candidate;
    }
    return read(short_text(node));
  }

  std::vector<DateCandidate>& candidates_;
  const PageView& view_;
  const DateScope& scope_;
  std::vector<MarkedElement> published_;
  std::vector<MarkedElement> modified_;
  std::vector<MarkedElement> times_;
};

}  // namespace

void add_marked_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                      const DateScope& scope) {
  MarkedDateReader(candidates, view, scope).read();
}

}  // namespace dateline::extraction
