#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline::testing {

/// tests/support/loopback_server.py as a child process that lives as long as the object: an HTTP
/// server on 127.0.0.1 with the routes that its documentation lists. The child also ends when this
/// process crashes.
///
/// The constructor adds 127.0.0.0/8 to `no_proxy` in this process's environment, so that neither
/// the tests nor the programs that they run ask a proxy of the machine for them.
class LoopbackServer {
 public:
  /// `arguments` are the script's: {"--root", folder}, {"--map", "/path=file"}, {"--tls"},
  /// {"--all-hosts"}. Throws std::runtime_error when the server does not start.
  explicit LoopbackServer(const std::vector<std::string>& arguments = {});
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  /// "http://127.0.0.1:PORT" and `path`, which begins with a slash.
  std::string url(std::string_view path) const;
  /// "http://127.0.0.HOST:PORT" and `path`, with {"--all-hosts"}: each is a host of its own.
  std::string url_of_host(int host, std::string_view path) const;
  int port() const;

 private:
  pid_t process_ = -1;
  int standard_input_ = -1;  ///< the child ends when it is closed
  std::string origin_;
};

}  // namespace dateline::testing
