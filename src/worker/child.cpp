#include "worker/child.h"

#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX's kill
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>
#include <system_error>
#include <thread>
#include <utility>

#include "worker/make_record.h"
#include "worker/wire.h"

namespace dateline::worker {
namespace {

// The worker has no standard input and output, and of this process's files only those that it
// inherits, one behind the other.
class FileActions {
 public:
  explicit FileActions(std::span<const int> inherited) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    // First out of the way of one another.
    const int first_free = *std::max_element(inherited.begin(), inherited.end()) + 1;
    const int first = std::max(first_free, worker_descriptor + static_cast<int>(inherited.size()));
    const auto count = static_cast<int>(inherited.size());
    for (int i = 0; i < count; ++i) {
      posix_spawn_file_actions_adddup2(&actions_, inherited[static_cast<std::size_t>(i)],
                                       first + i);
    }
    for (int i = 0; i < count; ++i) {
      posix_spawn_file_actions_adddup2(&actions_, first + i, worker_descriptor + i);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions_, worker_descriptor + count);
  }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Signals that ask to end are for the program alone, which decides what becomes of the pages in
// work, also where somebody sends them to all its processes.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t blocked;
    sigset_t all;
    sigemptyset(&blocked);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&blocked, signal);
    sigfillset(&all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setsigmask(&attributes_, &blocked);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

bool is_shortage(std::error_code failure) {
  return failure == std::errc::resource_unavailable_try_again ||
         failure == std::errc::not_enough_memory || failure == std::errc::too_many_files_open ||
         failure == std::errc::too_many_files_open_in_system;
}

Error worker_error(ErrorCode code, std::string message) {
  return {.code = code, .stage = "worker", .message = std::move(message)};
}

// "signal 11 (SIGSEGV)", "exit status 1".
std::string ending(int status) {
  if (!WIFSIGNALED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  const int signal = WTERMSIG(status);
  std::string text = "signal " + std::to_string(signal);
  if (const char* name = sigabbrev_np(signal)) text.append(" (SIG").append(name).append(")");
  return text;
}

}  // namespace

std::string find_worker_program() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& path :
       {self / "dateline-worker", self / DATELINE_LIBEXEC_FROM_BIN / "dateline-worker"}) {
    if (access(path.c_str(), X_OK) == 0) return path.lexically_normal().string();
  }
  return DATELINE_LIBEXEC "/dateline-worker";
}

Child::Child(std::string program, const RecordOptions& options)
    : program_(std::move(program)), options_(options) {
}

Child::~Child() {
  end({});
}

std::error_code Child::start() {
  if (process_) return {};
  const auto last_error = [] { return std::error_code(errno, std::generic_category()); };
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return last_error();
  Process process{.id = -1, .channel = Channel(ends[0]), .memory = {}};
  const Channel of_worker(ends[1]);
  std::array<int, 1 + pages_in_flight> inherited = {of_worker.descriptor()};
  for (std::size_t i = 1; i <= pages_in_flight; ++i) {
    auto memory = SharedBytes::create();
    if (!memory) return memory.error();
    inherited.at(i) = process.memory.emplace_back(*std::move(memory)).descriptor();
  }

  const FileActions actions(inherited);
  const SpawnAttributes attributes;
  std::string name = program_;
  std::array<char*, 2> arguments = {name.data(), nullptr};
  const int error_number = posix_spawn(&process.id, program_.c_str(), actions.get(),
                                       attributes.get(), arguments.data(), environ);
  if (error_number != 0) return {error_number, std::generic_category()};
  process_.emplace(std::move(process));
  message_.clear();
  WireWriter out(message_);
  write(out, options_);
  // Where that fails, the first page will show it.
  process_->channel.send(message_, 2 * options_.limits.time);
  for (Given& given : pages_) send(given);
  return {};
}

// Waits some seconds where the system is short of something that others may give back.
void Child::start_somehow() {
  std::error_code failure = start();
  for (std::chrono::milliseconds pause{10};
       failure && is_shortage(failure) && pause.count() <= 3000; pause *= 4) {
    std::this_thread::sleep_for(pause);
    failure = start();
  }
  if (failure) throw std::system_error(failure, program_ + " cannot be started");
}

// A process that has ended while it had no page.
void Child::forget_dead() {
  int status = 0;
  if (process_ && waitpid(process_->id, &status, WNOHANG) != 0) process_.reset();
}

// Ends the process, and tells how it ended, if the system does. One that has closed its end of the
// socket is about to end by itself.
std::optional<int> Child::end(std::chrono::milliseconds patience) {
  if (!process_) return std::nullopt;
  const pid_t id = process_->id;
  process_.reset();
  int status = 0;
  for (; patience.count() > 0; --patience) {
    const pid_t ended = waitpid(id, &status, WNOHANG);
    if (ended > 0) return status;
    if (ended < 0) return std::nullopt;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  kill(id, SIGKILL);
  while (waitpid(id, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  return status;
}

// The page goes through the memory, so that the message is short: neither end ever waits for the
// other one to take it. Where sending fails, take() sees why.
void Child::send(Given& given) {
  const std::uint64_t place = process_->pages_sent % pages_in_flight;
  message_.clear();
  WireWriter out(message_);
  write_without_bytes(out, given.page);
  const std::size_t said = message_.size();
  given.is_refused = !process_->memory[place].store(message_, given.page.bytes);
  if (given.is_refused) return;
  ++process_->pages_sent;
  message_.clear();
  out.number(place);
  out.number(said);
  out.number(given.page.bytes.size());
  process_->channel.send(message_, 2 * options_.limits.time);
}

void Child::give(Page page) {
  if (pages_.empty()) forget_dead();
  pages_.push_back({std::move(page)});
  if (process_) send(pages_.back());
}

bool Child::has_answer() const {
  return !pages_.empty() &&
         (pages_.front().is_refused || (process_ && process_->channel.has_news()));
}

tl::expected<Record, Error> Child::receive() {
  if (!process_) start_somehow();
  if (pages_.front().is_refused) {
    return tl::unexpected(worker_error(
        ErrorCode::too_large, "the system has no memory to hand the page to another process"));
  }
  const auto time = 2 * options_.limits.time;
  const Exchange exchange = process_->channel.receive(message_, time);
  if (exchange == Exchange::done) {
    if (auto record = read_record(message_)) return *std::move(record);
  }
  constexpr std::chrono::milliseconds patience{1000};
  const std::optional<int> status = end(exchange == Exchange::closed ? patience : patience.zero());
  if (exchange == Exchange::too_late) {
    return tl::unexpected(worker_error(ErrorCode::timeout, "reading the page takes longer than " +
                                                               std::to_string(time.count()) +
                                                               " ms, and its process was ended"));
  }
  return tl::unexpected(worker_error(
      ErrorCode::crashed, "the process that read the page ended" +
                              (status ? " by " + ending(*status) : " in a way that is not known")));
}

Record Child::take() {
  auto record = receive();
  const Page page = std::move(pages_.front().page);
  pages_.pop_front();
  if (record) return *std::move(record);
  Error error = std::move(record).error();
  error.url = page.url;
  error.warc = page.warc;
  return error_record(std::move(error), page.input, options_);
}

}  // namespace dateline::worker
