#include "html/selector.h"

#include <algorithm>
#include <array>

#include "html/ascii.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

Node previous_element(Node node) {
  const NodeIndex parent = node.parent().index();
  NodeIndex index = node.index();
  // The node before an index is the last of the previous sibling's subtree, or the parent.
  while (index - 1 != parent) {
    Node sibling = node.document().node(index - 1);
    for (Node up = sibling.parent(); up && up.index() != parent; up = sibling.parent())
      sibling = up;
    if (sibling.is_element()) return sibling;
    index = sibling.index();
  }
  return {};
}

bool equal(std::string_view a, std::string_view b, bool ignore_case) {
  return ignore_case ? text::equals_ignoring_ascii_case(a, b) : a == b;
}

bool has_part(std::string_view text, std::string_view part, bool ignore_case) {
  if (!ignore_case) return text.find(part) != std::string_view::npos;
  for (std::size_t at = 0; at + part.size() <= text.size(); ++at)
    if (equal(text.substr(at, part.size()), part, true)) return true;
  return false;
}

}  // namespace

bool Selector::AttributeTest::passes(Node element) const {
  const std::optional<std::string_view> found = element.attribute(number, name);
  if (!found) return false;
  const auto same = [this](std::string_view part) { return equal(part, value, ignore_case); };
  switch (op) {
    case Operator::exists:
      return true;
    case Operator::equals:
      return same(*found);
    case Operator::has_word:
      return !for_each_word(*found, [&](std::string_view word) { return !same(word); });
    case Operator::has_prefix_dash:
      return same(found->substr(0, value.size())) &&
             (found->size() == value.size() || (*found)[value.size()] == '-');
    case Operator::prefix:
      return !value.empty() && same(found->substr(0, value.size()));
    case Operator::suffix:
      return !value.empty() && found->size() >= value.size() &&
             same(found->substr(found->size() - value.size()));
    case Operator::part:
      return !value.empty() && has_part(*found, value, ignore_case);
  }
  return false;
}

bool Selector::SimpleSelectors::pass(Node element) const {
  if (!any_type && element.tag() != tag) return false;
  if ((class_bits & ~element.class_bits()) != 0) return false;
  if (!type.empty() && element.tag_name() != type) return false;
  const auto is_id = [&](const std::string& id) { return element.id() == id; };
  const auto is_class = [&](const std::string& name) { return element.has_class(name); };
  const auto passes = [&](const AttributeTest& test) { return test.passes(element); };
  return std::all_of(classes.begin(), classes.end(), is_class) &&
         std::all_of(ids.begin(), ids.end(), is_id) &&
         std::all_of(attributes.begin(), attributes.end(), passes);
}

bool Selector::Compound::matches(Node element) const {
  if (!element.is_element() || !pass(element)) return false;
  return std::none_of(exclusions.begin(), exclusions.end(),
                      [&](const SimpleSelectors& excluded) { return excluded.pass(element); });
}

/// The next element that a combinator leads to from `node`, going left: from an element to the
/// first candidate, and from a candidate to the one after it.
Node Selector::candidate_after(Combinator combinator, Node node) {
  const bool to_ancestors = combinator == Combinator::descendant || combinator == Combinator::child;
  return to_ancestors ? node.parent() : previous_element(node);
}

bool Selector::has_alternatives(Combinator combinator) {
  return combinator == Combinator::descendant || combinator == Combinator::later_sibling;
}

/// From right to left. chosen[i] is the element taken for compound i; when compound i - 1 finds
/// none, the choice for compound i may have been the wrong one, and the next candidate for it is
/// tried.
bool Selector::Complex::matches(Node element) const {
  const std::size_t last = compounds.size() - 1;
  if (!compounds[last].matches(element)) return false;
  std::array<NodeIndex, most_compounds> chosen;
  std::size_t left = last;  // the leftmost compound that has an element
  Node from = element;      // where the search for the next one starts
  chosen[last] = element.index();
  while (left > 0) {
    const Combinator combinator = compounds[left].combinator;
    Node candidate = candidate_after(combinator, from);
    while (candidate && has_alternatives(combinator) && !compounds[left - 1].matches(candidate))
      candidate = candidate_after(combinator, candidate);
    if (candidate && compounds[left - 1].matches(candidate)) {
      --left;
      chosen[left] = candidate.index();
      from = candidate;
      continue;
    }
    // Any other choice to the right would leave the same ancestors to search, or fewer.
    if (combinator == Combinator::descendant) return false;
    // Back to the nearest choice that had alternatives, and for siblings to one that has other
    // siblings.
    do {
      ++left;
    } while (left <= last && (!has_alternatives(compounds[left].combinator) ||
                              (combinator == Combinator::later_sibling &&
                               compounds[left].combinator == Combinator::later_sibling)));
    if (left > last) return false;
    from = element.document().node(chosen[left - 1]);
  }
  return true;
}

bool Selector::matches_any(Node element) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(),
                     [&](const Complex& complex) { return complex.matches(element); });
}

bool Selector::may_match_in(const Document& document) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const Complex& complex) {
    return std::all_of(complex.class_hashes.begin(), complex.class_hashes.end(),
                       [&](std::uint64_t hash) { return document.may_have_class(hash); });
  });
}

Node select_first(Node scope, const Selector& selector) {
  if (!selector.may_match_in(scope.document())) return {};
  for (NodeIndex i = scope.index() + 1; i < scope.subtree_end(); ++i) {
    const Node node(scope.document(), i);
    if (selector.matches(node)) return node;
  }
  return {};
}

std::vector<Node> select_all(Node scope, const Selector& selector) {
  std::vector<Node> found;
  if (!selector.may_match_in(scope.document())) return found;
  for (NodeIndex i = scope.index() + 1; i < scope.subtree_end(); ++i) {
    const Node node(scope.document(), i);
    if (selector.matches(node)) found.push_back(node);
  }
  return found;
}

Node closest(Node node, const Selector& selector) {
  while (node && !selector.matches(node)) node = node.parent();
  return node;
}

}  // namespace dateline::html
