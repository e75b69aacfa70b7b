#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <system_error>
#include <tl/expected.hpp>
#include <vector>

#include "dateline/error.h"
#include "dateline/page.h"
#include "worker/channel.h"
#include "worker/record.h"
#include "worker/record_options.h"
#include "worker/serve.h"
#include "worker/shared_bytes.h"

namespace dateline::worker {

/// The path of the worker program, dateline-worker: beside the running program or, whether it is
/// there or not, where it is installed.
std::string find_worker_program();

/// A process of its own in which pages are read one after the other. Where a page ends it, takes it
/// too much memory or too long, that page gives an error record, and those behind it go to another
/// process. Not for use by two threads at once; several may have one each. The process ends with
/// the thread that started it.
class Child {
 public:
  /// Starts no process yet. The options, which are borrowed, must have no body model of their own.
  Child(std::string program, const RecordOptions& options);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Starts the process, where there is none, and gives it the pages that it has not answered.
  std::error_code start();

  /// Gives it a page. No more than pages_in_flight may be there that take() has not answered.
  void give(Page page);

  /// How many pages it has that take() has not answered.
  std::size_t pages() const { return pages_.size(); }

  /// Whether take() need not wait.
  bool has_answer() const;

  /// The record of the first page that it has, as worker::make_record() would make it; waits for
  /// it. Errors besides: `crashed`; `timeout` after twice Limits::time. Throws std::system_error
  /// where no process can be started, for some seconds where the system is short of something.
  Record take();

 private:
  struct Process {
    pid_t id;
    Channel channel;
    std::vector<SharedBytes> memory;
    std::uint64_t pages_sent = 0;
  };
  struct Given {
    Page page;
    bool is_refused = false;  // the system had no memory to hand it over
  };

  void forget_dead();
  std::optional<int> end(std::chrono::milliseconds patience);
  void start_somehow();
  void send(Given& given);
  tl::expected<Record, Error> receive();

  const std::string program_;
  const RecordOptions& options_;
  std::optional<Process> process_;
  std::deque<Given> pages_;  // all of them were sent, if there is a process
  std::string message_;      // kept for its memory
};

}  // namespace dateline::worker
