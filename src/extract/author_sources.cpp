#include "extract/author_sources.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/author_property.h"
#include "extract/byline_names.h"
#include "extract/byline_nodes.h"
#include "extract/class_words.h"
#include "extract/given_names.h"
#include "extract/line_of_names.h"
#include "extract/links.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::AttributeName;
using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t lines_above_headline = 6;
constexpr std::size_t lines_below_headline = 14;
// Bounds for pages that are made to cost much.
constexpr std::size_t most_author_boxes = 20;
constexpr std::size_t most_elements = 100;  // and as many lines

constexpr std::array<std::string_view, 16> author_keys = {
    "author",          "article:author",  "article:author_name",
    "dc.creator",      "dcterms.creator", "dc.contributor",
    "parsely-author",  "sailthru.author", "byl",
    "citation_author", "creator",         "cxenseparse:author",
    "authors",         "article.author",  "og:article:author",
    "byline"};

class AuthorSourceReader {
 public:
  AuthorSourceReader(const PageView& view, const SiteNames& site, const GeneralTitle& title)
      : view_(view), site_(site), title_(title) {}

  AuthorSources read() {
    find_in_json_ld();
    find_in_metadata();
    find_window();
    find_in_elements();
    find_in_lines();
    if (result_.candidates.empty()) {
      if (auto line = find_line_of_names(view_, site_, title_, result_.end_line))
        add("name-line", std::move(line->names), line->node);
    }
    if (result_.candidates.empty()) find_far_off();
    return std::move(result_);
  }

 private:
  void add(std::string_view source, std::vector<std::string> names, NodeIndex node) {
    if (names.empty()) return;
    AuthorCandidate* known = candidate_of(source);
    if (known == nullptr) {
      known = &result_.candidates.emplace_back();
      known->source = source;
      known->node = node;
    }
    for (std::string& name : names) {
      std::string key = author_key(name);
      const auto at = std::lower_bound(known->keys.begin(), known->keys.end(), key);
      if (at != known->keys.end() && *at == key) continue;
      known->keys.insert(at, std::move(key));
      known->names.push_back(std::move(name));
    }
  }

  /// Keeps, for the evidence, what the metadata call an author and is no person.
  void refuse(std::string_view name) {
    if (!result_.refused.empty()) result_.refused += ", ";
    result_.refused += name;
  }

  AuthorCandidate* candidate_of(std::string_view source) {
    const auto found =
        std::find_if(result_.candidates.begin(), result_.candidates.end(),
                     [&](const AuthorCandidate& candidate) { return candidate.source == source; });
    return found == result_.candidates.end() ? nullptr : &*found;
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
      if (author.kind == JsonLdAgent::Kind::organization) {
        refuse(author.name);
        continue;
      }
      const auto source =
          author.kind == JsonLdAgent::Kind::person ? BylineSource::person : BylineSource::metadata;
      std::vector<std::string> names = names_in_byline(author.name, site_, source);
      if (names.empty()) refuse(author.name);
      add("json-ld", std::move(names), article->script);
    }
  }

  void find_in_metadata() {
    for (const std::string_view key : author_keys) {
      for (const MetadataEntry* entry : view_.metadata.all(key)) {
        // JSON-LD's authors have this key too.
        if (view_.document.node(entry->node).tag() == Tag::script) continue;
        if (entry->value.find("://") != std::string::npos) continue;
        std::vector<std::string> names = names_in_byline(
            key == "citation_author" ? first_name_first(entry->value) : entry->value, site_,
            BylineSource::metadata);
        if (names.empty()) refuse(entry->value);
        add("meta", std::move(names), entry->node);
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
      result_.end_line = std::min(view_.lines.size(), 2 * lines_below_headline);
    } else {
      const std::size_t line = view_.line_at(title_.heading);
      result_.begin_line = line - std::min(line, lines_above_headline);
      result_.end_line = std::min(view_.lines.size(), line + 1 + lines_below_headline);
    }
    if (result_.begin_line >= result_.end_line) return;
    begin_ = view_.document.node(view_.lines[result_.begin_line].line.first).parent().index();
    end_ = view_.lines[result_.end_line - 1].line.last + 1;
  }

  void find_in_elements() {
    for (NodeIndex i = view_.body.index() + 1; i < view_.body.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      if (!node.is_element() || node.attribute_count() == 0) continue;
      const bool is_marked = may_be_marked(node);
      if (is_marked && node.tag() == Tag::a) {
        const auto rel = node.attribute(AttributeName::rel);
        if (rel && text::equals_ignoring_ascii_case(text::trim_ascii(*rel), "author"))
          add_element("rel=author", node);
      }
      if (is_near(i) && node.tag() == Tag::a && leads_to_author(node))
        add_element("author-link", node);
      if (is_marked && is_author_property(node)) add_property(node);
      if (is_near(i) && says_author(node)) add_element("class", node);
    }
  }

  bool is_near(NodeIndex node) const { return node >= begin_ && node < end_; }

  /// Whether an element has an attribute by which pages mark authors: few have.
  static bool may_be_marked(Node node) {
    bool may_be = false;
    node.for_each_attribute([&](AttributeName name, std::string_view) {
      may_be = may_be || name == AttributeName::rel || name == AttributeName::itemprop ||
               name == AttributeName::property;
    });
    return may_be;
  }

  /// A property's value is its content attribute, else its text.
  void add_property(Node element) {
    const auto content = element.attribute(AttributeName::content);
    if (!content || element.tag() == Tag::meta) {
      add_element("itemprop", element);
    } else if (++elements_ <= most_elements && !is_beside_the_article(element, aside_words)) {
      add("itemprop", names_in_byline(text::fold(*content), site_, BylineSource::metadata),
          element.index());
    }
  }

  static bool says_author(Node node) {
    for (const auto name : {AttributeName::class_, AttributeName::id, AttributeName::data_testid}) {
      const auto value = node.attribute(name);
      if (value && author_words.in(*value)) return true;
    }
    return false;
  }

  /// Whether an element lies in an <aside> that is about something else than the author: other
  /// stories, with theirs.
  static bool is_in_foreign_aside(Node element) {
    for (Node node = element; node; node = node.parent()) {
      if (node.tag() == Tag::aside) return !says_author(node);
    }
    return false;
  }

  static bool leads_to_author(Node link) {
    const auto href = link.attribute(AttributeName::href);
    return href && author_path_words.in(path_of(*href));
  }

  void add_element(std::string_view source, Node element) {
    if (++elements_ > most_elements || is_beside_the_article(element, aside_words) ||
        others_follow_before(element))
      return;
    const Node inner = inner_name(element);
    const Node scope = inner ? inner : element;
    std::vector<std::string> names =
        names_between(view_.document, scope.index(), scope.subtree_end(), site_);
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

  /// The name inside of what microdata or RDFa say of a person.
  Node inner_name(Node element) const {
    if (!element.attribute(AttributeName::itemscope) && !element.attribute("typeof") &&
        !element.attribute(AttributeName::rel))
      return {};
    const NodeIndex end = std::min(element.subtree_end(), element.index() + most_nodes_of_byline);
    for (NodeIndex i = element.index() + 1; i < end; ++i) {
      const Node node = view_.document.node(i);
      for (const AttributeName name : {AttributeName::itemprop, AttributeName::property}) {
        const auto property = node.attribute(name);
        if (property && property->substr(property->find_last_of(":/") + 1) == "name") return node;
      }
    }
    return {};
  }

  bool is_beside_the_article(Node element, const ClassWords& words) const {
    const bool has_heading = title_.heading != html::no_node;
    return extraction::is_beside_the_article(
        element, has_heading ? view_.document.node(title_.heading) : Node(), words);
  }

  void find_in_lines() {
    std::size_t prose = 0;
    for (std::size_t i = result_.begin_line; i < result_.end_line && prose < 3; ++i) {
      const TextLine& line = view_.lines[i];
      if (line.is_prose && view_.document.node(line.line.first).index() > title_.heading) ++prose;
      far_line_ = i + 1;
      if (line.in_navigation || length_of(line.text()) > longest_byline) continue;
      if (add_byline(i)) return;
    }
    for (std::size_t i = result_.begin_line; i < result_.end_line; ++i) {
      const TextLine& line = view_.lines[i];
      if (!line.date || line.in_navigation || line.is_prose) continue;
      const std::string beside = line.text_beside_date();
      std::vector<std::string> names = names_in_byline(beside, site_, BylineSource::page);
      std::erase_if(names, [](const std::string& name) { return !begins_with_given_name(name); });
      // A line that says more is no byline.
      if (names.empty() || beside.size() > 2 * names.front().size() * names.size()) continue;
      add("dateline", std::move(names), line.line.first);
      if (candidate_of("dateline") != nullptr) return;
    }
  }

  /// Reads a line that begins with "By", or that stands behind one that is "By" alone.
  bool add_byline(std::size_t index) {
    const TextLine& line = view_.lines[index];
    const TextLine* before = index > 0 ? &view_.lines[index - 1] : nullptr;
    // Below "Contributors" alone stands a list of whoever wrote for the site.
    const bool is_labelled = before != nullptr && is_byline_label(before->key) &&
                             !before->key.starts_with("contributor");
    if (!is_labelled && !begins_as_byline(line.key) && !begins_with_label(line)) return false;
    std::vector<std::string> names =
        names_between(view_.document, line.line.first, line.line.last + 1, site_);
    // A box with the heading "Author" may stand in the sidebar; lists of contributors hold much
    // else.
    const bool is_box =
        is_labelled && before->heading_level > 0 && is_name_of_author_box(before->key);
    const bool has_doubts = is_box || line.key.starts_with("contributor");
    std::erase_if(names, [&](const std::string& name) {
      return name.find(' ') == std::string::npos || (has_doubts && !is_surely_person(name));
    });
    if (names.empty() || ++lines_ > most_elements || (is_box && is_subject(title_.text, names)))
      return false;
    const bool is_near = index < result_.end_line;
    if (is_beside_the_article(view_.document.node(line.line.block), is_box    ? foreign_box_words
                                                                    : is_near ? aside_words
                                                                              : comment_words))
      return false;
    add("byline", std::move(names), line.line.first);
    return true;
  }

  /// Of one author: what follows a plural is a list.
  static bool is_name_of_author_box(std::string_view key) {
    static constexpr auto headings = std::to_array<std::string_view>(
        {"author", "about the author", "written by", "autor", "autorin", "auteur", "autore",
         "yazar", "автор", "müəllif"});
    return std::find(headings.begin(), headings.end(), key) != headings.end();
  }

  /// Whether a line's first text is "By" alone: names may follow without a blank between them.
  bool begins_with_label(const TextLine& line) const {
    constexpr std::size_t longest_label = 40;
    const std::string_view text = view_.document.node(line.line.first).text();
    return line.line.first != line.line.last && text.size() <= longest_label &&
           is_byline_label(text::comparison_key(text));
  }

  /// What stands far from the headline: a box about the author, a line at the story's end.
  void find_far_off() {
    std::size_t boxes = 0;
    for (NodeIndex i = view_.body.index() + 1;
         i < view_.body.subtree_end() && boxes < most_author_boxes; ++i) {
      const Node box = view_.document.node(i);
      if (is_near(i) || !box.is_element() || !says_author(box) || is_in_foreign_aside(box))
        continue;
      ++boxes;
      add_element("author-box", box);
      if (candidate_of("author-box") != nullptr) return;
    }
    for (std::size_t i = far_line_; i < view_.lines.size(); ++i) {
      const TextLine& line = view_.lines[i];
      if (line.in_navigation || line.key.empty() || line.is_prose) continue;
      if (length_of(line.text()) <= longest_byline && add_byline(i)) return;
    }
  }

  const PageView& view_;
  const SiteNames& site_;
  const GeneralTitle& title_;
  AuthorSources result_;
  std::size_t elements_ = 0;  // that were read
  std::size_t lines_ = 0;     // likewise
  std::size_t far_line_ = 0;  // the first that the search near the headline left out
  NodeIndex begin_ = 0;
  NodeIndex end_ = 0;
};

}  // namespace

const AuthorCandidate* AuthorSources::candidate_of(std::string_view source) const {
  const auto found =
      std::find_if(candidates.begin(), candidates.end(),
                   [&](const AuthorCandidate& candidate) { return candidate.source == source; });
  return found == candidates.end() ? nullptr : &*found;
}

AuthorSources find_author_sources(const PageView& view, const SiteNames& site,
                                  const GeneralTitle& title) {
  return AuthorSourceReader(view, site, title).read();
}

std::string author_key(std::string_view name) {
  std::string key = text::comparison_key_of_folded(name);
  std::erase(key, '.');
  return key;
}

bool begins_with_given_name(std::string_view name) {
  const std::string first = text::comparison_key_of_folded(name.substr(0, name.find(' ')));
  return is_given_name(first) || is_given_name(first.substr(0, first.find('-')));
}

}  // namespace dateline::extraction
