#include "support/program.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "support/paths.h"
#include "support/records.h"

namespace dateline::testing {
namespace {

constexpr unsigned nobody = 65534;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Reads what is there; false at the end.
bool read_some(int descriptor, std::string& text) {
  std::array<char, 65536> buffer{};
  const ssize_t count = read(descriptor, buffer.data(), buffer.size());
  if (count < 0 && errno != EINTR) fail("read");
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count != 0;
}

// In the child, between fork and exec.
void become(const Call& call) {
  if (!call.folder.empty() && chdir(call.folder.c_str()) != 0) _exit(126);
  // Nobody's own configuration.
  setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
  setenv("XDG_CONFIG_DIRS", "/nonexistent", 1);
  for (const auto& [name, value] : call.environment) setenv(name.c_str(), value.c_str(), 1);
  if (call.unprivileged && getuid() == 0) {
    if (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0) _exit(126);
  }
}

bool prints_whole_records(const Call& call) {
  return std::none_of(call.arguments.begin(), call.arguments.end(),
                      [](const std::string& argument) { return argument.starts_with("--fields"); });
}

bool begins_with_record(std::string_view output) {
  constexpr std::array<std::string_view, 4> beginnings = {
      R"({"kind":)", "{\n  \"kind\":", "[\n{\"kind\":", "[\n  {\n    \"kind\":"};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return output.starts_with(beginning); });
}

}  // namespace

RunningProgram::RunningProgram(const Call& call) : RunningProgram(program_path(), call) {
}

RunningProgram::RunningProgram(const std::string& program, const Call& call) {
  // Standard input is a socket, as writing to one can be told not to raise SIGPIPE.
  std::array<int, 2> input{};
  std::array<int, 2> output{};
  std::array<int, 2> error{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input.data()) != 0) fail("socketpair");
  if (pipe2(output.data(), O_CLOEXEC) != 0 || pipe2(error.data(), O_CLOEXEC) != 0) fail("pipe2");

  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (const std::string& argument : call.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  process_ = fork();
  if (process_ < 0) fail("fork");
  if (process_ == 0) {
    dup2(input[1], STDIN_FILENO);
    dup2(output[1], STDOUT_FILENO);
    dup2(error[1], STDERR_FILENO);
    become(call);
    execvp(program.c_str(), arguments.data());
    _exit(127);
  }
  close(input[1]);
  close(output[1]);
  close(error[1]);
  input_ = input[0];
  output_ = output[0];
  error_ = error[0];
}

RunningProgram::~RunningProgram() {
  for (const int descriptor : {input_, output_, error_}) {
    if (descriptor >= 0) close(descriptor);
  }
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
}

bool RunningProgram::wait_for_output(std::string_view text) {
  while (outcome_.standard_output.find(text) == std::string::npos) {
    if (!read_some(output_, outcome_.standard_output)) return false;
  }
  return true;
}

void RunningProgram::send_signal(int number) const {
  kill(process_, number);
}

void RunningProgram::give(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = send(input_, text.data(), text.size(), MSG_NOSIGNAL);
    if (count < 0) fail("send");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// Moves bytes in whichever direction they can go now. False when all streams are at their ends.
bool RunningProgram::exchange(std::string_view& standard_input) {
  if (standard_input.empty() && input_ >= 0) close(std::exchange(input_, -1));
  if (input_ < 0 && output_ < 0 && error_ < 0) return false;

  std::array<pollfd, 3> streams{{{input_, POLLOUT, 0}, {output_, POLLIN, 0}, {error_, POLLIN, 0}}};
  if (poll(streams.data(), streams.size(), -1) < 0) fail("poll");
  if (streams[0].revents != 0) {
    const ssize_t count =
        send(input_, standard_input.data(), standard_input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    // A program that reads no more has what it wanted.
    standard_input.remove_prefix(count >= 0 ? static_cast<std::size_t>(count)
                                            : standard_input.size());
  }
  if (streams[1].revents != 0 && !read_some(output_, outcome_.standard_output))
    close(std::exchange(output_, -1));
  if (streams[2].revents != 0 && !read_some(error_, outcome_.standard_error))
    close(std::exchange(error_, -1));
  return true;
}

Outcome RunningProgram::finish(std::string_view standard_input) {
  while (exchange(standard_input)) {
  }
  int status = 0;
  if (waitpid(process_, &status, 0) < 0) fail("waitpid");
  process_ = -1;
  if (WIFEXITED(status)) outcome_.exit_status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome_.signal = WTERMSIG(status);
  return std::move(outcome_);
}

Outcome run_dateline(const Call& call) {
  Outcome outcome = RunningProgram(call).finish(call.standard_input);
  const bool is_complete = outcome.exit_status == 0 || outcome.exit_status == 1;
  if (is_complete && prints_whole_records(call) && begins_with_record(outcome.standard_output)) {
    keep_for_validation(outcome.standard_output);
  }
  return outcome;
}

Outcome run_in_shell(const std::string& script, Call call) {
  const std::filesystem::path folder = std::filesystem::path(program_path()).parent_path();
  const char* path = std::getenv("PATH");
  call.environment.emplace_back("PATH", folder.string() + ":" + (path != nullptr ? path : ""));
  call.arguments.insert(call.arguments.begin(), {"-c", script, "bash"});
  return RunningProgram("bash", call).finish(call.standard_input);
}

}  // namespace dateline::testing
