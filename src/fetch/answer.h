#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "archive/content_type.h"
#include "dateline/error.h"

namespace dateline::http {

bool is_success(long status) noexcept;
bool is_redirect(long status) noexcept;

/// The answer to one request while its body comes in: keeps what may be a page, and knows when no
/// more is wanted.
class Answer {
 public:
  /// `max_bytes` of a body after content decoding.
  explicit Answer(std::size_t max_bytes) noexcept : max_bytes_(max_bytes) {}

  bool has_begun() const noexcept { return has_begun_; }

  /// What stands before the body, before the body's first bytes.
  void begin(long status, std::optional<ContentType> declared) noexcept;

  /// Takes the next bytes; false when no more are wanted, or there is no memory for them.
  bool receive(std::string_view bytes) noexcept;

  /// Judges a body of which no more will come, where it was too short to be judged before. An empty
  /// body has no type to refuse; that it holds no article is for others to say.
  void end();

  /// Why the body is no page, as the error `not-html` or `too-large`, as far as that is known yet.
  std::optional<Error> refusal() const;

  /// What has come of a success; nothing of any other answer.
  const std::string& body() const noexcept { return body_; }
  std::string take_body() noexcept { return std::move(body_); }

 private:
  enum class Refusal { none, other_type_declared, other_type_sniffed, too_large, no_memory };

  void sniff();

  std::size_t max_bytes_;
  bool has_begun_ = false;
  bool is_dropped_ = false;  ///< no success: the body is read, that the connection can be kept
  std::size_t dropped_bytes_ = 0;
  std::optional<ContentType> declared_;
  bool is_sniffed_ = false;
  Refusal refusal_ = Refusal::none;
  std::string body_;
};

}  // namespace dateline::http
