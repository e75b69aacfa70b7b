#include "fetch/host_schedule.h"

#include <algorithm>

namespace dateline::http {

void HostSchedule::add(const std::string& host, Turn turn, TimePoint not_before, TimePoint now) {
  Entry& entry = entry_of(host);
  entry.second.pausing.emplace(not_before, turn);
  settle(entry, now);
}

std::optional<Turn> HostSchedule::take(TimePoint now) {
  while (!due_.empty() && due_.begin()->first <= now) settle(*due_.begin()->second, now);
  if (running_ >= std::max(rules_.max_running, 1U) || open_.empty()) return std::nullopt;
  const auto [turn, entry] = *open_.begin();
  entry->second.waiting.erase(turn);
  ++entry->second.running;
  ++running_;
  settle(*entry, now);
  return turn;
}

void HostSchedule::finish(const std::string& host, TimePoint now) {
  Entry& entry = entry_of(host);
  --entry.second.running;
  --running_;
  entry.second.free_at = std::max(entry.second.free_at, now + rules_.pause);
  settle(entry, now);
}

void HostSchedule::hold(const std::string& host, TimePoint until, TimePoint now) {
  Entry& entry = entry_of(host);
  entry.second.free_at = std::max(entry.second.free_at, until);
  settle(entry, now);
}

std::vector<Turn> HostSchedule::defer(const std::string& host, TimePoint until, TimePoint now) {
  Host& state = entry_of(host).second;
  state.deferred_until = std::max(state.deferred_until, until);
  std::vector<Turn> turns = take_waiting(state);
  hold(host, until, now);
  return turns;
}

std::optional<HostSchedule::TimePoint> HostSchedule::deferred_until(const std::string& host,
                                                                    TimePoint now) const {
  const auto found = hosts_.find(host);
  if (found == hosts_.end() || found->second.deferred_until <= now) return std::nullopt;
  return found->second.deferred_until;
}

HostSchedule::TimePoint HostSchedule::free_at(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() ? TimePoint::min() : found->second.free_at;
}

std::vector<Turn> HostSchedule::remove_waiting(TimePoint now) {
  std::vector<Turn> turns;
  for (auto next = hosts_.begin(); next != hosts_.end();) {
    Entry& entry = *next++;  // settling may erase it
    const std::vector<Turn> of_host = take_waiting(entry.second);
    turns.insert(turns.end(), of_host.begin(), of_host.end());
    settle(entry, now);
  }
  std::sort(turns.begin(), turns.end());
  return turns;
}

std::optional<HostSchedule::TimePoint> HostSchedule::next_event() const {
  if (due_.empty()) return std::nullopt;
  return due_.begin()->first;
}

std::vector<Turn> HostSchedule::take_waiting(Host& host) {
  std::vector<Turn> turns(host.waiting.begin(), host.waiting.end());
  for (const auto& [time, turn] : host.pausing) turns.push_back(turn);
  host.waiting.clear();
  host.pausing.clear();
  std::sort(turns.begin(), turns.end());
  return turns;
}

void HostSchedule::take_out_of_indexes(Entry& entry) {
  Host& host = entry.second;
  if (host.open_with) open_.erase(*host.open_with);
  if (host.due_at) due_.erase({*host.due_at, &entry});
  host.open_with.reset();
  host.due_at.reset();
}

void HostSchedule::settle(Entry& entry, TimePoint now) {
  take_out_of_indexes(entry);
  Host& host = entry.second;
  while (!host.pausing.empty() && host.pausing.begin()->first <= now) {
    host.waiting.insert(host.pausing.begin()->second);
    host.pausing.erase(host.pausing.begin());
  }
  if (host.waiting.empty() && host.pausing.empty()) {
    if (host.running > 0) return;
    if (host.free_at <= now) {
      hosts_.erase(entry.first);
      return;
    }
    host.due_at = host.free_at;
  } else if (host.running < std::max(rules_.per_host, 1U)) {
    if (host.free_at > now) {
      host.due_at = host.free_at;
    } else {
      if (!host.waiting.empty()) host.open_with = *host.waiting.begin();
      if (!host.pausing.empty()) host.due_at = host.pausing.begin()->first;
    }
  }
  if (host.open_with) open_.emplace(*host.open_with, &entry);
  if (host.due_at) due_.emplace(*host.due_at, &entry);
}

}  // namespace dateline::http
