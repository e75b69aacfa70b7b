#include "extract/general_title.h"

#include <algorithm>
#include <array>

#include "extract/word_set.h"
#include "html/text_rendering.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using html::Node;
using html::NodeIndex;
using html::Tag;

constexpr std::size_t longest_heading = 400;  // in code points
constexpr std::size_t most_headings = 40;     // of which inner text is read
// The likeness (0 to 1) to the titles of the metadata that makes a heading the headline.
constexpr double least_likeness = 0.22;
constexpr double likeness_of_lower_heading = 0.9;
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
  TitleSearch(const PageView& view, const SiteNames& site) : view_(view), site_(site) {}

  std::optional<GeneralTitle> find() {
    find_titles();
    find_headings();
    GeneralTitle result;
    result.article = article_;
    if (const Heading* heading = best_heading()) {
      result.text = text_of(*heading);
      result.source = html::tag_name(heading->element.tag());
      result.node = result.heading = heading->element.index();
    } else if (!titles_.empty()) {
      const Title& title = titles_.front();
      result.text = title.text;
      result.source = title.source;
      result.node = title.node;
    } else {
      return std::nullopt;
    }
    complete(result.text);
    for (const Title& title : titles_) result.candidates.emplace_back(title.source, title.text);
    for (const Heading& heading : headings_)
      result.candidates.emplace_back(html::tag_name(heading.element.tag()), heading.text);
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

  void find_headings() {
    for (NodeIndex i = view_.body.index(); i < view_.body.subtree_end(); ++i) {
      const Node node = view_.document.node(i);
      if (node.tag() != Tag::h1 && node.tag() != Tag::h2) continue;
      if (headings_.size() == most_headings) break;
      std::string text = html::inline_text(node);
      if (text.empty() || length_of(text) > longest_heading || site_.is_name(text)) continue;
      Heading& heading = headings_.emplace_back();
      heading.element = node;
      heading.words = WordSet(text);
      heading.text = std::move(text);
      heading.likeness = likeness_to_titles(heading.words);
    }
  }

  const Heading* best_heading() const {
    const Heading* best = nullptr;
    std::size_t count = 0;
    for (const Heading& heading : headings_) {
      if (heading.element.tag() != Tag::h1) continue;
      ++count;
      if (best == nullptr || heading.likeness > best->likeness) best = &heading;
    }
    if (best != nullptr && (best->likeness >= least_likeness ||
                            (count == 1 && best->words.size() >= least_words_of_lone_heading))) {
      return best;
    }
    const Heading* lower = nullptr;
    for (const Heading& heading : headings_) {
      if (heading.element.tag() != Tag::h2) continue;
      const bool is_title = std::any_of(titles_.begin(), titles_.end(), [&](const Title& title) {
        return heading.words.likeness_to(title.words) >= likeness_of_lower_heading;
      });
      if (is_title && (lower == nullptr || heading.likeness > lower->likeness)) lower = &heading;
    }
    if (lower != nullptr) return lower;
    return titles_.empty() ? best : nullptr;
  }

  /// A heading without what is glued to it: the kicker in front, a mark behind.
  std::string text_of(const Heading& heading) const {
    for (const Title& title : titles_) {
      if (title.words.size() < least_words_of_lone_heading ||
          title.text.size() >= heading.text.size())
        continue;
      if (heading.text.starts_with(title.text) || heading.text.ends_with(title.text))
        return title.text;
    }
    return heading.text;
  }

  /// Completes a title that was cut off.
  void complete(std::string& text) const {
    if (!ends_in_ellipsis(text)) return;
    const std::string beginning = text.substr(0, text.size() - 3);
    const auto try_longer = [&](std::string_view other) {
      if (other.size() > text.size() && other.starts_with(beginning)) text = other;
    };
    for (const Title& title : titles_) try_longer(title.text);
    for (const Heading& heading : headings_) try_longer(heading.text);
  }

  const PageView& view_;
  const SiteNames& site_;
  std::vector<Title> titles_;
  std::vector<Heading> headings_;
  const JsonLdArticle* article_ = nullptr;
};

}  // namespace

std::optional<GeneralTitle> find_general_title(const PageView& view, const SiteNames& site) {
  return TitleSearch(view, site).find();
}

}  // namespace dateline::extraction
