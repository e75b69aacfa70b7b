#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace dateline::html {

/// What the tags alone tell of an element. It is balanced when each start tag in it has its own end
/// tag there, unless it is of a void element, and when the tree construction has no other rule for
/// any of them than to open and close these elements: `<ul><li>One <b>two</b></li></ul>` is,
/// `<ul><li>One</ul>` is not. Then nothing but what is open around it has an influence on what
/// becomes of its content.
struct BalancedElement {
  std::uint32_t end_tag = 0;  ///< its token; 0 for what is not balanced
  std::uint16_t height = 0;   ///< of its subtree: 1 without elements in it
  bool closes_p : 1 = false;  ///< some tag of its content would close a <p> that is open around it
  bool has_form : 1 = false;  ///< or is one
  bool has_button : 1 = false;  ///< or is one
};

/// Replaces `elements`: by the tokens of their start tags.
void find_balanced_elements(std::string_view source, const Scan& scan,
                            std::vector<BalancedElement>& elements);

}  // namespace dateline::html
