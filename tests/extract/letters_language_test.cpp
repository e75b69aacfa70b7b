#include "extract/letters_language.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline::extraction {
namespace {

TEST(LettersLanguage, IsKnownWhereTheLettersAreOfOneLanguage) {
  const struct {
    std::string_view text;
    std::string_view language;
  } cases[] = {
      {"Паром отошёл от причала, и все были рады этому дню", "ru"},
      {"Пором відійшов від причалу, і всі були раді, що він їздить", "uk"},
      {"Паром адышоў ад прычала, і ўсе былі радыя гэтаму дню", "be"},
      {"Паром айлақтан түсте шықты, бәрі қуанды, ыстық күн еді", ""},  // Kazakh
      {"Корабът тръгна от пристана и всички бяха доволни", ""},
      {"Լաստանավը նավամատույցից մեկնեց կեսօրին", "hy"},
      {"ბორანი ნავმისადგომიდან შუადღისას გავიდა", "ka"},
      {"Το πλοίο έφυγε από την προβλήτα το μεσημέρι", "el"},
      {"המעבורת יצאה מהמזח בצהריים", "he"},
      {"フェリーは正午に桟橋を出発して、みんなが喜んでいました", "ja"},
      {"여객선은 정오에 부두를 떠났다", "ko"},
      {"渡轮中午离开码头，所有人都很高兴，他们在雨中等待", ""},
      {"The ferry left the pier at noon", ""},
      {"", ""},
  };
  for (const auto& [text, language] : cases)
    EXPECT_EQ(language_of_letters(text).value_or(""), language) << text;
}

}  // namespace
}  // namespace dateline::extraction
