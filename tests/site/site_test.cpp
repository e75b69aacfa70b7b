#include "dateline/site.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "site/profile.h"
#include "site/sample_profile.h"
#include "support/paths.h"

namespace {

using dateline::built_in_sites;
using dateline::Site;
using dateline::SiteProblem;
using dateline::testing::sample_profile;

TEST(Site, CopiesShareOneProfile) {
  auto site = Site::parse(sample_profile, "sample.json");
  ASSERT_TRUE(site);
  const dateline::site::Profile* profile = &site->profile();
  const Site copy = *site;
  EXPECT_EQ(&copy.profile(), profile);
  site = Site::parse("{}", "empty.json");
  EXPECT_FALSE(site);
  EXPECT_EQ(copy.name(), "sample") << "a copy outlives what it was copied from";
}

TEST(Site, ReportsEveryProblemOfItsProfile) {
  const auto site = Site::parse("{\n}", "my sites/empty.json");
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().size(), 8U);
  EXPECT_EQ(site.error().front().to_string(),
            "my sites/empty.json:1: (root): the member \"name\" is missing; add it, such as "
            "\"name\": \"news.example\"");
}

TEST(SiteProblem, PrintsAsCompilersDo) {
  EXPECT_EQ((SiteProblem{"a.json", 3, "/name", "wrong"}).to_string(), "a.json:3: /name: wrong");
  EXPECT_EQ((SiteProblem{"a.json", 1, "", "wrong"}).to_string(), "a.json:1: (root): wrong");
  EXPECT_EQ((SiteProblem{"a.json", 2, std::nullopt, "no JSON"}).to_string(), "a.json:2: no JSON");
  EXPECT_EQ((SiteProblem{"a.json", 0, std::nullopt, "lost"}).to_string(), "a.json: lost");
}

TEST(BuiltInSites, AreTheProfilesOfSites) {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(dateline::testing::in_project("sites"))) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string json(std::istreambuf_iterator<char>(file), {});
    const auto site = Site::parse(json, entry.path().string());
    if (!site) {
      for (const SiteProblem& problem : site.error()) ADD_FAILURE() << problem.to_string();
      continue;
    }
    names.emplace_back(site->name());
    EXPECT_EQ(entry.path().stem(), site->name()) << "a profile has its file's name";
    EXPECT_EQ(dateline::built_in_site_json(site->name()), json);
  }
  std::vector<std::string> built_in;
  for (const Site& site : built_in_sites()) built_in.emplace_back(site.name());
  EXPECT_EQ(built_in, names);
  EXPECT_EQ(dateline::built_in_site_json("weather"), "");
}

TEST(BuiltInSites, AreMadeOnceForAllThreads) {
  std::vector<const Site*> seen(8);
  std::vector<std::thread> threads;
  for (const Site*& site : seen) {
    threads.emplace_back([&site] { site = built_in_sites().data(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Site* site : seen) EXPECT_EQ(site, built_in_sites().data());
}

TEST(Hosts, StandForTheirSubdomains) {
  const auto site = Site::parse(sample_profile, "sample.json");
  ASSERT_TRUE(site);
  const struct {
    std::string_view host;
    bool is_ours;
  } cases[] = {
      {"sample.example", true},     {"SAMPLE.Example", true},
      {"www.sample.example", true}, {"cdn.a.sample.example", true},
      {"notsample.example", false}, {"sample.example.org", false},
      {"example", false},           {"", false},
      {".sample.example", true},
  };
  for (const auto& [host, is_ours] : cases)
    EXPECT_EQ(dateline::site::is_host_of(site->profile(), host), is_ours) << host;
}

}  // namespace
