#include "extract/general_authors.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "extract/byline_names.h"
#include "extract/class_words.h"
#include "extract/given_names.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::AttributeName;
using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t lines_above_headline = 6;
constexpr std::size_t lines_below_headline = 14;
constexpr std::size_t longest_byline = 160;  // in code points
constexpr std::size_t most_names = 6;        // of a page that says more than its metadata
constexpr std::size_t most_author_boxes = 20;

/// The people that one source names.
struct Candidate {
  std::string_view source;
  std::vector<std::string> names;
  std::vector<std::string> keys;  // of the names, sorted
  NodeIndex node = html::no_node;
};

constexpr std::array<std::string_view, 16> author_keys = {
    "author",          "article:author",  "article:author_name",
    "dc.creator",      "dcterms.creator", "dc.contributor",
    "parsely-author",  "sailthru.author", "byl",
    "citation_author", "creator",         "cxenseparse:author",
    "authors",         "article.author",  "og:article:author",
    "byline"};

class AuthorSearch {
 public:
  AuthorSearch(const PageView& view, const SiteNames& site, const GeneralTitle& title,
               const Links& links)
      : view_(view), site_(site), title_(title), links_(links) {}

  GeneralAuthors find() {
    find_in_json_ld();
    find_in_metadata();
    find_window();
    find_in_elements();
    find_in_lines();
    if (candidates_.empty()) find_far_off();
    GeneralAuthors result;
    const Candidate* best = choose();
    for (const Candidate& candidate : candidates_) {
      std::string names;
      for (const std::string& name : candidate.names) {
        if (!names.empty()) names += ", ";
        names += name;
      }
      result.candidates.emplace_back(candidate.source, std::move(names));
    }
    if (best == nullptr) return result;
    result.source = best->source;
    result.node = best->node;
    for (const std::string& name : best->names) result.people.push_back({name, url_of(name)});
    return result;
  }

 private:
  void add(std::string_view source, std::vector<std::string> names, NodeIndex node) {
    if (names.empty()) return;
    Candidate* known = candidate_of(source);
    if (known == nullptr) {
      known = &candidates_.emplace_back();
      known->source = source;
      known->node = node;
    }
    for (std::string& name : names) {
      std::string key = key_of(name);
      const auto at = std::lower_bound(known->keys.begin(), known->keys.end(), key);
      if (at != known->keys.end() && *at == key) continue;
      known->keys.insert(at, std::move(key));
      known->names.push_back(std::move(name));
    }
  }

  static std::string key_of(std::string_view name) {
    std::string key = text::comparison_key_of_folded(name);
    std::erase(key, '.');
    return key;
  }

  Candidate* candidate_of(std::string_view source) {
    const auto found =
        std::find_if(candidates_.begin(), candidates_.end(),
                     [&](const Candidate& candidate) { return candidate.source == source; });
    return found == candidates_.end() ? nullptr : &*found;
  }

  void find_in_json_ld() {
    const auto& articles = view_.metadata.json_ld().articles;
    const JsonLdArticle* article = title_.article;
    if (article == nullptr || article->authors.empty()) {
      const auto page = std::find_if(articles.begin(), articles.end(), [](const auto& other) {
        return !other.is_article && !other.authors.empty();
      });
      if (page == articles.end()) return;
      article = &*page;
    }
    for (const JsonLdAgent& author : article->authors) {
      if (author.kind == JsonLdAgent::Kind::organization) continue;
      const auto source =
          author.kind == JsonLdAgent::Kind::person ? BylineSource::person : BylineSource::metadata;
      add("json-ld", names_in_byline(author.name, site_, source), article->script);
    }
  }

  void find_in_metadata() {
    for (const std::string_view key : author_keys) {
      for (const MetadataEntry* entry : view_.metadata.all(key)) {
        // JSON-LD's authors have this key too.
        if (view_.document.node(entry->node).tag() == Tag::script) continue;
        if (entry->value.find("://") != std::string::npos) continue;
        add("meta", names_in_byline(entry->value, site_, BylineSource::metadata), entry->node);
      }
      if (candidate_of("meta") != nullptr) return;
    }
    for (int i = 1; i <= 3; ++i) {
      const std::string number = std::to_string(i);
      const MetadataEntry* label = view_.metadata.first("twitter:label" + number);
      const MetadataEntry* data = view_.metadata.first("twitter:data" + number);
      if (label != nullptr && data != nullptr &&
          is_byline_label(text::comparison_key_of_folded(label->value)))
        add("meta", names_in_byline(data->value, site_, BylineSource::metadata), data->node);
    }
  }

  /// The lines round the headline in which a byline may stand.
  void find_window() {
    if (title_.heading == html::no_node) {
      end_line_ = std::min(view_.lines.size(), 2 * lines_below_headline);
    } else {
      const std::size_t line = view_.line_at(title_.heading);
      begin_line_ = line - std::min(line, lines_above_headline);
      end_line_ = std::min(view_.lines.size(), line + 1 + lines_below_headline);
    }
    if (begin_line_ >= end_line_) return;
    begin_ = view_.document.node(view_.lines[begin_line_].line.first).parent().index();
    end_ = view_.lines[end_line_ - 1].line.last + 1;
  }

  void find_in_elements() {
    for (NodeIndex i = view_.body.index() + 1; i < view_.body.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      if (!node.is_element() || node.attribute_count() == 0) continue;
      const bool is_near = i >= begin_ && i < end_;
      if (node.tag() == Tag::a) {
        const auto rel = node.attribute(AttributeName::rel);
        if (rel && text::equals_ignoring_ascii_case(text::trim_ascii(*rel), "author"))
          add_element("rel=author", node);
        if (is_near && leads_to_author(node)) add_element("author-link", node);
      }
      if (const auto property = node.attribute(AttributeName::itemprop);
          property && text::equals_ignoring_ascii_case(*property, "author"))
        add_element("itemprop", node);
      if (is_near) {
        if (says_author(node)) add_element("class", node);
      } else if (boxes_.size() < most_author_boxes && says_author(node)) {
        boxes_.push_back(node);
      }
    }
  }

  static bool says_author(Node node) {
    for (const auto name : {AttributeName::class_, AttributeName::id, AttributeName::data_testid}) {
      const auto value = node.attribute(name);
      if (value && has_class_word(*value, author_words)) return true;
    }
    return false;
  }

  static bool leads_to_author(Node link) {
    const auto href = link.attribute(AttributeName::href);
    return href && has_class_word(path_of(*href), author_path_words);
  }

  void add_element(std::string_view source, Node element) {
    if (is_beside_the_article(element)) return;
    const Node name = inner_name(element);
    const Node scope = name ? name : element;
    std::vector<std::string> names = names_between(scope.index(), scope.subtree_end());
    if (source == "author-link") {
      std::erase_if(names, [&](const std::string& name) { return !is_in_address(name, element); });
    }
    add(source, std::move(names), element.index());
  }

  /// Whether the address of a link to a person has a word of the person's name.
  static bool is_in_address(std::string_view name, Node link) {
    const std::string address = text::to_ascii_lower(path_of(href_of(link)));
    constexpr std::size_t shortest_word = 4;
    for (std::string_view rest = name; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      if (word.size() >= shortest_word &&
          address.find(text::to_ascii_lower(word)) != std::string::npos)
        return true;
    }
    return false;
  }

  /// The name inside of a person's microdata.
  Node inner_name(Node element) const {
    if (!element.attribute(AttributeName::itemscope)) return {};
    for (NodeIndex i = element.index() + 1; i < element.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      const auto property = node.attribute(AttributeName::itemprop);
      if (property && *property == "name") return node;
    }
    return {};
  }

  /// The names in a run of nodes: those of its first text that has any, and of others that a comma
  /// or "and" joins to it, or that are links as it is.
  std::vector<std::string> names_between(NodeIndex begin, NodeIndex end) const {
    std::vector<std::string> names;
    std::string whole;
    bool is_joined = false;
    Node last_link;
    for (NodeIndex i = begin; i < end; ++i) {
      const Node node = view_.document.node(i);
      if (node.is_element() && (html::is_hidden(node) || node.tag() == Tag::figure)) {
        i = node.subtree_end() - 1;
        continue;
      }
      if (!node.is_text()) continue;
      const std::string text = text::fold(node.text());
      if (text.empty()) continue;
      whole += node.text();
      if (whole.size() > 4 * longest_byline) break;
      if (joins_names(text)) {
        is_joined = true;
        continue;
      }
      if (ends_byline(text)) break;
      const Node link = enclosing_link(node);
      const bool is_list_of_links = link && last_link && link != last_link;
      if (names.empty() || is_joined || is_list_of_links) {
        for (std::string& name : names_in_byline(text, site_, BylineSource::page)) {
          names.push_back(std::move(name));
          last_link = link;
        }
      }
      const std::size_t blank = text.rfind(' ');
      is_joined =
          text.back() == ',' || (blank != std::string::npos && joins_names(text.substr(blank + 1)));
    }
    if (names.size() != 1 || names.front().find(' ') != std::string::npos) return names;
    // A name may be set in parts.
    std::vector<std::string> of_whole =
        names_in_byline(text::fold(whole), site_, BylineSource::page);
    return of_whole.size() == 1 && of_whole.front().starts_with(names.front() + ' ') ? of_whole
                                                                                     : names;
  }

  static void erase_single_words(std::vector<std::string>& names) {
    std::erase_if(names,
                  [](const std::string& name) { return name.find(' ') == std::string::npos; });
  }

  /// Whether an element lies in a comment, a card, a biography: in something whose name says so and
  /// that does not hold the headline.
  bool is_beside_the_article(Node element) const {
    const Node heading =
        title_.heading == html::no_node ? Node() : view_.document.node(title_.heading);
    for (Node node = element; node && node.tag() != Tag::body; node = node.parent()) {
      if (heading && node.contains(heading)) return false;
      if (node.tag() == Tag::nav || node.tag() == Tag::figure) return true;
      if (node.tag() == Tag::footer && node.parent().tag() != Tag::article) return true;
      for (const auto name : {AttributeName::class_, AttributeName::id}) {
        const auto value = node.attribute(name);
        // A card about the author is about no other story.
        if (value && has_class_word(*value, aside_words) && !has_class_word(*value, author_words))
          return true;
      }
    }
    return false;
  }

  void find_in_lines() {
    std::size_t prose = 0;
    for (std::size_t i = begin_line_; i < end_line_ && prose < 3; ++i) {
      const TextLine& line = view_.lines[i];
      if (line.is_prose && view_.document.node(line.line.first).index() > title_.heading) ++prose;
      if (line.in_navigation || length_of(line.text()) > longest_byline) continue;
      if (add_byline(i)) return;
    }
    for (std::size_t i = begin_line_; i < end_line_; ++i) {
      const TextLine& line = view_.lines[i];
      if (!line.date || line.in_navigation || line.is_prose) continue;
      const std::string beside = line.text_beside_date();
      std::vector<std::string> names = names_in_byline(beside, site_, BylineSource::page);
      std::erase_if(names, [](const std::string& name) { return !is_surely_person(name); });
      // A line that says more is no byline.
      if (names.empty() || beside.size() > 2 * names.front().size() * names.size()) continue;
      add("dateline", std::move(names), line.line.first);
      if (candidate_of("dateline") != nullptr) return;
    }
  }

  /// Reads a line that begins with "By", or that stands behind one that is "By" alone.
  bool add_byline(std::size_t index) {
    const TextLine& line = view_.lines[index];
    const bool is_labelled = index > 0 && is_byline_label(view_.lines[index - 1].key);
    if (!is_labelled && !begins_as_byline(line.key) && !begins_with_label(line)) return false;
    if (in_figure(line)) return false;
    std::vector<std::string> names = names_between(line.line.first, line.line.last + 1);
    erase_single_words(names);
    if (names.empty()) return false;
    add("byline", std::move(names), line.line.first);
    return true;
  }

  /// Whether a line's first text is "By" alone: names may follow without a blank between them.
  bool begins_with_label(const TextLine& line) const {
    constexpr std::size_t longest_label = 40;
    const std::string_view text = view_.document.node(line.line.first).text();
    return line.line.first != line.line.last && text.size() <= longest_label &&
           is_byline_label(text::comparison_key(text));
  }

  bool in_figure(const TextLine& line) const {
    for (Node node = view_.document.node(line.line.block); node; node = node.parent()) {
      if (node.tag() == Tag::figure || node.tag() == Tag::figcaption) return true;
    }
    return false;
  }

  /// Whether a name begins with one of the commonest given names, or is one.
  static bool is_surely_person(std::string_view name) {
    const std::string first = text::comparison_key_of_folded(name.substr(0, name.find(' ')));
    return is_given_name(first) || is_given_name(first.substr(0, first.find('-')));
  }

  /// What stands far from the headline: a box about the author, a line at the story's end.
  void find_far_off() {
    for (const Node box : boxes_) {
      add_element("author-box", box);
      if (candidate_of("author-box") != nullptr) return;
    }
    for (std::size_t i = end_line_; i < view_.lines.size(); ++i) {
      const TextLine& line = view_.lines[i];
      if (line.in_navigation || line.key.empty() || line.is_prose) continue;
      if (length_of(line.text()) <= longest_byline && add_byline(i)) return;
    }
  }

  const Candidate* choose() {
    drop_unlikely_names();
    const Candidate* best = candidate_of("json-ld");
    if (best == nullptr) best = candidate_of("meta");
    if (best == nullptr) return most_named();
    if (const Candidate* printed = contradiction_to(*best)) return printed;
    for (const char* source : {"byline", "meta"}) {
      const Candidate* other = candidate_of(source);
      if (other != nullptr && adds_to(*other, *best)) best = other;
    }
    return best;
  }

  /// Of sources that often hold something else, names stay that another source has too, or that
  /// begin as people's do.
  void drop_unlikely_names() {
    for (Candidate& candidate : candidates_) {
      if (!is_weak(candidate.source)) continue;
      std::erase_if(candidate.names, [&](const std::string& name) {
        if (is_surely_person(name) || is_of_script_without_case(name)) return false;
        if ((candidate.source == "class" || candidate.source == "itemprop") &&
            is_likely_person(name))
          return false;
        const std::string key = key_of(name);
        return std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return &other != &candidate &&
                 std::binary_search(other.keys.begin(), other.keys.end(), key);
        });
      });
      candidate.keys.clear();
      for (const std::string& name : candidate.names) candidate.keys.push_back(key_of(name));
      std::sort(candidate.keys.begin(), candidate.keys.end());
    }
    std::erase_if(candidates_, [](const Candidate& candidate) { return candidate.names.empty(); });
  }

  static bool is_weak(std::string_view source) {
    return source == "class" || source == "itemprop" || source == "dateline" ||
           source == "author-box";
  }

  /// Whether a name has two words or more, of which the first is no abbreviation but for initials.
  static bool is_likely_person(std::string_view name) {
    const std::string_view first = name.substr(0, name.find(' '));
    return first.size() < name.size() &&
           (first.find('.') != std::string_view::npos ||
            (first.size() >= 3 && (!text::is_upper_case(first) || text::is_upper_case(name))));
  }

  static bool is_of_script_without_case(std::string_view name) {
    return static_cast<unsigned char>(name.front()) >= 0xD6;
  }

  /// What the page prints at its headline, where the metadata name others: whoever put the page
  /// there.
  const Candidate* contradiction_to(const Candidate& stated) {
    const Candidate* byline = candidate_of("byline");
    if (byline == nullptr) return nullptr;
    std::vector<std::string> common;
    std::set_intersection(byline->keys.begin(), byline->keys.end(), stated.keys.begin(),
                          stated.keys.end(), std::back_inserter(common));
    const auto is_sure_name = [](const std::string& name) { return is_surely_person(name); };
    const bool is_sure =
        std::all_of(byline->names.begin(), byline->names.end(), is_sure_name) ||
        std::none_of(stated.names.begin(), stated.names.end(), is_sure_name) ||
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
          return &other != byline && other.keys == byline->keys;
        });
    return common.empty() && is_sure ? byline : nullptr;
  }

  /// Whether a source has all the names of another, and more of which none is doubtful.
  static bool adds_to(const Candidate& more, const Candidate& known) {
    if (more.names.size() <= known.names.size() || more.names.size() > most_names) return false;
    if (!std::includes(more.keys.begin(), more.keys.end(), known.keys.begin(), known.keys.end()))
      return false;
    const auto doubtful =
        std::count_if(more.names.begin(), more.names.end(),
                      [](const std::string& name) { return !is_surely_person(name); });
    return doubtful <= static_cast<std::ptrdiff_t>(known.names.size());
  }

  /// The people that most sources name; of two the one that is right more often.
  const Candidate* most_named() {
    const Candidate* best = nullptr;
    std::ptrdiff_t most = 0;
    for (const char* source :
         {"rel=author", "itemprop", "byline", "author-link", "class", "dateline", "author-box"}) {
      const Candidate* candidate = candidate_of(source);
      if (candidate == nullptr) continue;
      const auto votes =
          std::count_if(candidates_.begin(), candidates_.end(),
                        [&](const Candidate& other) { return other.keys == candidate->keys; });
      if (votes > most) best = candidate;
      most = std::max(most, votes);
    }
    return best;
  }

  /// The address behind a name.
  std::optional<std::string> url_of(std::string_view name) const {
    if (title_.article != nullptr) {
      for (const JsonLdAgent& author : title_.article->authors) {
        if (author.name == name && !author.url.empty()) return links_.absolute(author.url);
      }
    }
    for (std::size_t i = begin_line_; i < end_line_; ++i) {
      const TextLine& line = view_.lines[i];
      if (line.text().find(name) == std::string::npos) continue;
      for (NodeIndex n = line.line.first; n <= line.line.last; ++n) {
        const Node node = view_.document.node(n);
        if (!node.is_text()) continue;
        const Node link = enclosing_link(node);
        if (link && html::inline_text(link).find(name) != std::string::npos)
          return links_.absolute(href_of(link));
      }
    }
    return std::nullopt;
  }

  const PageView& view_;
  const SiteNames& site_;
  const GeneralTitle& title_;
  const Links& links_;
  std::vector<Candidate> candidates_;
  std::vector<Node> boxes_;
  std::size_t begin_line_ = 0;
  std::size_t end_line_ = 0;
  NodeIndex begin_ = 0;
  NodeIndex end_ = 0;
};

}  // namespace

GeneralAuthors find_general_authors(const PageView& view, const SiteNames& site,
                                    const GeneralTitle& title, const Links& links) {
  return AuthorSearch(view, site, title, links).find();
}

}  // namespace dateline::extraction
