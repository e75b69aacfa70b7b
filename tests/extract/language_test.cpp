#include "extract/language.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

TEST(Language, IsWhatMostSignsSay) {
  const std::string english = "The mayor of Nargiz has opened a fountain.";
  const std::string russian = "Мэр города Наргиз открыл фонтан.";
  const std::string armenian = "Գյուղում բացվել է գրադարան։";
  const std::string azerbaijani = "Kəndə gedən yol axşama qədər təmizlənəcək.";
  const struct {
    std::string what;
    std::string head;
    std::string url;
    std::string sample;
    std::optional<std::string> language;
  } cases[] = {
      {"the html element", "<html lang=en>", "", english, "en"},
      {"with region", "<html lang=EN_us>", "", english, "en-US"},
      {"the site's own name", "<html lang=arm>", "", armenian, "hy"},
      {"another script speaks against it", "<html lang=en>", "", russian, "ru"},
      {"Azerbaijani letters too", "<html lang=en>", "", azerbaijani, "az"},
      {"a language of no known script", "<html lang=ka>", "", english, "ka"},
      {"what is no tag", "<html lang=x>", "", english, "en"},
      {"the path", "", "https://caliber.az/arm/post/a", armenian, "hy"},
      {"a path without prefix", "", "https://caliber.az/post/1", russian, "ru"},
      {"a path that the script speaks against", "", "https://caliber.az/post/1", english, "en"},
      {"a path of another site", "", "https://reedvalley.example/az/post/1", english, "en"},
      {"og:locale", "<meta property=og:locale content=ru_RU>", "", russian, "ru"},
      {"JSON-LD",
       "<script type=application/ld+json>{\"@type\":\"Article\",\"inLanguage\":\"az\"}</script>",
       "", "Bir iki", "az"},
      {"letters alone: Latin", "", "", english, "en"},
      {"letters alone: Cyrillic", "", "", russian, "ru"},
      {"letters alone: Armenian", "", "", armenian, "hy"},
      {"letters alone: Azerbaijani", "", "", azerbaijani, "az"},
      {"a borrowed name is not enough", "", "",
       english + " So did the mayor of the twin town on the other coast, Ədalət, who had come by "
                 "boat and was late.",
       "en"},
      {"no letters", "", "", "2023 - 14:43", std::nullopt},
      {"nothing", "", "", "", std::nullopt},
  };
  for (const auto& [what, head, url, sample, language] : cases) {
    const testing::ParsedPage page(head);
    EXPECT_EQ(find_language(page.view.metadata, url, sample, testing::profile()), language) << what;
  }
}

}  // namespace
}  // namespace dateline::extraction
