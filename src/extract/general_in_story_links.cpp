#include "extract/general_in_story_links.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "extract/links.h"
#include "extract/list_labels.h"
#include "extract/page_view.h"
#include "extract/run_text.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;

// In bytes: no longer line is a label, or a label and some titles.
constexpr std::size_t longest_line = 600;
// In code points of a line, beside its label and its links.
constexpr std::size_t most_text_beside_links = 10;
// In code points: a line that is one link, label included, and no longer is a title.
constexpr std::size_t longest_title = 160;

/// A link inside a run.
struct LinkInRun {
  Node link;
  NodeIndex first = html::no_node;  // its first text node
  NodeIndex last = html::no_node;
};

class InStoryLinks {
 public:
  InStoryLinks(const html::Document& document, const UrlResolver& urls,
               std::span<const content::Block> runs)
      : document_(document), urls_(urls), runs_(runs) {}

  StoryRuns take() {
    result_.runs.reserve(runs_.size());
    for (std::size_t i = 0; i < runs_.size();) {
      const std::size_t taken = take_at(i);
      if (taken == 0) result_.runs.push_back(runs_[i]);
      i += std::max<std::size_t>(taken, 1);
    }
    return std::move(result_);
  }

 private:
  /// Takes what run `i` begins: gives the number of runs, 0 for a run of the story.
  std::size_t take_at(std::size_t i) {
    const content::Block& run = runs_[i];
    if (in_story_label(label_key(beginning_of(run))) == 0) return 0;
    const std::string text = text_of_run(document_, run.first, run.last);
    if (text.size() > longest_line) return 0;
    const std::string key = label_key(text);
    const std::size_t label = in_story_label(key);
    if (label == key.size() && label > 0) return take_label(i);
    return label > 0 && take_line(run, text, key, label) ? 1 : 0;
  }

  /// Enough of a run's text to hold a label.
  std::string beginning_of(const content::Block& run) const {
    constexpr std::size_t longest_label = 100;  // in bytes
    std::string text;
    for (NodeIndex i = run.first; i <= run.last && text.size() < longest_label; ++i) {
      std::string_view more = document_.node(i).text();
      std::size_t size = std::min(more.size(), longest_label);
      while (size < more.size() &&
             text::is_continuation_byte(static_cast<unsigned char>(more[size])))
        ++size;
      text += more.substr(0, size);
    }
    return text;
  }

  std::vector<LinkInRun> links_of(const content::Block& run) const {
    std::vector<LinkInRun> links;
    for (NodeIndex i = run.first; i <= run.last; ++i) {
      const Node node = document_.node(i);
      if (!node.is_text() || text::trim_ascii(node.text()).empty()) continue;
      const Node link = enclosing_link(node);
      if (!link) continue;
      if (links.empty() || links.back().link != link) links.push_back({link, i, i});
      links.back().last = i;
    }
    return links;
  }

  std::string text_of(const LinkInRun& link) const {
    return text_of_run(document_, link.first, link.last);
  }

  void add(std::string title, const LinkInRun& link) {
    Row row;
    row.item.title = std::move(title);
    row.item.url = urls_.absolute(href_of(link.link));
    row.first = link.first;
    row.last = link.last;
    result_.rows.push_back(std::move(row));
  }

  /// The link that a run consists of; none when it is more, or no link.
  static const LinkInRun* whole_link(const std::vector<LinkInRun>& links,
                                     const content::Block& run) {
    return links.size() == 1 && links.front().first == run.first && links.front().last == run.last
               ? &links.front()
               : nullptr;
  }

  /// A label by itself, and the links behind it.
  std::size_t take_label(std::size_t label) {
    std::size_t i = label + 1;
    for (; i < runs_.size(); ++i) {
      const auto links = links_of(runs_[i]);
      const LinkInRun* link = whole_link(links, runs_[i]);
      if (link == nullptr) break;
      add(text_of(*link), *link);
    }
    return i == label + 1 ? 0 : i - label;
  }

  /// A label with links behind it in one line.
  bool take_line(const content::Block& run, const std::string& text, std::string_view key,
                 std::size_t label_size) {
    const std::vector<LinkInRun> links = links_of(run);
    if (links.empty()) return false;
    const std::string_view label = key.substr(0, label_size);
    if (const LinkInRun* link = whole_link(links, run)) {
      // "More than a hundred people" begins with no label.
      const bool is_set_off = key[label_size] != ' ' || label.find(' ') != std::string_view::npos;
      return is_set_off && take_linked_line(*link, text, label);
    }
    std::size_t linked = 0;
    std::vector<std::string> titles;
    for (const LinkInRun& link : links) {
      titles.push_back(text_of(link));
      linked += length_of(titles.back());
    }
    if (length_of(text) > linked + length_of(label) + most_text_beside_links) return false;
    for (std::size_t i = 0; i < links.size(); ++i) {
      std::string title = without_label(titles[i], label);
      if (!title.empty()) add(std::move(title), links[i]);
    }
    return true;
  }

  /// A line that is one link from label to title.
  bool take_linked_line(const LinkInRun& link, const std::string& text, std::string_view label) {
    if (length_of(text) > longest_title) return false;
    std::string title = without_label(text, label);
    if (title.empty()) return false;
    add(std::move(title), link);
    return true;
  }

  /// A title without the label in front of it, where a sign parts the two.
  static std::string without_label(const std::string& title, std::string_view label) {
    if (in_story_label(label_key(title)) != label.size()) return title;
    for (const std::string_view sign : {":", "\uFF1A", "|", "\u00BB", "\u2013", "\u2014", " - "}) {
      const std::size_t at = title.find(sign);
      // Not much further than the label: a sign of the title's own stands behind that.
      if (at == std::string::npos || at > label.size() + most_text_beside_links) continue;
      return std::string(trim_separators(std::string_view(title).substr(at + sign.size())));
    }
    return label_key(title).size() == label.size() ? std::string() : title;
  }

  const html::Document& document_;
  const UrlResolver& urls_;
  std::span<const content::Block> runs_;
  StoryRuns result_;
};

}  // namespace

StoryRuns take_in_story_links(const html::Document& document, const UrlResolver& urls,
                              std::span<const content::Block> runs) {
  return InStoryLinks(document, urls, runs).take();
}

}  // namespace dateline::extraction
