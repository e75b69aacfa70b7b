#include "run/records.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "run/page_record.h"

namespace dateline::run {
namespace {

// How many items may be begun whose records the sink has not had. For each thread enough that one
// slow page does not stop the others soon; of URLs many more, as they wait for their hosts' turns
// and hosts may follow one another in any order.
constexpr std::size_t items_ahead_per_job = 16;
constexpr std::size_t urls_ahead = 2048;

// How many fetched pages may wait for a thread; beyond that, transfers wait.
constexpr std::size_t fetched_pages_ahead = 16;

using Item = tl::expected<input::Item, Error>;
using FetchedPage = tl::expected<Page, Error>;

bool is_url(const Item& item) {
  return item && item->kind == input::Item::Kind::url;
}

class Pipeline {
 public:
  Pipeline(input::Items& items, const Options& options, std::stop_token stop)
      : items_(items), options_(options), stop_(std::move(stop)) {}

  ~Pipeline() {
    abandon();
    for (std::thread& thread : threads_) thread.join();
    if (fetching_.joinable()) fetching_.join();
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Throws std::system_error when not even one thread can be had.
  void start() {
    threads_.reserve(options_.jobs);
    const std::lock_guard lock(mutex_);
    while (threads_.size() < options_.jobs) {
      try {
        threads_.emplace_back([this] { work(); });
      } catch (const std::system_error&) {
        if (threads_.empty()) throw;
        break;  // those that there are do the work
      }
    }
    working_ = threads_.size();
  }

  // No more items are begun.
  void end_items() {
    const std::lock_guard lock(mutex_);
    no_more_items();
    if (fetcher_) fetcher_->abandon_waiting();
  }

  // The next record for the sink; nothing at the end. Rethrows what ended a thread.
  std::optional<Record> next() {
    std::unique_lock lock(mutex_);
    record_.wait(lock, [&] { return failure_ || has_record() || working_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
    if (!has_record()) return std::nullopt;
    Record record = std::move(records_.begin()->second);
    records_.erase(records_.begin());
    ++handed_out_;
    work_.notify_one();
    return record;
  }

 private:
  struct Task {
    std::uint64_t number;
    std::variant<Item, FetchedPage> page;
  };

  // Of an ordered run, gaps are passed over only when nothing can fill them any more.
  bool has_record() const {
    if (records_.empty()) return false;
    return options_.unordered || records_.begin()->first == handed_out_ || working_ == 0;
  }

  std::size_t items_ahead() const { return static_cast<std::size_t>(begun_ - handed_out_); }

  bool may_begin(const Item& item) const {
    return items_ahead() < (is_url(item) ? urls_ahead : options_.jobs * items_ahead_per_job);
  }

  void work() {
    try {
      while (auto task = next_task()) {
        Record record = std::holds_alternative<Item>(task->page)
                            ? record_of(std::get<Item>(task->page), options_, stop_)
                            : record_of(std::move(std::get<FetchedPage>(task->page)), options_);
        const std::lock_guard lock(mutex_);
        records_.emplace(task->number, std::move(record));
        if (has_record()) record_.notify_one();
      }
    } catch (...) {
      fail();
    }
    const std::lock_guard lock(mutex_);
    --working_;
    record_.notify_one();
  }

  // What a thread does next, once there is something; nothing when all is done. Fetched pages go
  // first, as they take memory.
  std::optional<Task> next_task() {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (is_abandoned_) return std::nullopt;
      if (!fetched_.empty()) return next_fetched();
      if (next_item_ && may_begin(*next_item_)) {
        if (auto task = begin_item()) return task;
      } else if (!next_item_ && !items_ended_ && !is_looking_ && items_ahead() < urls_ahead) {
        look_for_item(lock);
      } else if (!next_item_ && items_ended_ && open_fetches_ == 0) {
        return std::nullopt;
      } else {
        work_.wait(lock);
      }
    }
  }

  Task next_fetched() {
    Task task = std::move(fetched_.front());
    fetched_.pop_front();
    fetched_room_.notify_one();
    return task;
  }

  // Takes the next item: a file becomes a task, a URL is handed to the fetching thread.
  std::optional<Task> begin_item() {
    Task task{.number = begun_++, .page = std::move(*next_item_)};
    next_item_.reset();
    work_.notify_one();  // another thread looks for the one behind it
    const Item& item = std::get<Item>(task.page);
    if (!is_url(item)) return task;
    if (!fetcher_) start_fetching();
    ++open_fetches_;
    fetcher_->add(task.number, item->name);
    return std::nullopt;
  }

  // Reading a folder or a list may take long, so the others go on meanwhile.
  void look_for_item(std::unique_lock<std::mutex>& lock) {
    is_looking_ = true;
    lock.unlock();
    std::optional<Item> item = items_.next();
    lock.lock();
    is_looking_ = false;
    if (!item) {
      no_more_items();
    } else if (!items_ended_) {
      next_item_ = std::move(item);
    }
  }

  void no_more_items() {
    items_ended_ = true;
    next_item_.reset();
    if (fetcher_) fetcher_->close();
    work_.notify_all();
  }

  void start_fetching() {
    FetchOptions fetch = options_.fetch;
    fetch.max_bytes = options_.limits.page_bytes;
    fetcher_.emplace(std::move(fetch));
    fetching_ = std::thread([this] { fetch_pages(); });
  }

  void fetch_pages() {
    try {
      while (auto fetched = fetcher_->next()) {
        std::unique_lock lock(mutex_);
        fetched_room_.wait(lock,
                           [&] { return is_abandoned_ || fetched_.size() < fetched_pages_ahead; });
        --open_fetches_;
        fetched_.push_back({fetched->number, std::move(fetched->page)});
        work_.notify_one();
      }
    } catch (...) {
      fail();
    }
    const std::lock_guard lock(mutex_);
    open_fetches_ = 0;  // those that were abandoned give nothing
    work_.notify_all();
  }

  void fail() {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    record_.notify_one();
  }

  // Nobody wants more records.
  void abandon() {
    const std::lock_guard lock(mutex_);
    is_abandoned_ = true;
    no_more_items();
    if (fetcher_) fetcher_->cancel();
    fetched_room_.notify_one();
  }

  input::Items& items_;  // used by the one thread that is looking for the next
  const Options& options_;
  const std::stop_token stop_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable work_;
  std::condition_variable record_;
  std::condition_variable fetched_room_;
  std::optional<Item> next_item_;            // found, and not begun yet
  std::uint64_t begun_ = 0;                  // items; each has its number among them
  std::uint64_t handed_out_ = 0;             // records
  std::map<std::uint64_t, Record> records_;  // made, and not handed out
  std::deque<Task> fetched_;
  std::size_t open_fetches_ = 0;  // handed to fetcher_, and not in fetched_ yet
  std::size_t working_ = 0;       // threads
  bool is_looking_ = false;
  bool items_ended_ = false;
  bool is_abandoned_ = false;
  std::exception_ptr failure_;

  std::optional<Fetcher> fetcher_;  // from the first URL on
  std::thread fetching_;
  std::vector<std::thread> threads_;
};

}  // namespace

void for_each_record(input::Items& items, const Options& options, const std::stop_token& stop,
                     const RecordSink& sink) {
  Pipeline pipeline(items, options, stop);
  pipeline.start();
  const std::stop_callback end_early(stop, [&] { pipeline.end_items(); });
  while (auto record = pipeline.next()) {
    if (!sink(std::move(*record))) return;
  }
}

}  // namespace dateline::run
