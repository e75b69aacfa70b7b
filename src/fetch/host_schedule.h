#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::http {

/// Which of several requests comes first: the lower number, then the earlier one.
struct Turn {
  std::uint64_t number = 0;
  std::uint64_t sequence = 0;  ///< makes turns of one number differ

  bool operator==(const Turn&) const = default;
  bool operator<(const Turn& other) const noexcept {
    return number != other.number ? number < other.number : sequence < other.sequence;
  }
};

/// Who may be asked when. Pure: the time is given to it, and must not go back. A turn waits from
/// add() to take() or until it is given back, and its host is being asked from take() to finish().
class HostSchedule {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  struct Rules {
    unsigned per_host = 1;              ///< requests at a time to one host; 0 is read as 1
    std::chrono::milliseconds pause{};  ///< from the end of a request to the host's next
    unsigned max_running = 1;           ///< requests at a time in all; 0 is read as 1
  };

  explicit HostSchedule(const Rules& rules) : rules_(rules) {}
  HostSchedule(const HostSchedule&) = delete;  // its indexes point into it
  HostSchedule& operator=(const HostSchedule&) = delete;

  /// `turn` waits for its host, and for `not_before`.
  void add(const std::string& host, Turn turn, TimePoint not_before, TimePoint now);

  /// The first turn whose request may begin now. It begins.
  std::optional<Turn> take(TimePoint now);

  /// A request to `host` has ended.
  void finish(const std::string& host, TimePoint now);

  /// Nothing is asked of `host` before `until`.
  void hold(const std::string& host, TimePoint until, TimePoint now);

  /// hold(), and the host's turns are not to wait that long: those that wait are given back, and
  /// deferred_until() tells of it.
  std::vector<Turn> defer(const std::string& host, TimePoint until, TimePoint now);

  /// Until when `host` is deferred, if it still is.
  std::optional<TimePoint> deferred_until(const std::string& host, TimePoint now) const;

  /// When the host may be asked, apart from requests that are under way; may lie in the past.
  TimePoint free_at(const std::string& host) const;

  /// Gives back all that wait.
  std::vector<Turn> remove_waiting(TimePoint now);

  /// When take() is to be asked again, unless something else happens before. To be asked after a
  /// take() that gave nothing.
  std::optional<TimePoint> next_event() const;

  /// Hosts that are remembered: those in use, or not yet past their pause or hold.
  std::size_t host_count() const noexcept { return hosts_.size(); }

 private:
  struct Host {
    std::set<Turn> waiting;                        ///< for the host alone
    std::set<std::pair<TimePoint, Turn>> pausing;  ///< and these for their own time, too
    unsigned running = 0;
    TimePoint free_at = TimePoint::min();
    TimePoint deferred_until = TimePoint::min();
    std::optional<Turn> open_with = {};    ///< its key in open_
    std::optional<TimePoint> due_at = {};  ///< its key in due_
  };
  using Entry = std::pair<const std::string, Host>;

  Entry& entry_of(const std::string& host) { return *hosts_.try_emplace(host).first; }
  /// Puts the host where it belongs after a change; forgets one that nobody asks any more.
  void settle(Entry& entry, TimePoint now);
  void take_out_of_indexes(Entry& entry);
  static std::vector<Turn> take_waiting(Host& host);

  Rules rules_;
  unsigned running_ = 0;
  std::unordered_map<std::string, Host> hosts_;
  std::map<Turn, Entry*> open_;                 ///< hosts that may be asked, by their first turn
  std::set<std::pair<TimePoint, Entry*>> due_;  ///< hosts with which time alone changes something
};

}  // namespace dateline::http
