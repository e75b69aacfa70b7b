#include "run/records.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "input/descriptor_path.h"
#include "run/record_maker.h"

namespace dateline::run {
namespace {

// How many items may be begun whose records the sink has not had. Of files enough for each thread
// that one slow page does not stop the others soon; of URLs many more, as they wait for their
// hosts' turns and hosts may follow one another in any order.
constexpr std::size_t files_ahead_per_job = 16;
constexpr std::size_t urls_ahead = 2048;

// How many bytes of archives' records may wait for a thread.
constexpr std::size_t waiting_bytes = std::size_t{64} << 20U;

// Where more fetched pages wait for a thread, no request begins.
constexpr std::size_t fetched_pages_ahead = 16;

using Entry = tl::expected<input::OpenedItems::Entry, Error>;
using Item = tl::expected<input::Item, Error>;
using FetchedPage = tl::expected<Page, Error>;

const input::Item* url_of(const Entry& entry) {
  const auto* item = entry ? std::get_if<input::Item>(&*entry) : nullptr;
  return item != nullptr && item->kind == input::Item::Kind::url ? item : nullptr;
}

std::size_t bytes_of(const input::ArchivedRecord* archived) {
  return archived != nullptr ? archived->block.size() : 0;
}

std::size_t bytes_of(const Entry& entry) {
  return entry ? bytes_of(std::get_if<input::ArchivedRecord>(&*entry)) : 0;
}

struct PlacedRecord {
  Record record;
  std::optional<input::Place> behind;
};

// Threads and what they do: one looks for items and reads archives; options.jobs of them make
// records of files and fetched pages; one fetches, from the first URL on. The thread of the sink
// takes the records.
class Pipeline {
 public:
  Pipeline(input::OpenedItems& items, const Options& options) : items_(items), options_(options) {}

  ~Pipeline() { end(); }
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
  std::optional<PlacedRecord> next() {
    for (;;) {
      std::unique_lock lock(mutex_);
      record_.wait(lock, [&] { return failure_ || has_record() || working_ == 0; });
      if (failure_) std::rethrow_exception(failure_);
      if (!has_record()) return std::nullopt;
      const auto first = records_.begin();
      Made made = std::move(first->second);
      is_whole_ = is_whole_ && first->first == handed_out_ && !made.is_cut;
      const input::Place behind = take_place(first->first);
      records_.erase(first);
      ++handed_out_;
      --(made.is_of_url ? urls_begun_ : files_begun_);
      room_.notify_one();
      if (auto* record = std::get_if<Record>(&made.outcome)) {
        return PlacedRecord{std::move(*record),
                            is_whole_ ? std::optional(with_passed_over(behind)) : std::nullopt};
      }
      ++passed_over_[static_cast<std::size_t>(std::get<archive::PassedOver>(made.outcome))];
    }
  }

  // Ends all threads. What was passed over until then.
  archive::PassedOverCounts end() {
    abandon();
    if (looking_.joinable()) looking_.join();  // first, as it starts fetching_
    for (std::thread& thread : making_) thread.join();
    making_.clear();
    if (fetching_.joinable()) fetching_.join();
    return with_passed_over(items_.place()).passed_over;
  }

 private:
  struct Task {
    std::uint64_t number;
    std::variant<Item, input::ArchivedRecord, FetchedPage> page;
  };
  // The number of an item, what kind of room its record takes, and whether that may be of less
  // than there is.
  struct Turn {
    std::uint64_t number;
    bool is_of_url;
    bool is_cut = false;
  };
  using Outcome = std::variant<Record, archive::PassedOver>;
  struct Made {
    Outcome outcome;
    bool is_of_url;
    bool is_cut;  // another run may find more: this one was told to end meanwhile
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

  // The place behind an item. Those of items that gave nothing go with it.
  input::Place take_place(std::uint64_t number) {
    const auto own = places_.find(number);
    const input::Place place = own->second;
    places_.erase(options_.unordered ? own : places_.begin(), std::next(own));
    return place;
  }

  input::Place with_passed_over(input::Place place) const {
    std::transform(place.passed_over.begin(), place.passed_over.end(), passed_over_.begin(),
                   place.passed_over.begin(), std::plus<>());
    return place;
  }

  // Of an ordered run, gaps are passed over only when nothing can fill them any more.
  bool has_record() const {
    if (records_.empty()) return false;
    return options_.unordered || records_.begin()->first == handed_out_ || working_ == 0;
  }

  bool has_room_for(const Entry& entry) const {
    if (url_of(entry) != nullptr) return urls_begun_ < urls_ahead;
    return files_begun_ < options_.jobs * files_ahead_per_job && bytes_waiting_ < waiting_bytes;
  }

  void look_for_items() {
    const std::stop_token stop = stop_.get_token();
    while (auto entry = items_.next(stop)) {
      std::unique_lock lock(mutex_);
      room_.wait(lock, [&] { return stop.stop_requested() || has_room_for(*entry); });
      if (stop.stop_requested()) break;
      places_.emplace(begun_, items_.place());
      begin(std::move(*entry));
    }
    const std::lock_guard lock(mutex_);
    items_ended_ = true;
    if (fetcher_) fetcher_->close();
    work_.notify_all();
  }

  // A file or a record of an archive becomes a task, a URL is handed to the fetching thread.
  void begin(Entry entry) {
    const std::uint64_t number = begun_++;
    if (const input::Item* url = url_of(entry)) {
      ++urls_begun_;
      ++open_fetches_;
      if (!fetcher_) start_fetching();
      fetcher_->add(number, url->name);
      return;
    }
    ++files_begun_;
    bytes_waiting_ += bytes_of(entry);
    if (!entry) {
      files_.push_back({number, Item(tl::unexpect, std::move(entry).error())});
    } else if (auto* archived = std::get_if<input::ArchivedRecord>(&*entry)) {
      files_.push_back({number, std::move(*archived)});
    } else {
      files_.push_back({number, Item(std::get<input::Item>(*std::move(entry)))});
    }
    work_.notify_one();
  }

  void start_fetching() {
    FetchOptions fetch = options_.fetch;
    fetch.max_bytes = options_.record.limits.page_bytes;
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

  // While a worker process reads a page, the thread prepares the next one, if there is any.
  void make_records() {
    RecordMaker maker(options_);
    std::deque<Turn> in_flight;
    for (;;) {
      const auto finish_first = [&] {
        deliver(in_flight.front(), maker.finish());
        in_flight.pop_front();
      };
      while (maker.has_answer()) finish_first();
      auto task = next_task(in_flight.empty());
      if (!task && in_flight.empty()) break;
      if (task) {
        // What comes through a stream may be long in coming.
        const bool may_be_cut = comes_through_a_stream(*task);
        while (may_be_cut && !in_flight.empty()) finish_first();
        Turn turn{task->number, std::holds_alternative<FetchedPage>(task->page)};
        auto begun = begin_record(*std::move(task), maker);
        turn.is_cut = may_be_cut && stop_.stop_requested();
        if (auto* record = std::get_if<Record>(&begun)) {
          deliver(turn, std::move(*record));
        } else if (const auto* reason = std::get_if<archive::PassedOver>(&begun)) {
          deliver(turn, *reason);
        } else {
          in_flight.push_back(turn);
        }
        if (maker.has_room()) continue;
      }
      finish_first();
    }
    const std::lock_guard lock(mutex_);
    --working_;
    record_.notify_one();
  }

  // What comes from elsewhere may be less than there is, or no more than an error, when the run is
  // told to end.
  static bool comes_through_a_stream(const Task& task) {
    if (const auto* fetched = std::get_if<FetchedPage>(&task.page)) {
      return !*fetched || (*fetched)->is_truncated;
    }
    const auto* item = std::get_if<Item>(&task.page);
    return item != nullptr && *item &&
           ((*item)->kind == input::Item::Kind::standard_input ||
            input::descriptor_of((*item)->name).has_value());
  }

  RecordMaker::Begun begin_record(Task task, RecordMaker& maker) const {
    if (auto* fetched = std::get_if<FetchedPage>(&task.page))
      return maker.begin(std::move(*fetched));
    if (const auto* archived = std::get_if<input::ArchivedRecord>(&task.page))
      return maker.begin(*archived);
    return maker.begin(std::get<Item>(task.page), stop_.get_token());
  }

  void deliver(const Turn& turn, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    records_.emplace(turn.number, Made{std::move(outcome), turn.is_of_url, turn.is_cut});
    if (has_record()) record_.notify_one();
  }

  // What a thread does next, once there is something, if it wants to wait for that; nothing when
  // all is done. Fetched pages go first, as they take memory.
  std::optional<Task> next_task(bool waits) {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] {
      const bool is_done = items_ended_ && open_fetches_ == 0;
      return !waits || is_abandoned_ || is_done || !fetched_.empty() || !files_.empty();
    });
    if (is_abandoned_) return std::nullopt;
    if (fetched_.size() == fetched_pages_ahead) fetcher_->hold(false);
    std::deque<Task>& tasks = fetched_.empty() ? files_ : fetched_;
    if (tasks.empty()) return std::nullopt;
    Task task = std::move(tasks.front());
    tasks.pop_front();
    if (const std::size_t bytes = bytes_of(std::get_if<input::ArchivedRecord>(&task.page))) {
      bytes_waiting_ -= bytes;
      room_.notify_one();
    }
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

  input::OpenedItems& items_;  // of the thread that looks for them
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
  std::size_t bytes_waiting_ = 0;   // of records of archives, in files_
  std::size_t open_fetches_ = 0;    // URLs that are not in fetched_ yet
  std::deque<Task> files_;
  std::deque<Task> fetched_;
  std::map<std::uint64_t, Made> records_;
  std::size_t working_ = 0;  // threads that make records
  bool items_ended_ = false;
  bool is_abandoned_ = false;
  std::exception_ptr failure_;
  archive::PassedOverCounts passed_over_ = {};    // by those that make records
  std::map<std::uint64_t, input::Place> places_;  // behind the items that were begun
  bool is_whole_ = true;  // all items up to the last record gave theirs, none of them cut

  std::optional<Fetcher> fetcher_;  // from the first URL on
  std::thread looking_;
  std::vector<std::thread> making_;
  std::thread fetching_;
};

}  // namespace

archive::PassedOverCounts for_each_record(input::OpenedItems& items, const Options& options,
                                          const std::stop_token& stop, const RecordSink& sink) {
  Pipeline pipeline(items, options);
  const std::stop_callback end_early(stop, [&] { pipeline.end_items(); });
  pipeline.start();
  while (auto next = pipeline.next()) {
    if (!sink(std::move(next->record), next->behind)) break;
  }
  return pipeline.end();
}

}  // namespace dateline::run
