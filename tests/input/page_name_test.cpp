#include "input/page_name.h"

#include <gtest/gtest.h>

#include <string_view>

namespace {

using dateline::input::page_stem;
using dateline::input::PageStems;

TEST(PageStem, IsTheNameWithoutAPagesEnding) {
  const struct {
    std::string_view name;
    std::string_view stem;
  } cases[] = {
      {"a.html", "a"}, {"a.htm", "a"},        {"a.xhtml", "a"},   {"A.HTML", "A"},
      {"a.HtM", "a"},  {"a.b.html", "a.b"},   {"a.htmlx", ""},    {"a.txt", ""},
      {"html", ""},    {"a.mhtml", ""},       {"", ""},           {"d/a.html", "d/a"},
      {"a.html/", ""}, {"\xE9.html", "\xE9"}, {"a.html.gz", "a"}, {"a.HTM.GZ", "a"},
      {"a.gz", ""},    {"a.html.gz.gz", ""},
  };
  for (const auto& [name, stem] : cases) EXPECT_EQ(page_stem(name), stem) << name;
}

TEST(ArchiveNames, GoByTheEnding) {
  for (const std::string_view name : {"a.warc", "a.warc.gz", "A.WARC.ZST"}) {
    EXPECT_TRUE(dateline::input::is_warc_name(name)) << name;
    EXPECT_FALSE(dateline::input::is_mhtml_name(name)) << name;
  }
  for (const std::string_view name : {"a.mhtml", "a.MHT"}) {
    EXPECT_TRUE(dateline::input::is_mhtml_name(name)) << name;
    EXPECT_FALSE(dateline::input::is_warc_name(name)) << name;
  }
  for (const std::string_view name : {"a.html", "a.gz", "a.zst", "warc", "mht", ""}) {
    EXPECT_FALSE(dateline::input::is_warc_name(name) || dateline::input::is_mhtml_name(name))
        << name;
  }
}

TEST(PageStems, KnowTheCompanionFolder) {
  PageStems pages;
  pages.add("story.html");
  pages.add("NEWS.HTM");
  pages.add("notes.txt");
  EXPECT_TRUE(pages.has_companion("story_files"));
  EXPECT_TRUE(pages.has_companion("NEWS_files"));
  EXPECT_FALSE(pages.has_companion("notes_files"));
  EXPECT_FALSE(pages.has_companion("story"));
  EXPECT_FALSE(pages.has_companion("other_files"));
  EXPECT_FALSE(pages.has_companion("_files"));
}

}  // namespace
