#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <variant>

#include "dateline/api.h"
#include "dateline/article.h"
#include "dateline/body_model.h"
#include "dateline/error.h"
#include "dateline/listing.h"
#include "dateline/page.h"
#include "dateline/parser_kind.h"
#include "dateline/site.h"

namespace dateline {

/// What one page may cost. A page that exceeds a limit gives the error `too-large` or `timeout`.
struct Limits {
  std::size_t page_bytes = std::size_t{32} << 20;   ///< of the page, after content decoding
  std::size_t memory_bytes = std::size_t{1} << 30;  ///< of the parser's memory
  std::chrono::milliseconds time{10'000};           ///< of parsing
};

struct ExtractOptions {
  std::span<const Site> sites =
      built_in_sites();  ///< the profiles to choose from; borrowed for the call
  /// Read a page that no profile recognises with the first of `sites`, where there is one; else by
  /// what news pages have in common.
  bool trust_site = false;
  /// The pages' encoding, whatever they or their transport say, a byte-order mark aside: a label of
  /// the Encoding Standard. One that it does not know is passed over.
  std::optional<std::string> charset = std::nullopt;
  bool evidence = false;  ///< fill Article::evidence and Listing::evidence
  Limits limits = {};
  ParserKind parser = ParserKind::skeleton;
  /// Finds the body on pages that no profile recognises; null for the built-in one. Borrowed for
  /// the call.
  const BodyModel* body_model = nullptr;
};

/// Reads one page: bytes to Document to Article. Pure: no input or output, no clock but for the
/// time limit, no state that outlives the call; the same bytes give the same article. Safe to call
/// from any number of threads at once.
///
/// Errors: `no-article`, `not-html` (no bytes at all), `too-large`, `timeout`. A
/// field that was not found is no error: it is empty, and where people would expect it,
/// Article::warnings says so.
DATELINE_API tl::expected<Article, Error> extract(const Page& page,
                                                  const ExtractOptions& options = {});

using ArticleOrListing = std::variant<Article, Listing>;

/// As extract(), but a page that lists three articles or more, and is none itself, gives a Listing
/// instead of the error `no-article`: front pages, sections, tags, search results. Error pages,
/// walls that ask for a login or consent, and what lists nothing still give that error.
DATELINE_API tl::expected<ArticleOrListing, Error> extract_article_or_listing(
    const Page& page, const ExtractOptions& options = {});

/// Reads page after page with the same memory, which extract() takes anew for each: for whoever has
/// many pages. Whatever an Extractor has read before, also a page that gave an error or threw
/// std::bad_alloc, a page gives what extract() gives of it.
///
/// Not for use by two threads at once: each thread has one of its own, and any number of them work
/// side by side. It refers to no page or option once a call is over. The memory of a huge page is
/// given back when the next one comes. One that was moved from may be used like a new one.
class DATELINE_API Extractor {
 public:
  Extractor() noexcept;
  ~Extractor();
  Extractor(Extractor&& other) noexcept;
  Extractor& operator=(Extractor&& other) noexcept;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  /// As the function extract(), with the same errors.
  tl::expected<Article, Error> extract(const Page& page, const ExtractOptions& options = {});
  /// As the function extract_article_or_listing(), with the same errors.
  tl::expected<ArticleOrListing, Error> extract_article_or_listing(
      const Page& page, const ExtractOptions& options = {});

 private:
  tl::expected<ArticleOrListing, Error> read(const Page& page, const ExtractOptions& options,
                                             bool with_listings);

  struct Buffers;
  std::unique_ptr<Buffers> buffers_;  // from the first page on
};

}  // namespace dateline
