#include "text/dates.h"

#include <gtest/gtest.h>

#include <string>

namespace silang::text {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

struct Row {
  const char* name;
  const char* language;
  const char* text;
  const char* time;  // empty: no date is read
  const char* rest;  // what is left behind it
};

const Row kRows[] = {
    {"id", "id", "5 September 2025", "2025-09-05", ""},
    {"id short", "id", "5 Sep 2025", "2025-09-05", ""},
    {"id weekday", "id", "Sab, 6 Sep 2025", "2025-09-06", ""},
    {"id full weekday", "id", "Kamis, 4 September 2025 hujan", "2025-09-04", "hujan"},
    {"id bar and clock", "id", "Kamis, 4 September 2025 | 14:30 WIB", "2025-09-04T14:30+07:00", ""},
    {"id clock with full stop", "id", "4 Agustus 2025, pukul 09.05 WITA", "2025-08-04T09:05+08:00", ""},
    {"id clock without zone", "id", "4 Agustus 2025 pukul 09.05 itu", "2025-08-04T09:05", "itu"},
    {"id figure is no clock", "id", "4 Agustus 2025, 15.300 orang", "2025-08-04", ", 15.300 orang"},
    {"id old spelling", "id", "17 Nopember 1999", "1999-11-17", ""},
    {"id Pebruari", "id", "28 Pebruari 2001", "2001-02-28", ""},
    {"id Ags", "id", "17 Ags 2024", "2024-08-17", ""},
    {"id slashes are day first", "id", "3/9/2025", "2025-09-03", ""},
    {"id impossible month turns round", "id", "9/23/2025", "2025-09-23", ""},
    {"en", "en", "September 5, 2025", "2025-09-05", ""},
    {"en abbreviated", "en", "Sept. 5, 2025", "2025-09-05", ""},
    {"en day first", "en", "5 September 2025", "2025-09-05", ""},
    {"en ordinal", "en", "May 3rd, 2016", "2016-05-03", ""},
    {"en of", "en", "3rd of May, 2016", "2016-05-03", ""},
    {"en no space after comma", "en", "June 27,2015", "2015-06-27", ""},
    {"en weekday and clock", "en", "Saturday, June 27, 2015 10:39 PM EDT", "2015-06-27T22:39-04:00", ""},
    {"en dash and clock", "en", "Apr 12, 2016 - 9:35 AM", "2016-04-12T09:35", ""},
    {"en at", "en", "May 3, 2016 at 7:45 p.m. ET", "2016-05-03T19:45", "ET"},
    {"en glued halves", "en", "01-23-2017 11:30am", "2017-01-23T11:30", ""},
    {"en noon", "en", "May 3, 2016, 12:05 p.m.", "2016-05-03T12:05", ""},
    {"en midnight", "en", "May 3, 2016, 12:05 a.m.", "2016-05-03T00:05", ""},
    {"en short weekday", "en", "Sun Aug 24 2025", "2025-08-24", ""},
    {"en slashes are month first", "en", "3/9/2025", "2025-03-09", ""},
    {"iso", "en", "2016-05-31", "2016-05-31", ""},
    {"iso with zone", "en", "2016-05-31T10:00Z then", "2016-05-31T10:00Z", "then"},
    {"iso with offset", "id", "2016-05-31T10:00:15+07:00", "2016-05-31T10:00+07:00", ""},
    {"year first", "en", "2016/05/31", "2016-05-31", ""},
    {"dots", "de", "22.11.2025", "2025-11-22", ""},
    {"de ordinal", "de", "15. Januar 2025", "2025-01-15", ""},
    {"de clock", "de", "22. November 2025, 17:02 Uhr", "2025-11-22T17:02", "Uhr"},
    {"de weekday", "de", "Samstag, den 3. März 2024", "2024-03-03", ""},
    {"es", "es", "domingo 6 de diciembre de 2026", "2026-12-06", ""},
    {"es setiembre", "es", "6 de setiembre de 2026", "2026-09-06", ""},
    {"fr", "fr", "jeudi 6 février 2025", "2025-02-06", ""},
    {"fr first", "fr", "1er août 2024 à 14h30", "2024-08-01T14:30", ""},
    {"pt", "pt", "15 de março de 2025", "2025-03-15", ""},
    {"nl", "nl", "3 mrt 2024", "2024-03-03", ""},
    {"ms", "ms", "17 Ogos 2024", "2024-08-17", ""},
    {"it", "it", "2 giugno 1946", "1946-06-02", ""},
    {"hyphens", "en", "5-Sep-2025", "2025-09-05", ""},
    {"no year", "en", "September 5", "", ""},
    {"no day", "en", "September 2025", "", ""},
    {"no such day", "en", "February 30, 2025", "", ""},
    {"day 32", "id", "32 Mei 2025", "", ""},
    {"month 13", "de", "13.13.2025", "", ""},
    {"a figure", "en", "1,200 people", "", ""},
    {"a version", "en", "3.9.20", "", ""},
    {"a score", "id", "3-2-2025-4", "2025-02-03", "-4"},
    {"a word", "en", "may come", "", ""},
};

TEST(Dates, Table) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string_view text = row.text;
    const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find(row.language));
    const auto date = ReadWrittenDate(text, analysis, 0, analysis.size());
    ASSERT_EQ(date.has_value(), row.time[0] != '\0');
    if (!date) continue;
    EXPECT_EQ(ToString(date->time), row.time);
    EXPECT_EQ(date->first, 0u);
    const size_t end = date->last < analysis.size() ? analysis.token(date->last).span.begin : text.size();
    EXPECT_EQ(text.substr(end), row.rest);
  }
}

TEST(Dates, NeverReadsBeyondItsEnd) {
  const std::string_view text = "5 September 2025 | 14:30 WIB";
  const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find("id"));
  for (uint32_t end = 0; end <= analysis.size(); ++end) {
    for (uint32_t first = 0; first < end; ++first) {
      if (const auto date = ReadWrittenDate(text, analysis, first, end)) {
        EXPECT_LE(date->last, end);
      }
    }
  }
}

TEST(Dates, Clocks) {
  struct Clock {
    const char* text;
    int minute;  // -1: none
  };
  const Clock rows[] = {{"8:45 p.m.", 20 * 60 + 45},
                        {"14.30 WIB", 14 * 60 + 30},
                        {"14:30", 14 * 60 + 30},
                        {"1150 PM", 23 * 60 + 50},
                        {"7 p.m.", 19 * 60},
                        {"14.30", -1},
                        {"15 orang", -1},
                        {"25:10", -1},
                        {"12:75", -1},
                        {"14h30", 14 * 60 + 30},
                        {"15:00 a.m.", -1}};
  for (const Clock& row : rows) {
    SCOPED_TRACE(row.text);
    const std::string_view text = row.text;
    const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find("id"));
    const auto clock = ReadWrittenClock(text, analysis, 0, analysis.size());
    EXPECT_EQ(clock ? clock->minute : -1, row.minute);
  }
}

}  // namespace
}  // namespace silang::text
