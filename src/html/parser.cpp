#include "html/parser.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "html/ascii.h"
#include "html/foreign_content.h"
#include "html/gumbo_tree.h"
#include "html/reference_reader.h"
#include "html/scanner.h"
#include "html/skeleton_reader.h"
#include "text/fold.h"

namespace dateline::html {
namespace {

// Offsets have 32 bits, and decoding may make three bytes of one.
constexpr std::size_t largest_page = std::size_t{1} << 30;

/// An upper bound of the time between two allocations of Gumbo, in which no limit is checked. At
/// each character of text, Gumbo looks for the last open formatting element among all open
/// elements; at an end tag it may look for each of them among all. There are no more of them than
/// start tags. Each tag and each comment makes it allocate.
std::chrono::duration<double> longest_stretch(std::string_view utf8) {
  // measured: 0.1 to 0.3 nanoseconds for one open element looked at, and some 50 for a character
  constexpr std::chrono::duration<double, std::nano> look{0.3};
  constexpr std::chrono::duration<double, std::nano> character{100};
  constexpr std::string_view plaintext = "<plaintext";
  std::size_t start_tags = 0;
  std::size_t longest_text = 0;
  std::size_t text_from = 0;
  for (std::size_t at = utf8.find('<'); at < utf8.size(); at = utf8.find('<', at + 1)) {
    const auto ahead = [&](std::size_t by) { return at + by < utf8.size() ? utf8[at + by] : ' '; };
    const bool is_start_tag = is_ascii_letter(ahead(1));
    const bool is_other_markup =
        ahead(1) == '!' || ahead(1) == '?' || (ahead(1) == '/' && is_ascii_letter(ahead(2)));
    if (!is_start_tag && !is_other_markup) continue;
    if (is_start_tag) ++start_tags;
    longest_text = std::max(longest_text, at - text_from);
    text_from = at;
    // behind this tag, all is text
    if (text::equals_ignoring_ascii_case(utf8.substr(at, plaintext.size()), plaintext)) break;
  }
  longest_text = std::max(longest_text, utf8.size() - text_from);
  const auto longest = static_cast<double>(std::max(longest_text, start_tags));
  return (character + look * static_cast<double>(start_tags)) * longest;
}

tl::unexpected<Error> error(ErrorCode code, std::string message) {
  return tl::unexpected(Error{.code = code, .stage = "html", .message = std::move(message)});
}

tl::unexpected<Error> error(Arena::Refusal refusal, const ParseOptions& options) {
  if (refusal == Arena::Refusal::time)
    return error(ErrorCode::timeout, "parsing the page took longer than " +
                                         std::to_string(options.time.count()) + " ms");
  return error(ErrorCode::too_large, "parsing the page needs more than " +
                                         std::to_string(options.memory_bytes) + " bytes of memory");
}

GumboTree::Limits limits_of(const ParseOptions& options) {
  return {options.memory_bytes, std::chrono::steady_clock::now() + options.time};
}

tl::expected<Document, Error> parse_by_gumbo(std::string_view utf8, const ParseOptions& options) {
  if (longest_stretch(utf8) > options.time)
    return error(ErrorCode::timeout,
                 "the page has so many tags that parsing it could take longer than " +
                     std::to_string(options.time.count()) + " ms");
  const auto tree = GumboTree::parse(utf8, limits_of(options), true);
  if (!tree) return error(tree.error(), options);
  return ReferenceReader::read(tree->document(), utf8);
}

template <typename T>
std::size_t bytes_of(const std::vector<T>& buffer) {
  return buffer.capacity() * sizeof(T);
}

std::size_t bytes_of(const Scan& scan, const Skeleton& skeleton) {
  return bytes_of(scan.tokens) + bytes_of(scan.attributes) + scan.decoded.capacity() +
         skeleton.text.capacity() + bytes_of(skeleton.token_at) + bytes_of(skeleton.runs) +
         bytes_of(skeleton.left_out_to) + bytes_of(skeleton.balanced);
}

// More than hardly any page takes.
constexpr std::size_t largest_kept_buffers = std::size_t{16} << 20;

}  // namespace

tl::expected<Document, Error> Document::parse(std::string_view utf8, const ParseOptions& options) {
  return Parser().parse(utf8, options);
}

tl::expected<Document, Error> Parser::parse(std::string_view utf8, const ParseOptions& options) {
  tl::expected<Document, Error> document = parse_into_buffers(utf8, options);
  forget_large_buffers();
  return document;
}

tl::expected<Document, Error> Parser::parse_into_buffers(std::string_view utf8,
                                                         const ParseOptions& options) {
  GumboTree::Limits limits = limits_of(options);
  if (utf8.size() > largest_page)
    return error(ErrorCode::too_large, "the page is larger than 1 GiB");

  Scanner::scan(utf8, scan_);
  const bool wants_gumbo = options.parser == ParserKind::reference;
  if (wants_gumbo && !has_unsafe_foreign_content(utf8, scan_)) return parse_by_gumbo(utf8, options);
  write_skeleton(utf8, scan_, skeleton_);
  if (skeleton_.has_rare_construct && !skeleton_.is_too_deep && !wants_gumbo &&
      !has_unsafe_foreign_content(utf8, scan_)) {
    // Where that is too much, the page is read without the rare construct.
    const ParseOptions half{.memory_bytes = options.memory_bytes / 2, .time = options.time / 2};
    if (auto document = parse_by_gumbo(utf8, half)) return document;
  }
  limits.memory_bytes -= std::min(limits.memory_bytes, bytes_of(scan_, skeleton_));
  const auto tree = GumboTree::parse(skeleton_.text, limits, false);
  if (!tree) return error(tree.error(), options);
  return SkeletonReader::read(tree->document(), utf8, scan_, skeleton_);
}

/// So that one huge page does not take memory from what is done with it, and from all that follow.
void Parser::forget_large_buffers() {
  if (bytes_of(scan_, skeleton_) <= largest_kept_buffers) return;
  scan_ = {};
  skeleton_ = {};
}

}  // namespace dateline::html
