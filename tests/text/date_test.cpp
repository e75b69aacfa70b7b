#include "text/date.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "text/month_names.h"

namespace dateline::text {
namespace {

/// A readable form of what was found: RFC 3339, or "none".
std::string written(const std::optional<Timestamp>& timestamp) {
  return timestamp ? to_rfc3339(*timestamp) : "none";
}

struct WholeText {
  std::string_view text;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const WholeText& row) {
  return out << row.text;
}

class PrintedDate : public testing::TestWithParam<WholeText> {};

TEST_P(PrintedDate, IsRead) {
  EXPECT_EQ(written(parse_printed_date(GetParam().text)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(English, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"06 June 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"13 July 2025 00:01", "2025-07-13T00:01:00"},
                             {"6 June 2023", "2023-06-06"},
                             {"06 JUNE 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 june 2023 14:43:05", "2023-06-06T14:43:05"},
                             {"06 June 2023 at 9:05", "2023-06-06T09:05:00"},
                             {"06 June 2023, at 14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023 | 14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023 / 14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023- 14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023-14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023 \u2013 14:43", "2023-06-06T14:43:00"},
                             {"06 June 2023 \u2014 14:43", "2023-06-06T14:43:00"},
                             {"06\u00A0June\u00A02023\u00A0-\u00A014:43", "2023-06-06T14:43:00"},
                             {"06 June 2023\u2003\u202F14:43", "2023-06-06T14:43:00"},
                             {"\u200E06 June 2023\u200E 14:43", "2023-06-06T14:43:00"},
                             {" \t06 June  2023\n-\n14:43\u00A0 ", "2023-06-06T14:43:00"},
                             {"June 6, 2023", "2023-06-06"},
                             {"June 6, 2023 14:43", "2023-06-06T14:43:00"},
                             {"June 06 2023, 14:43", "2023-06-06T14:43:00"},
                             {"Jun. 6, 2023 at 2:43 p.m.", "2023-06-06T14:43:00"},
                             {"Jun 6, 2023 2:43 PM", "2023-06-06T14:43:00"},
                             {"Jun 6, 2023 12:43am", "2023-06-06T00:43:00"},
                             {"Jun 6, 2023 12:43 pm", "2023-06-06T12:43:00"},
                             {"Jun 6, 2023 14:43 PM", "2023-06-06T14:43:00"},
                             {"6th June 2023", "2023-06-06"},
                             {"June 21st, 2023", "2023-06-21"},
                             {"6 Sept. 2023", "2023-09-06"},
                             {"06-Jun-2023 14:43", "2023-06-06T14:43:00"},
                             {"29 February 2024", "2024-02-29"},
                             {"29 February 2000", "2000-02-29"},
                         }));

INSTANTIATE_TEST_SUITE_P(Russian, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"25 Июня 2026 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026 17:24", "2026-06-25T17:24:00"},
                             {"25 ИЮНЯ 2026 17:24", "2026-06-25T17:24:00"},
                             {"05 июн 2021, 14:43", "2021-06-05T14:43:00"},
                             {"05 июн 2021, 14:43\u00A0\u00A0", "2021-06-05T14:43:00"},
                             {"05 июн. 2021 14:43", "2021-06-05T14:43:00"},
                             {"5 мая 2023", "2023-05-05"},
                             {"5 май 2023", "2023-05-05"},
                             {"5 маи\u0306 2023", "2023-05-05"},
                             {"25 июня 2026 в 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026 года в 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026 г. 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026г., 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026 года, 17:24", "2026-06-25T17:24:00"},
                             {"25 июня 2026 г.", "2026-06-25"},
                             {"1 сент. 2023", "2023-09-01"},
                         }));

INSTANTIATE_TEST_SUITE_P(Armenian, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"18 Սեպտեմբերի 2024 10:26", "2024-09-18T10:26:00"},
                             {"18 սեպտեմբեր 2024 10:26", "2024-09-18T10:26:00"},
                             {"18 ՍԵՊՏԵՄԲԵՐԻ 2024 10:26", "2024-09-18T10:26:00"},
                             {"18 սեպտեմբերի, 2024", "2024-09-18"},
                             {"Սեպտեմբերի 18, 2024", "2024-09-18"},
                             {"18 Սեպտեմբերի 2024թ. ժամը 10:26", "2024-09-18T10:26:00"},
                         }));

INSTANTIATE_TEST_SUITE_P(Azerbaijani, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"06 İyun 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 iyun 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 İYUN 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 IYUN 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 Iyun 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 i\u0307yun 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"06 ıyun 2023 - 14:43", "2023-06-06T14:43:00"},
                             {"7 İyul 2023 saat 9:05", "2023-07-07T09:05:00"},
                             {"7 Avqust 2023, saat 19:05", "2023-08-07T19:05:00"},
                         }));

INSTANTIATE_TEST_SUITE_P(Numeric, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"25.06.2026 17:24", "2026-06-25T17:24:00"},
                             {"5.6.2026, 7:24", "2026-06-05T07:24:00"},
                             {"06.05.2026", "2026-05-06"},
                             {"06/05/2026 17:24", "2026-05-06T17:24:00"},
                             {"06-05-2026 17:24", "2026-05-06T17:24:00"},
                             {"25.06.2026г. в 17:24", "2026-06-25T17:24:00"},
                             {"2023-06-06 14:43", "2023-06-06T14:43:00"},
                             {"2023-06-06", "2023-06-06"},
                             {"2023/06/06 14:43", "2023-06-06T14:43:00"},
                             {"2023-06-06T14:43:05+04:00", "2023-06-06T14:43:05+04:00"},
                             {"2023-06-06T10:43:05.123Z", "2023-06-06T10:43:05+00:00"},
                         }));

INSTANTIATE_TEST_SUITE_P(TimeFirst, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"14:43, 5 июня 2026", "2026-06-05T14:43:00"},
                             {"14:43 06.06.2023", "2023-06-06T14:43:00"},
                             {"14:43 | 06 June 2023", "2023-06-06T14:43:00"},
                             {"9:05 - 06.06.2023", "2023-06-06T09:05:00"},
                             {"2:43 PM, June 6, 2023", "2023-06-06T14:43:00"},
                             {"14:43 GMT, 6 June 2023", "2023-06-06T14:43:00+00:00"},
                             {"14:43 2023-06-06", "2023-06-06T14:43:00"},
                         }));

INSTANTIATE_TEST_SUITE_P(Zone, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"06 June 2023 - 14:43 GMT+4", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43 (GMT+4)", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43 UTC+04:00", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43 UTC +4", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43 UTC\u22125", "2023-06-06T14:43:00-05:00"},
                             {"06 June 2023 - 14:43 +04:00", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43+0400", "2023-06-06T14:43:00+04:00"},
                             {"06 June 2023 - 14:43Z", "2023-06-06T14:43:00+00:00"},
                             {"Jun 06 2023 14:43:00 GMT+0400", "2023-06-06T14:43:00+04:00"},
                         }));

INSTANTIATE_TEST_SUITE_P(NotAWholeDate, PrintedDate,
                         testing::ValuesIn(std::vector<WholeText>{
                             {"", "none"},
                             {"   ", "none"},
                             {"14:43", "none"},
                             {"June 2023", "none"},
                             {"6 June", "none"},
                             {"31 June 2023", "none"},
                             {"29 February 2023", "none"},
                             {"29 February 1900", "none"},
                             {"00 June 2023", "none"},
                             {"32.01.2023", "none"},
                             {"01.13.2023", "none"},
                             {"06 June 1899", "none"},
                             {"06 June 2201", "none"},
                             {"06 June 23", "none"},
                             {"06 Juny 2023", "none"},
                             {"06June 2023", "none"},
                             {"06.06/2023", "none"},
                             {"06 June 2023 - 25:61", "none"},
                             {"06 June 2023, Baku", "none"},
                             {"Baku, 06 June 2023", "none"},
                         }));

struct InText {
  std::string_view text;
  std::string_view matched;  ///< the bytes that the match covers; empty for none
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const InText& row) {
  return out << row.text;
}

class FindDate : public testing::TestWithParam<InText> {};

TEST_P(FindDate, CoversTheDate) {
  const InText& row = GetParam();
  const std::optional<DateMatch> match = find_date(row.text);
  if (row.matched.empty()) {
    EXPECT_FALSE(match.has_value()) << row.text.substr(match->from, match->to - match->from);
    return;
  }
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(row.text.substr(match->from, match->to - match->from), row.matched);
  EXPECT_EQ(to_rfc3339(match->timestamp), row.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Within, FindDate,
    testing::ValuesIn(std::vector<InText>{
        {"WORLD  06 June 2023 - 14:43", "06 June 2023 - 14:43", "2023-06-06T14:43:00"},
        {"Published June 6, 2023 14:43 by us", "June 6, 2023 14:43", "2023-06-06T14:43:00"},
        {"МИР\u00A0\u00A025 Июня 2026 17:24 Просмотров: 179", "25 Июня 2026 17:24",
         "2026-06-25T17:24:00"},
        {"(25.06.2026)", "25.06.2026", "2026-06-25"},
        {"на 25.06.2026. Дальше", "25.06.2026", "2026-06-25"},
        {"On 6 June 2023: the 7 June 2024", "6 June 2023", "2023-06-06"},
        {"06 June 2023 - 14:43 07 June 2023 - 15:00", "06 June 2023 - 14:43",
         "2023-06-06T14:43:00"},
        {"Room 12, 106 June 2023 or 5 May 2024", "5 May 2024", "2024-05-05"},
        {"31 June 2023, no: 30 June 2023", "30 June 2023", "2023-06-30"},
        {"5-6 June 2023", "6 June 2023", "2023-06-06"},
        {"5 июня 2021 Г. Иванов", "5 июня 2021", "2021-06-05"},
        {"06 June 2023-cü il", "06 June 2023", "2023-06-06"},
        {"14:43 - 06.06.2023 text", "14:43 - 06.06.2023", "2023-06-06T14:43:00"},
        {"at 14:43 people saw 06.06.2023", "06.06.2023", "2023-06-06"},
        {"score 3:2 06.06.2023", "06.06.2023", "2023-06-06"},
    }));

INSTANTIATE_TEST_SUITE_P(
    WithAMalformedTime, FindDate,
    testing::ValuesIn(std::vector<InText>{
        {"06 June 2023 - 25:61", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - 14:4", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - 12:345", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - 123:45", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - 14:43:77", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - 14:43x", "06 June 2023", "2023-06-06"},
        {"06 June 2023 - fourteen", "06 June 2023", "2023-06-06"},
        {"06 June 2023 14", "06 June 2023", "2023-06-06"},
        {"06 June 2023 10:00-11:30", "06 June 2023 10:00", "2023-06-06T10:00:00"},
        {"06 June 2023 10:00: news", "06 June 2023 10:00", "2023-06-06T10:00:00"},
        {"06 June 2023 10:00 (GMT+4", "06 June 2023 10:00", "2023-06-06T10:00:00"},
        {"06 June 2023 10:00 GMT+99", "06 June 2023 10:00", "2023-06-06T10:00:00"},
        {"06 June 2023 10:00 GMT - 20 people", "06 June 2023 10:00 GMT",
         "2023-06-06T10:00:00+00:00"},
        {"06 June 2023 10:00 +99:00", "06 June 2023 10:00", "2023-06-06T10:00:00"},
        {"06 June 2023 10:00 amber", "06 June 2023 10:00", "2023-06-06T10:00:00"},
    }));

INSTANTIATE_TEST_SUITE_P(Nowhere, FindDate,
                         testing::ValuesIn(std::vector<InText>{
                             {"", "", ""},
                             {"No digits here at all, only words of a long paragraph", "", ""},
                             {"106 June 2023", "", ""},
                             {"06 June 20234", "", ""},
                             {"06 June 2023x", "", ""},
                             {"A06 June 2023", "", ""},
                             {"№А06 June 2023", "", ""},
                             {"Я06.06.2023", "", ""},
                             {"06.06.2023Я", "", ""},
                             {"1,06 June 2023", "", ""},
                             {"12:06 June 2023", "", ""},
                             {"Junes 6, 2023", "", ""},
                             {"xJune 6, 2023", "", ""},
                             {"5June 6, 2023", "", ""},
                             {"1.06.06.2023", "", ""},
                             {"06.06.2023.1", "", ""},
                             {"2023-06-06-07", "", ""},
                             {"/media/2023/06/06/photo.jpg", "", ""},
                             {"2023-06-06Text", "", ""},
                             {"+994 12 345 67 89", "", ""},
                             {"In 2023, 12 people in June", "", ""},
                             {"12:345 06", "", ""},
                             {"6", "", ""},
                             {"6 ", "", ""},
                             {"6 June 202", "", ""},
                             {"June 6,", "", ""},
                             {"2023-", "", ""},
                             {"1.1.", "", ""},
                             {"12:", "", ""},
                         }));

TEST(FindDate, FindsEveryDateOfTheSeedsForm) {
  // Each day of a year of each language's months, in the page's own form.
  const std::vector<std::vector<std::string>> languages = {
      {"January", "February", "March", "April", "May", "June", "July", "August", "September",
       "October", "November", "December"},
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
      {"Января", "Февраля", "Марта", "Апреля", "Мая", "Июня", "Июля", "Августа", "Сентября",
       "Октября", "Ноября", "Декабря"},
      {"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь",
       "Октябрь", "Ноябрь", "Декабрь"},
      {"янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"},
      {"Հունվարի", "Փետրվարի", "Մարտի", "Ապրիլի", "Մայիսի", "Հունիսի", "Հուլիսի", "Օգոստոսի",
       "Սեպտեմբերի", "Հոկտեմբերի", "Նոյեմբերի", "Դեկտեմբերի"},
      {"Հունվար", "Փետրվար", "Մարտ", "Ապրիլ", "Մայիս", "Հունիս", "Հուլիս", "Օգոստոս", "Սեպտեմբեր",
       "Հոկտեմբեր", "Նոյեմբեր", "Դեկտեմբեր"},
      {"ՀՈՒՆՎԱՐԻ", "ՓԵՏՐՎԱՐԻ", "ՄԱՐՏԻ", "ԱՊՐԻԼԻ", "ՄԱՅԻՍԻ", "ՀՈՒՆԻՍԻ", "ՀՈՒԼԻՍԻ", "ՕԳՈՍՏՈՍԻ",
       "ՍԵՊՏԵՄԲԵՐԻ", "ՀՈԿՏԵՄԲԵՐԻ", "ՆՈՅԵՄԲԵՐԻ", "ԴԵԿՏԵՄԲԵՐԻ"},
      {"Yanvar", "Fevral", "Mart", "Aprel", "May", "İyun", "İyul", "Avqust", "Sentyabr", "Oktyabr",
       "Noyabr", "Dekabr"},
  };
  for (const std::vector<std::string>& months : languages) {
    ASSERT_EQ(months.size(), 12U);
    for (int month = 1; month <= 12; ++month) {
      const std::string& name = months[static_cast<std::size_t>(month - 1)];
      EXPECT_EQ(month_of_name(name), month) << name;
      for (int day = 1; day <= 28; ++day) {
        const std::string text = std::to_string(day) + " " + name + " 2024 - 07:09";
        const Timestamp expected{.year = 2024, .month = month, .day = day, .hour = 7, .minute = 9};
        EXPECT_EQ(parse_printed_date(text), expected) << text;
      }
    }
  }
}

TEST(FindDate, StaysInsideTextThatIsCutOffAnywhere) {
  // Every piece of a text is searched, pieces of code points too; the sanitizers watch.
  const std::string text =
      "\u00A014:43, 18 Սեպտեմբերի 2024թ. ժամը 10:26 GMT+4 | June 6th, 2023 2:43 p.m. | "
      "25.06.2026г.";
  for (std::size_t from = 0; from < text.size(); ++from) {
    for (std::size_t length = 0; length <= text.size() - from; ++length) {
      const std::string piece = text.substr(from, length);
      if (const std::optional<DateMatch> match = find_date(piece)) {
        ASSERT_LT(match->from, match->to);
        ASSERT_LE(match->to, piece.size());
        ASSERT_TRUE(parse_printed_date(piece.substr(match->from, match->to - match->from)))
            << piece;
      }
    }
  }
}

TEST(FindDate, IsLinearInHostileText) {
  constexpr std::size_t size = 1 << 18;
  const std::string blanks(size, ' ');
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view unit : {"1:11 ", "6 June ", "June 6 ", "1.1.", "11 ", "г", "June "}) {
    std::string text;
    while (text.size() < size) text += unit;
    EXPECT_FALSE(find_date(text)) << unit;
    EXPECT_FALSE(find_date(text + "6" + blanks + text)) << unit;
  }
  // Some hundredths of a second; a quadratic search would take minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

struct MachineDate {
  std::string_view text;
  std::string_view iso8601;
  std::string_view rfc2822;
};
std::ostream& operator<<(std::ostream& out, const MachineDate& row) {
  return out << row.text;
}

class ReadByMachines : public testing::TestWithParam<MachineDate> {};

TEST_P(ReadByMachines, BothStandards) {
  const MachineDate& row = GetParam();
  EXPECT_EQ(written(parse_iso8601(row.text)), row.iso8601);
  EXPECT_EQ(written(parse_rfc2822(row.text)), row.rfc2822);
  EXPECT_EQ(written(parse_any_date(row.text)), row.iso8601 != "none" ? row.iso8601 : row.rfc2822);
}

INSTANTIATE_TEST_SUITE_P(Iso8601, ReadByMachines,
                         testing::ValuesIn(std::vector<MachineDate>{
                             {"2023-06-06T14:43:00+04:00", "2023-06-06T14:43:00+04:00", "none"},
                             {" 2023-06-06T14:43:00Z\n", "2023-06-06T14:43:00+00:00", "none"},
                             {"2023-06-06t14:43:00z", "2023-06-06T14:43:00+00:00", "none"},
                             {"2023-06-06T14:43:00.123456+0400", "2023-06-06T14:43:00+04:00",
                              "none"},
                             {"2023-06-06T14:43:00,5-03:30", "2023-06-06T14:43:00-03:30", "none"},
                             {"2023-06-06T14:43+04", "2023-06-06T14:43:00+04:00", "none"},
                             {"2023-06-06 14:43:00 +0400", "2023-06-06T14:43:00+04:00", "none"},
                             {"2023-06-06T23:59:60Z", "2023-06-06T23:59:59+00:00", "none"},
                             {"2023-06-06T14:43", "2023-06-06T14:43:00", "none"},
                             {"2023-06-06", "2023-06-06", "none"},
                             {"2023-06", "none", "none"},
                             {"2023", "none", "none"},
                             {"2023-06-31", "none", "none"},
                             {"2023-06-06T", "none", "none"},
                             {"2023-06-06T14", "none", "none"},
                             {"2023-06-06T24:00:00Z", "none", "none"},
                             {"2023-06-06T14:43:00+25:00", "none", "none"},
                             {"2023-06-06T14:43:00+04:0", "none", "none"},
                             {"2023-06-06T14:43:00Zulu", "none", "none"},
                             {"22023-06-06", "none", "none"},
                         }));

INSTANTIATE_TEST_SUITE_P(
    Rfc2822, ReadByMachines,
    testing::ValuesIn(std::vector<MachineDate>{
        {"Tue, 06 Jun 2023 14:43:00 +0400", "none", "2023-06-06T14:43:00+04:00"},
        {"Tue, 06 Jun 2023 10:43:00 GMT", "none", "2023-06-06T10:43:00+00:00"},
        {"6 Jun 2023 14:43 EST", "none", "2023-06-06T14:43:00-05:00"},
        {"Tuesday, 6 Jun 2023 14:43:00 PDT", "none", "2023-06-06T14:43:00-07:00"},
        {"Tue, 6 jun 2023 14:43:00 utc", "none", "2023-06-06T14:43:00+00:00"},
        {"Mon,06 Jun 2023 14:43:00 Z", "none", "2023-06-06T14:43:00+00:00"},
        {"Tue, 06 Jun 2023 14:43:00 -0000", "none", "2023-06-06T14:43:00+00:00"},
        {"Tue, 06 Jun 2023 14:43:00 +0400 (Baku)", "none", "2023-06-06T14:43:00+04:00"},
        {"Tue, 06 Jun 2023 14:43:00 MSK", "none", "2023-06-06T14:43:00"},
        {"Tue, 06 Jun 2023 14:43:00", "none", "2023-06-06T14:43:00"},
        {"Tue, 06 Jun 23 14:43:00 GMT", "none", "2023-06-06T14:43:00+00:00"},
        {"Вт, 06 июн 2023 14:43:00 +0300", "none", "2023-06-06T14:43:00+03:00"},
        {"Tue, 31 Jun 2023 14:43:00 GMT", "none", "none"},
        {"Tue, 06 Jun 2023 24:43:00 GMT", "none", "none"},
        {"Tue, 06 Jun 2023 14:43:00 +4", "none", "none"},
        {"Tue, 06 Jun 2023 14:43:00 GMT!", "none", "none"},
        {"Tue, 06 Jun 2023 14:43:00 !", "none", "none"},
        {"Tue, 06", "none", "none"},
        {"Tue,", "none", "none"},
    }));

TEST(AnyDate, FallsBackToPrintedForms) {
  EXPECT_EQ(written(parse_any_date("25 Июня 2026 17:24")), "2026-06-25T17:24:00");
  EXPECT_EQ(written(parse_any_date("06 Jun 2023 14:43 GMT+4")), "2023-06-06T14:43:00+04:00");
  EXPECT_EQ(written(parse_any_date("yesterday")), "none");
}

TEST(Offset, IsReadInMinutesEastOfUtc) {
  EXPECT_EQ(parse_offset("+04:00"), 240);
  EXPECT_EQ(parse_offset("+0400"), 240);
  EXPECT_EQ(parse_offset("+04"), 240);
  EXPECT_EQ(parse_offset("-03:30"), -210);
  EXPECT_EQ(parse_offset("Z"), 0);
  for (const std::string_view bad :
       {"", "+", "04:00", "+4", "+04:0", "+04:60", "+24:00", "+040", "+04:00 ", "Zulu", "+04:"}) {
    EXPECT_EQ(parse_offset(bad), std::nullopt) << bad;
  }
}

TEST(Rfc3339, WritesOnlyWhatIsKnown) {
  Timestamp timestamp{.year = 2023, .month = 6, .day = 6};
  EXPECT_EQ(to_rfc3339(timestamp), "2023-06-06");
  timestamp.hour = 4;
  timestamp.minute = 3;
  EXPECT_EQ(to_rfc3339(timestamp), "2023-06-06T04:03:00");
  timestamp.second = 7;
  timestamp.offset_minutes = 240;
  EXPECT_EQ(to_rfc3339(timestamp), "2023-06-06T04:03:07+04:00");
  timestamp.offset_minutes = -210;
  EXPECT_EQ(to_rfc3339(timestamp), "2023-06-06T04:03:07-03:30");
  timestamp.offset_minutes = 0;
  EXPECT_EQ(to_rfc3339(timestamp), "2023-06-06T04:03:07+00:00");
}

}  // namespace
}  // namespace dateline::text
