#include "extract/evidence.h"

namespace dateline::extraction {

std::string_view rule_name(const site::Way& way) {
  switch (way.kind) {
    case site::Way::Kind::selector:
      return "selector";
    case site::Way::Kind::metadata:
      return "metadata";
    case site::Way::Kind::label:
      return "label";
    case site::Way::Kind::place:
      break;
  }
  return "structure";
}

Evidence make_evidence(std::string_view field, const Found& found, const PageView& view) {
  Evidence evidence;
  evidence.field = field;
  if (found.way != nullptr) {
    evidence.rule = rule_name(*found.way);
    evidence.selector = found.way->text;
  } else {
    evidence.rule = "structure";
  }
  if (found.first != html::no_node) {
    html::Node element = view.document.node(found.first);
    if (!element.is_element()) element = element.parent();
    evidence.path = html::css_path(element);
    evidence.bytes =
        view.bytes(found.first, found.last == html::no_node ? found.first : found.last);
  }
  return evidence;
}

}  // namespace dateline::extraction
