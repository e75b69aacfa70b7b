#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/json.h"
#include "text/nearest_name.h"
#include "text/utf8.h"

namespace dateline {
namespace write {
namespace {

using nlohmann::json;
using Path = std::vector<std::string>;

// The names of all fields of a kind of records as the schema has them, dotted, sorted: "dateline",
// "dateline.published", "body.blocks.text", ...
std::vector<std::string> field_names(const json& schema, const char* kind) {
  std::vector<std::string> names;

  // Parts of the schema that are still to be read, with the name of the field that they describe.
  std::vector<std::pair<const json*, std::string>> open{{&schema.at("$defs").at(kind), ""}};
  while (!open.empty()) {
    const auto [part, name] = std::move(open.back());
    open.pop_back();
    if (const auto reference = part->find("$ref"); reference != part->end()) {
      const auto pointer = reference->get<std::string>().substr(1);  // without the leading #
      open.emplace_back(&schema.at(json::json_pointer(pointer)), name);
    }
    if (const auto items = part->find("items"); items != part->end())
      open.emplace_back(&*items, name);
    for (const char* alternatives : {"oneOf", "anyOf"}) {
      const auto found = part->find(alternatives);
      if (found == part->end()) continue;
      for (const json& alternative : *found) open.emplace_back(&alternative, name);
    }
    if (const auto properties = part->find("properties"); properties != part->end()) {
      for (const auto& [property, description] : properties->items()) {
        std::string& full_name = names.emplace_back(name);
        if (!name.empty()) full_name += '.';
        full_name += property;
        open.emplace_back(&description, full_name);
      }
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

// The members of `evidence` have the fields' names, dots included.
constexpr std::string_view evidence_prefix = "evidence.";

bool is_field(const std::vector<std::string>& names, std::string_view name) {
  if (name.starts_with(evidence_prefix)) name.remove_prefix(evidence_prefix.size());
  return contains(names, name);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Path path_of(std::string_view name) {
  if (name.starts_with(evidence_prefix)) {
    return {"evidence", std::string(name.substr(evidence_prefix.size()))};
  }
  const std::vector<std::string_view> components = split(name, '.');
  return {components.begin(), components.end()};
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// What somebody may have meant: a field within another, named without that one ("published"), the
// outermost such, or a misspelt name.
std::string_view likely_name(const std::vector<std::string>& names, std::string_view unknown) {
  const std::string ending = "." + std::string(unknown);
  const auto depth = [](std::string_view name) {
    return std::count(name.begin(), name.end(), '.');
  };
  std::string_view outermost;
  for (const std::string& name : names) {
    if (name.ends_with(ending) && (outermost.empty() || depth(name) < depth(outermost)))
      outermost = name;
  }
  return outermost.empty() ? text::nearest_name(unknown, names) : outermost;
}

std::string unknown_field(const std::vector<std::string>& names, std::string_view unknown) {
  if (unknown.empty()) return "a field's name is missing";
  std::string message = "the record has no field \"";
  text::append_utf8_with_replacement(message, unknown);
  message += '"';
  const std::string_view likely = likely_name(names, unknown);
  if (!likely.empty()) message.append("; did you mean \"").append(likely).append("\"?");
  return message;
}

}  // namespace
}  // namespace write

tl::expected<FieldSelection, std::string> FieldSelection::parse(std::string_view names) {
  const nlohmann::json schema = nlohmann::json::parse(record_schema());
  const std::vector<std::string> of_articles = write::field_names(schema, "article");
  const std::vector<std::string> of_listings = write::field_names(schema, "listing");
  FieldSelection selection;
  for (std::string_view name : write::split(names, ',')) {
    name = write::without_blanks(name);
    if (!write::is_field(of_articles, name)) {
      if (!write::is_field(of_listings, name))
        return tl::unexpected(write::unknown_field(of_articles, name));
      selection.names_of_listings_.emplace_back(name);
    }
    selection.paths_.push_back(write::path_of(name));
  }
  std::sort(selection.paths_.begin(), selection.paths_.end());
  return selection;
}

}  // namespace dateline
