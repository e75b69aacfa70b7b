#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Runs the real program as its users do.
namespace dateline::testing {

/// How a program is started.
struct Call {
  std::vector<std::string> arguments = {};
  std::string standard_input = {};
  std::vector<std::pair<std::string, std::string>> environment =
      {};                     ///< besides this process's own
  std::string folder = {};    ///< to run in; here when it is empty
  bool unprivileged = false;  ///< as the user nobody, when this process is root
};

/// How it ended, and what it wrote.
struct Outcome {
  int exit_status = -1;  ///< -1 when a signal ended it
  int signal = 0;        ///< the signal that ended it, or 0
  std::string standard_output;
  std::string standard_error;
};

/// A program that runs, with its standard streams in our hands.
class RunningProgram {
 public:
  /// Starts dateline. Throws std::system_error when that fails.
  explicit RunningProgram(const Call& call);

  /// Starts another program; `program` is looked up in PATH.
  RunningProgram(const std::string& program, const Call& call);

  /// Ends the program, if finish() was not called.
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  /// Reads standard output until it holds `text`. Whether it came: false at the end of the output.
  bool wait_for_output(std::string_view text);

  void send_signal(int number) const;

  /// Writes to its standard input, which stays open.
  void give(std::string_view text) const;

  /// Gives it `standard_input` and the end of that, and waits for its end.
  Outcome finish(std::string_view standard_input = {});

 private:
  bool exchange(std::string_view& standard_input);

  pid_t process_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
  Outcome outcome_;
};

/// Runs dateline to its end. Whole records that it wrote are kept for validation (records.h).
Outcome run_dateline(const Call& call);

/// Runs a script by `bash -c`, in which `dateline` is the program.
Outcome run_in_shell(const std::string& script, Call call = {});

}  // namespace dateline::testing
