#pragma once

#include <curl/curl.h>

#include <chrono>

#include "dateline/error.h"

/// Which failures pass by themselves, and when the next try may follow.
namespace dateline::http {

/// Whether a status tells of a state of the server rather than of the page: the same request may
/// well succeed later.
bool is_retryable_status(long status) noexcept;

/// Whether a URL is tried again after a status. 425 (Too Early) is left out: it answers a request
/// in early data (RFC 8470), which is never sent.
bool is_retried_status(long status) noexcept;

/// Whether a URL is tried again because the connection was closed or broke, before an answer or in
/// it.
bool is_broken_connection(CURLcode code) noexcept;

/// The pause before the next try after `tries` of them, one or more: `first_pause`, doubled each
/// time.
std::chrono::milliseconds pause_before_next_try(std::chrono::milliseconds first_pause, int tries);

/// `error` with a message that tells the number of tries, when there was more than one.
Error with_tries(Error error, int tries);

}  // namespace dateline::http
