#include "run/worker.h"

#include <exception>
#include <new>
#include <utility>

#include "dateline/article.h"
#include "dateline/fetch.h"
#include "input/read_page.h"
#include "text/utf8.h"

namespace dateline::run {
namespace {

// File names may hold any bytes, but records are UTF-8.
std::string shown_name(const tl::expected<input::Item, Error>& item) {
  std::string shown;
  text::append_utf8_with_replacement(shown, item ? item->name : item.error().input);
  return shown;
}

Error failed_page(ErrorCode code, std::string message) {
  return {.code = code, .stage = "extract", .message = std::move(message)};
}

}  // namespace

tl::expected<Page, Error> Worker::page_of(const input::Item& item) {
  if (item.kind != input::Item::Kind::url) {
    return input::read_page(item, options_.limits.page_bytes);
  }
  FetchOptions fetch_options = options_.fetch;
  fetch_options.max_bytes = options_.limits.page_bytes;
  fetch_options.pause = {};
  return fetch(item.name, fetch_options);
}

// The whole way of a page through the program.
tl::expected<std::string, Error> Worker::article_json_of(
    const tl::expected<input::Item, Error>& item) {
  if (!item) return tl::unexpected(item.error());

  tl::expected<Page, Error> page = page_of(*item);
  if (!page) return tl::unexpected(std::move(page).error());
  page->input = shown_name(item);

  tl::expected<Article, Error> article = extract(*page, {.sites = options_.sites,
                                                         .trust_site = options_.trust_site,
                                                         .evidence = options_.json.evidence,
                                                         .limits = options_.limits});
  if (!article) {
    if (!article.error().url) article.error().url = page->url;
    return tl::unexpected(std::move(article).error());
  }
  return to_json(*article, options_.json);
}

Record Worker::record_of(const tl::expected<input::Item, Error>& item) {
  tl::expected<std::string, Error> json;
  try {
    json = article_json_of(item);
  } catch (const std::bad_alloc&) {
    json = tl::unexpected(
        failed_page(ErrorCode::too_large, "the page needs more memory than there is"));
  } catch (const std::exception& failure) {
    json = tl::unexpected(failed_page(ErrorCode::unreadable,
                                      std::string("reading the page failed: ") + failure.what()));
  }
  if (json) return {.json = std::move(*json)};
  Error error = std::move(json).error();
  error.input = shown_name(item);
  std::string error_json = to_json(error, options_.json);
  return {.json = std::move(error_json), .error = std::move(error)};
}

}  // namespace dateline::run
