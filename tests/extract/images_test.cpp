#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace {

using namespace dateline::testing;
using dateline::Article;
using dateline::Image;
using Lines = std::vector<std::string>;

/// Images as "URL [alt] [caption]", the lead's with a star in front.
Lines images_of(const Article& article) {
  Lines lines;
  for (const Image& image : article.images) {
    std::string line = image.lead ? "* " + image.url : image.url;
    if (image.alt) line += " [" + *image.alt + ']';
    if (image.caption) line += " [" + *image.caption + ']';
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(Images, AreThoseOfTheStory) {
  const std::string a = "https://caliber.az/m/a.jpg";
  const struct {
    std::string markup;
    Lines images;
  } cases[] = {
      {"<img src=/m/a.jpg>", {a}},
      {"<p><img src=/m/a.jpg alt=' The  lamp '></p>", {a + " [The lamp]"}},
      {"<figure><img src=/m/a.jpg><figcaption>The lamp. <i>Photo: Rena Dashbulaqli</i></figcaption>"
       "</figure>",
       {a + " [The lamp. Photo: Rena Dashbulaqli]"}},
      {"<figure><img src=/m/a.jpg><img src=/m/b.jpg><figcaption>Lamps</figcaption></figure>",
       {a, "https://caliber.az/m/b.jpg [Lamps]"}},
      {"<img src='data:image/gif;base64,R0lGOD' data-src=/m/a.jpg>", {a}},
      {"<a href=/m/a-large.jpg><img src=/m/a.jpg></a>", {a}},
      {"<img src=/m/a.jpg><img src=/m/a.jpg>", {a}},
      {"<img src=https://cdn.caliber.az/b.jpg>", {"https://cdn.caliber.az/b.jpg"}},
      {"<img src=/templates/Default/api/zoom.png>", {}},
      {"<img src=/m/a.jpg width=1 height=1>", {}},
      {"<a href=https://shop.example/><img src=/m/a.jpg></a>", {}},
      {"<img>", {}},
      {"<noscript><img src=/m/a.jpg></noscript>", {}},
  };
  for (const auto& [markup, images] : cases)
    EXPECT_EQ(images_of(read(page(article_2022(markup)))), images) << markup;
}

TEST(Images, HaveOneLeadAtMost) {
  const std::string og =
      address_2022 + "<meta property='og:image' content='https://cdn.caliber.az/original/a.jpg'>";
  const std::string below = "<h1>" + sample_headline + "</h1><div>" + date_2022 +
                            "</div><figure><img src=/m/a.jpg alt=Lamp><figcaption>The lamp"
                            "</figcaption></figure><div>" +
                            story() + "</div><p>Caliber.Az</p>";
  EXPECT_EQ(images_of(read(page(below))), Lines{"* https://caliber.az/m/a.jpg [Lamp] [The lamp]"});
  EXPECT_EQ(images_of(read(page(article_2022(), og))),
            Lines{"* https://cdn.caliber.az/original/a.jpg"});
  EXPECT_EQ(
      images_of(read(page(article_2022("<img src=/normal/b.jpg><img src=/normal/a.jpg>"), og))),
      (Lines{"https://caliber.az/normal/b.jpg", "* https://caliber.az/normal/a.jpg"}))
      << "the same picture at another size";
  EXPECT_EQ(images_of(read(page(article_2022("<img src=/m/b.jpg>"), og))),
            (Lines{"* https://cdn.caliber.az/original/a.jpg", "https://caliber.az/m/b.jpg"}));
  EXPECT_EQ(images_of(read(page(article_2022(),
                                address_2022 + "<meta property=og:image content=/img/logo.png>"))),
            Lines{});
}

TEST(Images, OfLayout2024HaveTheLeadInAStyle) {
  const Article article = read(page(
      "<div class=post><div class=post_cover style=\"background-image:url('/m/a.webp')\"></div>"
      "<h1 class=post_title>" +
          sample_headline + "</h1><div class=post_time>" + date_2024 +
          "</div><div class=post_body>" + story() + "</div></div>",
      address_2024));
  EXPECT_EQ(images_of(article), Lines{"* https://caliber.az/m/a.webp"});
}

TEST(Images, OfListsAreNotTheArticles) {
  const std::string list =
      "<h4>Latest news</h4>" +
      rows("<div><img src='/m/{n}.jpg'><a href='{url}'>{title}</a><p>{date}</p></div>");
  const Article article = read(page(article_2022() + list));
  EXPECT_EQ(images_of(article), Lines{});
  ASSERT_EQ(article.latest_news.size(), 3U);
  EXPECT_EQ(article.latest_news.back().image, "https://caliber.az/m/3.jpg");
}

TEST(Images, AreResolvedAgainstTheBase) {
  const std::string image = "<img src=a.jpg>";
  EXPECT_EQ(images_of(read(page(article_2022(image)))),
            Lines{"https://caliber.az/en/post/170645/a.jpg"})
      << "the canonical URL";
  EXPECT_EQ(images_of(read(page(article_2022(image), "<base href='/x/'>" + address_2022))),
            Lines{"https://caliber.az/x/a.jpg"});
  EXPECT_EQ(
      images_of(read(page(article_2022(image), "<base href='https://b.example/'>" + address_2022))),
      Lines{"https://b.example/a.jpg"});
  EXPECT_EQ(
      images_of(read(page(article_2022(image), "<meta property=og:site_name content=Caliber.Az>"))),
      Lines{"https://caliber.az/a.jpg"})
      << "the profile's origin";
}

}  // namespace
