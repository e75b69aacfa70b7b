#include "fetch/host_schedule.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dateline::http {
namespace {

using std::chrono::milliseconds;
using TimePoint = HostSchedule::TimePoint;

TimePoint at(int milliseconds_since_begin) {
  return TimePoint(std::chrono::hours(1)) + milliseconds(milliseconds_since_begin);
}

Turn turn(std::uint64_t number) {
  return {.number = number};
}

/// The numbers that may begin now, in order.
std::vector<std::uint64_t> taken(HostSchedule& schedule, TimePoint now) {
  std::vector<std::uint64_t> numbers;
  while (const auto next = schedule.take(now)) numbers.push_back(next->number);
  return numbers;
}

std::vector<std::uint64_t> numbers_of(const std::vector<Turn>& turns) {
  std::vector<std::uint64_t> numbers;
  for (const Turn& one : turns) numbers.push_back(one.number);
  return numbers;
}

using Numbers = std::vector<std::uint64_t>;

TEST(HostSchedule, AsksAHostOnceAtATimeAndPauses) {
  HostSchedule schedule({.per_host = 1, .pause = milliseconds(100), .max_running = 8});
  for (const std::uint64_t number : {3U, 1U, 2U}) schedule.add("a", turn(number), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), Numbers{1});
  EXPECT_EQ(taken(schedule, at(500)), Numbers{}) << "the first is under way";
  EXPECT_EQ(schedule.next_event(), std::nullopt);
  schedule.finish("a", at(500));
  EXPECT_EQ(taken(schedule, at(500)), Numbers{});
  EXPECT_EQ(schedule.next_event(), at(600));
  EXPECT_EQ(taken(schedule, at(599)), Numbers{});
  EXPECT_EQ(taken(schedule, at(600)), Numbers{2});
  schedule.finish("a", at(601));
  EXPECT_EQ(taken(schedule, at(800)), Numbers{3});
}

TEST(HostSchedule, AsksSeveralHostsSideBySideTheLowestNumberFirst) {
  HostSchedule schedule({.per_host = 2, .pause = milliseconds(100), .max_running = 4});
  const std::vector<std::pair<std::uint64_t, std::string>> waiting = {
      {9, "b"}, {4, "a"}, {7, "c"}, {2, "a"}, {1, "b"}, {6, "a"}, {8, "d"}};
  for (const auto& [number, host] : waiting) schedule.add(host, turn(number), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), (Numbers{1, 2, 4, 7})) << "four in all, two of a";
  schedule.finish("c", at(10));
  EXPECT_EQ(taken(schedule, at(10)), Numbers{8});
  schedule.finish("a", at(20));
  EXPECT_EQ(taken(schedule, at(20)), Numbers{9}) << "a pauses, b has begun one only";
  schedule.finish("b", at(30));
  schedule.finish("b", at(30));
  EXPECT_EQ(taken(schedule, at(119)), Numbers{});
  EXPECT_EQ(taken(schedule, at(120)), Numbers{6});
}

TEST(HostSchedule, ReadsLimitsOfZeroAsOne) {
  HostSchedule schedule({.per_host = 0, .pause = {}, .max_running = 0});
  schedule.add("a", turn(1), at(0), at(0));
  schedule.add("b", turn(2), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), Numbers{1});
  schedule.finish("a", at(0));
  EXPECT_EQ(taken(schedule, at(0)), Numbers{2});
}

TEST(HostSchedule, TellsTurnsOfOneNumberApart) {
  HostSchedule schedule({.per_host = 1, .pause = {}, .max_running = 8});
  schedule.add("a", {.number = 1, .sequence = 1}, at(0), at(0));
  schedule.add("b", {.number = 1, .sequence = 0}, at(0), at(0));
  EXPECT_EQ(schedule.take(at(0)), (Turn{1, 0}));
  EXPECT_EQ(schedule.take(at(0)), (Turn{1, 1}));
}

TEST(HostSchedule, LetsATurnWaitForItsOwnTimeWithoutItsHost) {
  HostSchedule schedule({.per_host = 1, .pause = milliseconds(10), .max_running = 8});
  schedule.add("a", turn(1), at(100), at(0));
  schedule.add("a", turn(2), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), Numbers{2});
  schedule.finish("a", at(50));
  schedule.add("a", turn(3), at(50), at(50));
  EXPECT_EQ(taken(schedule, at(50)), Numbers{});
  EXPECT_EQ(schedule.next_event(), at(60));
  EXPECT_EQ(taken(schedule, at(60)), Numbers{3});
  schedule.finish("a", at(70));
  EXPECT_EQ(taken(schedule, at(99)), Numbers{});
  EXPECT_EQ(schedule.next_event(), at(100));
  EXPECT_EQ(taken(schedule, at(100)), Numbers{1});
}

TEST(HostSchedule, PrefersALowerNumberWhoseTimeHasComeMeanwhile) {
  HostSchedule schedule({.per_host = 1, .pause = {}, .max_running = 1});
  schedule.add("busy", turn(0), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), Numbers{0});
  schedule.add("a", turn(5), at(0), at(0));
  schedule.add("a", turn(1), at(10), at(0));
  schedule.add("b", turn(3), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(5)), Numbers{});
  schedule.finish("busy", at(20));
  EXPECT_EQ(taken(schedule, at(20)), Numbers{1});
}

TEST(HostSchedule, HoldsAHost) {
  HostSchedule schedule({.per_host = 1, .pause = milliseconds(10), .max_running = 8});
  schedule.add("a", turn(1), at(0), at(0));
  schedule.add("a", turn(2), at(0), at(0));
  schedule.add("b", turn(3), at(0), at(0));
  EXPECT_EQ(taken(schedule, at(0)), (Numbers{1, 3}));
  schedule.finish("a", at(1));
  schedule.hold("a", at(1000), at(1));
  schedule.hold("a", at(500), at(1));
  schedule.add("a", turn(0), at(2), at(2));
  EXPECT_EQ(taken(schedule, at(999)), Numbers{});
  EXPECT_EQ(schedule.free_at("a"), at(1000));
  EXPECT_EQ(schedule.next_event(), at(1000));
  EXPECT_EQ(taken(schedule, at(1000)), Numbers{0});
}

TEST(HostSchedule, DefersAHost) {
  HostSchedule schedule({.per_host = 1, .pause = milliseconds(10), .max_running = 8});
  schedule.add("a", turn(1), at(0), at(0));
  schedule.add("a", turn(3), at(0), at(0));
  schedule.add("a", turn(2), at(700), at(0));
  schedule.add("b", turn(4), at(0), at(0));
  EXPECT_EQ(schedule.deferred_until("a", at(0)), std::nullopt);
  EXPECT_EQ(taken(schedule, at(0)), (Numbers{1, 4}));
  schedule.finish("a", at(1));
  EXPECT_EQ(numbers_of(schedule.defer("a", at(5000), at(1))), (Numbers{2, 3}));
  EXPECT_EQ(taken(schedule, at(4999)), Numbers{});
  EXPECT_EQ(schedule.deferred_until("a", at(4999)), at(5000));
  EXPECT_EQ(schedule.deferred_until("b", at(4999)), std::nullopt);
  EXPECT_EQ(schedule.deferred_until("a", at(5000)), std::nullopt);
  schedule.add("a", turn(5), at(5000), at(5000));
  EXPECT_EQ(taken(schedule, at(5000)), Numbers{5});
}

TEST(HostSchedule, GivesBackAllThatWait) {
  HostSchedule schedule({.per_host = 1, .pause = {}, .max_running = 8});
  for (const std::uint64_t number : {5U, 3U, 1U}) schedule.add("a", turn(number), at(0), at(0));
  schedule.add("b", turn(2), at(900), at(0));
  schedule.add("c", turn(4), at(0), at(0));
  EXPECT_EQ(schedule.take(at(0)), turn(1));
  EXPECT_EQ(numbers_of(schedule.remove_waiting(at(1))), (Numbers{2, 3, 4, 5}));
  EXPECT_EQ(taken(schedule, at(2000)), Numbers{});
  EXPECT_EQ(schedule.host_count(), 1U) << "one is under way";
  schedule.finish("a", at(2001));
  EXPECT_EQ(schedule.host_count(), 0U);
}

TEST(HostSchedule, ForgetsHostsThatAreIdleAndPastTheirPause) {
  HostSchedule schedule({.per_host = 1, .pause = milliseconds(100), .max_running = 2'000});
  for (std::uint64_t number = 0; number < 1'000; ++number) {
    schedule.add("host-" + std::to_string(number), turn(number), at(0), at(0));
  }
  EXPECT_EQ(taken(schedule, at(0)).size(), 1'000U);
  for (int number = 0; number < 1'000; ++number) {
    schedule.finish("host-" + std::to_string(number), at(number));
  }
  schedule.hold("host-0", at(5'000), at(999));
  EXPECT_EQ(taken(schedule, at(999)), Numbers{});
  EXPECT_EQ(schedule.host_count(), 101U);
  EXPECT_EQ(taken(schedule, at(1'099)), Numbers{});
  EXPECT_EQ(schedule.host_count(), 1U);
  EXPECT_EQ(taken(schedule, at(5'000)), Numbers{});
  EXPECT_EQ(schedule.host_count(), 0U);
  EXPECT_EQ(schedule.next_event(), std::nullopt);
}

}  // namespace
}  // namespace dateline::http
