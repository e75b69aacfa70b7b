#include "extract/badges.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

using Names = std::vector<std::string>;

TEST(Badges, AreLinesThatSayNothingElse) {
  const struct {
    std::string line;
    Names badges;
  } cases[] = {
      {"PHOTO", {"PHOTO"}},
      {"Video", {"VIDEO"}},
      {"PHOTO/VIDEO", {"PHOTO", "VIDEO"}},
      {"PHOTO / VIDEO", {"PHOTO", "VIDEO"}},
      {"/ Video", {"VIDEO"}},
      {"UPDATED, PHOTO", {"UPDATED", "PHOTO"}},
      {"ФОТО/ВИДЕО", {"ФОТО", "ВИДЕО"}},
      {"обновлено", {"ОБНОВЛЕНО"}},
      {"LIVE-ВИДЕО", {"LIVE-ВИДЕО"}},
      {"YENİLƏNİB", {"YENİLƏNİB"}},
      {"FOTO | VİDEO", {"FOTO", "VİDEO"}},
      {"ՖՈՏՈ", {"ՖՈՏՈ"}},
      {"PHOTO of the day", {}},
      {"Watch the video", {}},
      {"Photographs", {}},
      {"", {}},
      {" / ", {}},
  };
  for (const auto& [line, badges] : cases)
    EXPECT_EQ(badges_of(line, testing::profile()), badges) << line;
}

TEST(Badges, AreTakenFromATitlesEnd) {
  const struct {
    std::string printed;
    std::string title;
    Names badges;
  } cases[] = {
      {"Tanks delivered", "Tanks delivered", {}},
      {"Tanks delivered VIDEO", "Tanks delivered", {"VIDEO"}},
      {"Tanks delivered / Video", "Tanks delivered", {"VIDEO"}},
      {"Tanks delivered | photo", "Tanks delivered", {"PHOTO"}},
      {"Tanks delivered PHOTO/VIDEO", "Tanks delivered", {"PHOTO", "VIDEO"}},
      {"Tanks delivered - PHOTO", "Tanks delivered -", {"PHOTO"}},
      {"Мост открыт - ВИДЕО ФОТО", "Мост открыт -", {"ВИДЕО", "ФОТО"}},
      {"Watch the video", "Watch the video", {}},
      {"Watch the Video", "Watch the Video", {}},
      {"VIDEO", "VIDEO", {}},
      {"VIDEO: tanks delivered", "VIDEO: tanks delivered", {}},
      {"A question of PHOTOSYNTHESIS", "A question of PHOTOSYNTHESIS", {}},
      {"Tanks delivered VIDEO and PHOTO", "Tanks delivered VIDEO and", {"PHOTO"}},
      {"", "", {}},
  };
  for (const auto& [printed, title, badges] : cases) {
    std::string rest = printed;
    EXPECT_EQ(take_trailing_badges(rest, testing::profile()), badges) << printed;
    EXPECT_EQ(rest, title) << printed;
  }
}

}  // namespace
}  // namespace dateline::extraction
