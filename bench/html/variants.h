#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dateline/page.h"

namespace dateline::bench {

/// One way of reading a page, from its bytes on; all memory is given back before it returns, but
/// for what is said to be kept.
struct Variant {
  std::string_view name;
  std::string_view description;
  /// Some number that depends on all that was read, so that no compiler leaves any of it out;
  /// nothing where the page gave no tree or no article. Safe to call from several threads at once.
  std::optional<std::size_t> (*read)(const Page& page);
};

/// All that this build has, the bare loop first. Another parser is among them where its library was
/// installed when the build was configured.
std::span<const Variant> variants();

/// The variant of that name; throws std::runtime_error where there is none.
const Variant& variant_of_name(std::string_view name);

/// "The bare loop": gumbo_parse and gumbo_destroy_output with the default options, by the system's
/// shared library.
std::optional<std::size_t> read_by_bare_gumbo(const Page& page);

/// Decoding, Document::parse(), and a walk over the text of all blocks.
std::optional<std::size_t> read_document(const Page& page);
/// The same with html::lines() in place of the walk.
std::optional<std::size_t> read_lines(const Page& page);
/// extract() with the built-in profiles, and to_json() of the article or error.
std::optional<std::size_t> read_record(const Page& page);
/// The same with one Extractor for each thread, which keeps its memory.
std::optional<std::size_t> read_record_by_extractor(const Page& page);

#ifdef DATELINE_BENCH_LIBXML2
std::optional<std::size_t> read_by_libxml2(const Page& page);
#endif
#ifdef DATELINE_BENCH_LEXBOR
std::optional<std::size_t> read_by_lexbor(const Page& page);
#endif

/// The files whose code parses: of the bare loop, and of this program's own rooms.
struct GumboLibraries {
  std::string bare;
  std::string own;
};
GumboLibraries gumbo_libraries();

}  // namespace dateline::bench
