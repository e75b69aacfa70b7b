#include "extract/list_labels.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "extract/list_label_table.h"

namespace dateline::extraction {
namespace {

TEST(ListLabels, AreKnownInManyLanguages) {
  const struct {
    std::string_view text;
    ListLabel label;
  } cases[] = {
      {"Read also:", ListLabel::read_also},
      {"MOST READ", ListLabel::most_read},
      {"More from Velmora", ListLabel::read_also},
      {"Most popular in Science", ListLabel::most_read},
      {"Editor’s Picks", ListLabel::read_also},
      {"► Related articles «", ListLabel::read_also},
      {"Latest news", ListLabel::latest_news},
      {"Latest Politics News", ListLabel::latest_news},
      {"BREAKING", ListLabel::latest_news},
      {"Читайте также", ListLabel::read_also},
      {"ПОСЛЕДНИЕ НОВОСТИ", ListLabel::latest_news},
      {"Останні новини", ListLabel::latest_news},
      {"Читайте також:", ListLabel::read_also},
      {"Ən çox oxunanlar", ListLabel::most_read},
      {"SON XƏBƏRLƏR", ListLabel::latest_news},
      {"Կարդացեք նաև", ListLabel::read_also},
      {"İLGİLİ HABERLER", ListLabel::read_also},
      {"Çok Okunanlar", ListLabel::most_read},
      {"Son Dakika", ListLabel::latest_news},
      {"Das könnte Sie auch interessieren", ListLabel::read_also},
      {"Meistgelesen", ListLabel::most_read},
      {"Neueste Nachrichten", ListLabel::latest_news},
      {"À lire aussi", ListLabel::read_also},
      {"Dernières actualités", ListLabel::latest_news},
      {"Te puede interesar", ListLabel::read_also},
      {"Últimas noticias", ListLabel::latest_news},
      {"Leggi anche", ListLabel::read_also},
      {"Mais lidas", ListLabel::most_read},
      {"Meest gelezen", ListLabel::most_read},
      {"Czytaj także", ListLabel::read_also},
      {"Läs också", ListLabel::read_also},
      {"Senaste nytt", ListLabel::latest_news},
      {"اقرأ أيضاً", ListLabel::read_also},
      {"آخر الأخبار", ListLabel::latest_news},
      {"بیشتر بخوانید", ListLabel::read_also},
      {"קראו גם", ListLabel::read_also},
      {"相关阅读", ListLabel::read_also},
      {"最新消息", ListLabel::latest_news},
      {"関連記事", ListLabel::read_also},
      {"관련기사", ListLabel::read_also},
      {"속보", ListLabel::latest_news},
      {"Tags", ListLabel::other},
      {"Comments (12)", ListLabel::none},
      {"The mayor of Velmora", ListLabel::none},
      {"Readers also asked", ListLabel::none},
      {"", ListLabel::none},
      {"—", ListLabel::none},
  };
  for (const auto& [text, label] : cases) EXPECT_EQ(label_of(label_key(text)), label) << text;
}

TEST(ListLabels, AreEachInTheTableInTheFormThatIsCompared) {
  std::map<std::string_view, ListLabel> labels;
  for (const ListLabelEntry& entry : label_table::entries) {
    EXPECT_EQ(label_key(entry.key), entry.key);
    const auto [at, is_new] = labels.emplace(entry.key, entry.label);
    EXPECT_EQ(at->second, entry.label) << entry.key;
    EXPECT_TRUE(is_new) << entry.key;
  }
}

TEST(ListLabels, WithinAStoryStandInFrontOfATitle) {
  const struct {
    std::string_view text;
    std::string_view label;
  } cases[] = {
      {"Read also: Mayor opens bridge", "read also"},
      {"READ MORE | Mayor opens bridge", "read more"},
      {"Читайте также: Мэр открыл мост", "читайте также"},
      {"İlgili haber: Köprü açıldı", "ilgili haber"},
      {"Read alsoran", ""},
      {"Most read: Mayor opens bridge", ""},
      {"More details were given on Monday", "more"},
  };
  for (const auto& [text, label] : cases)
    EXPECT_EQ(in_story_label(label_key(text)), label.size()) << text;
}

}  // namespace
}  // namespace dateline::extraction
