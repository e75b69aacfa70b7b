#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

namespace dateline::html {
namespace {

/// The element's name as a type selector. Names of tags may hold what selectors must escape:
/// "fb:like".
std::string type_selector(Node element) {
  std::string selector;
  for (const char c : element.tag_name()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (!plain) selector += '\\';
    selector += c;
  }
  return selector;
}

std::string step(Node element) {
  std::size_t same = 0;
  std::size_t place = 0;
  for (Node sibling = element.parent().first_child(); sibling; sibling = sibling.next_sibling()) {
    if (!sibling.is_element() || sibling.tag_name() != element.tag_name()) continue;
    ++same;
    if (sibling == element) place = same;
  }
  std::string selector = type_selector(element);
  if (same > 1) selector += ":nth-of-type(" + std::to_string(place) + ')';
  return selector;
}

}  // namespace

std::string css_path(Node node) {
  if (node && !node.is_element()) node = node.parent();
  std::vector<std::string> steps;
  for (; node && node.is_element(); node = node.parent()) steps.push_back(step(node));
  std::string path;
  for (auto it = steps.rbegin(); it != steps.rend(); ++it) {
    if (!path.empty()) path += " > ";
    path += *it;
  }
  return path;
}

}  // namespace dateline::html
