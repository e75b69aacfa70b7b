#include "input/opened_items.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "support/gzip.h"
#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::ErrorCode;
using dateline::archive::PassedOver;
using dateline::input::ArchivedRecord;
using dateline::input::Item;
using dateline::input::Items;
using dateline::input::OpenedItems;
using dateline::testing::gzip;
using dateline::testing::response_record;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

using Names = std::vector<std::string>;
constexpr std::size_t page_bytes = std::size_t{1} << 20U;

// Items' names, the records' URIs, errors as "CODE INPUT".
Names all(OpenedItems& items) {
  Names names;
  while (const auto entry = items.next()) {
    if (!*entry) {
      names.push_back(std::string(to_string(entry->error().code)) + " " + entry->error().input);
    } else if (const auto* item = std::get_if<Item>(&**entry)) {
      names.push_back(item->name);
    } else {
      names.push_back(std::get<ArchivedRecord>(**entry).target_uri);
    }
  }
  return names;
}

// A page of each of two hosts, and what is none.
std::string sample() {
  return warc_record("warcinfo", "", "software: none\r\n") +
         response_record("https://a.example/1", "<p>1") +
         warc_record("request", "https://a.example/1", "GET /1 HTTP/1.1\r\n\r\n") +
         response_record("https://b.example/2", "<p>2") +
         warc_record("response", "https://a.example/3", "HTTP/1.1 404 Not Found\r\n\r\n");
}

TEST(OpenedItems, GiveTheRecordsOfAnArchiveInItsPlace) {
  const TemporaryFolder folder;
  const std::string archive = folder.write("d/b.warc", sample());
  const std::string page = folder.write("d/a.html", "<p>");
  const std::string other = folder.write("d/c.html", sample());  // whatever it is called
  Items named({folder.path("d"), "https://c.example/"});
  OpenedItems items(named, {}, page_bytes);
  EXPECT_EQ(all(items),
            (Names{page, "https://a.example/1", "https://b.example/2", "https://a.example/1",
                   "https://b.example/2", "https://c.example/"}));
  const auto& counts = items.passed_over();
  EXPECT_EQ(counts[static_cast<std::size_t>(PassedOver::warcinfo)], 2U);
  EXPECT_EQ(counts[static_cast<std::size_t>(PassedOver::request)], 2U);
  EXPECT_EQ(counts[static_cast<std::size_t>(PassedOver::status)], 2U);
  EXPECT_EQ(items.bytes_read(), 2 * sample().size() + 3);
}

TEST(OpenedItems, GiveRecordsOfTheWantedHosts) {
  const TemporaryFolder folder;
  Items named({folder.write("a.warc", sample())});
  OpenedItems items(named, {"b.example"}, page_bytes);
  EXPECT_EQ(all(items), Names{"https://b.example/2"});
  EXPECT_EQ(items.passed_over()[static_cast<std::size_t>(PassedOver::other_host)], 2U);
}

TEST(OpenedItems, GiveRecordsThatCanBeReadAgain) {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("a.warc.gz", gzip(response_record("https://a.example/1", "<p>1")) +
                                    gzip(response_record("https://a.example/2", "<p>2")));
  Items named({path});
  OpenedItems items(named, {}, page_bytes);
  ASSERT_TRUE(items.next());
  const auto entry = items.next();
  ASSERT_TRUE(entry && *entry);
  const auto& record = std::get<ArchivedRecord>(**entry);
  EXPECT_EQ(record.position.file, path);
  ASSERT_TRUE(record.position.range);
  auto again = dateline::WarcReader::open_record(path, *record.position.range);
  ASSERT_TRUE(again.has_value());
  const auto next = again->next();
  ASSERT_TRUE(next && *next);
  EXPECT_EQ((*next)->block, record.view().block);
  EXPECT_EQ((*next)->target_uri, record.view().target_uri);
  EXPECT_EQ((*next)->header.lines, record.view().header.lines);
}

TEST(OpenedItems, TellOfDamageAndGoOn) {
  const TemporaryFolder folder;
  const std::string first = response_record("https://a.example/1", "<p>1");
  const std::string path = folder.write(
      "a.warc", first + "rubbish\r\n" + response_record("https://a.example/2", "<p>2"));
  const std::string bad = folder.write("b.warc.gz", "this is none");
  Items named({path, bad, folder.path("missing.warc")});
  OpenedItems items(named, {}, page_bytes);
  EXPECT_EQ(all(items), (Names{"https://a.example/1", "bad-archive " + path, "https://a.example/2",
                               "bad-archive " + bad, folder.path("missing.warc")}))
      << "a file that cannot be read gives its error as a page";
}

TEST(OpenedItems, LeaveOutWhatAnIndexTellsOf) {
  const TemporaryFolder folder;
  const std::string list = folder.write(
      "list",
      R"(example,a)/1 20260601104500 {"url":"https://a.example/1","status":"404","offset":"1","length":"2","filename":"x"}
example,a)/2 20260601104500 {"url":"https://a.example/2","status":"200","offset":"1","length":"2","filename":"y"}
)");
  auto named = Items::open({.arguments = {}, .lists = {list}});
  ASSERT_TRUE(named.has_value());
  OpenedItems items(*named, {}, page_bytes);
  EXPECT_EQ(all(items), Names{"y"});
  EXPECT_EQ(items.passed_over()[static_cast<std::size_t>(PassedOver::status)], 1U);
}

TEST(OpenedItems, ReadArchivesThatComeThroughAPipe) {
  const std::string bytes = gzip(sample());
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  std::thread writer([&] {
    for (const char byte : bytes) EXPECT_EQ(write(ends[1], &byte, 1), 1);
    close(ends[1]);
  });
  Items named({"/dev/fd/" + std::to_string(ends[0])});
  EXPECT_FALSE(named.name_one_page());
  OpenedItems items(named, {}, page_bytes);
  EXPECT_EQ(all(items), (Names{"https://a.example/1", "https://b.example/2"}));
  writer.join();
  close(ends[0]);
}

// What has been read of a page, to look at it, goes on with it.
TEST(OpenedItems, KeepTheBeginningOfAPageThatComesThroughAPipe) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  ASSERT_EQ(write(ends[1], "<p>page", 7), 7);
  close(ends[1]);
  Items named({"/dev/fd/" + std::to_string(ends[0])});
  EXPECT_TRUE(named.name_one_page());
  OpenedItems items(named, {}, page_bytes);
  const auto entry = items.next();
  close(ends[0]);
  ASSERT_TRUE(entry && *entry);
  EXPECT_EQ(std::get<Item>(**entry).beginning, "<p>page");
}

}  // namespace
