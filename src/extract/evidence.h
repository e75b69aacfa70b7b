#pragma once

#include <string>
#include <string_view>

#include "dateline/article.h"
#include "extract/page_view.h"
#include "site/profile.h"

namespace dateline::extraction {

/// How a field was found: by which way of the profile, and where in the tree.
struct Found {
  const site::Way* way = nullptr;
  html::NodeIndex first = html::no_node;  ///< the element or first text node; no_node for what
                                          ///< stands nowhere in the page
  html::NodeIndex last = html::no_node;   ///< the last
};

/// The name of a way's kind in evidence: "selector", "metadata", "label", "structure".
std::string_view rule_name(const site::Way& way);

/// Makes the evidence of one field.
Evidence make_evidence(std::string_view field, const Found& found, const PageView& view);

}  // namespace dateline::extraction
