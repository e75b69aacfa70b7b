#include "run/ordered_records.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::run {
namespace {

// How many records each thread may be ahead of the sink: enough that one slow page does not stop
// the others soon.
constexpr std::size_t records_ahead = 16;

void make_records_here(input::Items& items, const Options& options, const RecordSink& sink) {
  Worker worker(options);
  while (const auto item = items.next()) {
    if (!sink(worker.record_of(*item))) return;
  }
}

// Items are numbered as they are taken, and record N waits in slot N modulo the number of slots
// until the sink has had all before it.
class RecordsOfThreads {
 public:
  RecordsOfThreads(input::Items& items, const Options& options)
      : items_(items), options_(options), slots_(options.jobs * records_ahead) {}

  ~RecordsOfThreads() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }
  RecordsOfThreads(const RecordsOfThreads&) = delete;
  RecordsOfThreads& operator=(const RecordsOfThreads&) = delete;

  // Whether at least one thread could be had.
  bool start() {
    threads_.reserve(options_.jobs);
    try {
      while (threads_.size() < options_.jobs) threads_.emplace_back([this] { make_records(); });
    } catch (const std::system_error&) {
      // The system gives no more threads: those that there are do the work.
    }
    return !threads_.empty();
  }

  // The next record in order; nothing at the end. Rethrows what ended a thread.
  std::optional<Record> next() {
    std::unique_lock lock(mutex_);
    std::optional<Record>& slot = slots_[handed_out_ % slots_.size()];
    progress_.wait(lock,
                   [&] { return slot || failure_ || (no_more_items_ && handed_out_ == taken_); });
    if (failure_) std::rethrow_exception(failure_);
    if (!slot) return std::nullopt;
    std::optional<Record> record = std::exchange(slot, std::nullopt);
    ++handed_out_;
    room_.notify_one();
    return record;
  }

 private:
  using Item = tl::expected<input::Item, Error>;

  void make_records() {
    try {
      Worker worker(options_);
      while (const auto taken = take()) put(taken->first, worker.record_of(taken->second));
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      progress_.notify_one();
    }
  }

  // The next item with its number, once there is room for its record.
  std::optional<std::pair<std::uint64_t, Item>> take() {
    const std::lock_guard taking(items_mutex_);
    std::unique_lock lock(mutex_);
    room_.wait(lock,
               [&] { return stopped_ || no_more_items_ || taken_ - handed_out_ < slots_.size(); });
    if (stopped_ || no_more_items_) return std::nullopt;
    lock.unlock();  // reading a folder may take long
    std::optional<Item> item = items_.next();
    lock.lock();
    if (!item) {
      no_more_items_ = true;
      progress_.notify_one();
      return std::nullopt;
    }
    return std::pair(taken_++, std::move(*item));
  }

  void put(std::uint64_t number, Record record) {
    const std::lock_guard lock(mutex_);
    slots_[number % slots_.size()] = std::move(record);
    if (number == handed_out_) progress_.notify_one();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_one();  // only the thread that holds items_mutex_ waits
  }

  std::mutex items_mutex_;  // taken before mutex_
  input::Items& items_;
  const Options& options_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable progress_;
  std::condition_variable room_;
  std::vector<std::optional<Record>> slots_;
  std::uint64_t taken_ = 0;
  std::uint64_t handed_out_ = 0;
  bool no_more_items_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;

  std::vector<std::thread> threads_;
};

}  // namespace

void for_each_record(input::Items& items, const Options& options, const RecordSink& sink) {
  if (options.jobs > 1) {
    RecordsOfThreads records(items, options);
    if (records.start()) {
      while (auto record = records.next()) {
        if (!sink(std::move(*record))) return;
      }
      return;
    }
  }
  make_records_here(items, options, sink);
}

}  // namespace dateline::run
