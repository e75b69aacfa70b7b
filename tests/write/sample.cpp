#include "write/sample.h"

using namespace dateline;

Article full_article() {
  Article article;
  article.input = "saved/harbour.html";
  article.captured = "2023-06-07T08:00:00+04:00";
  article.url = "https://news.example/en/post/1/";
  article.canonical_url = "https://news.example/en/post/1/";
  article.site = "news.example";
  article.layout = "2022";
  article.language = "en";
  article.headline = "Harbour of \"Lake Town\" reopens";
  article.badges = {"PHOTO", "VIDEO"};
  article.subtitle = "Weekly review";
  article.dateline = {"WORLD 06 June 2023 - 14:43", "WORLD", "Lake Town",
                      "2023-06-06T14:43:00+04:00"};
  article.modified = "2023-06-07";
  article.authors = {{"Nora Example", "https://news.example/authors/nora"}, {"Ilya Sample", {}}};
  article.publisher = "News.Example";
  article.signature = "News.Example";
  article.body.text = "First.\n\nBehind the scenes\n\none\ntwo\n\nQuoted.\n\na | b\n\nx = 1;";
  article.body.blocks = {
      Paragraph{"First."},
      Heading{"Behind the scenes", 3},
      List{{"one", "two"}, true},
      Quote{"Quoted."},
      ImageBlock{"https://news.example/1.jpg", "A quay", {}},
      Table{{{"a", "b"}, {}}},
      Embed{"x", "https://x.com/sample/status/1", {}},
      Code{"x = 1;"},
  };
  article.body.words = 12;
  article.read_also = {
      {"Ferries are back",
       "https://news.example/en/post/2/",
       "2023-06-05T10:00:00+04:00",
       "05 June 2023 - 10:00",
       {"UPDATED"},
       "Sample talks to the press",
       "https://news.example/2.jpg",
       "WORLD"},
      {"No link here", {}, {}, {}, {}, {}, {}, {}},
  };
  article.latest_news = {{"Озеро", {}, "2023-06-05", {}, {}, {}, {}, {}}};
  article.images = {{"https://news.example/1.jpg", "A quay", "The quay at dawn", true}};
  article.videos = {{"https://video.example/1", "video.example"}};
  article.tags = {"harbours"};
  article.description = "The harbour is open again.";
  article.warnings = {{"zone-unknown", "The page names no time zone."}};
  article.evidence = {
      {"headline", "selector", "h1", "html > body > h1", ByteRange{10, 40}, {}, {}},
      {"dateline.published",
       "date-pattern",
       {},
       {},
       {},
       {},
       {{"metadata", "article:published_time"}}},
      {"body", "structure", {}, "html > body > div", ByteRange{50, 90}, {{50, 60}, {61, 90}}, {}},
      {"read_also", "label", "Read also", {}, {}, {}, {}},
  };
  return article;
}

Listing full_listing() {
  Listing listing;
  listing.input = "saved/front.html";
  listing.captured = "2023-06-07T08:00:00+04:00";
  listing.url = "https://news.example/en/";
  listing.canonical_url = "https://news.example/en/";
  listing.site = "news.example";
  listing.layout = "2022";
  listing.language = "en";
  listing.title = "Harbour news";
  listing.items = full_article().read_also;
  listing.warnings = {{"truncated", "The page breaks off."}};
  listing.evidence = {{"title", "structure", {}, "html > body > h1", ByteRange{10, 40}, {}, {}},
                      {"items", "structure", {}, {}, {}, {{50, 60}, {61, 90}}, {}}};
  return listing;
}
