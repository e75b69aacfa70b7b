#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "dateline/json.h"
#include "write/sample.h"

namespace {

using dateline::FieldSelection;

std::string selected(std::string_view names) {
  const auto fields = FieldSelection::parse(names);
  if (!fields) return fields.error();
  return to_json(full_article(), {.fields = &*fields, .evidence = true});
}

TEST(FieldSelection, KeepsShapeAndOrderOfTheRecord) {
  const struct {
    std::string_view names;
    std::string_view record;
  } cases[] = {
      {"headline", R"({"headline":"Harbour of \"Lake Town\" reopens"})"},
      {"dateline.published", R"({"dateline":{"published":"2023-06-06T14:43:00+04:00"}})"},
      {"dateline.published,language",
       R"({"language":"en","dateline":{"published":"2023-06-06T14:43:00+04:00"}})"},
      {"dateline.published, dateline.section",
       R"({"dateline":{"section":"WORLD","published":"2023-06-06T14:43:00+04:00"}})"},
      {"dateline.published,dateline",
       R"({"dateline":{"text":"WORLD 06 June 2023 - 14:43","section":"WORLD","place":"Lake Town",)"
       R"("published":"2023-06-06T14:43:00+04:00"}})"},
      {"read_also.title",
       R"({"read_also":[{"title":"Ferries are back"},{"title":"No link here"}]})"},
      {"read_also.url,kind,read_also.badges",
       R"({"kind":"article","read_also":[{"url":"https://news.example/en/post/2/","badges":["UPDATED"]},)"
       R"({"url":null,"badges":[]}]})"},
      {"body.words,body.blocks.level",
       R"({"body":{"blocks":[{},{"level":3},{},{},{},{},{},{}],"words":12}})"},
      {"warc,tags,tags", R"({"warc":null,"tags":["harbours"]})"},
      {"evidence.dateline.published",
       R"({"evidence":{"dateline.published":{"rule":"date-pattern","selector":null,"path":null,"bytes":null,)"
       R"("also":{"metadata":"article:published_time"}}}})"},
  };
  for (const auto& [names, record] : cases) EXPECT_EQ(selected(names), record) << names;
}

TEST(FieldSelection, OfAllFieldsIsTheWholeRecord) {
  EXPECT_EQ(selected("kind,schema_version,input,warc,captured,url,canonical_url,site,layout,"
                     "language,headline,badges,"
                     "subtitle,dateline,modified,authors,publisher,signature,body,read_also,latest_"
                     "news,images,videos,"
                     "tags,description,warnings,evidence"),
            to_json(full_article(), {.evidence = true}));
}

TEST(FieldSelection, NamesTheFieldThatDoesNotExistAndTheNearest) {
  const struct {
    std::string_view names;
    std::string_view message;
  } cases[] = {
      {"headlin", R"(the record has no field "headlin"; did you mean "headline"?)"},
      {"headline,publishd", R"(the record has no field "publishd"; did you mean "publisher"?)"},
      {"published", R"(the record has no field "published"; did you mean "dateline.published"?)"},
      {"dateline.publishd",
       R"(the record has no field "dateline.publishd"; did you mean "dateline.published"?)"},
      {"read-also", R"(the record has no field "read-also"; did you mean "read_also"?)"},
      {"headline.text",
       R"(the record has no field "headline.text"; did you mean "dateline.text"?)"},
      {"Headline", R"(the record has no field "Headline"; did you mean "headline"?)"},
      {"weather", R"(the record has no field "weather")"},
      {"evidence.weather", R"(the record has no field "evidence.weather")"},
      {"caf\xE9", "the record has no field \"caf\uFFFD\""},
      {"", "a field's name is missing"},
      {"headline,", "a field's name is missing"},
  };
  for (const auto& [names, message] : cases) {
    const auto fields = FieldSelection::parse(names);
    ASSERT_FALSE(fields.has_value()) << names;
    EXPECT_EQ(fields.error(), message);
  }
}

TEST(FieldSelection, TellsWhichNamesOnlyListingsHave) {
  const auto fields = FieldSelection::parse("title,url,items.url,warnings,evidence.items,headline");
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ(fields->names_of_listings(),
            (std::vector<std::string>{"title", "items.url", "evidence.items"}));
  EXPECT_TRUE(FieldSelection::parse("url,headline,evidence.body")->names_of_listings().empty());
}

TEST(FieldSelection, LeavesARecordWhatItsKindHas) {
  const auto fields = FieldSelection::parse("url,title,items.title,headline");
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ(dateline::to_json(full_listing(), {.fields = &*fields}),
            R"({"url":"https://news.example/en/","title":"Harbour news","items":[{"title":"Ferries)"
            R"( are back"},{"title":"No link here"}]})");
  EXPECT_EQ(dateline::to_json(full_article(), {.fields = &*fields}),
            R"({"url":"https://news.example/en/post/1/","headline":"Harbour of \"Lake Town\")"
            R"( reopens"})");
}

}  // namespace
