#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/document.h"

/// The data that a page's scripts hold for its own program, which may print the story only when it
/// runs.
namespace dateline::extraction {

/// One value of JSON, or of the like of it that JavaScript writes; strings in single quotes and
/// templates are not read.
struct ScriptData {
  std::string_view text;  ///< of the page; empty when it had to be decoded
  std::string decoded;    ///< of what stood in a string: JSON.parse("...")
  html::NodeIndex script = html::no_node;
  /// An array whose numbers are places in it, as Nuxt writes (devalue).
  bool has_references = false;

  std::string_view json() const { return decoded.empty() ? text : std::string_view(decoded); }
};

/// Finds what `<script type="application/json">` and other types of JSON hold, JSON-LD left out,
/// and the object and array literals and the JSON.parse() strings that a script assigns
/// ("window.__INITIAL_STATE__ = {...}") or that a function returns which it assigns. What is
/// shorter than a story is left out; of all others, as many as hold 2 MiB together. Views of the
/// document.
std::vector<ScriptData> find_script_data(const html::Document& document);

}  // namespace dateline::extraction
