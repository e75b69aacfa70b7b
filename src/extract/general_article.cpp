#include "extract/general_article.h"

#include <utility>
#include <vector>

#include "extract/body_text.h"
#include "extract/evidence.h"
#include "extract/general_authors.h"
#include "extract/general_images.h"
#include "extract/general_site.h"
#include "extract/general_title.h"
#include "extract/links.h"
#include "extract/page_address.h"
#include "extract/stated.h"
#include "extract/warnings.h"
#include "site/profile.h"
#include "text/date.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

using Candidates = std::vector<std::pair<std::string, std::string>>;

/// Reads one page's article, field by field.
///
/// Its members refer to one another, in the order of their declaration: it stays where it is made.
class GeneralArticleReader {
 public:
  GeneralArticleReader(const GeneralArticleReader&) = delete;
  GeneralArticleReader& operator=(const GeneralArticleReader&) = delete;

  GeneralArticleReader(const PageView& view, const Source& source, bool with_evidence)
      : view_(view),
        source_(source),
        with_evidence_(with_evidence),
        canonical_(canonical_url(view.metadata, source.url, {})),
        links_(base_url(view.metadata, source.url, canonical_, {}), no_profile_, article_.warnings),
        site_(view.metadata, address()) {}

  tl::expected<Article, Error> read() {
    const auto title = find_general_title(view_, site_);
    if (!title) return tl::unexpected(no_article("no headline was found"));

    set_origin();
    set_headline(*title);
    set_authors(find_general_authors(view_, site_, *title, links_));
    read_dates();
    read_body();
    set_images(find_general_images(view_, article_.body.blocks, links_));
    set_statements();
    add_warnings(article_, source_, view_.document);
    return std::move(article_);
  }

 private:
  static Error no_article(std::string message) {
    return {.code = ErrorCode::no_article, .stage = "extract", .message = std::move(message)};
  }

  std::string_view address() const {
    return original_url(source_.url ? *source_.url : canonical_ ? *canonical_ : std::string_view());
  }

  void set_origin() {
    article_.input = source_.input;
    article_.captured = source_.captured;
    article_.url = source_.url;
    article_.canonical_url = canonical_;
  }

  void set_headline(const GeneralTitle& title) {
    article_.headline = title.text;
    add_evidence("headline", title.source, title.node, title.candidates);
  }

  void set_authors(const GeneralAuthors& authors) {
    article_.authors = authors.people;
    if (!authors.people.empty())
      add_evidence("authors", authors.source, authors.node, authors.candidates);
  }

  /// Where the vote on dates decides.
  void read_dates() {
    article_.dateline.published =
        date_in_metadata({"datePublished", "article:published_time", "datepublished"});
    article_.modified = date_in_metadata({"dateModified", "article:modified_time"});
  }

  std::optional<DateTime> date_in_metadata(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
      const MetadataEntry* entry = view_.metadata.first(key);
      const auto timestamp = entry == nullptr ? std::nullopt : text::parse_any_date(entry->value);
      if (timestamp) return text::to_rfc3339(*timestamp);
    }
    return std::nullopt;
  }

  /// Where the content model's blocks become the story's.
  void read_body() {
    article_.body.text = body_text(article_.body.blocks);
    article_.body.words = text::count_words(article_.body.text);
  }

  void set_images(GeneralImages images) {
    article_.images = std::move(images.images);
    if (!images.lead_key.empty()) add_evidence("images", images.lead_key, images.lead_node, {});
  }

  void set_statements() {
    const Metadata& metadata = view_.metadata;
    if (const MetadataEntry* publisher = site_.publisher()) {
      article_.publisher = publisher->value;
      add_evidence("publisher", publisher->key, publisher->node, {});
    }
    set(article_.dateline.section, "dateline.section",
        stated_section(metadata, *article_.headline));
    set(article_.description, "description", stated_description(metadata));
    set(article_.language, "language", stated_language(metadata));
    StatedList tags = stated_tags(metadata);
    article_.tags = std::move(tags.values);
    if (!article_.tags.empty()) add_evidence("tags", tags.key, tags.node, {});
  }

  void set(std::optional<std::string>& field, std::string_view name, Stated stated) {
    if (!stated) return;
    field = std::move(stated.value);
    add_evidence(name, stated.key, stated.node, {});
  }

  /// `source` is a heading's name, the key of metadata, or another source that a vote knows.
  void add_evidence(std::string_view field, std::string_view source, html::NodeIndex node,
                    const Candidates& candidates) {
    if (!with_evidence_) return;
    Evidence evidence = make_evidence(field, {nullptr, node, node}, view_);
    evidence.rule = candidates.empty() ? "metadata" : "vote";
    evidence.selector = source;
    evidence.also = candidates;
    article_.evidence.push_back(std::move(evidence));
  }

  Article article_;
  const PageView& view_;
  const Source& source_;
  bool with_evidence_;
  site::Profile no_profile_;
  std::optional<std::string> canonical_;
  Links links_;
  SiteNames site_;
};

}  // namespace

tl::expected<Article, Error> read_general_article(const PageView& view, const Source& source,
                                                  bool with_evidence) {
  return GeneralArticleReader(view, source, with_evidence).read();
}

}  // namespace dateline::extraction
