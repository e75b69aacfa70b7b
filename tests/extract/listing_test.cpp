#include "dateline/listing.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/extract.h"
#include "dateline/json.h"
#include "extract/main_list.h"
#include "extract/sample_page.h"
#include "support/records.h"

namespace dateline {
namespace {

using Lines = std::vector<std::string>;

/// What a page gives, whose record is kept for the schema's test. An empty URL stands for none.
tl::expected<ArticleOrListing, Error> content_of(std::string_view html, std::string url,
                                                 bool evidence = false) {
  Page page{.input = "page.html", .bytes = std::string(html)};
  if (!url.empty()) page.url = std::move(url);
  ExtractOptions options;
  options.evidence = evidence;
  auto content = extract_article_or_listing(page, options);
  const auto keep = [&](const auto& it) {
    testing::keep_for_validation(to_json(it, {.evidence = evidence}));
  };
  if (content) std::visit(keep, *content);
  return content;
}

/// The listing of a page; an empty one, and a failed test, where there is none.
Listing listing_of(std::string_view html, std::string url, bool evidence = false) {
  auto content = content_of(html, std::move(url), evidence);
  if (!content) {
    ADD_FAILURE() << content.error().message;
    return {};
  }
  if (auto* listing = std::get_if<Listing>(&*content)) return std::move(*listing);
  ADD_FAILURE() << "an article: " << std::get<Article>(*content).headline.value_or("");
  return {};
}

/// `count` cards by a template in which {n} is a number from `first` on.
std::string cards(std::string_view card, int count, int first = 1) {
  std::string all;
  for (int i = first; i < first + count; ++i)
    all += testing::replaced(std::string(card), "{n}", std::to_string(i));
  return all;
}

Lines numbered(std::string_view title, int count, int first = 1) {
  Lines lines;
  for (int i = first; i < first + count; ++i)
    lines.push_back(testing::replaced(std::string(title), "{n}", std::to_string(i)));
  return lines;
}

Lines operator+(Lines a, const Lines& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const std::string english_front_page =
    R"(<!doctype html><html lang=en><title>The Harbour Ledger</title>
<meta property=og:site_name content="The Harbour Ledger"><meta property=og:type content=website>
<body><header><a href=/>The Harbour Ledger</a>
<nav><a href=/world>World news and analysis today</a><a href=/about-us-and-our-people-2024>Who we are and what we do</a></nav></header>
<main><section class=lead><article><a href=/2024/05/ferry-runs-aground-off-cape-selim><img src=/f.jpg>
<h2>Ferry runs aground off Cape Selim, all forty aboard are safe</h2></a><p>The coast guard took the last of them off before dawn on Monday.</p></article></section>
<section><h2><a href=/world>World</a></h2>)" +
    cards(
        R"(<div class=story><h3><a href="/2024/05/{n}/the-council-meets-for-day-{n}">Council meets for day {n} of the harbour talks</a></h3>
<p class=teaser>Nothing was decided on day {n}, and the talks will go on tomorrow.</p><time datetime="2024-05-0{n}T10:00:00Z">{n} May 2024</time>
<a href="/2024/05/{n}/the-council-meets-for-day-{n}">Read more about the council of the harbour</a></div>)",
        6) +
    "</section><section><h2>Top stories</h2>" +
    cards(
        R"(<div class=story><h3><a href="/2024/05/{n}/orchard-number-{n}-is-in-bloom">Orchard number {n} is in bloom early this year</a></h3></div>)",
        4) +
    "</section></main><aside><h3>Most read</h3><ol>" +
    cards(
        R"(<li><a href="/2023/11/{n}/the-old-bridge-story-{n}">The old bridge and its keeper, part {n}</a></li>)",
        5) +
    R"(</ol></aside><div class=footer-links>)" +
    cards(R"(<a href="/legal/terms-of-use-part-{n}-2024">Terms of use of the ledger, part {n}</a>)",
          5) +
    "</div></body></html>";

TEST(Listing, OfAnEnglishFrontPage) {
  const Listing listing = listing_of(english_front_page, "https://ledger.example/");
  EXPECT_EQ(testing::titles(listing.items),
            Lines{"Ferry runs aground off Cape Selim, all forty aboard are safe"} +
                numbered("Council meets for day {n} of the harbour talks", 6) +
                numbered("Orchard number {n} is in bloom early this year", 4));
  EXPECT_EQ(listing.title, "The Harbour Ledger");
  EXPECT_EQ(listing.language, "en");
  EXPECT_EQ(listing.url, "https://ledger.example/");
  EXPECT_EQ(listing.site, std::nullopt);
  ASSERT_GT(listing.items.size(), 1U);
  const ListItem& item = listing.items[1];
  EXPECT_EQ(item.url, "https://ledger.example/2024/05/1/the-council-meets-for-day-1");
  EXPECT_EQ(item.published, "2024-05-01T10:00:00+00:00");
  EXPECT_EQ(item.date_text, "1 May 2024");
  EXPECT_EQ(item.subtitle, "Nothing was decided on day 1, and the talks will go on tomorrow.");
  EXPECT_EQ(listing.items[0].image, "https://ledger.example/f.jpg");
}

TEST(Listing, OfARussianSection) {
  const std::string page =
      R"(<!doctype html><html lang=ru><title>Экономика - Вестник Ледина</title><body>
<div class=top-menu><ul><li><a href=/rubrics/mir>Мир</a><li><a href=/rubrics/ekonomika>Экономика</a></ul></div>
<h1>Экономика</h1><ul class=news>)" +
      cards(
          R"(<li><span class=time>12:3{n}</span> <a href="/news/2024/05/1{n}/zavod-{n}-v-ledine">В Ледине запустили завод номер {n}</a></li>)",
          9) +
      R"(</ul><div class=sidebar><h4>Самое читаемое</h4><ul>)" +
      cards(
          R"(<li><a href="/news/2024/04/1{n}/most-{n}-cherez-reku">Мост номер {n} через реку откроют осенью</a></li>)",
          5) +
      R"(</ul></div><div class=footer>Редакция: Ледин, улица Мира, дом 5</div></body></html>)";
  const Listing listing = listing_of(page, "https://vestnik.example/rubrics/ekonomika");
  EXPECT_EQ(testing::titles(listing.items), numbered("В Ледине запустили завод номер {n}", 9));
  EXPECT_EQ(listing.title, "Экономика");
  EXPECT_EQ(listing.language, "ru");
  ASSERT_FALSE(listing.items.empty());
  EXPECT_EQ(listing.items[0].date_text, "12:31");
}

TEST(Listing, OfAnArmenianTag) {
  const std::string page =
      R"(<!doctype html><html lang=hy><title>Կամուրջ | Լեռնային լուրեր</title><body>
<div id=menu><a href=/hy/politics>Քաղաքականություն</a></div><h1>#Կամուրջ</h1><table><tr>)" +
      cards(R"(<td class=cell><a href="/hy/news/10{n}45"><img src="/i/{n}.jpg"></a><br>
<a class=t href="/hy/news/10{n}45">Նոր կամուրջ {n} բացվեց Սելիմ գյուղի մոտ</a><div class=date>1{n} Մայիսի 2024 10:26</div></td>)",
            8) +
      "</tr></table></body></html>";
  const Listing listing = listing_of(page, "https://lurer.example/hy/tag/kamurj");
  EXPECT_EQ(testing::titles(listing.items), numbered("Նոր կամուրջ {n} բացվեց Սելիմ գյուղի մոտ", 8));
  EXPECT_EQ(listing.language, "hy");
  ASSERT_FALSE(listing.items.empty());
  EXPECT_EQ(listing.items[0].published, "2024-05-11T10:26:00");
  EXPECT_EQ(listing.items[0].image, "https://lurer.example/i/1.jpg");
}

TEST(Listing, OfAnAzerbaijaniSearch) {
  const std::string page =
      R"(<!doctype html><html lang=az><title>Axtarış: nar</title><body>
<form action=/axtar><input name=q value=nar><button>Axtar</button></form><h1>Axtarış nəticələri</h1><div class=results>)" +
      cards(
          R"(<div class=result><a href="/az/xeber/25{n}31/nar-bayrami"><div class=pic style='background-image:url(/n/{n}.jpg)'></div>
<h4>Narlı kəndində nar bayramı {n}</h4></a><p>Bayramda kəndin hər yerindən gələn {n} bağban iştirak edəcək.</p></div>)",
          7) +
      R"(</div><div class=pagination><a href="/axtar?q=nar&amp;page=2">Növbəti səhifəyə keçin</a></div></body></html>)";
  const Listing listing = listing_of(page, "https://xeber.example/axtar?q=nar");
  EXPECT_EQ(testing::titles(listing.items), numbered("Narlı kəndində nar bayramı {n}", 7));
  EXPECT_EQ(listing.title, "Axtarış nəticələri");
  EXPECT_EQ(listing.language, "az");
}

TEST(MainList, HasLinksThatLieOverTheirCards) {
  const struct {
    std::string_view what;
    std::string_view card;
  } cases[] = {
      {"with a heading beside the link",
       R"(<li><a href="/city/bridge-{n}-opens-in-spring" aria-label="Bridge {n} over the Velm opens"></a><img src=/{n}.jpg><h3>Bridge {n} over the Velm opens</h3></li>)"},
      {"with a text beside the link",
       R"(<li><div>Bridge {n} over the Velm opens</div><a href="/city/bridge-{n}-opens-in-spring" aria-label="Bridge {n} over the Velm opens"></a></li>)"},
      {"with a link of the title behind it",
       R"(<li><a href="/city/bridge-{n}-opens-in-spring" aria-label="Go to the story of bridge {n}"><img src=/{n}.jpg></a><a href="/city/bridge-{n}-opens-in-spring">Bridge {n} over the Velm opens</a></li>)"},
  };
  for (const auto& [what, card] : cases) {
    const testing::ParsedPage page(testing::page("<ul>" + cards(card, 3) + "</ul>"));
    std::vector<Warning> warnings;
    const extraction::UrlResolver urls("https://ledger.example/city", warnings);
    Lines titles;
    for (const extraction::Row& row : extraction::find_main_list(page.document, urls))
      titles.push_back(row.item.title);
    EXPECT_EQ(titles, numbered("Bridge {n} over the Velm opens", 3)) << what;
  }
}

TEST(MainList, HasNoLabelsAsTitles) {
  const testing::ParsedPage page(testing::page(
      "<ul>" +
      cards("<li><a href=/city/bridge-{n}-opens-in-spring>Bridge {n} over the Velm opens</a>"
            "<h4><a href=/themes/velm-bridges-{n}-2024>More in this category</a></h4></li>",
            3) +
      "</ul>"));
  std::vector<Warning> warnings;
  const extraction::UrlResolver urls("https://ledger.example/city", warnings);
  Lines titles;
  for (const extraction::Row& row : extraction::find_main_list(page.document, urls))
    titles.push_back(row.item.title);
  EXPECT_EQ(titles, numbered("Bridge {n} over the Velm opens", 3));
}

/// A section of layout 2024, in the DOM that is known of its cards.
std::string caliber_section(std::string_view card) {
  return R"(<html lang=ru><head><title>Мир | Caliber.Az</title><link rel=canonical href=https://caliber.az/category/mir></head>
<body><div class=social><a href=https://t.me/caliber>Telegram</a></div><h1>Мир</h1><div class=list>)" +
         cards(card, 6) + R"(</div><div class=side><h3>Последние новости</h3>)" +
         cards(
             R"(<div><a href="/post/sobytie-dnya-{n}">Событие дня номер {n} в Ледине</a> <span>2{n} Июня 2026 10:00</span></div>)",
             4) +
         "</div></body></html>";
}

const std::string float_block =
    R"(<div class=float_block><a href="https://caliber.az/post/glava-{n}"><div class=float_block_image_block><div class=float_block_image
style='background-image:url(/media/photos/normal/{n}.webp)'></div></div></a>
<a href="https://caliber.az/post/glava-{n}"><h2 class=float_block_title>Глава Ледина открыл мост {n} ВИДЕО</h2></a>
<div class=float_block_bottom><a href="https://caliber.az/category/mir"><div class=float_block_category>Мир</div></a>
<div class=float_block_time>1{n} Июня 2026 17:24</div></div></div>)";

TEST(Listing, OfASectionThatAProfileKnows) {
  const Listing listing =
      listing_of(caliber_section(float_block), "https://caliber.az/category/mir");
  EXPECT_EQ(testing::titles(listing.items), numbered("Глава Ледина открыл мост {n}", 6));
  EXPECT_EQ(listing.site, "caliber.az");
  EXPECT_EQ(listing.layout, "2024");
  EXPECT_EQ(listing.title, "Мир");
  EXPECT_EQ(listing.language, "ru");
  ASSERT_FALSE(listing.items.empty());
  const ListItem& item = listing.items[0];
  EXPECT_EQ(item.url, "https://caliber.az/post/glava-1");
  EXPECT_EQ(item.published, "2026-06-11T17:24:00+04:00");
  EXPECT_EQ(item.badges, Lines{"ВИДЕО"});
  EXPECT_EQ(item.section, "Мир");
  EXPECT_EQ(item.image, "https://caliber.az/media/photos/normal/1.webp");
}

TEST(Listing, OfASectionWhoseCardsTheProfileDoesNotKnow) {
  const std::string card =
      R"(<div class=n><a href="/post/16{n}45/"><img src="/storage/{n}.jpg"></a><a href="/post/16{n}45/">Глава Ледина открыл мост {n}</a>
<span>VIDEO</span><span>1{n} Июня 2023 - 17:24</span></div>)";
  const Listing listing = listing_of(caliber_section(card), "https://caliber.az/category/mir");
  EXPECT_EQ(testing::titles(listing.items), numbered("Глава Ледина открыл мост {n}", 6));
  ASSERT_FALSE(listing.items.empty());
  EXPECT_EQ(listing.items[0].published, "2023-06-11T17:24:00+04:00");
  EXPECT_EQ(listing.items[0].badges, Lines{"VIDEO"});
}

TEST(Listing, OfNothingButListsWithLabels) {
  const std::string page =
      R"(<html lang=en><head><link rel=canonical href=https://caliber.az/en/></head><body><h3>Latest news</h3><div>)" +
      cards(
          R"(<p><a href="/en/post/17{n}45/">Bridge number {n} opens</a><br>1{n} June 2023 - 14:43</p>)",
          5) +
      "</div><p>All news</p></body></html>";
  const Listing listing = listing_of(page, "https://caliber.az/en/");
  EXPECT_EQ(testing::titles(listing.items), numbered("Bridge number {n} opens", 5));
}

TEST(Listing, SaysWhereItsItemsStand) {
  const Listing listing = listing_of(english_front_page, "https://ledger.example/", true);
  ASSERT_EQ(listing.evidence.size(), 2U);
  EXPECT_EQ(listing.evidence[0].field, "title");
  EXPECT_EQ(listing.evidence[1].field, "items");
  ASSERT_EQ(listing.evidence[1].parts.size(), listing.items.size());
  for (std::size_t i = 0; i < listing.items.size(); ++i) {
    const ByteRange& part = listing.evidence[1].parts[i];
    EXPECT_NE(std::string_view(english_front_page)
                  .substr(part.from, part.to - part.from)
                  .find(listing.items[i].title),
              std::string_view::npos)
        << listing.items[i].title;
  }
}

TEST(Listing, IsMadeOnlyWhereItIsWanted) {
  const Page page{.input = "a.html", .bytes = english_front_page, .url = "https://ledger.example/"};
  const auto article = extract(page);
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::no_article);
}

TEST(Listing, LeavesArticlesWhatTheyAre) {
  const auto content = content_of(testing::page(testing::article_2022()), "");
  ASSERT_TRUE(content);
  EXPECT_TRUE(std::holds_alternative<Article>(*content));
}

TEST(Listing, IsNoOtherPage) {
  const std::string list = cards(
      R"(<li><a href="/2024/05/{n}/orchard-is-in-bloom-{n}">Orchard number {n} is in bloom</a></li>)",
      20);
  const struct {
    std::string_view what;
    std::string html;
    std::string url;
  } cases[] = {
      {"an error page",
       "<title>404 Not Found</title><h1>404 Not Found</h1><h2>Latest news</h2><ul>" + list +
           "</ul>",
       "https://ledger.example/missing"},
      {"a login wall", "<title>Sign in</title><h1>Sign in to read on</h1><ul>" + list + "</ul>",
       "https://ledger.example/account"},
      {"a gallery without text",
       "<title>Spring in pictures</title>" +
           cards("<div><a href=/photo/{n}><img src=/{n}.jpg></a></div>", 20),
       "https://ledger.example/gallery/spring"},
      {"two links",
       "<title>The Harbour Ledger</title><h1>The Harbour Ledger</h1><ul>" +
           cards("<li><a href=/2024/05/{n}/orchard-is-in-bloom>Orchard number {n} is in bloom</a>",
                 2) +
           "</ul>",
       "https://ledger.example/"},
      {"an error page of a known site",
       testing::page("<h1>404</h1><p>The page does not exist.</p>" +
                     testing::rows("<div class=float_block><a href='{url}'><h2>{title}</h2></a>"
                                   "<div>{date}</div></div>",
                                   6)),
       "https://caliber.az/en/post/170645/"},
  };
  for (const auto& [what, html, url] : cases) {
    const auto content = content_of(html, url);
    EXPECT_FALSE(content && std::holds_alternative<Listing>(*content)) << what;
  }
}

}  // namespace
}  // namespace dateline
