#include "html/html5lib_tree_cases.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>

#include "html/outline.h"
#include "html/tag.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

/// From the "| " lines of a case to the form of an outline.
class ExpectedTree {
 public:
  /// `dump` is what stands below "#document".
  static std::string outline(std::string_view dump) {
    ExpectedTree tree;
    // A line that begins otherwise goes on with the one before it.
    for (std::size_t at = 0; at < dump.size();) {
      const std::size_t end = std::min(dump.find("\n| ", at), dump.size());
      const std::string_view item = dump.substr(at, end - at).substr(std::string_view("| ").size());
      tree.add(item);
      at = end + 1;
    }
    tree.flush_text();
    tree.flush_element();
    return std::move(tree.out_);
  }

 private:
  void add(std::string_view item) {
    const std::size_t indentation = std::min(item.find_first_not_of(' '), item.size());
    const std::size_t depth = indentation / 2;
    item.remove_prefix(indentation);
    if (depth > opaque_depth_ && !(item_is_attribute(item) && depth == opaque_depth_ + 1)) return;
    if (item_is_attribute(item)) {
      add_attribute(item);
    } else if (item.starts_with("<!") || item.starts_with("<?")) {
      // a comment or a doctype
    } else if (item.starts_with('"')) {
      if (depth != text_depth_) flush_text();
      flush_element();
      text_depth_ = depth;
      text_ += item.substr(1, item.size() - 2);
    } else {
      flush_text();
      flush_element();
      opaque_depth_ = static_cast<std::size_t>(-2);
      std::string_view name = item.substr(1, item.size() - 2);
      name.remove_prefix(name.find(' ') + 1);  // "svg " and "math "; npos + 1 is 0
      element_ = std::to_string(depth) + ' ' + text::to_ascii_lower(name);
      if (is_opaque(tag_from_name(name))) opaque_depth_ = depth;
    }
  }

  static bool item_is_attribute(std::string_view item) {
    const bool is_markup = item.starts_with('<') && item.ends_with('>');
    return !is_markup && !item.starts_with('"') && item != "content";
  }

  void add_attribute(std::string_view item) {
    const std::size_t equals = item.find("=\"");
    std::string name = text::to_ascii_lower(item.substr(0, equals));
    std::replace(name.begin(), name.end(), ' ', ':');  // "xlink href"
    const std::string_view value = item.substr(equals + 2, item.size() - equals - 3);
    attributes_.push_back(' ' + name + "=[" + std::string(value) + ']');
  }

  void flush_element() {
    if (element_.empty()) return;
    std::sort(attributes_.begin(), attributes_.end());
    out_ += element_;
    for (const std::string& attribute : attributes_) out_ += attribute;
    out_ += '\n';
    element_.clear();
    attributes_.clear();
  }

  void flush_text() {
    const std::string text = folded(text_);
    if (!text.empty()) out_ += std::to_string(text_depth_) + " '" + text + "'\n";
    text_.clear();
  }

  std::string out_;
  std::string element_;
  std::vector<std::string> attributes_;
  std::string text_;
  std::size_t text_depth_ = 0;
  std::size_t opaque_depth_ = static_cast<std::size_t>(-2);  // of the element, or none
};

/// By their names, what stands below "#data", "#document" and so on, without the last line end.
std::map<std::string, std::string> sections_of(std::string_view text) {
  std::map<std::string, std::string> sections;
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    // The page and the tree may have lines like the names of sections.
    const bool is_name = name == "#data"       ? line == "#errors"
                         : name == "#document" ? false
                                               : line.starts_with('#');
    if (is_name) {
      name = line;
      sections[name];
    } else {
      sections[name].append(line).append("\n");
    }
  }
  for (auto& [unused, section] : sections) {
    if (section.ends_with('\n')) section.pop_back();
  }
  return sections;
}

std::vector<std::string_view> cases_in(std::string_view text) {
  constexpr std::string_view separator = "\n\n#data\n";
  std::vector<std::string_view> cases;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    cases.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return cases;
}

}  // namespace

std::vector<TreeCase> read_tree_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".dat") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<TreeCase> cases;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    std::size_t number = 0;
    for (const std::string_view each : cases_in(text)) {
      const auto sections = sections_of(each);
      cases.push_back({.file = file.lexically_relative(folder),
                       .number = ++number,
                       .data = sections.at("#data"),
                       .is_fragment = sections.contains("#document-fragment"),
                       .is_script_on = sections.contains("#script-on"),
                       .outline = ExpectedTree::outline(sections.at("#document"))});
    }
  }
  return cases;
}

}  // namespace dateline::html
