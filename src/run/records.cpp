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

// How many items may be begun whose records the sink has not had. Of files enough for each thread
// that one slow page does not stop the others soon; of URLs many more, as they wait for their
// hosts' turns and hosts may follow one another in any order.
constexpr std::size_t files_ahead_per_job = 16;
constexpr std::size_t urls_ahead = 2048;

// Where more fetched pages wait for a thread, no request begins.
constexpr std::size_t fetched_pages_ahead = 16;

using Item = tl::expected<input::Item, Error>;
using FetchedPage = tl::expected<Page, Error>;

bool is_url(const Item& item) {
  return item && item->kind == input::Item::Kind::url;
}

// Threads and what they do: one looks for items; options.jobs of them make records of files and
// fetched pages; one fetches, from the first URL on. The thread of the sink takes the records.
class Pipeline {
 public:
  Pipeline(input::Items& items, const Options& options) : items_(items), options_(options) {}

  ~Pipeline() {
    abandon();
    if (looking_.joinable()) looking_.join();  // first, as it starts fetching_
    for (std::thread& thread : making_) thread.join();
    if (fetching_.joinable()) fetching_.join();
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Throws std::system_error when the system gives not even two threads.
  void start() {
    const std::lock_guard lock(mutex_);
    looking_ = new_thread([this] { look_for_items(); });
    for (unsigned job = 0; job < options_.jobs; ++job) {
      try {
        making_.push_back(new_thread([this] { make_records(); }));
        ++working_;
      } catch (const std::system_error&) {
        if (working_ == 0) throw;
        break;  // those that there are do the work
      }
    }
  }

  // No more items are begun.
  void end_items() {
    stop_.request_stop();
    const std::lock_guard lock(mutex_);
    if (fetcher_) fetcher_->abandon_waiting();
    room_.notify_all();
  }

  // The next record for the sink; nothing at the end. Rethrows what ended a thread.
  std::optional<Record> next() {
    std::unique_lock lock(mutex_);
    record_.wait(lock, [&] { return failure_ || has_record() || working_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
    if (!has_record()) return std::nullopt;
    const auto first = records_.begin();
    Made made = std::move(first->second);
    records_.erase(first);
    ++handed_out_;
    --(made.is_of_url ? urls_begun_ : files_begun_);
    room_.notify_one();
    return std::move(made.record);
  }

 private:
  struct Task {
    std::uint64_t number;
    std::variant<Item, FetchedPage> page;
  };
  struct Made {
    Record record;
    bool is_of_url;
  };

  template <typename Work>
  std::thread new_thread(Work work) {
    return std::thread([this, work] {
      try {
        work();
      } catch (...) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        record_.notify_one();
      }
    });
  }

  // Of an ordered run, gaps are passed over only when nothing can fill them any more.
  bool has_record() const {
    if (records_.empty()) return false;
    return options_.unordered || records_.begin()->first == handed_out_ || working_ == 0;
  }

  bool has_room_for(const Item& item) const {
    return is_url(item) ? urls_begun_ < urls_ahead
                        : files_begun_ < options_.jobs * files_ahead_per_job;
  }

  void look_for_items() {
    const std::stop_token stop = stop_.get_token();
    while (auto item = items_.next(stop)) {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return stop.stop_requested() || has_room_for(*item); });
      if (stop.stop_requested()) break;
      begin(std::move(*item));
    }
    const std::lock_guard lock(mutex_);
    items_ended_ = true;
    if (fetcher_) fetcher_->close();
    work_.notify_all();
  }

  // A file becomes a task, a URL is handed to the fetching thread.
  void begin(Item item) {
    const std::uint64_t number = begun_++;
    if (is_url(item)) {
      ++urls_begun_;
      ++open_fetches_;
      if (!fetcher_) start_fetching();
      fetcher_->add(number, std::move(item->name));
    } else {
      ++files_begun_;
      files_.push_back({number, std::move(item)});
      work_.notify_one();
    }
  }

  void start_fetching() {
    FetchOptions fetch = options_.fetch;
    fetch.max_bytes = options_.limits.page_bytes;
    fetcher_.emplace(std::move(fetch));
    fetching_ = new_thread([this] { fetch_pages(); });
  }

  void fetch_pages() {
    while (auto fetched = fetcher_->next()) {
      const std::lock_guard lock(mutex_);
      --open_fetches_;
      fetched_.push_back({fetched->number, std::move(fetched->page)});
      if (fetched_.size() == fetched_pages_ahead) fetcher_->hold(true);
      work_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    open_fetches_ = 0;  // those that were abandoned give nothing
    work_.notify_all();
  }

  void make_records() {
    Extractor extractor;
    while (auto task = next_task()) {
      const bool is_of_url = std::holds_alternative<FetchedPage>(task->page);
      Record record =
          is_of_url ? record_of(std::move(std::get<FetchedPage>(task->page)), options_, extractor)
                    : record_of(std::get<Item>(task->page), options_, stop_.get_token(), extractor);
      const std::lock_guard lock(mutex_);
      records_.emplace(task->number, Made{std::move(record), is_of_url});
      if (has_record()) record_.notify_one();
    }
    const std::lock_guard lock(mutex_);
    --working_;
    record_.notify_one();
  }

  // What a thread does next, once there is something; nothing when all is done. Fetched pages go
  // first, as they take memory.
  std::optional<Task> next_task() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] {
      const bool is_done = items_ended_ && open_fetches_ == 0;
      return is_abandoned_ || is_done || !fetched_.empty() || !files_.empty();
    });
    if (is_abandoned_) return std::nullopt;
    if (fetched_.size() == fetched_pages_ahead) fetcher_->hold(false);
    std::deque<Task>& tasks = fetched_.empty() ? files_ : fetched_;
    if (tasks.empty()) return std::nullopt;
    Task task = std::move(tasks.front());
    tasks.pop_front();
    return task;
  }

  // Nobody wants more records.
  void abandon() {
    stop_.request_stop();
    const std::lock_guard lock(mutex_);
    is_abandoned_ = true;
    if (fetcher_) fetcher_->cancel();
    room_.notify_all();
    work_.notify_all();
  }

  input::Items& items_;  // of the thread that looks for them
  const Options& options_;
  std::stop_source stop_;  // no more items are begun, and nobody waits for a pipe

  std::mutex mutex_;                // guards what follows
  std::condition_variable room_;    // for another item
  std::condition_variable work_;    // a task, or the end
  std::condition_variable record_;  // for the sink
  std::uint64_t begun_ = 0;         // items; each has its number among them
  std::uint64_t handed_out_ = 0;    // records
  std::size_t files_begun_ = 0;     // whose records have not been handed out
  std::size_t urls_begun_ = 0;      // the same of URLs
  std::size_t open_fetches_ = 0;    // URLs that are not in fetched_ yet
  std::deque<Task> files_;
  std::deque<Task> fetched_;
  std::map<std::uint64_t, Made> records_;
  std::size_t working_ = 0;  // threads that make records
  bool items_ended_ = false;
  bool is_abandoned_ = false;
  std::exception_ptr failure_;

  std::optional<Fetcher> fetcher_;  // from the first URL on
  std::thread looking_;
  std::vector<std::thread> making_;
  std::thread fetching_;
};

}  // namespace

void for_each_record(input::Items& items, const Options& options, const std::stop_token& stop,
                     const RecordSink& sink) {
  Pipeline pipeline(items, options);
  const std::stop_callback end_early(stop, [&] { pipeline.end_items(); });
  pipeline.start();
  while (auto record = pipeline.next()) {
    if (!sink(std::move(*record))) return;
  }
}

}  // namespace dateline::run
