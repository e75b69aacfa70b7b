#include "cli/exit_status.h"

#include <unistd.h>

#include <csignal>

#include "cli/messages.h"
#include "run/output.h"
#include "run/signal_watch.h"

namespace dateline::cli {

int usage_error(std::string_view message) {
  print_message(message);
  print_line("Try 'dateline --help'.");
  return status_usage;
}

int output_failed(std::string_view output, std::error_code failure) {
  // Whoever started us had SIGPIPE ignored, so the write failed instead of ending us: end as it
  // would have.
  if (failure == std::errc::broken_pipe) run::end_by_signal(SIGPIPE);
  const std::string reason = failure == std::errc::device_or_resource_busy
                                 ? "another run is writing it"
                                 : failure.message();
  print_message("cannot write " + std::string(output) + ": " + reason);
  return status_output_failed;
}

int print(std::string_view text) {
  if (const auto failure = run::write_all(STDOUT_FILENO, text)) {
    return output_failed("the output", failure);
  }
  return status_success;
}

}  // namespace dateline::cli
