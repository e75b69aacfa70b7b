#include "support/loopback_server.h"
#include "support/paths.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace dateline::testing {
namespace {

struct Pipe {
  Pipe() {
    // Close-on-exec, lest another child keep the end open whose closing ends the server.
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe for the server");
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reading() const { return ends[0]; }
  int writing() const { return ends[1]; }
  void close_end(std::size_t index) {
    if (ends[index] >= 0) close(ends[index]);
    ends[index] = -1;
  }
  int release_writing() {
    const int descriptor = ends[1];
    ends[1] = -1;
    return descriptor;
  }

  std::array<int, 2> ends = {-1, -1};
};

pid_t start(std::vector<std::string> words, const Pipe& input, const Pipe& output) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.reading(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  pid_t process = -1;
  const int failed =
      posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("python3 cannot be started");
  return process;
}

/// The first line, or what came before the end.
std::string read_line(int descriptor) {
  std::string line;
  char byte = 0;
  while (true) {
    const ssize_t count = read(descriptor, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || byte == '\n') return line;
    line += byte;
  }
}

void wait_for(pid_t process) {
  while (waitpid(process, nullptr, 0) == -1 && errno == EINTR) {
  }
}

void keep_proxies_away() {
  const char* known = std::getenv("no_proxy");
  std::string hosts = known == nullptr ? std::string() : std::string(known);
  constexpr std::string_view loopback = "127.0.0.0/8";
  if (hosts.find(loopback) != std::string::npos) return;
  if (!hosts.empty()) hosts += ',';
  hosts += loopback;
  setenv("no_proxy", hosts.c_str(), 1);
}

}  // namespace

LoopbackServer::LoopbackServer(const std::vector<std::string>& arguments) {
  keep_proxies_away();
  Pipe input;
  Pipe output;
  std::vector<std::string> words = {
      "python3", "-I", "-S", in_project("tests/support/loopback_server.py"), "--exit-with-stdin"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  process_ = start(std::move(words), input, output);
  output.close_end(1);

  constexpr std::string_view greeting = "listening on ";
  const std::string line = read_line(output.reading());
  if (line.rfind(greeting, 0) != 0) {
    input.close_end(1);
    wait_for(process_);
    throw std::runtime_error("the loopback server did not start: " + line);
  }
  origin_ = line.substr(greeting.size());
  standard_input_ = input.release_writing();
}

LoopbackServer::~LoopbackServer() {
  close(standard_input_);
  wait_for(process_);
}

std::string LoopbackServer::url(std::string_view path) const {
  return origin_ + std::string(path);
}

std::string LoopbackServer::url_of_host(int host, std::string_view path) const {
  return "http://127.0.0." + std::to_string(host) + ':' + std::to_string(port()) +
         std::string(path);
}

int LoopbackServer::port() const {
  return std::atoi(origin_.c_str() + origin_.rfind(':') + 1);
}

}  // namespace dateline::testing
