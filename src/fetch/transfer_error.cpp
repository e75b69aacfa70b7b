#include "fetch/transfer_error.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline::http {
namespace {

struct Failure {
  ErrorCode code;
  std::string_view reason;
  bool retryable;
};

Failure classify(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {ErrorCode::network, "the host's name could not be resolved", true};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {ErrorCode::network, "the proxy's name could not be resolved", true};
    case CURLE_COULDNT_CONNECT:
      return {ErrorCode::network, "no connection could be made", true};
    case CURLE_GOT_NOTHING:
      return {ErrorCode::network, "the server closed the connection without an answer", true};
    case CURLE_PARTIAL_FILE:
      return {ErrorCode::network, "the connection was closed before the answer was complete", true};
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return {ErrorCode::network, "the connection broke", true};
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return {ErrorCode::network, "the HTTP/2 connection broke", true};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:  // what libcurl says of an answer without a status line
      return {ErrorCode::network, "the answer is not HTTP", false};
    case CURLE_URL_MALFORMAT:  // a host name that IDNA forbids passes the parser
      return {ErrorCode::unreadable, "the URL cannot be asked for", false};
    case CURLE_BAD_CONTENT_ENCODING:
      return {ErrorCode::network, "the answer's content coding could not be decoded", false};
    // A handshake also fails when the connection breaks in it; what a certificate lacks, it will
    // lack next time.
    case CURLE_SSL_CONNECT_ERROR:
      return {ErrorCode::tls, "the TLS handshake failed", true};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return {ErrorCode::tls, "the server's certificate could not be verified", false};
    case CURLE_SSL_CACERT_BADFILE:
      return {ErrorCode::tls, "the system's certificate authorities could not be read", false};
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_CLIENTCERT:
      return {ErrorCode::tls, "TLS could not be set up", false};
    case CURLE_OUT_OF_MEMORY:
      return {ErrorCode::too_large, "the answer needs more memory than there is", false};
    default:
      return {ErrorCode::network, "the transfer failed", true};
  }
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string text(bytes.substr(0, 200));
  std::replace_if(
      text.begin(), text.end(), [](char byte) { return byte < ' ' || byte > '~'; }, '?');
  return text;
}

Error fetch_error(ErrorCode code, std::string message, bool retryable) {
  return {.code = code, .stage = "fetch", .message = std::move(message), .retryable = retryable};
}

Error out_of_memory() {
  return fetch_error(ErrorCode::too_large, "the answer needs more memory than there is");
}

Error transfer_error(CURLcode code, std::string_view detail) {
  const Failure failure = classify(code);
  const std::string_view known = detail.empty() ? curl_easy_strerror(code) : detail;
  return fetch_error(failure.code, std::string(failure.reason) + ": " + printable(known),
                     failure.retryable);
}

}  // namespace dateline::http
