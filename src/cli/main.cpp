#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/program.h"
#include "worker/kept_memory.h"

namespace {

// A program may be started with standard streams closed. A file opened later would then get the
// number of one of them, and be written to as standard output; so the numbers are taken, by what
// cannot be written to.
void fill_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) < 0) static_cast<void>(open("/dev/null", O_RDONLY));
  }
}

}  // namespace

int main(int count, char** arguments) {
  fill_standard_streams();
  dateline::worker::keep_freed_memory();
  // A file that reaches the largest size that is allowed fails to be written, as on a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const std::vector<std::string> after_name(arguments + (count > 0 ? 1 : 0), arguments + count);
    return dateline::cli::run_program(after_name);
  } catch (const std::exception& failure) {
    dateline::cli::print_message(std::string("ended early: ") + failure.what());
    return dateline::cli::status_output_failed;  // it is incomplete
  }
}
