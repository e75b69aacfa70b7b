// Dates that markup names as such: microdata, RDFa and <time>.
#include <algorithm>
#include <iterator>
#include <optional>

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
    } else if (text::equals_ignoring_ascii_case(local, "dateModified")) {
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

class MarkedDateReader {
 public:
  MarkedDateReader(const PageView& view, const DateScope& scope) : view_(view), scope_(scope) {}

  void read() {
    for (NodeIndex i = 0; i < view_.document.size(); ++i) {
      const Node node = view_.document.node(i);
      if (!node.is_element()) continue;
      const Property property = property_of(node);
      if (property != Property::none) {
        const DateKind kind =
            property == Property::published ? DateKind::published : DateKind::modified;
        offer(node, kind, 0.9, "itemprop");
      } else if (node.tag() == Tag::time) {
        offer(node, kind_of_time(node), 0.8, "time");
      }
    }
  }

  void move_into(std::vector<DateCandidate>& candidates) {
    for (Best& best : best_) {
      if (best.candidate) candidates.push_back(std::move(*best.candidate));
    }
  }

 private:
  struct Best {
    std::optional<DateCandidate> candidate;
    std::uint64_t distance = 0;
  };

  static DateKind kind_of_time(Node node) {
    const bool is_update = date_word_of(node) == DateWord::update ||
                           says_updated(text_before(node)) || says_updated(html::inline_text(node));
    return is_update ? DateKind::modified : DateKind::published;
  }

  void offer(Node node, DateKind kind, double votes, std::string_view source) {
    Best& best = best_[(source == "time" ? 2U : 0U) + (kind == DateKind::modified ? 1U : 0U)];
    const std::uint64_t distance = distance_from_heading(node.index(), scope_.heading);
    if (best.candidate && best.distance <= distance) return;
    auto candidate = read_value(node);
    if (!candidate) return;
    if (!scope_.is_whole_page && is_of_other_story(node, scope_.heading)) return;
    candidate->kind = kind;
    candidate->votes = scope_.votes(votes);
    candidate->source = source;
    candidate->node = node.index();
    best = {std::move(candidate), distance};
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
    return read(html::inline_text(node));
  }

  const PageView& view_;
  const DateScope& scope_;
  Best best_[4];  // microdata and <time>, of each the date of publication and that of changes
};

}  // namespace

void add_marked_dates(std::vector<DateCandidate>& candidates, const PageView& view,
                      const DateScope& scope) {
  MarkedDateReader reader(view, scope);
  reader.read();
  reader.move_into(candidates);
}

}  // namespace dateline::extraction
