#include "input/items.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"
#include "support/warc_records.h"

namespace {

using dateline::StoredRange;
using dateline::input::Extent;
using dateline::input::Item;
using dateline::input::Items;
using dateline::input::List;
using dateline::input::measure;
using dateline::input::Sources;
using dateline::testing::TemporaryFolder;
using dateline::testing::warc_record;

using Names = std::vector<std::string>;

// What the items are: names, and errors as "CODE NAME"; the folder's path is left out of them.
Names all(Items items, const TemporaryFolder& folder) {
  const auto shown = [&](const std::string& name) {
    return name.starts_with(folder.path() + "/") ? name.substr(folder.path().size() + 1) : name;
  };
  Names names;
  while (const auto item = items.next()) {
    if (*item) {
      names.push_back(shown((*item)->name));
    } else {
      EXPECT_EQ(item->error().stage, "input");
      EXPECT_FALSE(item->error().message.empty());
      names.push_back(std::string(to_string(item->error().code)) + " " +
                      shown(item->error().input));
    }
  }
  EXPECT_FALSE(items.next().has_value()) << "the end stays the end";
  return names;
}

Names all(const Names& arguments, const TemporaryFolder& folder) {
  return all(Items(arguments), folder);
}

// What a list with the given bytes gives.
Names listed(std::string_view bytes, const TemporaryFolder& folder,
             List::Separator separator = List::Separator::line_end) {
  const std::string list = folder.write("list", bytes);
  auto items = Items::open({.arguments = {}, .lists = {list}, .separator = separator});
  EXPECT_TRUE(items.has_value());
  return items ? all(std::move(*items), folder) : Names{};
}

TEST(Items, TellFilesUrlsAndStandardInputApart) {
  Items items({"a.html", "-", "https://news.example/a", "HTTP://news.example", "./-", ""});
  const Item::Kind kinds[] = {Item::Kind::file, Item::Kind::standard_input, Item::Kind::url,
                              Item::Kind::url,  Item::Kind::file,           Item::Kind::file};
  for (const Item::Kind kind : kinds) {
    const auto item = items.next();
    ASSERT_TRUE(item && *item);
    EXPECT_EQ((*item)->kind, kind) << (*item)->name;
  }
  EXPECT_FALSE(items.next().has_value());
}

TEST(Items, WalkFoldersSortedByName) {
  const TemporaryFolder folder;
  for (const char* name :
       {"d/b.html", "d/a/z.htm", "d/a/deep/er/y.html", "d/c.XHTML", "d/B.html", "d/a.html",
        "d/notes.txt", "d/image.png", "d/.hidden.html", "d/.git/x.html"}) {
    folder.write(name, "x");
  }
  const Names expected = {"d/B.html", "d/a/deep/er/y.html", "d/a/z.htm",
                          "d/a.html", "d/b.html",           "d/c.XHTML"};
  EXPECT_EQ(all({folder.path("d")}, folder), expected);
  EXPECT_EQ(all({folder.path("d///")}, folder), expected) << "slashes at the end";
}

TEST(Items, AreCompressedPagesAndArchivesToo) {
  const TemporaryFolder folder;
  for (const char* name : {"d/a.html.gz", "d/b.HTM.GZ", "d/c.warc", "d/d.warc.gz", "d/e.warc.zst",
                           "d/f.mhtml", "d/g.MHT", "d/h.gz", "d/i.txt.gz", "d/j.zst"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(all({folder.path("d")}, folder),
            (Names{"d/a.html.gz", "d/b.HTM.GZ", "d/c.warc", "d/d.warc.gz", "d/e.warc.zst",
                   "d/f.mhtml", "d/g.MHT"}));
}

TEST(Items, OfAListAreItsLines) {
  const TemporaryFolder folder;
  EXPECT_EQ(listed("a.html\nhttps://news.example/b\n\n  c.html \n \t\n-", folder),
            (Names{"a.html", "https://news.example/b", "  c.html ", "-"}));
  EXPECT_EQ(listed("\xEF\xBB\xBF"
                   "a\r\nb\r\n\r\nc\r",
                   folder),
            (Names{"a", "b", "c"}));
  EXPECT_EQ(listed("", folder), Names{});
  EXPECT_EQ(listed("\n\n", folder), Names{});
  EXPECT_EQ(listed(std::string("a\n\r\0b\xE9\0\0", 8), folder, List::Separator::nul),
            (Names{"a\n\r", "b\xE9"}))
      << "bytes as they are";
}

TEST(Items, OfAListMayBeFoldersAndRecords) {
  const TemporaryFolder folder;
  folder.write("d/1.html", "x");
  folder.write("d/2.html", "x");
  folder.make_folder("empty");
  EXPECT_EQ(listed(folder.path("d") + "\n" + folder.path("empty") + "\nz.html\n", folder),
            (Names{"d/1.html", "d/2.html", "no-pages empty", "z.html"}));
  EXPECT_EQ(listed(R"({"kind":"error","input":"a.html","warc":null,"code":"timeout"}
{"input":"https://news.example/","x":[{}]}
{"input":7}
{"input":"b.html"
{"input":"c","warc":{"file":"c.warc","offset":12,"length":7}}
{"input":"d","warc":{"file":"c.warc"}}
)",
                   folder),
            (Names{"a.html", "https://news.example/", "unreadable {\"input\":7}",
                   "unreadable {\"input\":\"b.html\"", "c.warc",
                   "unreadable {\"input\":\"d\",\"warc\":{\"file\":\"c.warc\"}}"}));
}

TEST(Items, ThatHoldNulAreErrors) {
  const TemporaryFolder folder;
  const std::string line("a.html\0b.html\0", 14);
  EXPECT_EQ(listed(line, folder), Names{"unreadable " + line}) << "a list for --null";
  EXPECT_EQ(listed(R"({"input":"a.html\u0000"})", folder),
            (Names{"unreadable " + std::string("a.html\0", 7)}));
}

TEST(Items, GiveStandardInputOnce) {
  const TemporaryFolder folder;
  EXPECT_EQ(listed("-\n{\"input\":\"-\"}\n", folder), (Names{"-", "unreadable -"}));
  const std::string list = folder.write("list", "-\n");
  auto items = Items::open({.arguments = {"-"}, .lists = {list}});
  ASSERT_TRUE(items.has_value());
  EXPECT_EQ(all(std::move(*items), folder), (Names{"-", "unreadable -"}));
  EXPECT_EQ(all({"/dev/stdin", "/dev/fd/0"}, folder),
            (Names{"/dev/stdin", "unreadable /dev/fd/0"}));
  auto from_standard_input = Items::open({.arguments = {"-"}, .lists = {"-"}});
  ASSERT_TRUE(from_standard_input.has_value());
  EXPECT_FALSE(*from_standard_input->next()) << "it holds the list";
}

TEST(Items, OfAListAreNoLongerThanALimit) {
  const TemporaryFolder folder;
  EXPECT_EQ(listed(std::string((64U << 20U) + 100'000, 'x') + "\nb.html\n", folder),
            (Names{"unreadable list", "b.html"}));
}

TEST(Items, EndWhenTheyAreToStop) {
  const TemporaryFolder folder;
  folder.write("d/a.html", "x");
  Items items({folder.path("d"), "b"});
  std::stop_source stop;
  EXPECT_TRUE(items.next(stop.get_token()).has_value());
  stop.request_stop();
  EXPECT_FALSE(items.next(stop.get_token()).has_value());
}

TEST(Items, OfARecordFromAnArchiveKeepTheirPlace) {
  const TemporaryFolder folder;
  const std::string list = folder.write(
      "list", R"({"input":"c","warc":{"file":"c.warc","offset":5000000000,"length":7}})");
  auto items = Items::open({.arguments = {}, .lists = {list}});
  ASSERT_TRUE(items.has_value());
  const auto item = items->next();
  ASSERT_TRUE(item && *item);
  EXPECT_EQ((*item)->name, "c.warc");
  EXPECT_EQ((*item)->range, (StoredRange{5'000'000'000, 7}));
  EXPECT_FALSE((*item)->index_entry);
}

TEST(Items, OfAnIndexAreTheRecordsItNames) {
  const TemporaryFolder folder;
  const std::string list = folder.write(
      "a.cdxj",
      R"(az,caliber)/en/post/1 20260601104500 {"url":"https://caliber.az/en/post/1","mime":"text/html","status":"200","length":"7","offset":"12","filename":"a b.warc.gz"})"
      "\n");
  auto items = Items::open({.lists = {list}});
  ASSERT_TRUE(items.has_value());
  const auto item = items->next();
  ASSERT_TRUE(item && *item);
  EXPECT_EQ((*item)->name, "a b.warc.gz");
  EXPECT_EQ((*item)->range, (StoredRange{12, 7}));
  ASSERT_TRUE((*item)->index_entry);
  EXPECT_EQ((*item)->index_entry->url, "https://caliber.az/en/post/1");
  EXPECT_EQ((*item)->index_entry->mime, "text/html");
  EXPECT_EQ((*item)->index_entry->status, 200);
}

TEST(Items, OfRecordsWithoutAPlaceThatCanBeReachedAreErrors) {
  const TemporaryFolder folder;
  EXPECT_EQ(
      listed(R"({"input":"a","warc":{"file":"a.warc.gz","offset":null,"length":null}}
{"input":"-","warc":{"file":"-","offset":1,"length":2}}
example)/ 20260601104500 {"url":"http://example/","offset":"1"}
)",
             folder),
      (Names{"unreadable a", "unreadable -",
             R"(unreadable example)/ 20260601104500 {"url":"http://example/","offset":"1"})"}));
}

TEST(Items, OfListsComeAfterTheArguments) {
  const TemporaryFolder folder;
  const std::string first = folder.write("first", "b\n");
  const std::string second = folder.write("second", "c\n");
  auto items = Items::open({.arguments = {"a"}, .lists = {first, second}});
  ASSERT_TRUE(items.has_value());
  EXPECT_EQ(all(std::move(*items), folder), (Names{"a", "b", "c"}));
}

TEST(Items, OfALongListAreAllThere) {
  const TemporaryFolder folder;
  Names names;
  std::string lines;
  for (int number = 0; number < 50'000; ++number) {
    names.push_back("page-" + std::to_string(number * 7919));
    lines += names.back() + "\n";
  }
  names.push_back(std::string(300'000, 'x'));
  EXPECT_EQ(listed(lines + names.back(), folder), names);
}

TEST(Items, NeedListsThatCanBeRead) {
  const TemporaryFolder folder;
  const auto missing = Items::open({.arguments = {}, .lists = {folder.path("missing")}});
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error(),
            "the list " + folder.path("missing") + " cannot be read: No such file or directory");
  EXPECT_FALSE(Items::open({.arguments = {}, .lists = {folder.path()}}).has_value());
}

TEST(Measure, CountsWhatCanBeReadTwice) {
  const TemporaryFolder folder;
  folder.write("d/1.html", "<p>");
  folder.write("d/2.html", "<p>");
  const std::string list = folder.write("list", folder.path("d") + "\nx\n{\"input\":\"y\"}\n");
  const auto pages = measure({.arguments = {"a", folder.path("d")}, .lists = {list}}, {});
  ASSERT_TRUE(pages.has_value());
  EXPECT_EQ(pages->items, 7U);
  EXPECT_EQ(pages->bytes, 12U);
  EXPECT_FALSE(pages->has_archives);
  const std::string archive = warc_record("warcinfo", "", "software: none");
  folder.write("d/3.warc", archive);
  const auto with_archive = measure({.arguments = {folder.path("d")}}, {});
  ASSERT_TRUE(with_archive.has_value());
  EXPECT_EQ(with_archive->bytes, 6 + archive.size());
  EXPECT_TRUE(with_archive->has_archives);

  for (const Sources& sources :
       {Sources{.arguments = {"a"}, .lists = {"-"}}, Sources{.lists = {"/dev/null"}},
        Sources{.arguments = {"a"}, .lists = {folder.path("missing")}}}) {
    EXPECT_FALSE(measure(sources, {}).has_value());
  }
}

TEST(Items, KeepTheOrderOfArguments) {
  const TemporaryFolder folder;
  folder.write("d/1.html", "x");
  folder.write("d/2.html", "x");
  EXPECT_EQ(
      all({"z.html", folder.path("d"), "-", folder.path("d/1.html"), folder.path("d")}, folder),
      (Names{"z.html", "d/1.html", "d/2.html", "-", "d/1.html", "d/1.html", "d/2.html"}));
}

TEST(Items, PassOverCompanionFolders) {
  const TemporaryFolder folder;
  for (const char* name : {"d/X.html", "d/X_files/frame.html", "d/Y_files/frame.html", "d/Z.htm",
                           "d/Z_files/a/b.html"}) {
    folder.write(name, "x");
  }
  EXPECT_EQ(all({folder.path("d")}, folder),
            (Names{"d/X.html", "d/Y_files/frame.html", "d/Z.htm"}));
  EXPECT_EQ(
      all({folder.path("d/X.html"), folder.path("d/X_files/"), folder.path("d/Y_files")}, folder),
      (Names{"d/X.html", "d/Y_files/frame.html"}))
      << "as a shell's * names them";
  EXPECT_EQ(all({folder.path("d/X_files")}, folder), (Names{"d/X_files/frame.html"}))
      << "named by itself";
}

TEST(Items, GiveAnErrorForAFolderWithoutPages) {
  const TemporaryFolder folder;
  folder.make_folder("empty/deep");
  folder.write("texts/a.txt", "x");
  folder.write("full/a.html", "x");
  EXPECT_EQ(all({folder.path("empty"), folder.path("full"), folder.path("texts")}, folder),
            (Names{"no-pages empty", "full/a.html", "no-pages texts"}));
}

TEST(Items, EndAtLoopsOfSymbolicLinks) {
  const TemporaryFolder folder;
  folder.write("d/a.html", "x");
  folder.write("elsewhere/b.html", "x");
  std::filesystem::create_directory_symlink("..", folder.path("d/up"));
  std::filesystem::create_directory_symlink(".", folder.path("d/self"));
  std::filesystem::create_directory_symlink("../elsewhere", folder.path("d/link1"));
  std::filesystem::create_directory_symlink("../elsewhere", folder.path("d/link2"));
  std::filesystem::create_symlink("a.html", folder.path("d/same.html"));
  std::filesystem::create_symlink("nowhere", folder.path("d/dangling.html"));
  std::filesystem::create_symlink("loop", folder.path("d/loop"));
  EXPECT_EQ(all({folder.path("d")}, folder),
            (Names{"d/a.html", "d/dangling.html", "d/link1/b.html", "d/same.html"}));
}

TEST(Items, NameFoldersThatCannotBeRead) {
  if (getuid() == 0) GTEST_SKIP() << "root may read everything; tests/cli does it as another user";
  const TemporaryFolder folder;
  folder.write("d/a.html", "x");
  folder.make_folder("d/locked");
  chmod(folder.path("d/locked").c_str(), 0);
  EXPECT_EQ(all({folder.path("d")}, folder), (Names{"d/a.html", "unreadable d/locked"}));
  chmod(folder.path("d/locked").c_str(), 0700);
}

TEST(Items, TakeNamesOfAnyBytes) {
  const TemporaryFolder folder;
  folder.write("d/\xE9.html", "x");
  folder.write("d/new\nline.html", "x");
  folder.write("d/ü.html", "x");
  EXPECT_EQ(all({folder.path("d")}, folder),
            (Names{"d/new\nline.html", "d/ü.html", "d/\xE9.html"}));
}

bool is_single(const Names& arguments, const Names& lists = {}) {
  auto items = Items::open({.arguments = arguments, .lists = lists});
  return items && items->name_one_page();
}

TEST(Items, NameOnePageWhereTheyAreOneArgumentThatIsNoFolderOrArchive) {
  const TemporaryFolder folder;
  EXPECT_TRUE(is_single({"https://news.example/"}));
  EXPECT_TRUE(is_single({folder.write("a.html", "x")}));
  EXPECT_TRUE(is_single({folder.path("missing")}));
  EXPECT_FALSE(is_single({folder.path()}));
  EXPECT_FALSE(is_single({"-", "-"}));
  EXPECT_FALSE(is_single({}));
  const std::string list = folder.write("list.txt", "a.html\n");
  EXPECT_FALSE(is_single({"a.html"}, {list}));
  EXPECT_FALSE(is_single({}, {list}));
  EXPECT_FALSE(is_single({folder.write("a.html", warc_record("warcinfo", "", ""))}));
  EXPECT_FALSE(is_single({folder.write("damaged.WARC.gz", "x")}));
  auto record =
      Items::open({.arguments = {folder.path("damaged.WARC.gz")}, .range = StoredRange{0, 1}});
  ASSERT_TRUE(record.has_value());
  EXPECT_TRUE(record->name_one_page());
}

}  // namespace
