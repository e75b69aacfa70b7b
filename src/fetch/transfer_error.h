#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>

#include "dateline/error.h"

namespace dateline::http {

/// An error of this room.
Error fetch_error(ErrorCode code, std::string message, bool retryable = false);

/// The error when there is no memory for an answer.
Error out_of_memory();

/// What a failed transfer is to the caller: `network` or `tls`, with libcurl's own words (`detail`,
/// which may be empty) in the message. Time-outs, redirects and our own refusals are told apart
/// before.
Error transfer_error(CURLcode code, std::string_view detail);

/// Text that came from outside, fit for a message: bytes other than printable ASCII become "?", at
/// most 200 of them.
std::string printable(std::string_view bytes);

}  // namespace dateline::http
