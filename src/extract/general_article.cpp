#include "extract/general_article.h"

#include "extract/body_text.h"
#include "extract/language.h"
#include "extract/links.h"
#include "extract/page_address.h"
#include "extract/warnings.h"
#include "site/profile.h"
#include "text/date.h"
#include "text/fold.h"

namespace dateline::extraction {

namespace {

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
        links_(base_url(view.metadata, source.url, canonical_, {}), no_profile_,
               article_.warnings) {}

  tl::expected<Article, Error> read() {
    article_.input = source_.input;
    article_.captured = source_.captured;
    article_.url = source_.url;
    article_.canonical_url = canonical_;

    read_headline();
    if (!article_.headline) {
      return tl::unexpected(Error{
          .code = ErrorCode::no_article, .stage = "extract", .message = "no headline was found"});
    }
    read_dates();
    read_body();
    read_metadata();
    add_warnings(article_, source_, view_.document);
    return std::move(article_);
  }

 private:
  void read_headline() {
    for (const char* key : {"headline", "og:title", "twitter:title", "title"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      if (entry == nullptr) continue;
      article_.headline = entry->value;
      return;
    }
  }

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

  void read_metadata() {
    for (const char* key : {"description", "og:description", "twitter:description"}) {
      const MetadataEntry* entry = view_.metadata.first(key);
      if (entry == nullptr) continue;
      article_.description = entry->value;
      break;
    }
    const std::string sample =
        article_.headline.value_or("") + ' ' + article_.body.text.substr(0, 2000);
    article_.language = find_language(view_.metadata, {}, sample, no_profile_);
  }

  Article article_;
  const PageView& view_;
  const Source& source_;
  bool with_evidence_;
  site::Profile no_profile_;
  std::optional<std::string> canonical_;
  Links links_;
};

}  // namespace

tl::expected<Article, Error> read_general_article(const PageView& view, const Source& source,
                                                  bool with_evidence) {
  return GeneralArticleReader(view, source, with_evidence).read();
}

}  // namespace dateline::extraction
