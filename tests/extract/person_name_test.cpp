#include "extract/person_name.h"

#include <gtest/gtest.h>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

TEST(PersonName, IsToldByItsForm) {
  for (const char* name : {"Samir Dashbulaqli", "Rena van der Uchqun", "J. Uchqun",
                           "Anna-Maria D'Uchqun", "Севда Халчачи", "Elçin Daşbulaqlı",
                           "Murad Uchqun oğlu", "Արամ Քարահունջ", "Ali bin Uchqun Karavan"}) {
    EXPECT_TRUE(is_person_name(name)) << name;
  }
  for (const char* text :
       {"", "Samir", "samir dashbulaqli", "SAMIR DASHBULAQLI", "Weekly review",
        "Samir Dashbulaqli.", "One Two Three Four Five", "Samir Dashbulaqli 2",
        "Samir  Dashbulaqli", "What happened?", "Samir, Rena",
        "Ananameofsixtycodepointsormoreisnone Ananameofsixtycodepointsormoreisnone"}) {
    EXPECT_FALSE(is_person_name(text)) << text;
  }
}

TEST(PersonName, StandsInABylineBesideOtherThings) {
  const struct {
    std::string_view line;
    std::string_view name;
  } cases[] = {
      {"Samir Dashbulaqli", "Samir Dashbulaqli"},
      {"Samir Dashbulaqli |", "Samir Dashbulaqli"},
      {"Samir Dashbulaqli, Caliber.Az", "Samir Dashbulaqli"},
      {"Samir Dashbulaqli Caliber.Az", "Samir Dashbulaqli"},
      {"Samir Dashbulaqli | Caliber.\u0410z", "Samir Dashbulaqli"},
      {"By Samir Dashbulaqli", "Samir Dashbulaqli"},
      {"Автор: Севда Халчачи", "Севда Халчачи"},
      {"Müəllif: Elçin Daşbulaqlı", "Elçin Daşbulaqlı"},
      {"Հեղինակ՝ Արամ Քարահունջ", "Արամ Քարահունջ"},
      {"Caliber.Az", ""},
      {"", ""},
  };
  for (const auto& [line, name] : cases)
    EXPECT_EQ(name_in_byline(line, testing::profile()), name) << line;
}

}  // namespace
}  // namespace dateline::extraction
