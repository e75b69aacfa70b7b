#include "extract/general_title.h"

#include <algorithm>
#include <array>

#include "extract/class_words.h"
#include "extract/links.h"
#include "extract/word_set.h"
#include "html/text_rendering.h"
#include "text/fold.h"
#include "text/url.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t longest_heading = 400;     // in code points
constexpr std::size_t most_headings = 40;        // of which inner text is read
constexpr std::size_t largest_heading = 20'000;  // in bytes, markup and all
// The likeness (0 to 1) to the titles of the metadata that makes a heading the headline.
constexpr double least_likeness = 0.22;
constexpr double likeness_of_lower_heading = 0.9;
// What a later level-1 heading's likeness is worth, against one above it: other stories have them
// too.
constexpr double worth_of_later_heading = 0.75;
constexpr std::size_t least_words_of_lone_heading = 4;

struct Title {
  std::string_view source;
  std::string text;
  NodeIndex node = html::no_node;
  WordSet words;
};

struct Heading {
  Node element;
  std::string text;
  WordSet words;
  double likeness = 0;
};

/// What the metadata call the page, the most exact first.
constexpr std::array<std::string_view, 8> title_keys = {
    "og:title", "twitter:title", "parsely-title",  "sailthru.title",
    "dc.title", "dcterms.title", "citation_title", "title"};

bool ends_in_ellipsis(std::string_view text) {
  return text.ends_with("...") || text.ends_with("\u2026");
}

class TitleSearch {
 public:
  TitleSearch(const PageView& view, SiteNames& site) : view_(view), site_(site) {}

  std::optional<GeneralTitle> find() {
    find_titles();
    find_headings();
    drop_site_headings();
    GeneralTitle result;
    result.article = article_;
    if (const Heading* heading = best_heading()) {
      result.text = text_of(*heading);
      result.source = html::tag_name(heading->element.tag());
      result.node = result.heading = heading->element.index();
    } else if (!titles_.empty()) {
      const Title& title = titles_.front();
      result.text = site_.without_likely_name(title.text);
      result.source = title.source;
      result.node = title.node;
    } else {
      return std::nullopt;
    }
    complete(result.text);
    add_candidates(result);
    return result;
  }

 private:
  void add_title(std::string_view source, std::string_view text, NodeIndex node) {
    const std::string_view title = site_.without_name(text);
    if (title.empty() || site_.is_name(title)) return;
    titles_.push_back({source, std::string(title), node, WordSet(title)});
  }

  void find_titles() {
    for (const std::string_view key : title_keys) {
      if (const MetadataEntry* entry = view_.metadata.first(key))
        add_title(key, entry->value, entry->node);
    }
    choose_article();
    if (article_ != nullptr) {
      add_title("headline", article_->headline, article_->script);
      // The headline of the article itself is the most exact.
      if (!titles_.empty() && titles_.back().source == "headline")
        std::rotate(titles_.begin(), titles_.end() - 1, titles_.end());
    }
  }

  double likeness_to_titles(const WordSet& words) const {
    double sum = 0;
    for (const Title& title : titles_) sum += words.likeness_to(title.words);
    return titles_.empty() ? 0.0 : sum / static_cast<double>(titles_.size());
  }

  /// The article of JSON-LD that is most like the other titles: a page may name its related
  /// articles too.
  void choose_article() {
    double best = -1;
    for (const JsonLdArticle& article : view_.metadata.json_ld().articles) {
      if (!article.is_article) continue;
      const double likeness = likeness_to_titles(WordSet(article.headline));
      if (likeness <= best) continue;
      best = likeness;
      article_ = &article;
    }
  }

  static bool is_heading(Tag tag) {
    return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4;
  }

  void find_headings() {
    std::size_t lower = 0;
    for (NodeIndex i = view_.body.index(); i < view_.body.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      if (!is_heading(node.tag())) continue;
      if (node.tag() != Tag::h1 && ++lower > most_headings) continue;
      if (headings_.size() == 2 * most_headings) break;
      if (node.source().size() > largest_heading) continue;
      std::string text = html::inline_text(node);
      if (text.empty() || length_of(text) > longest_heading || site_.is_name(text)) continue;
      Heading& heading = headings_.emplace_back();
      heading.element = node;
      heading.words = WordSet(text);
      heading.text = std::move(text);
      heading.likeness = likeness_to_titles(heading.words);
    }
  }

  /// Drops the headings that are the site's name: a link to the front page, or the last part of
  /// <title> where that looks like it.
  void drop_site_headings() {
    const MetadataEntry* entry = view_.metadata.first("title");
    const auto parts =
        entry == nullptr ? std::vector<std::string_view>() : parts_of_title(entry->value);
    const WordSet first = parts.size() > 1 ? WordSet(parts.front()) : WordSet();
    const WordSet last = parts.size() > 1 ? WordSet(parts.back()) : WordSet();
    const bool has_first =
        std::any_of(headings_.begin(), headings_.end(),
                    [&](const Heading& heading) { return is_same(heading.words, first); });
    const bool ends_with_name =
        parts.size() > 1 && (has_first || site_.is_likely_name(parts.back()));
    std::erase_if(headings_, [&](const Heading& heading) {
      const bool is_title = std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) {
        return title.source != "title" && is_same(heading.words, title.words);
      });
      const bool is_name =
          leads_home(heading.element) || (ends_with_name && is_same(heading.words, last));
      if (is_title || !is_name) return false;
      site_.add(heading.text);
      return true;
    });
    for (Title& title : titles_) {
      const std::string_view without = site_.without_name(title.text);
      if (without.size() == title.text.size() || without.empty()) continue;
      title.text = std::string(without);
      title.words = WordSet(title.text);
    }
    for (Heading& heading : headings_) heading.likeness = likeness_to_titles(heading.words);
  }

  static bool is_same(const WordSet& a, const WordSet& b) {
    return !a.is_empty() && a.likeness_to(b) == 1;
  }

  /// Whether a heading lies in a link to the front page, or all its text does.
  bool leads_home(Node heading) const {
    Node link = enclosing_link(heading);
    if (!link && heading.first_child()) {
      Node child = heading.first_child();
      while (child && child.tag() != Tag::a) child = child.next_sibling();
      if (child) link = enclosing_link(child);
    }
    if (!link) return false;
    std::string_view target = path_of(text::trim_ascii(href_of(link)));
    if (const auto parts = text::split_url(target)) target = parts->path;
    return target.empty() || target == "/";
  }

  const Heading* best_heading() const {
    const Heading* best = nullptr;
    std::size_t count = 0;
    for (const Heading& heading : headings_) {
      if (heading.element.tag() != Tag::h1) continue;
      ++count;
      const double worth =
          best != nullptr && is_in_page_header(best->element) ? 1 : worth_of_later_heading;
      if (best == nullptr || heading.likeness * worth > best->likeness) best = &heading;
    }
    if (best != nullptr && best->likeness >= least_likeness) {
      const Heading* printed = headline_behind(*best);
      return printed != nullptr ? printed : best;
    }
    if (const Heading* lower = titled_lower_heading()) return lower;
    if (best == nullptr || titles_.empty()) return best;
    if (count > 1) return nullptr;
    const bool has_better_title = titles_.front().source != "title";
    return best->words.size() >= least_words_of_lone_heading ||
                   (!has_better_title && prose_follows(best->element))
               ? best
               : nullptr;
  }

  /// Whether a heading lies in the banner of the site rather than of the article.
  static bool is_in_page_header(Node heading) {
    bool is_in_header = false;
    for (Node node = heading; node; node = node.parent()) {
      if (node.tag() == Tag::article || node.tag() == Tag::main) return false;
      is_in_header = is_in_header || node.tag() == Tag::header;
    }
    return is_in_header;
  }

  /// The heading right behind a level-1 heading that is made for search engines: one that other
  /// titles of the article have word for word.
  const Heading* headline_behind(const Heading& first) const {
    const Heading* next = &first + 1;
    if (next == headings_.data() + headings_.size() || next->element.tag() == Tag::h1)
      return nullptr;
    const std::string text = text_of(*next);
    const bool is_title = std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) {
      return title.source != "title" && title.text == text;
    });
    return is_title && text != text_of(first) ? next : nullptr;
  }

  /// A lower heading that says the same as a title, or as a part of one.
  const Heading* titled_lower_heading() const {
    const Heading* best = nullptr;
    for (const Heading& heading : headings_) {
      if (heading.element.tag() == Tag::h1) continue;
      const bool is_title = std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) {
        if (heading.words.likeness_to(title.words) >= likeness_of_lower_heading) return true;
        const auto parts = parts_of_title(title.text);
        return parts.size() > 1 && heading.words.size() > 1 &&
               std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
                 return is_same(heading.words, WordSet(part));
               });
      });
      if (is_title && (best == nullptr || heading.likeness > best->likeness)) best = &heading;
    }
    return best;
  }

  /// Whether running text stands near below.
  bool prose_follows(Node heading) const {
    constexpr std::size_t most_lines = 6;
    const std::size_t line = view_.line_at(heading.index());
    const std::size_t end = std::min(view_.lines.size(), line + most_lines);
    for (std::size_t i = line; i < end; ++i) {
      if (view_.lines[i].in_navigation) return false;
      if (view_.lines[i].is_prose) return true;
    }
    return false;
  }

  /// A heading without what is glued to it: the site's name, or what stands in an element of its
  /// own (the kicker in front, a mark behind).
  std::string text_of(const Heading& heading) const {
    constexpr std::size_t most_parts = 8;
    const Node whole = heading.element;
    std::vector<std::string> parts;
    for (NodeIndex i = whole.index() + 1; i < whole.subtree_end() && parts.size() < most_parts;
         ++i) {
      const Node element = view_.document.node(i);
      if (!element.is_element() || !element.first_child()) continue;
      parts.push_back(text_between(i, element.subtree_end()));
      parts.push_back(text_between(whole.index(), i) + ' ' +
                      text_between(element.subtree_end(), whole.subtree_end()));
    }
    for (const Title& title : titles_) {
      if (title.words.size() < least_words_of_lone_heading) continue;
      const bool is_part = std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return trim_separators(part) == title.text;
      });
      if (is_part) return title.text;
    }
    // An article's own headline tells whether its kicker belongs to it.
    const bool is_own = article_ != nullptr && is_same(heading.words, WordSet(article_->headline));
    if (std::string text = is_own ? std::string() : without_kicker(whole); !text.empty())
      return text;
    const std::string_view without = site_.without_name(heading.text);
    const bool is_title = std::any_of(titles_.begin(), titles_.end(),
                                      [&](const Title& title) { return title.text == without; });
    return is_title ? std::string(without) : heading.text;
  }

  /// What stands behind a heading's first element, where that holds a few words set off from the
  /// rest. Empty when it has no such element.
  std::string without_kicker(Node heading) const {
    constexpr std::size_t most_words = 5;
    Node first = heading.first_child();
    while (first && first.is_text() && text::trim_ascii(first.text()).empty())
      first = first.next_sibling();
    if (!first || !first.is_element() || !first.first_child()) return {};
    const auto name = first.class_attribute();
    if (!kicker_words.in(name)) return {};
    const std::string kicker = text_between(first.index(), first.subtree_end());
    std::string rest = text_between(first.subtree_end(), heading.subtree_end());
    rest = std::string(trim_separators(rest));
    const bool is_kicker = !kicker.empty() && text::count_words(kicker) <= most_words &&
                           WordSet(rest).size() >= least_words_of_lone_heading;
    return is_kicker ? rest : std::string();
  }

  std::string text_between(NodeIndex begin, NodeIndex end) const {
    std::string text;
    for (NodeIndex i = begin; i < end; ++i) {
      const Node node = view_.document.node(i);
      if (node.is_text()) (text += ' ') += node.text();
    }
    return text::fold(text);
  }

  /// By source: "h1", "h1-2"; of the headings those that have something of a title.
  void add_candidates(GeneralTitle& result) const {
    constexpr std::size_t most_candidates = 12;
    for (const Title& title : titles_) result.candidates.emplace_back(title.source, title.text);
    std::size_t number = 0;
    for (const Heading& heading : headings_) {
      if (heading.likeness < least_likeness && heading.element.index() != result.heading) continue;
      if (++number > most_candidates) return;
      std::string source(html::tag_name(heading.element.tag()));
      if (number > 1) source += '-' + std::to_string(number);
      result.candidates.emplace_back(std::move(source), heading.text);
    }
  }

  /// Completes a title that was cut off.
  void complete(std::string& text) const {
    if (!ends_in_ellipsis(text)) return;
    const std::string beginning = text.substr(0, text.size() - 3);
    const auto try_longer = [&](std::string_view other) {
      // "He was..." is none of "He was... | The site".
      if (other.size() > text.size() && other.starts_with(beginning) && !other.starts_with(text))
        text = other;
    };
    for (const Title& title : titles_) try_longer(title.text);
    for (const Heading& heading : headings_) try_longer(heading.text);
  }

  const PageView& view_;
  SiteNames& site_;
  std::vector<Title> titles_;
  std::vector<Heading> headings_;
  const JsonLdArticle* article_ = nullptr;
};

}  // namespace

std::optional<GeneralTitle> find_general_title(const PageView& view, SiteNames& site) {
  return TitleSearch(view, site).find();
}

}  // namespace dateline::extraction
