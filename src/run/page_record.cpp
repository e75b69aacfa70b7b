#include "run/page_record.h"

#include <exception>
#include <new>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/article.h"
#include "input/read_page.h"
#include "text/utf8.h"

namespace dateline::run {
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

tl::expected<ArticleOrListing, Error> read(const Page& page, const Options& options,
                                           Extractor& extractor) {
  const ExtractOptions extraction{
      .sites = options.sites,
      .trust_site = options.trust_site,
      .charset = options.charset,
      .evidence = options.json.evidence,
      .limits = options.limits,
      .parser = options.parser,
      .body_model = options.body_model ? &*options.body_model : nullptr};
  if (options.lists) return extractor.extract_article_or_listing(page, extraction);
  return extractor.extract(page, extraction);
}

tl::expected<Record, Error> record_of_page(tl::expected<Page, Error> page, const Options& options,
                                           Extractor& extractor) {
  if (!page) return tl::unexpected(std::move(page).error());
  page->input = shown_name(page->input);

  auto content = read(*page, options, extractor);
  if (!content) {
    Error error = std::move(content).error();
    if (!error.url) error.url = page->url;
    return tl::unexpected(page->is_truncated ? broken_off(std::move(error)) : std::move(error));
  }
  return std::visit(
      [&](const auto& it) {
        return Record{.json = to_json(it, options.json), .about = note_of(it)};
      },
      *content);
}

// The record of what `make` makes; `name` is the input's.
template <typename Make>
Record record_in_any_case(const std::string& name, const Options& options, const Make& make) {
  tl::expected<Record, Error> record;
  try {
    record = make();
  } catch (const std::bad_alloc&) {
    record = tl::unexpected(
        failed_page(ErrorCode::too_large, "the page needs more memory than there is"));
  } catch (const std::exception& failure) {
    record = tl::unexpected(failed_page(ErrorCode::unreadable,
                                        std::string("reading the page failed: ") + failure.what()));
  }
  if (record) return std::move(*record);
  Error error = std::move(record).error();
  error.input = shown_name(name);
  std::string json = to_json(error, options.json);
  return {.json = std::move(json), .about = std::move(error)};
}

}  // namespace

Record record_of(const tl::expected<input::Item, Error>& item, const Options& options,
                 const std::stop_token& stop, Extractor& extractor) {
  const std::string& name = item ? item->name : item.error().input;
  return record_in_any_case(name, options, [&]() -> tl::expected<Record, Error> {
    if (!item) return tl::unexpected(item.error());
    auto page = input::read_page(*item, options.limits.page_bytes, stop);
    if (page) page->url = options.base_url;
    return record_of_page(std::move(page), options, extractor);
  });
}

Record record_of(tl::expected<Page, Error> fetched, const Options& options, Extractor& extractor) {
  const std::string url = fetched ? fetched->input : fetched.error().input;
  return record_in_any_case(url, options,
                            [&] { return record_of_page(std::move(fetched), options, extractor); });
}

}  // namespace dateline::run
