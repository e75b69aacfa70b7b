#include "extract/general_authors.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/byline_names.h"
#include "extract/class_words.h"
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
constexpr std::size_t most_names = 4;        // of a line that says more than the metadata

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
    GeneralAuthors result;
    for (const Candidate& candidate : candidates_) {
      std::string names;
      for (const std::string& name : candidate.names) {
        if (!names.empty()) names += ", ";
        names += name;
      }
      result.candidates.emplace_back(candidate.source, std::move(names));
    }
    const Candidate* best = choose();
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
      add("json-ld", names_in_byline(author.name, site_), article->script);
    }
  }

  void find_in_metadata() {
    for (const std::string_view key : author_keys) {
      for (const MetadataEntry* entry : view_.metadata.all(key)) {
        // JSON-LD's authors have this key too.
        if (view_.document.node(entry->node).tag() == Tag::script) continue;
        if (entry->value.find("://") != std::string::npos) continue;
        add("meta", names_in_byline(entry->value, site_), entry->node);
      }
      if (candidate_of("meta") != nullptr) return;
    }
    for (int i = 1; i <= 3; ++i) {
      const std::string number = std::to_string(i);
      const MetadataEntry* label = view_.metadata.first("twitter:label" + number);
      const MetadataEntry* data = view_.metadata.first("twitter:data" + number);
      if (label == nullptr || data == nullptr) continue;
      const std::string key = text::comparison_key_of_folded(label->value);
      if (begins_as_byline(label->value + ":") || key == "written by")
        add("meta", names_in_byline(data->value, site_), data->node);
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
    begin_ = view_.lines[begin_line_].line.first;
    end_ = view_.lines[end_line_ - 1].line.last + 1;
  }

  void find_in_elements() {
    for (NodeIndex i = view_.body.index() + 1; i < view_.body.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      if (!node.is_element() || node.attribute_count() == 0) continue;
      if (node.tag() == Tag::a) {
        const auto rel = node.attribute(AttributeName::rel);
        if (rel && text::equals_ignoring_ascii_case(text::trim_ascii(*rel), "author"))
          add_element("rel=author", node);
      }
      if (const auto property = node.attribute(AttributeName::itemprop);
          property && text::equals_ignoring_ascii_case(*property, "author"))
        add_element("itemprop", node);
      if (i >= begin_ && i < end_ && says_author(node)) add_element("class", node);
    }
  }

  static bool says_author(Node node) {
    for (const auto name : {AttributeName::class_, AttributeName::id, AttributeName::data_testid}) {
      const auto value = node.attribute(name);
      if (value && has_class_word(*value, author_words)) return true;
    }
    return false;
  }

  void add_element(std::string_view source, Node element) {
    if (is_beside_the_article(element)) return;
    const Node name = inner_name(element);
    const std::string text = html::inline_text(name ? name : element);
    if (length_of(text) > longest_byline) return;
    add(source, names_in_byline(text, site_), element.index());
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

  /// Whether an element lies in a comment, a card, a biography: in something whose name says so and
  /// that does not hold the headline.
  bool is_beside_the_article(Node element) const {
    const Node heading =
        title_.heading == html::no_node ? Node() : view_.document.node(title_.heading);
    for (Node node = element.parent(); node && node.tag() != Tag::body; node = node.parent()) {
      if (heading && node.contains(heading)) return false;
      if (node.tag() == Tag::aside || node.tag() == Tag::nav || node.tag() == Tag::footer)
        return true;
      for (const auto name : {AttributeName::class_, AttributeName::id}) {
        const auto value = node.attribute(name);
        if (value && has_class_word(*value, aside_words)) return true;
      }
    }
    return false;
  }

  void find_in_lines() {
    for (std::size_t i = begin_line_; i < end_line_; ++i) {
      const TextLine& line = view_.lines[i];
      if (line.in_navigation || length_of(line.text()) > longest_byline) continue;
      if (!begins_as_byline(line.text())) continue;
      std::vector<std::string> names = names_in_byline(line.text(), site_);
      std::erase_if(names,
                    [](const std::string& name) { return name.find(' ') == std::string::npos; });
      if (names.empty()) continue;
      add("byline", std::move(names), line.line.first);
      return;
    }
  }

  const Candidate* choose() {
    const Candidate* best = candidate_of("json-ld");
    if (best == nullptr) best = candidate_of("meta");
    if (best != nullptr) {
      for (const char* source : {"byline", "meta"}) {
        const Candidate* other = candidate_of(source);
        if (other != nullptr && other->names.size() > best->names.size() &&
            other->names.size() <= most_names &&
            std::includes(other->keys.begin(), other->keys.end(), best->keys.begin(),
                          best->keys.end()))
          best = other;
      }
      return best;
    }
    std::ptrdiff_t most = 0;
    for (const Candidate& candidate : candidates_) {
      const auto votes =
          std::count_if(candidates_.begin(), candidates_.end(),
                        [&](const Candidate& other) { return other.keys == candidate.keys; });
      if (votes > most) best = &candidate;
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
