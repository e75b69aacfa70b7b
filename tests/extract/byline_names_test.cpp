#include "extract/byline_names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Names = std::vector<std::string>;

/// Of the site "Reed Valley Post".
SiteNames site() {
  const testing::ParsedPage page("<meta property=og:site_name content='Reed Valley Post'>");
  return {page.view.metadata, "https://www.reedvalley.example/1"};
}

TEST(BylineNames, AreReadInManyLanguages) {
  const struct {
    std::string byline;
    Names names;
  } cases[] = {
      {"Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"By Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"BY RENA DASHBULAQLI", {"RENA DASHBULAQLI"}},
      {"Written by: Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"Von Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"von Rena", {"Rena"}},
      {"Ein Beitrag von Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"Par Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"Por Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"di Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"Автор: Севда Халчачи", {"Севда Халчачи"}},
      {"Müəllif: Elçin Daşbulaqlı", {"Elçin Daşbulaqlı"}},
      {"Text: Rena van der Dashbulaqli", {"Rena van der Dashbulaqli"}},
      {"By Rena Dashbulaqli and Samir Uchqun", {"Rena Dashbulaqli", "Samir Uchqun"}},
      {"Rena Dashbulaqli, Samir Uchqun & Murad Karavan",
       {"Rena Dashbulaqli", "Samir Uchqun", "Murad Karavan"}},
      {"Von Rena Dashbulaqli und Samir Uchqun", {"Rena Dashbulaqli", "Samir Uchqun"}},
      {"Rena Dashbulaqli y Uchqun", {"Rena Dashbulaqli"}},
      {"레나 기자", {"레나"}},
      {"蓮奈", {"蓮奈"}},
  };
  for (const auto& [byline, names] : cases)
    EXPECT_EQ(names_in_byline(byline, site(), BylineSource::page), names) << byline;
}

TEST(BylineNames, AreNothingButNames) {
  const struct {
    std::string byline;
    Names names;
  } cases[] = {
      {"By Rena Dashbulaqli, Science Editor", {"Rena Dashbulaqli"}},
      {"Rena Dashbulaqli, Senior Correspondent, Reed Valley Post", {"Rena Dashbulaqli"}},
      {"By Martin Uchqun Senior Reporter", {}},
      {"By Martin Uchqun Reporter", {"Martin Uchqun"}},
      {"By Rena Dashbulaqli for the Post", {"Rena Dashbulaqli"}},
      {"By Rena Dashbulaqli in Tarsova", {"Rena Dashbulaqli"}},
      {"By Rena Dashbulaqli June 6, 2023", {"Rena Dashbulaqli"}},
      {"06 June 2023 - Rena Dashbulaqli", {"Rena Dashbulaqli"}},
      {"Rena Dashbulaqli | Updated 6 June 2023", {"Rena Dashbulaqli"}},
      {"By Rena Dashbulaqli. Reviewed by Samir Uchqun", {"Rena Dashbulaqli"}},
      {"Rena Dashbulaqli (rena@reedvalley.example)", {"Rena Dashbulaqli"}},
      {"Reed Valley Post", {}},
      {"By Reed Valley Post", {}},
      {"reedvalley.example", {}},
      {"By", {}},
      {"The Newsroom", {}},
      {"News Desk", {}},
      {"Editorial Team", {}},
      {"Reuters", {}},
      {"ABCD", {}},
      {"Gemeindeverband Tarsova", {}},
      {"it rained", {}},
      {"12 June", {}},
      {"rena@reedvalley.example", {}},
      {"https://reedvalley.example/rena", {}},
      {"", {}},
  };
  for (const auto& [byline, names] : cases)
    EXPECT_EQ(names_in_byline(byline, site(), BylineSource::page), names) << byline;
}

TEST(BylineNames, DependOnWhoNamesThem) {
  EXPECT_EQ(names_in_byline("rena dashbulaqli", site(), BylineSource::person),
            Names{"rena dashbulaqli"});
  EXPECT_EQ(names_in_byline("rena dashbulaqli", site(), BylineSource::metadata), Names{});
  EXPECT_EQ(names_in_byline("Dashbulaqli, Martin", site(), BylineSource::metadata),
            Names{"Martin Dashbulaqli"});
  EXPECT_EQ(names_in_byline("Di Rena", site(), BylineSource::metadata), Names{"Di Rena"});
}

TEST(BylineNames, MayBeThoseOfAPersonsSite) {
  const testing::ParsedPage page("<meta property=og:site_name content='Martin Uchqun'>");
  const SiteNames site(page.view.metadata, "https://martinuchqun.example");
  EXPECT_EQ(names_in_byline("Martin Uchqun", site, BylineSource::metadata), Names{"Martin Uchqun"});
}

TEST(BylineNames, AreAnnounced) {
  for (const char* key : {"by rena", "written by rena", "autor:rena", "von rena dashbulaqli"})
    EXPECT_TRUE(begins_as_byline(key)) << key;
  for (const char* key : {"by", "bye rena", "autor rena", "from rena", "von allem", "rena", ""})
    EXPECT_FALSE(begins_as_byline(key)) << key;
  for (const char* key : {"written by", "by", "autor:", "von:", "author"})
    EXPECT_TRUE(is_byline_label(key)) << key;
  for (const char* key : {"von", "by rena", "", ":"}) EXPECT_FALSE(is_byline_label(key)) << key;
  EXPECT_TRUE(ends_byline("Reviewed by"));
  EXPECT_FALSE(ends_byline("Rena"));
  EXPECT_TRUE(joins_names(" , "));
  EXPECT_TRUE(joins_names("and"));
  EXPECT_FALSE(joins_names("Rena"));
}

TEST(BylineNames, AreTurnedWhereOneIsKnown) {
  const struct {
    std::string_view name;
    std::string_view turned;
  } cases[] = {
      {"Uchqun, Martin", "Martin Uchqun"},
      {"van der Uchqun, Martin J.", "Martin J. van der Uchqun"},
      {"Martin Uchqun", "Martin Uchqun"},
      {"Martin Uchqun, Julia Karavan", "Martin Uchqun, Julia Karavan"},
      {"Martin Uchqun, PhD", "Martin Uchqun, PhD"},
      {"Uchqun, MD", "Uchqun, MD"},
      {"Uchqun, Martin L., Jr.", "Uchqun, Martin L., Jr."},
      {"Uchqun, Martin; Karavan, Julia", "Uchqun, Martin; Karavan, Julia"},
      {"Harbour Health Office, Larkholm", "Harbour Health Office, Larkholm"},
  };
  for (const auto& [name, turned] : cases) EXPECT_EQ(first_name_first(name), turned) << name;
}

}  // namespace
}  // namespace dateline::extraction
