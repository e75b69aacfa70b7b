#include "input/items.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace {

using dateline::ErrorCode;
using dateline::input::is_single_page;
using dateline::input::Item;
using dateline::input::Items;
using dateline::testing::TemporaryFolder;

// What the arguments give: names, and errors as "CODE NAME"; the folder's path is left out of them.
std::vector<std::string> all(const std::vector<std::string>& arguments,
                             const TemporaryFolder& folder) {
  const auto shown = [&](const std::string& name) {
    return name.starts_with(folder.path() + "/") ? name.substr(folder.path().size() + 1) : name;
  };
  std::vector<std::string> names;
  Items items(arguments);
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

using Names = std::vector<std::string>;

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

TEST(IsSinglePage, IsOneArgumentThatIsNoFolder) {
  const TemporaryFolder folder;
  EXPECT_TRUE(is_single_page(Names{"-"}));
  EXPECT_TRUE(is_single_page(Names{"https://news.example/"}));
  EXPECT_TRUE(is_single_page(Names{folder.write("a.html", "x")}));
  EXPECT_TRUE(is_single_page(Names{folder.path("missing")}));
  EXPECT_FALSE(is_single_page(Names{folder.path()}));
  EXPECT_FALSE(is_single_page(Names{"-", "-"}));
  EXPECT_FALSE(is_single_page(Names{}));
}

}  // namespace
