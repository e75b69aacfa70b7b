#include "worker/make_record.h"

#include <exception>
#include <new>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/article.h"
#include "text/utf8.h"

namespace dateline::worker {
namespace {

// File names may hold any bytes, but records are UTF-8.
std::string shown_name(std::string_view name) {
  std::string shown;
  text::append_utf8_with_replacement(shown, name);
  return shown;
}

Error failed_page(ErrorCode code, std::string message) {
  return {.code = code, .stage = "extract", .message = std::move(message)};
}

// What was given of the page may not be all of it: then another time may give the article.
Error broken_off(Error error) {
  error.message += "; the page broke off while it was read";
  error.retryable = true;
  return error;
}

std::vector<std::string> codes_of(const std::vector<Warning>& warnings) {
  std::vector<std::string> codes;
  codes.reserve(warnings.size());
  for (const Warning& warning : warnings) codes.push_back(warning.code);
  return codes;
}

ArticleNote note_of(const Article& article) {
  return {article.input, article.site, article.layout, codes_of(article.warnings)};
}

ListingNote note_of(const Listing& listing) {
  return {listing.input, listing.site, listing.items.size(), codes_of(listing.warnings)};
}

tl::expected<ArticleOrListing, Error> read(const Page& page, const RecordOptions& options,
                                           Extractor& extractor) {
  const ExtractOptions extraction{
      .sites = options.sites,
      .trust_site = options.trust_site,
      .charset = options.charset,
      .evidence = options.evidence,
      .limits = options.limits,
      .parser = options.parser,
      .body_model = options.body_model ? &*options.body_model : nullptr};
  if (options.lists) return extractor.extract_article_or_listing(page, extraction);
  return extractor.extract(page, extraction);
}

tl::expected<Record, Error> read_record(const Page& page, const RecordOptions& options,
                                        Extractor& extractor) {
  try {
    auto content = read(page, options, extractor);
    if (!content) {
      Error error = std::move(content).error();
      // An archive gives the same again.
      const bool may_be_whole_later = page.is_truncated && !page.warc;
      return tl::unexpected(may_be_whole_later ? broken_off(std::move(error)) : std::move(error));
    }
    return std::visit(
        [&](const auto& it) {
          return Record{.json = to_json(it, options.json()), .about = note_of(it)};
        },
        *content);
  } catch (const std::bad_alloc&) {
    return tl::unexpected(
        failed_page(ErrorCode::too_large, "the page needs more memory than there is"));
  } catch (const std::exception& failure) {
    return tl::unexpected(failed_page(ErrorCode::unreadable,
                                      std::string("reading the page failed: ") + failure.what()));
  }
}

}  // namespace

Record make_record(Page&& page, const RecordOptions& options, Extractor& extractor) {
  const std::string input = std::exchange(page.input, shown_name(page.input));
  if (page.warc) page.warc->file = shown_name(page.warc->file);
  auto record = read_record(page, options, extractor);
  if (record) return *std::move(record);
  Error error = std::move(record).error();
  if (!error.url) error.url = page.url;
  error.warc = page.warc;
  return error_record(std::move(error), input, options);
}

Record error_record(Error error, std::string_view input, const RecordOptions& options) {
  error.input = shown_name(input);
  if (error.warc) error.warc->file = shown_name(error.warc->file);
  std::string json = to_json(error, options.json());
  return {.json = std::move(json), .about = std::move(error)};
}

}  // namespace dateline::worker
