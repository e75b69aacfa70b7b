#include "dateline/extract.h"

#include <optional>
#include <utility>

#include "content/body.h"
#include "extract/article_reader.h"
#include "extract/general_article.h"
#include "extract/listing_reader.h"
#include "extract/page_view.h"
#include "extract/recognition.h"
#include "extract/saved_page.h"
#include "extract/truncation.h"
#include "html/parser.h"
#include "text/charset.h"
#include "text/offset_map.h"

namespace dateline {

namespace {

/// Fills in what every error of a page says of it.
Error about(const Page& page, const std::optional<std::string>& url, Error error) {
  error.input = page.input;
  error.warc = page.warc;
  error.url = url;
  return error;
}

const BodyModel& model_of(const ExtractOptions& options) {
  return options.body_model != nullptr ? *options.body_model : BodyModel::built_in();
}

// More than hardly any page takes: a huge one does not take memory from all that follow.
constexpr std::size_t largest_kept_text = std::size_t{4} << 20;

}  // namespace

struct Extractor::Buffers {
  text::DecodedText text;
  html::Parser parser;
  content::BodyFinder finder;
};

Extractor::Extractor() noexcept = default;
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&& other) noexcept = default;
Extractor& Extractor::operator=(Extractor&& other) noexcept = default;

tl::expected<Article, Error> extract(const Page& page, const ExtractOptions& options) {
  return Extractor().extract(page, options);
}

tl::expected<ArticleOrListing, Error> extract_article_or_listing(const Page& page,
                                                                 const ExtractOptions& options) {
  return Extractor().extract_article_or_listing(page, options);
}

tl::expected<Article, Error> Extractor::extract(const Page& page, const ExtractOptions& options) {
  auto article = read(page, options, /*with_listings=*/false);
  if (!article) return tl::unexpected(std::move(article).error());
  return std::get<Article>(*std::move(article));
}

tl::expected<ArticleOrListing, Error> Extractor::extract_article_or_listing(
    const Page& page, const ExtractOptions& options) {
  return read(page, options, /*with_listings=*/true);
}

tl::expected<ArticleOrListing, Error> Extractor::read(const Page& page,
                                                      const ExtractOptions& options,
                                                      bool with_listings) {
  if (page.bytes.size() > options.limits.page_bytes) {
    return tl::unexpected(about(page, page.url,
                                {.code = ErrorCode::too_large,
                                 .stage = "extract",
                                 .message = "the page is larger than " +
                                            std::to_string(options.limits.page_bytes) + " bytes"}));
  }
  if (page.bytes.empty()) {
    return tl::unexpected(
        about(page, page.url,
              {.code = ErrorCode::not_html, .stage = "extract", .message = "the page is empty"}));
  }
  if (!buffers_) buffers_ = std::make_unique<Buffers>();
  text::DecodedText& text = buffers_->text;
  if (text.converted.capacity() > largest_kept_text) text.converted = {};
  text::decode(page.bytes, options.charset, page.charset, text);
  const auto document = buffers_->parser.parse(
      text.utf8, {options.limits.memory_bytes, options.limits.time, options.parser});
  if (!document) return tl::unexpected(about(page, page.url, document.error()));

  std::optional<text::OffsetMap> offsets;
  if (options.evidence) offsets.emplace(page.bytes, text);
  const extraction::PageView view(*document, offsets ? &*offsets : nullptr);
  const extraction::SavedPage saved = extraction::read_saved_page(*document);
  const extraction::Source source{
      .input = page.input,
      .warc = page.warc,
      .url = page.url ? page.url : saved.url,
      .captured = page.captured ? page.captured : saved.captured,
      .is_truncated = extraction::is_truncated(text.utf8),
      .transfer_broke_off = page.is_truncated,
  };

  auto recognition = extraction::recognize(options.sites, view, source.url.value_or(""));
  if (!recognition && options.trust_site && !options.sites.empty()) {
    recognition = extraction::Recognition{&options.sites.front().profile(), {}};
  }
  const extraction::StoryModel model{model_of(options).data(), buffers_->finder};
  auto article = recognition
                     ? extraction::read_article(view, source, *recognition, model, options.evidence)
                     : extraction::read_general_article(view, source, model, options.evidence);
  if (article) return std::move(*article);
  extraction::Refusal& refusal = article.error();
  if (with_listings && refusal.may_be_listing) {
    auto listing = extraction::read_listing(view, source, recognition ? &*recognition : nullptr,
                                            options.evidence);
    if (listing) return std::move(*listing);
  }
  return tl::unexpected(about(
      page, source.url,
      {.code = ErrorCode::no_article, .stage = "extract", .message = std::move(refusal.reason)}));
}

}  // namespace dateline
