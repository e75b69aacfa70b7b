#include "extract/general_authors.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/sample_page.h"

namespace dateline::extraction {
namespace {

const std::string headline = "<h1>Ferry to Larkholm runs again</h1>";
const std::string prose =
    "<p>The ferry left the pier at noon, as the town had been promised for all of the winter.</p>";

std::string rainy_lines() {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += "<p>It rained.</p>";
  return lines;
}

/// "SOURCE: NAME (URL), NAME"; empty when there are none.
std::string authors_of(const std::string& html) {
  const testing::ParsedPage page("<title>Ferry to Larkholm runs again</title>" + html);
  SiteNames site(page.view.metadata, "https://www.reedvalley.example/2023/ferry");
  const auto title = find_general_title(page.view, site);
  std::vector<Warning> warnings;
  const site::Profile profile;
  const Links links("https://www.reedvalley.example/2023/ferry", profile, warnings);
  const GeneralAuthors authors = find_general_authors(page.view, site, *title, links);
  if (authors.people.empty()) return "";
  std::string text(authors.source);
  for (const Person& person : authors.people) {
    text += (&person == authors.people.data() ? ": " : ", ") + person.name;
    if (person.url) text += " (" + *person.url + ')';
  }
  return text;
}

std::string json_ld(const std::string& author) {
  return R"(<script type="application/ld+json">{"@type": "NewsArticle", "author": )" + author +
         "}</script>";
}

TEST(GeneralAuthors, AreFoundInEverySource) {
  const std::string link = "<a href='/authors/rena-dashbulaqli'>Rena Dashbulaqli</a>";
  const std::string url = " (https://www.reedvalley.example/authors/rena-dashbulaqli)";
  const struct {
    std::string what;
    std::string html;
    std::string authors;
  } cases[] = {
      {"JSON-LD",
       json_ld(R"([{"@type": "Person", "name": "Rena Dashbulaqli", "url": "/r"}])") + headline,
       "json-ld: Rena Dashbulaqli (https://www.reedvalley.example/r)"},
      {"metadata", "<meta name=author content='Rena Dashbulaqli'>" + headline,
       "meta: Rena Dashbulaqli"},
      {"Twitter's label",
       "<meta name=twitter:label1 content='Written by'>"
       "<meta name=twitter:data1 content='Rena Dashbulaqli'>" +
           headline,
       "meta: Rena Dashbulaqli"},
      {"rel=author", headline + prose + "<a rel=author href=/r>Rena Dashbulaqli</a>",
       "rel=author: Rena Dashbulaqli (https://www.reedvalley.example/r)"},
      {"microdata",
       headline + "<div itemprop=author itemscope><img><b itemprop=name>Rena Dashbulaqli</b>, "
                  "editor</div>",
       "itemprop: Rena Dashbulaqli"},
      {"RDFa",
       headline + "<div rel='schema:author' typeof='schema:Person'><img><b property='schema:name'>"
                  "Rena Dashbulaqli</b>, reporter</div>",
       "itemprop: Rena Dashbulaqli"},
      {"RDFa of Dublin Core",
       headline + "<p>Text: <span property='dc:creator'>Rena Dashbulaqli</span></p>",
       "itemprop: Rena Dashbulaqli"},
      {"an attribute of RDFa",
       headline + "<div vocab='https://schema.org/' typeof=NewsArticle><span property=author "
                  "content='Rena Dashbulaqli'>R. D.</span></div>",
       "itemprop: Rena Dashbulaqli"},
      {"RDFa in a meta element",
       "<meta property='schema:author' content='Rena Dashbulaqli'>" + headline,
       "meta: Rena Dashbulaqli"},
      {"a byline", headline + "<p>By Rena Dashbulaqli and Samir Uchqun</p>" + prose,
       "byline: Rena Dashbulaqli, Samir Uchqun"},
      {"a byline with a link", headline + "<p>By " + link + "</p>" + prose,
       "byline: Rena Dashbulaqli" + url},
      {"a link to an author", headline + "<p>" + link + "</p>" + prose,
       "author-link: Rena Dashbulaqli" + url},
      {"a label in a line of its own",
       headline + "<p>Written by</p><p>Rena Dashbulaqli</p>" + prose, "byline: Rena Dashbulaqli"},
      {"a label without a blank", headline + "<p><i>By</i><b>Rena Dashbulaqli</b></p>" + prose,
       "byline: Rena Dashbulaqli"},
      {"a class",
       headline +
           "<div class=postAuthor><b>Rena Dashbulaqli</b> "
           "<i>Harbour editor</i></div>" +
           prose,
       "class: Rena Dashbulaqli"},
      {"the dateline", headline + "<p>6 June 2023 - Martin Uchqun</p>" + prose,
       "dateline: Martin Uchqun"},
      {"a line of names beside the date",
       headline + "<p>At noon</p><p>Martin Uchqun and Julia Karavan</p><p>6 June 2023</p>" + prose,
       "name-line: Martin Uchqun, Julia Karavan"},
      {"a box in the sidebar",
       headline + prose + "<aside class=card><h3>Author</h3><p>Martin Uchqun</p></aside>",
       "byline: Martin Uchqun"},
      {"a sentence of its own",
       headline + "<p>This post was written by Martin Uchqun, a sailor.</p>",
       "byline: Martin Uchqun"},
      {"a citation", "<meta name=citation_author content='Martin, Julia'>" + headline,
       "meta: Julia Martin"},
      {"a box below the story",
       headline + prose + prose + rainy_lines() +
           "<div class=author-box><h4>Martin Uchqun</h4><p>Writes.</div>",
       "author-box: Martin Uchqun"},
      {"the footer of the article",
       "<article>" + headline + prose +
           "<footer><div class=meta><a rel=author href=/m>Martin Uchqun"
           "</a></div></footer></article>",
       "rel=author: Martin Uchqun (https://www.reedvalley.example/m)"},
  };
  for (const auto& [what, html, authors] : cases) EXPECT_EQ(authors_of(html), authors) << what;
}

TEST(GeneralAuthors, AreNoOthers) {
  for (const std::string& html : {
           headline + prose,
           json_ld(R"({"@type": "Organization", "name": "Harbour Agency"})") + headline,
           json_ld(R"({"@type": "Person", "name": "Reed Valley"})") + headline,
           "<meta name=author content='https://reedvalley.example/rena'>" + headline,
           headline + "<div class=comments><b class=author>Rena Dashbulaqli</b></div>" + prose,
           headline + "<div class=related-card><i class=byline>By Rena Uchqun</i></div>" + prose,
           headline + "<figure><i class=author>Photo: Rena Dashbulaqli</i></figure>" + prose,
           headline + prose + "<footer><p>© 2025 Martin Uchqun</footer>",
           headline + "<figure><img src=a.jpg><figcaption>© Martin Uchqun</figure>" + prose,
           headline + prose + "<footer><a rel=author href=/m>Martin Uchqun</a></footer>",
           "<meta property=og:site_name content='Martin News Online'>" + headline + prose,
           headline + "<p>Reviewed by Rena Dashbulaqli</p>" + prose,
           headline + "<p>| Fact-checked by <a class=author href=/m>Martin Uchqun</a></p>" + prose,
           headline + "<p>Reviewed by</p><p class=author>Martin Uchqun</p>" + prose,
           headline + "<p class=author>Harbour</p>" + prose,
           headline + "<p class=author>Licensed Harbour Educator</p>" + prose,
           headline + "<p>Contributors</p><p>Martin Uchqun</p>" + prose,
           headline + prose + rainy_lines() +
               "<aside><div class=post><i class=author>Martin Uchqun</i></div></aside>",
           headline + "<section id=comments><h3>Author</h3><p>Martin Uchqun</p></section>" + prose,
           headline + prose + "<aside class=promo><h4>Author</h4><p>Martin Uchqun</p></aside>",
           "<h1>Uchqun leaves Larkholm</h1>" + prose +
               "<aside><h3>Author</h3><p>Martin Uchqun</p></aside>",
       }) {
    EXPECT_EQ(authors_of(html), "") << html;
  }
}

TEST(GeneralAuthors, AreNoOthersBesideTheDate) {
  const std::string date = "<p>6 June 2023</p>" + prose;
  for (const std::string& html : {
           headline + "<p>Martin Uchqun sailed</p>" + date,
           headline + "<p>Virginia Beach</p>" + date,
           headline + "<p>Photo</p><p>Martin Uchqun</p>" + date,
           headline + "<p>Reviewed by</p><p>Martin Uchqun</p>" + date,
           headline + "<p><a href=/u rel=tag>Martin Uchqun</a></p>" + date,
           headline + "<p class=kicker>Martin Uchqun</p>" + date,
           headline + "<h3>Martin Uchqun</h3>" + date,
           "<h1>Uchqun leaves Larkholm</h1><p>Martin Uchqun</p>" + date,
           headline + "<p>Martin Uchqun</p><p>It rained.</p>" + prose,
       }) {
    EXPECT_EQ(authors_of(html), "") << html;
  }
}

TEST(GeneralAuthors, AreVotedOn) {
  const std::string meta = "<meta name=author content='Martin Uchqun'>";
  EXPECT_EQ(authors_of(meta + headline + "<p>By Martin Uchqun and Julia Karavan</p>"),
            "byline: Martin Uchqun, Julia Karavan")
      << "a byline that names more";
  EXPECT_EQ(authors_of(meta + headline + "<p>By Julia Karavan</p>"), "byline: Julia Karavan")
      << "a byline that names another";
  EXPECT_EQ(authors_of(meta + headline + "<p class=author>Julia Karavan</p>"),
            "meta: Martin Uchqun")
      << "another near the headline";
  EXPECT_EQ(authors_of(json_ld("\"Julia Karavan\"") + meta + headline), "json-ld: Julia Karavan");
  EXPECT_EQ(authors_of(meta + headline + "<p>By Martin Uchqun, Harbour Days</p>"),
            "meta: Martin Uchqun")
      << "a byline that names more, which is no person";
  EXPECT_EQ(authors_of(headline +
                       "<p>By Martin Uchqun, <a href=/j rel='category tag'>Julia Harbour</a></p>"),
            "byline: Martin Uchqun")
      << "a topic behind the byline";
  for (const char* label : {"Share:", "Updated:", "Posted on"})
    EXPECT_EQ(authors_of(headline + "<p>" + label + " <a rel=author>Martin Uchqun</a></p>"),
              "rel=author: Martin Uchqun")
        << label;
  EXPECT_EQ(authors_of(headline + "<p>Contributors: Martin Uchqun, Visit Larkholm</p>"),
            "byline: Martin Uchqun")
      << "what stands among contributors and is no person";
  EXPECT_EQ(authors_of(headline + prose + prose + prose + prose + "<p>By Martin Uchqun</p>"),
            "byline: Martin Uchqun")
      << "a byline below a few paragraphs";
  EXPECT_EQ(authors_of(headline + "<p>Posted by <a rel=author>Martin Uchqun</a></p>"),
            "rel=author: Martin Uchqun")
      << "a label that others have too";
}

TEST(GeneralAuthors, BearManyLinesThatBeginWithBy) {
  std::string html = headline;
  for (int i = 0; i < 40; ++i) html += "<div class='" + std::string(20'000, 'a') + "'>";
  for (int i = 0; i < 20'000; ++i) html += "<p>By Noon Ferry";
  EXPECT_NE(authors_of(html), "");
}

TEST(GeneralAuthors, AreFoundAmongManyComments) {
  std::string html = headline + "<p>By Martin Uchqun</p>" + prose;
  for (int i = 0; i < 200; ++i) html += "<div class=comment><a rel=author>Julia Karavan</a></div>";
  EXPECT_EQ(authors_of(html), "byline: Martin Uchqun");
}

TEST(GeneralAuthors, BearManyElements) {
  std::string html = headline;
  for (int i = 0; i < 20'000; ++i) html += "<div itemprop=author itemscope class=author>x";
  EXPECT_EQ(authors_of(html), "");
}

}  // namespace
}  // namespace dateline::extraction
