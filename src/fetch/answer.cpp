#include "fetch/answer.h"

#include <new>
#include <utility>

#include "fetch/transfer_error.h"

namespace dateline::http {
namespace {

/// Of an answer that is no success: as much is read and dropped, so that the connection can be
/// kept.
constexpr std::size_t max_dropped_bytes = std::size_t{256} << 10;

}  // namespace

bool is_success(long status) noexcept {
  return status >= 200 && status <= 299;
}

bool is_redirect(long status) noexcept {
  return status >= 300 && status <= 399;
}

void Answer::begin(long status, std::optional<ContentType> declared) noexcept {
  has_begun_ = true;
  is_dropped_ = !is_success(status);
  declared_ = std::move(declared);
  if (!is_dropped_ && classify(declared_) == DeclaredType::other) {
    refusal_ = Refusal::other_type_declared;
  }
}

bool Answer::receive(std::string_view bytes) noexcept {
  if (is_dropped_) {
    dropped_bytes_ += bytes.size();
    return dropped_bytes_ <= max_dropped_bytes;
  }
  if (refusal_ != Refusal::none) return false;
  if (bytes.size() > max_bytes_ - body_.size()) {
    refusal_ = Refusal::too_large;
    return false;
  }
  try {
    body_ += bytes;
    if (!is_sniffed_ && body_.size() >= resource_header_size) sniff();
  } catch (const std::bad_alloc&) {
    refusal_ = Refusal::no_memory;
  }
  return refusal_ == Refusal::none;
}

void Answer::end() {
  if (refusal_ == Refusal::none && !is_sniffed_ && !body_.empty()) sniff();
}

void Answer::sniff() {
  is_sniffed_ = true;
  const std::string_view type = sniff_type(body_);
  const bool is_refused =
      classify(declared_) == DeclaredType::html ? is_binary_format(type) : type != "text/html";
  if (is_refused) refusal_ = Refusal::other_type_sniffed;
}

std::optional<Error> Answer::refusal() const {
  const std::string declared = declared_ ? printable(declared_->essence) : std::string();
  switch (refusal_) {
    case Refusal::none:
      return std::nullopt;
    case Refusal::other_type_declared:
      return fetch_error(ErrorCode::not_html, "the answer is " + declared + ", not HTML");
    case Refusal::other_type_sniffed:
      return fetch_error(
          ErrorCode::not_html,
          "the answer's bytes are " + std::string(sniff_type(body_)) + ", not HTML; " +
              (declared.empty() ? "no type is declared" : "declared is " + declared));
    case Refusal::too_large:
      return fetch_error(ErrorCode::too_large,
                         "the answer is larger than " + std::to_string(max_bytes_) + " bytes");
    case Refusal::no_memory:
      break;
  }
  return out_of_memory();
}

}  // namespace dateline::http
