#include "html/gumbo_tree.h"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "text/fold.h"

namespace dateline::html {
namespace {

/// What Gumbo's allocator gets as its user data.
struct Parsing {
  Arena* arena;
  std::jmp_buf refused;
};

extern "C" void* allocate_for_gumbo(void* userdata, std::size_t size) {
  auto* parsing = static_cast<Parsing*>(userdata);
  void* memory = parsing->arena->allocate(size);
  // Gumbo does not check for null. All that it has lies in the arena, so it can be left in the
  // midst of its work.
  if (memory == nullptr) std::longjmp(parsing->refused, 1);
  return memory;
}

extern "C" void free_for_gumbo(void*, void*) {
}

/// Null when the arena refused. Nothing in here may have a destructor, which a longjmp would pass
/// over.
const GumboOutput* run_gumbo(Arena* arena, const char* text, std::size_t size) {
  Parsing parsing;
  parsing.arena = arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate_for_gumbo;
  options.deallocator = free_for_gumbo;
  options.userdata = &parsing;
  // With every error that it records, Gumbo copies its stack of open elements. What goes wrong when
  // it records none is put right where attributes are read (true_name() in document_builder.cpp).
  options.max_errors = 0;
  if (setjmp(parsing.refused) != 0) return nullptr;
  return gumbo_parse_with_options(&options, text, size);
}

bool is_letter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

/// An upper bound of the time between two allocations of Gumbo, in which no limit is checked. At
/// each character of text, Gumbo looks for the last open formatting element among all open
/// elements; at an end tag it may look for each of them among all. There are no more of them than
/// start tags. Each tag and each comment makes it allocate.
std::chrono::duration<double> longest_stretch(std::string_view utf8) {
  // measured: 0.1 to 0.3 nanoseconds for one open element looked at
  constexpr std::chrono::duration<double, std::nano> look{0.3};
  constexpr std::string_view plaintext = "<plaintext";
  std::size_t start_tags = 0;
  std::size_t longest_text = 0;
  std::size_t text_from = 0;
  for (std::size_t at = utf8.find('<'); at < utf8.size(); at = utf8.find('<', at + 1)) {
    const auto ahead = [&](std::size_t by) { return at + by < utf8.size() ? utf8[at + by] : ' '; };
    const bool is_start_tag = is_letter(ahead(1));
    const bool is_other_markup =
        ahead(1) == '!' || ahead(1) == '?' || (ahead(1) == '/' && is_letter(ahead(2)));
    if (!is_start_tag && !is_other_markup) continue;
    if (is_start_tag) ++start_tags;
    longest_text = std::max(longest_text, at - text_from);
    text_from = at;
    // behind this tag, all is text
    if (text::equals_ignoring_ascii_case(utf8.substr(at, plaintext.size()), plaintext)) break;
  }
  longest_text = std::max(longest_text, utf8.size() - text_from);
  return look * static_cast<double>(start_tags) *
         static_cast<double>(std::max(longest_text, start_tags));
}

tl::unexpected<Error> refuse(ErrorCode code, std::string message) {
  return tl::unexpected(Error{.code = code, .stage = "html", .message = std::move(message)});
}

}  // namespace

tl::expected<GumboTree, Error> GumboTree::parse(std::string_view utf8, const ParseLimits& limits) {
  // A Document's offsets have 32 bits. Of what it keeps, all but the names of unknown tags lies in
  // the arena too.
  constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max();
  if (utf8.size() > most_bytes)
    return refuse(ErrorCode::too_large, "the page is larger than 4 GiB");
  if (longest_stretch(utf8) > limits.time)
    return refuse(ErrorCode::timeout,
                  "the page has so many tags that parsing it could take longer than " +
                      std::to_string(limits.time.count()) + " ms");
  GumboTree tree(std::min(limits.memory_bytes, most_bytes - utf8.size()), limits.time);
  tree.output_ = run_gumbo(&tree.arena_, utf8.data(), utf8.size());
  if (tree.output_ != nullptr) return tree;
  if (tree.arena_.refusal() == Arena::Refusal::time)
    return refuse(ErrorCode::timeout, "parsing the page took longer than " +
                                          std::to_string(limits.time.count()) + " ms");
  return refuse(ErrorCode::too_large, "parsing the page needs more than " +
                                          std::to_string(limits.memory_bytes) + " bytes of memory");
}

}  // namespace dateline::html
