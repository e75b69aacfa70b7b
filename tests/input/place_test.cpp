#include "input/place.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "input/opened_items.h"
#include "support/gzip.h"
#include "support/temporary_folder.h"
#include "support/warc_records.h"

// Going to where an earlier run was.
namespace {

using dateline::input::ArchivedRecord;
using dateline::input::Item;
using dateline::input::Items;
using dateline::input::OpenedItems;
using dateline::input::Place;
using dateline::testing::gzip;
using dateline::testing::response_record;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

constexpr std::size_t page_bytes = std::size_t{1} << 20U;

// What an entry is, with all that a record tells.
struct Step {
  std::string text;
  Place behind;
};

std::vector<Step> rest_of(OpenedItems& items) {
  std::vector<Step> steps;
  while (const auto entry = items.next()) {
    std::string text;
    if (!*entry) {
      text = entry->error().input + ": " + entry->error().message;
    } else if (const auto* item = std::get_if<Item>(&**entry)) {
      text = item->name;
    } else {
      const auto& record = std::get<ArchivedRecord>(**entry);
      text = record.target_uri + " " + record.block;
      if (const auto& range = record.position.range) {
        text += std::to_string(range->offset) + "+" + std::to_string(range->length);
      }
    }
    steps.push_back({std::move(text), items.place()});
  }
  return steps;
}

// From each place the rest is what it is without going there.
void expect_to_go_on_everywhere(const std::vector<std::string>& names) {
  Items all(names);
  OpenedItems opened(all, {}, page_bytes);
  const std::vector<Step> steps = rest_of(opened);
  ASSERT_GT(steps.size(), 1U);
  for (std::size_t done = 1; done <= steps.size(); ++done) {
    Items named(names);
    OpenedItems items(named, {}, page_bytes);
    ASSERT_TRUE(items.go_to(steps[done - 1].behind));
    EXPECT_EQ(items.place(), steps[done - 1].behind);
    const std::vector<Step> rest = rest_of(items);
    ASSERT_EQ(rest.size(), steps.size() - done) << "behind " << done;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      EXPECT_EQ(rest[i].text, steps[done + i].text) << "behind " << done;
      EXPECT_EQ(rest[i].behind, steps[done + i].behind) << "behind " << done;
    }
    EXPECT_EQ(items.passed_over(), opened.passed_over());
    EXPECT_EQ(items.bytes_read(), opened.bytes_read());
  }
}

std::vector<std::string> records() {
  std::vector<std::string> records;
  for (int number = 0; number < 8; ++number) {
    const std::string uri = "https://a.example/" + std::to_string(number);
    records.push_back(warc_record("request", uri, "GET / HTTP/1.1\r\n\r\n"));
    records.push_back(response_record(uri, "<p>" + std::to_string(number)));
  }
  records.push_back(warc_record("metadata", "", "x"));
  return records;
}

TEST(Place, IsFoundAgainInFoldersAndArchives) {
  const TemporaryFolder folder;
  std::string plain;
  std::string compressed;
  for (const std::string& record : records()) {
    plain += record;
    compressed += gzip(record);
  }
  folder.write("d/a.html", "<p>");
  folder.write("d/b.warc", plain);
  folder.write("d/c.warc.gz", compressed);
  folder.write("d/d.warc.gz", gzip(plain));  // no record has a range
  folder.make_folder("empty");
  folder.write("e.html", "<p>");
  expect_to_go_on_everywhere({folder.path("d"), folder.path("empty"), "https://c.example/",
                              folder.path("missing"), folder.path("e.html"),
                              folder.path("d/b.warc")});
}

TEST(Place, IsFoundAgainAmongDamage) {
  const TemporaryFolder folder;
  std::string plain;
  std::string compressed;
  std::size_t number = 0;
  for (const std::string& record : records()) {
    plain += record;
    std::string member = gzip(record);
    if (number % 3 == 1) plain += "rubbish\r\n";
    if (number % 5 == 3) member[member.size() / 2] ^= 0x40;
    if (number % 7 == 5) member += "rubbish";
    compressed += member;
    ++number;
  }
  folder.write("d/a.warc", plain);
  folder.write("d/b.warc.gz", compressed);
  folder.write("d/c.warc.gz", compressed.substr(0, compressed.size() - 40));
  folder.write("d/d.warc", plain.substr(0, plain.size() - 40));
  folder.write("d/e.warc", "no archive");
  expect_to_go_on_everywhere({folder.path("d")});
}

TEST(Place, IsNotFoundAmongOtherItems) {
  const TemporaryFolder folder;
  std::string archive;
  for (const std::string& record : records()) archive += gzip(record);
  const std::string path = folder.write("a.warc.gz", archive);
  const std::string page = folder.write("b.html", "<p>");
  Items named({page, path});
  OpenedItems items(named, {}, page_bytes);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(items.next());
  const Place place = items.place();
  EXPECT_EQ(place.items, 2U);
  EXPECT_EQ(place.records, 4U);

  const auto is_found = [&](const std::vector<std::string>& names) {
    Items others(names);
    OpenedItems others_opened(others, {}, page_bytes);
    return others_opened.go_to(place);
  };
  EXPECT_TRUE(is_found({page, path}));
  EXPECT_TRUE(is_found({page, path, "more"}));
  EXPECT_FALSE(is_found({page}));
  EXPECT_FALSE(is_found({path, page}));
  EXPECT_FALSE(is_found({page, page}));
  folder.write("a.warc.gz", archive.substr(0, 400));
  EXPECT_FALSE(is_found({page, path})) << "it has fewer records";
  folder.write("a.warc.gz", "<p>");
  EXPECT_FALSE(is_found({page, path})) << "it is an archive by its name, and has no records";
}

TEST(Place, IsFoundAgainInWhatComesThroughAPipe) {
  std::string archive;
  for (const std::string& record : records()) archive += gzip(record);
  std::vector<Step> steps;
  Place place;
  for (const bool is_second : {false, true}) {
    std::array<int, 2> ends{};
    ASSERT_EQ(pipe(ends.data()), 0);
    ASSERT_EQ(write(ends[1], archive.data(), archive.size()), static_cast<ssize_t>(archive.size()));
    close(ends[1]);
    // Its name is part of the place.
    const int other = dup2(ends[0], 97);
    close(ends[0]);
    Items named({"/dev/fd/97"});
    OpenedItems items(named, {}, page_bytes);
    if (is_second) {
      EXPECT_TRUE(items.go_to(place));
    } else {
      for (int i = 0; i < 3; ++i) ASSERT_TRUE(items.next());
      place = items.place();
    }
    const std::vector<Step> rest = rest_of(items);
    if (is_second) {
      ASSERT_EQ(rest.size(), steps.size());
      for (std::size_t i = 0; i < rest.size(); ++i) EXPECT_EQ(rest[i].text, steps[i].text);
    }
    steps = rest;
    close(other);
  }
  EXPECT_EQ(steps.size(), 5U);
}

}  // namespace
