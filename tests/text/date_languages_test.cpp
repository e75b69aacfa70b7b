// Dates as the pages of many languages print them.
#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "text/date.h"
#include "text/month_names.h"

namespace dateline::text {
namespace {

struct Printed {
  std::string_view text;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const Printed& row) {
  return out << row.text;
}

class DateOfLanguage : public testing::TestWithParam<Printed> {};

TEST_P(DateOfLanguage, IsReadWhole) {
  const auto timestamp = parse_printed_date(GetParam().text);
  EXPECT_EQ(timestamp ? to_rfc3339(*timestamp) : "none", GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Table, DateOfLanguage,
                         testing::ValuesIn(std::vector<Printed>{
                             // English
                             {"Tuesday, June 6, 2023", "2023-06-06"},
                             {"Tue 06 Jun 2023 2.43pm", "2023-06-06T14:43:00"},
                             {"6th of June 2023", "2023-06-06"},
                             {"June 3rd, 2023, 2:43 p.m. EDT", "2023-06-03T14:43:00-04:00"},
                             {"June 6, 2023 at 2 p.m.", "2023-06-06T14:00:00"},
                             {"9:05 AM EDT, Tue June 6, 2023", "2023-06-06T09:05:00-04:00"},
                             {"2:43 PM on June 6, 2023", "2023-06-06T14:43:00"},
                             {"06/Jun/2023", "2023-06-06"},
                             {"Tuesday 6 June 2023, 08.15", "2023-06-06T08:15:00"},
                             // German
                             {"6. Juni 2023", "2023-06-06"},
                             {"06.Juni 2023", "2023-06-06"},
                             {"Dienstag, 6. Juni 2023, 14:43 Uhr", "2023-06-06T14:43:00"},
                             {"Di., 6. März 2023 um 14.43 Uhr", "2023-03-06T14:43:00"},
                             {"6. Jänner 2023", "2023-01-06"},
                             {"06.06.2023, 14.43 Uhr", "2023-06-06T14:43:00"},
                             {"06.06.2023 | 9:05 Uhr", "2023-06-06T09:05:00"},
                             {"6. Dez. 2023 14 Uhr", "2023-12-06T14:00:00"},
                             // French
                             {"1er juin 2023", "2023-06-01"},
                             {"mardi 6 juin 2023 à 14h43", "2023-06-06T14:43:00"},
                             {"6 août 2023 à 14 h 43", "2023-08-06T14:43:00"},
                             {"6 févr. 2023, 9h05", "2023-02-06T09:05:00"},
                             {"06/06/2023 à 14:43", "2023-06-06T14:43:00"},
                             // Spanish
                             {"6 de junio de 2023", "2023-06-06"},
                             {"martes, 6 de junio del 2023", "2023-06-06"},
                             {"6 de septiembre de 2023 a las 14:43 h", "2023-09-06T14:43:00"},
                             {"6 ene. 2023 - 14:43 CEST", "2023-01-06T14:43:00+02:00"},
                             {"6 de junio de 2023 2:43 p. m.", "2023-06-06T14:43:00"},
                             {"Junio 6, 2023", "2023-06-06"},
                             // Portuguese
                             {"1º de março de 2023", "2023-03-01"},
                             {"6 de junho de 2023 às 14h43", "2023-06-06T14:43:00"},
                             {"terça-feira, 6 de dezembro de 2023",
                              "none"},  // the weekday is of two words
                             {"06/06/2023 14h43", "2023-06-06T14:43:00"},
                             // Italian
                             {"6 giugno 2023", "2023-06-06"},
                             {"martedì 6 giugno 2023 alle ore 14.43", "2023-06-06T14:43:00"},
                             {"06 Gen 2023 - 14:43", "2023-01-06T14:43:00"},
                             {"6 lug. 2023 ore 9:05", "2023-07-06T09:05:00"},
                             // Romanian
                             {"6 iunie 2023, ora 14:43", "2023-06-06T14:43:00"},
                             {"marți, 6 noi. 2023", "2023-11-06"},
                             // Dutch
                             {"6 maart 2023 om 14:43", "2023-03-06T14:43:00"},
                             {"6 mrt. 2023 14.43 uur", "2023-03-06T14:43:00"},
                             // Swedish, Danish, Norwegian
                             {"6 augusti 2023 kl. 14.43", "2023-08-06T14:43:00"},
                             {"tisdag 6 maj 2023", "2023-05-06"},
                             {"6. marts 2023 kl. 14.43", "2023-03-06T14:43:00"},
                             {"6. desember 2023 klokken 14:43", "2023-12-06T14:43:00"},
                             // Finnish, Estonian
                             {"6. kesäkuuta 2023 klo 14.43", "2023-06-06T14:43:00"},
                             {"6.6.2023 klo 9.05", "2023-06-06T09:05:00"},
                             {"6. märts 2023 14:43", "2023-03-06T14:43:00"},
                             // Polish
                             {"6 czerwca 2023, 14:43", "2023-06-06T14:43:00"},
                             {"6 października 2023 r., godz. 14:43", "2023-10-06T14:43:00"},
                             {"6 paź 2023 o godz. 9.05", "2023-10-06T09:05:00"},
                             {"wtorek, 6 listopada 2023 roku", "2023-11-06"},
                             // Czech, Slovak
                             {"6. června 2023 v 14:43", "2023-06-06T14:43:00"},
                             {"6. 6. 2023 14:43", "2023-06-06T14:43:00"},
                             {"6. července 2023", "2023-07-06"},
                             {"6. júna 2023", "2023-06-06"},
                             // Slovenian, Serbian
                             {"6. avgust 2023 ob 14.43 h", "2023-08-06T14:43:00"},
                             {"6. decembar 2023", "2023-12-06"},
                             // Hungarian
                             {"2023. június 6. 14:43", "2023-06-06T14:43:00"},
                             {"2023. máj. 6., kedd 14:43", "2023-05-06T14:43:00"},
                             {"2023. 06. 06. 14:43", "2023-06-06T14:43:00"},
                             {"2023.06.06. 14:43", "2023-06-06T14:43:00"},
                             // Greek
                             {"6 Ιουνίου 2023, 14:43", "2023-06-06T14:43:00"},
                             {"6 ΑΥΓΟΥΣΤΟΥ 2023", "2023-08-06"},
                             {"6 Μαΐου 2023 στις 14:43", "2023-05-06T14:43:00"},
                             {"Τρίτη, 6 Σεπ 2023", "2023-09-06"},
                             // Turkish
                             {"6 Haziran 2023 14:43", "2023-06-06T14:43:00"},
                             {"6 ŞUBAT 2023 Salı, 14:43", "2023-02-06T14:43:00"},
                             {"06 Kasım 2023 - 14:43", "2023-11-06T14:43:00"},
                             {"6 Aralik 2023", "2023-12-06"},
                             // Indonesian
                             {"Selasa, 6 Agustus 2023 14:43 WIB", "2023-08-06T14:43:00+07:00"},
                             {"6 Mei 2023 pukul 14.43 WIB", "2023-05-06T14:43:00+07:00"},
                             // Vietnamese
                             {"6 tháng 6, 2023", "2023-06-06"},
                             {"6 tháng 12 năm 2023", "2023-12-06"},
                             {"06/06/2023 14:43 GMT+7", "2023-06-06T14:43:00+07:00"},
                             // Ukrainian, Bulgarian, Serbian
                             {"6 червня 2023, 14:43", "2023-06-06T14:43:00"},
                             {"6 ЛИПНЯ 2023 року о 14:43", "2023-07-06T14:43:00"},
                             {"вівторок, 6 лютого 2023 р.", "2023-02-06"},
                             {"6 юни 2023 г., 14:43", "2023-06-06T14:43:00"},
                             {"6. јун 2023.", "none"},
                             // Arabic
                             {"6 يونيو 2023", "2023-06-06"},
                             {"الثلاثاء 6 أكتوبر 2023 14:43", "2023-10-06T14:43:00"},
                             {"6 حزيران/يونيو 2023", "2023-06-06"},
                             {"6 كانون الثاني 2023", "2023-01-06"},
                             {"6 تشرين الأول 2023", "2023-10-06"},
                             {"6 جويلية 2023", "2023-07-06"},
                             // Persian
                             {"6 ژوئن 2023", "2023-06-06"},
                             {"6 اکتبر 2023 ساعت 14:43", "2023-10-06T14:43:00"},
                             // Hebrew
                             {"6 ביוני 2023", "2023-06-06"},
                             {"6 במאי 2023, 14:43", "2023-05-06T14:43:00"},
                             // Hindi
                             {"6 जून 2023", "2023-06-06"},
                             {"6 फ़रवरी 2023, 14:43", "2023-02-06T14:43:00"},
                             // Chinese, Japanese, Korean
                             {"2023年6月6日", "2023-06-06"},
                             {"2023年06月06日 14:43", "2023-06-06T14:43:00"},
                             {"2023年6月6日 14時43分", "2023-06-06T14:43:00"},
                             {"2023年6月6日(火) 午後2時43分", "2023-06-06T14:43:00"},
                             {"2023年6月6日 星期二 下午2:43", "2023-06-06T14:43:00"},
                             {"2023年6月6日14:43", "2023-06-06T14:43:00"},
                             {"2023-06-06 (화) 14:43", "2023-06-06T14:43:00"},
                             {"2023년 6월 6일", "2023-06-06"},
                             {"2023년 6월 6일 오후 2:43", "2023-06-06T14:43:00"},
                             {"2023년 6월 6일 오전 9시 05분", "2023-06-06T09:05:00"},
                         }));

struct Within {
  std::string_view text;
  std::string_view matched;  ///< empty for none
};
std::ostream& operator<<(std::ostream& out, const Within& row) {
  return out << row.text;
}

class DateInText : public testing::TestWithParam<Within> {};

TEST_P(DateInText, IsSetApartFromWhatIsNone) {
  const auto match = find_date(GetParam().text);
  EXPECT_EQ(match ? GetParam().text.substr(match->from, match->to - match->from) : "",
            GetParam().matched);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DateInText,
    testing::ValuesIn(std::vector<Within>{
        {"Stand: 06. Juni 2023, 14:43 Uhr (Update)", "06. Juni 2023, 14:43 Uhr"},
        {"Publié le mardi 6 juin 2023 à 14h43 par nous", "mardi 6 juin 2023 à 14h43"},
        {"発行日2023年6月6日発売", "2023年6月6日"},
        {"Am 6. Juni 2023. Der Rest", "6. Juni 2023"},
        {"6 June 2023. 14:43 people", "6 June 2023"},
        {"6 June 2023 at 5.30 a share", "6 June 2023"},
        {"6 June 2023 5.30", "6 June 2023"},
        {"6 June 2023 12.50 a share", "6 June 2023"},
        {"6 June 2023 12.50%", "6 June 2023"},
        {"6 June 2023, 08.15 | Coast", "6 June 2023, 08.15"},
        {"6 June 2023 kl. 5.30.1", "6 June 2023"},
        {"6 juin 2023 24h", "6 juin 2023"},
        {"6 June 2023 14:43 IST", "6 June 2023 14:43"},
        {"6 June 2023 14:43 ET", "6 June 2023 14:43"},
        {"On Sunday, 6 June 2023", "Sunday, 6 June 2023"},
        {"The Sunburn, 6 June 2023", "6 June 2023"},
        // no dates
        {"Call 06 12 2023 or +49 30 2023 0606", ""},
        {"They won 3-2 in 2023", ""},
        {"3:2, 2:1 and 4. May be", ""},
        {"It may 6, or may not, 2023", ""},
        {"In 2023 May 6 people go", ""},
        {"2023. May I", ""},
        {"version 1.2.20231", ""},
        {"version 1.12.3.2023", ""},
        {"costs 6.06.20 or 2.023 a piece", ""},
        {"© 2023 The Gazette", ""},
        {"2023年版", ""},
        {"2023年13月6日", ""},
        {"2023年6月", ""},
        {"2023년형 6월", ""},
        {"6 de 2023", ""},
        {"6 de la junio 2023", ""},
        {"6 of the 2023", ""},
        {"6 tháng 13, 2023", ""},
        {"6 كانون 2023", ""},
        {"1. 2. 3. 2023", "2. 3. 2023"},
    }));

TEST(MonthOfName, KnowsAccentsThatAreMissing) {
  for (const std::string_view name : {"août", "aout", "AOÛT", "Aou\u0302t"})
    EXPECT_EQ(month_of_name(name), 8) << name;
  for (const std::string_view name : {"październik", "PAŹDZIERNIK", "pazdziernik"})
    EXPECT_EQ(month_of_name(name), 10) << name;
  for (const std::string_view name : {"", "mo", "maymay", "monday",
                                      "a-name-that-is-far-too-long-"
                                      "for-any-month-of-any-language-there-is"})
    EXPECT_FALSE(month_of_name(name)) << name;
}

struct Ordered {
  std::string_view text;
  std::string_view day_first;
  std::string_view likely_day_first;
  std::string_view likely_month_first;
};
std::ostream& operator<<(std::ostream& out, const Ordered& row) {
  return out << row.text;
}

class OrderOfNumbers : public testing::TestWithParam<Ordered> {};

TEST_P(OrderOfNumbers, IsTheCallers) {
  const Ordered& row = GetParam();
  const auto read = [&](DayMonthOrder order) {
    const auto timestamp = parse_printed_date(row.text, order);
    return timestamp ? to_rfc3339(*timestamp) : "none";
  };
  EXPECT_EQ(read(DayMonthOrder::day_first), row.day_first);
  EXPECT_EQ(read(DayMonthOrder::likely_day_first), row.likely_day_first);
  EXPECT_EQ(read(DayMonthOrder::likely_month_first), row.likely_month_first);
}

INSTANTIATE_TEST_SUITE_P(Table, OrderOfNumbers,
                         testing::ValuesIn(std::vector<Ordered>{
                             {"06/05/2023", "2023-05-06", "2023-05-06", "2023-06-05"},
                             {"06-05-2023", "2023-05-06", "2023-05-06", "2023-05-06"},
                             {"06.05.2023", "2023-05-06", "2023-05-06", "2023-05-06"},
                             {"12/25/2023", "none", "2023-12-25", "2023-12-25"},
                             {"25/12/2023", "2023-12-25", "2023-12-25", "2023-12-25"},
                             {"12.25.2023", "none", "none", "none"},
                             {"13/13/2023", "none", "none", "none"},
                             {"2023/05/06", "2023-05-06", "2023-05-06", "2023-05-06"},
                         }));

struct Short {
  std::string_view text;
  std::string_view matched;
  std::string_view expected;
};
std::ostream& operator<<(std::ostream& out, const Short& row) {
  return out << row.text;
}

class ShortDate : public testing::TestWithParam<Short> {};

TEST_P(ShortDate, HasAYearOfTwoDigits) {
  const Short& row = GetParam();
  const auto match = find_short_date(row.text, DayMonthOrder::likely_day_first);
  EXPECT_EQ(match ? row.text.substr(match->from, match->to - match->from) : "", row.matched);
  EXPECT_EQ(match ? to_rfc3339(match->timestamp) : "", row.expected);
}

INSTANTIATE_TEST_SUITE_P(Table, ShortDate,
                         testing::ValuesIn(std::vector<Short>{
                             {"06.07.23, 14:43 Uhr", "06.07.23, 14:43 Uhr", "2023-07-06T14:43:00"},
                             {"Kultur, 2.11.22", "2.11.22", "2022-11-02"},
                             {"Di, 06/07/23", "Di, 06/07/23", "2023-07-06"},
                             {"12/25/23", "12/25/23", "2023-12-25"},
                             {"version 1.6.7.23", "", ""},
                             {"6.7.23.1", "", ""},
                             {"6.13.23", "", ""},
                             {"6.7.2", "", ""},
                             {"6.7.23a", "", ""},
                             {"6-7-23", "", ""},
                             {"", "", ""},
                         }));

TEST(UnixTime, IsTheInstantInUtc) {
  const auto written = [](std::int64_t seconds) {
    const auto timestamp = timestamp_of_unix_time(seconds);
    return timestamp ? to_rfc3339(*timestamp) : "none";
  };
  EXPECT_EQ(written(1686048180), "2023-06-06T10:43:00+00:00");
  EXPECT_EQ(written(0), "1970-01-01T00:00:00+00:00");
  EXPECT_EQ(written(-1), "1969-12-31T23:59:59+00:00");
  EXPECT_EQ(written(-2208988801), "none");
  EXPECT_EQ(written(7289654400), "none");
  EXPECT_EQ(written(INT64_MAX), "none");
  EXPECT_EQ(written(INT64_MIN), "none");
}

}  // namespace
}  // namespace dateline::text
