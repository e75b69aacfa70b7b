#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "html/document.h"

namespace dateline::html {

/// Why a selector could not be compiled: the offset of the first byte that does not fit, and what
/// was expected.
struct SelectorError {
  std::size_t offset = 0;
  std::string message;
};

/// A list of CSS selectors (Selectors Level 4, the parts that profiles need): type, universal,
/// class, id, attribute selectors with =, ~=, |=, ^=, $=, *= and the flag i, the combinators blank,
/// >, + and ~, :not() of compound selectors, lists with commas, escapes. Names of types and
/// attributes are matched in lower case, classes, ids and (without the flag) values as they are.
///
/// Compiled once, matched any number of times, from several threads at once. Matching allocates
/// nothing and takes no recursion; its time is bounded by the number of an element's ancestors, and
/// with ~ of the siblings before them.
class Selector {
 public:
  static tl::expected<Selector, SelectorError> compile(std::string_view text);

  bool matches(Node element) const { return may_match(element) && matches_any(element); }
  /// Whether some element of the document may match: a cheap no.
  bool may_match_in(const Document& document) const;
  const std::string& text() const { return text_; }  ///< as it was given

 private:
  friend class SelectorCompiler;

  enum class Operator : std::uint8_t {
    exists,
    equals,
    has_word,
    has_prefix_dash,
    prefix,
    suffix,
    part
  };
  enum class Combinator : std::uint8_t { none, descendant, child, next_sibling, later_sibling };

  struct AttributeTest {
    AttributeName number = AttributeName::other;
    std::string name;
    Operator op = Operator::exists;
    std::string value;
    bool ignore_case = false;

    bool passes(Node element) const;
  };
  /// The simple selectors of a compound: an element must pass them all.
  struct SimpleSelectors {
    bool any_type = true;
    Tag tag = Tag::unknown;
    std::string type;  ///< the name of an unknown tag
    std::uint64_t class_bits = 0;
    std::vector<std::string> classes;
    std::vector<std::string> ids;
    std::vector<AttributeTest> attributes;

    bool pass(Node element) const;
  };
  struct Compound : SimpleSelectors {
    /// What stands between it and the compound before it.
    Combinator combinator = Combinator::none;
    std::vector<SimpleSelectors> exclusions;  ///< of :not()

    bool matches(Node element) const;
  };
  /// Compounds with combinators between them, as in "ul > li a".
  struct Complex {
    std::vector<Compound> compounds;
    std::vector<std::uint64_t> class_hashes;  ///< of all compounds

    bool matches(Node element) const;
  };

  /// So that a match keeps its place in an array of its own.
  static constexpr std::size_t most_compounds = 32;

  Selector() = default;

  /// Tag and classes alone: a cheap no for most nodes.
  bool may_match(Node node) const {
    return (any_type_ || node.tag() == tag_) && (class_bits_ & ~node.class_bits()) == 0;
  }
  bool matches_any(Node element) const;

  static bool has_alternatives(Combinator combinator);
  static Node candidate_after(Combinator combinator, Node node);

  std::string text_;
  std::vector<Complex> alternatives_;
  // What the last compounds of all alternatives have in common.
  bool any_type_ = true;
  Tag tag_ = Tag::unknown;
  std::uint64_t class_bits_ = 0;
};

/// The first match in document order among `scope`'s descendants; no node when there is none.
Node select_first(Node scope, const Selector& selector);

/// All matches among `scope`'s descendants, in document order.
std::vector<Node> select_all(Node scope, const Selector& selector);

/// The nearest match among `node` and its ancestors; no node when there is none.
Node closest(Node node, const Selector& selector);

}  // namespace dateline::html
