#include "extract/tags.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "text/fold.h"

namespace dateline::extraction {

namespace {

/// Adds the names of a list with commas, each that is not known yet.
void add_names(std::string_view list, std::vector<std::string>& names,
               std::unordered_set<std::string>& known) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string name = text::fold(list.substr(0, comma));
    if (name.starts_with('#')) name.erase(0, 1);
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (!name.empty() && known.insert(name).second) names.push_back(std::move(name));
  }
}

}  // namespace

Tags find_tags(const Search& search) {
  Tags tags;
  std::unordered_set<std::string> known;
  const auto add = [&](const site::Way& way, std::string_view list, html::NodeIndex node) {
    add_names(list, tags.names, known);
    if (tags.found.way == nullptr) tags.found = {&way, node, node};
  };
  for (const site::Way& way : search.ways(site::Field::tags)) {
    if (way.kind == site::Way::Kind::metadata) {
      for (const MetadataEntry* entry : search.view.metadata.all(way.text))
        add(way, entry->value, entry->node);
    } else if (way.kind == site::Way::Kind::selector) {
      for (const html::Node element : html::select_all(search.view.body, *way.selector)) {
        const html::Node link = enclosing_link(element);
        // A link to a section may be marked as a tag too.
        if (link && search.links.is_section(link)) continue;
        add(way, html::inline_text(element), element.index());
      }
    }
    if (!tags.names.empty()) break;
  }
  return tags;
}

}  // namespace dateline::extraction
