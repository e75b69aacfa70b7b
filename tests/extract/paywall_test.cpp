#include "extract/paywall.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sample_page.h"
#include "text/fold.h"

namespace dateline::extraction {
namespace {

using testing::codes;
using testing::read;

const std::string sentence =
    "<p>The ferry left the pier at noon, as the town had been promised, and two hundred people "
    "stood on its upper deck in the rain.</p>";

std::string text_of_sentences(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += testing::replaced(sentence, "noon", "noon of day " + std::to_string(i));
  return text;
}

bool is_paywalled(const std::string& behind, const std::string& head = "",
                  const std::string& story = text_of_sentences(3)) {
  const auto warnings = codes(read(head +
                                       "<title>Ferry to Larkholm runs again</title><main><article>"
                                       "<h1>Ferry to Larkholm runs again</h1>" +
                                       story + "</article>" + behind + "</main>",
                                   {.sites = {}})
                                  .warnings);
  return std::count(warnings.begin(), warnings.end(), "paywalled") == 1;
}

std::string json_ld(const std::string& members) {
  return R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline":
      "Ferry to Larkholm runs again", )" +
         members + "}</script>";
}

TEST(Paywall, IsStated) {
  const struct {
    std::string head;
    bool is_paywalled;
  } cases[] = {
      {json_ld(R"("isAccessibleForFree": false)"), true},
      {json_ld(R"("isAccessibleForFree": "False")"), true},
      {json_ld(R"("isAccessibleForFree": "http://schema.org/False")"), true},
      {json_ld(R"("isAccessibleForFree": true)"), false},
      {json_ld(R"("hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False"})"), true},
      {json_ld(R"("hasPart": [{"isAccessibleForFree": true}, {"isAccessibleForFree": false}])"),
       true},
      {json_ld(R"("isAccessibleForFree": true, "hasPart": {"isAccessibleForFree": false})"), false},
      {"<meta property='article:content_tier' content='locked'>", true},
      {"<meta property='article:content_tier' content='metered'>", false},
      {"<meta property='article:content_tier' content='free'>", false},
  };
  for (const auto& [head, expected] : cases) EXPECT_EQ(is_paywalled("", head), expected) << head;
}

TEST(Paywall, IsABoxBehindTextThatBreaksOff) {
  const std::string box =
      "<div><h3>Subscribe to continue reading</h3><p>One month for 1 crown</p></div>";
  EXPECT_TRUE(is_paywalled(box));
  EXPECT_TRUE(is_paywalled("<div><p>Уже с нами?</p><p>Читать далее по подписке</p></div>"));
  EXPECT_TRUE(
      is_paywalled("<div class='article-paywall'><p>Choose what you want to pay.</p></div>"));
  EXPECT_TRUE(
      is_paywalled("<div class='subscriber-only'><p>Choose what you want to pay.</p></div>"));
  EXPECT_TRUE(is_paywalled(box, "",
                           text_of_sentences(30) +
                               "<p>On the other side of the bay, where nobody "
                               "had waited for it, the ferry met with a crowd that\u2026</p>"));
}

TEST(Paywall, IsNoBoxBehindAWholeText) {
  const std::string box = "<div><h3>Subscribe to continue reading</h3></div>";
  EXPECT_FALSE(is_paywalled(box, "", text_of_sentences(30)));
  EXPECT_FALSE(
      is_paywalled("<div class=newsletter><h3>Subscribe to our newsletter</h3>"
                   "<p>Every morning the news of the bay</p></div>"));
  EXPECT_FALSE(is_paywalled("<div class='paywall'></div><p>More from the coast</p>"));
  EXPECT_FALSE(is_paywalled("<div class='paywall' hidden><p>Choose what to pay.</p></div>"));
  EXPECT_FALSE(
      is_paywalled("<footer><a href=/abo>Subscriptions</a> <a href=/login>Log in</a></footer>"));
}

TEST(Paywall, IsNoInvitationOfAnotherKind) {
  const std::string label = "<p>Subscribe to continue.</p>";
  EXPECT_TRUE(is_paywalled(label));
  EXPECT_FALSE(is_paywalled(label, json_ld(R"("isAccessibleForFree": true)")));
  EXPECT_FALSE(is_paywalled("<p>You can also subscribe to read our magazine.</p>"));
  EXPECT_FALSE(is_paywalled(
      "<p>To continue reading news like this every morning, sign up for our newsletter.</p>"));
  EXPECT_FALSE(is_paywalled(
      "", "",
      text_of_sentences(2) +
          "<p>For subscribers only, the theatre will open its doors an hour before the play on "
          "each evening of the week, the director said.</p>"));
  EXPECT_FALSE(is_paywalled("<div class='premium-only-ad'><p>Buy an umbrella.</p></div>"));
}

TEST(Paywall, LabelsAreKnownInManyLanguages) {
  for (const std::string_view line :
       {"Subscribe to continue reading.", "You\u2019ve read your last free article",
        "Weiterlesen mit dem Talpost-Abo", "Cet article est r\u00E9serv\u00E9 aux abonn\u00E9s",
        "Il vous reste 80 % de cet article \u00E0 lire", "Suscr\u00EDbete para seguir leyendo",
        "Abbonati per leggere l\u2019articolo", "Exclusivo para assinantes",
        "Чтобы читать дальше, оформите подписку", "Щоб читати далі, передплатіть",
        "Pozostało 85% tekstu", "Lees verder met een abonnement", "För att läsa vidare, logga in",
        "Okumaya devam etmek için abone olun", "Pouze pro předplatitele",
        "Միայն բաժանորդների համար", "この記事は有料記事です", "للمشتركين فقط"}) {
    EXPECT_TRUE(is_paywall_label(text::comparison_key(line), true)) << line;
  }
  for (const std::string_view line :
       {"Subscribe to our newsletter", "Il vous reste deux jours", "Already a subscriber? Log in",
        "Newsletter abonnieren", "Подпишитесь на наш канал", "Pozostało dwóch zawodników"}) {
    EXPECT_FALSE(is_paywall_label(text::comparison_key(line), true)) << line;
  }
}

}  // namespace
}  // namespace dateline::extraction
