#include "archive/page_of_file.h"

#include <string_view>
#include <utility>

#include "archive/content_coding.h"
#include "archive/content_type.h"
#include "dateline/mhtml.h"

namespace dateline::archive {
namespace {

tl::unexpected<Error> failure(ErrorCode code, std::string message) {
  return tl::unexpected(Error{.code = code, .stage = "input", .message = std::move(message)});
}

// Takes gzip or Zstandard off the bytes, where they are compressed.
tl::expected<void, Error> decompress(Page& page, std::size_t max_bytes) {
  const ContentCoding coding = sniff_coding(page.bytes);
  if (coding == ContentCoding::identity) return {};
  auto decoded = undo_coding(coding, page.bytes, max_bytes);
  if (!decoded && decoded.error().code == ErrorCode::too_large) {
    return failure(ErrorCode::too_large,
                   "decompressed, it has more than " + std::to_string(max_bytes) + " bytes");
  }
  if (!decoded || !*decoded) {
    return failure(ErrorCode::unreadable, "its compressed data are damaged");
  }
  page.bytes = std::move((*decoded)->bytes);
  page.is_truncated = (*decoded)->is_truncated;
  return {};
}

}  // namespace

std::size_t most_file_bytes(std::string_view beginning, std::size_t max_bytes) noexcept {
  constexpr std::size_t mhtml_bytes_per_page_byte = 8;
  return is_mhtml(beginning) ? mhtml_bytes_per_page_byte * max_bytes : max_bytes;
}

tl::expected<Page, Error> page_of_file(std::string bytes, std::size_t max_bytes) {
  if (bytes.empty()) return failure(ErrorCode::not_html, "it is empty");
  Page page{.input = {}, .bytes = std::move(bytes)};
  if (auto done = decompress(page, max_bytes); !done) return tl::unexpected(done.error());
  if (page.bytes.empty()) return failure(ErrorCode::not_html, "decompressed, it is empty");
  if (is_mhtml(page.bytes)) {
    auto root = read_mhtml(page.bytes, max_bytes);
    if (!root) return root;
    root->is_truncated |= page.is_truncated;
    page = *std::move(root);
  }
  const std::string_view type = http::sniff_type(page.bytes);
  if (!type.starts_with("text/")) {
    return failure(ErrorCode::not_html, "it is of the type " + std::string(type) + ", not HTML");
  }
  return page;
}

}  // namespace dateline::archive
