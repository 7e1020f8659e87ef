#include "claims/time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "claims/time_parts.h"
#include "json/json.h"
#include "tests/claims/quantity_reading.h"

namespace silang::claims {
namespace {

using ::testing::ElementsAreArray;

// Texts of the fixtures and of the tables are read as articles of this moment, a Monday.
constexpr const char* kMonday = "2025-09-08T10:00";

struct TimeText : ShortText {
  TimeText(const std::string& text, const std::string& language, const std::string& clock) : ShortText(text, language) {
    if (!clock.empty()) context.anchor = ParseIso(clock);
  }
  std::vector<TimeMention> Read() const {
    ToldTimes told;
    return ReadTimes(context, 0, document.analysis.size(), &told);
  }
};

// "[Kamis (4/9) malam] 2025-09-04", one for each mention.
std::vector<std::string> Times(const std::string& text, const std::string& language, const std::string& clock = kMonday) {
  const TimeText source(text, language, clock);
  std::vector<std::string> lines;
  for (const TimeMention& mention : source.Read()) {
    EXPECT_EQ(source.Words(mention.first, mention.last), source.document.Text(mention.span));
    lines.push_back(fmt::format("[{}] {}", source.document.Text(mention.span), mention.value.edtf));
  }
  return lines;
}

struct Row {
  const char* language;
  const char* text;
  std::vector<std::string> times;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_THAT(Times(row.text, row.language), ElementsAreArray(row.times));
  }
}

TEST(ReadTimes, DatesInPieces) {
  Check({
      {"id", "Gempa terjadi Kamis (4/9) malam di laut.", {"[Kamis (4/9) malam] 2025-09-04"}},
      {"id", "Ia tiba hari Rabu (3/9/2025) pukul 14.30 WIB.", {"[hari Rabu (3/9/2025) pukul 14.30 WIB] 2025-09-03T14:30"}},
      {"id", "Ia tiba Senin-Rabu (1-3/9/2025).", {"[Senin-Rabu (1-3/9/2025)] 2025-09-01/2025-09-03"}},
      {"en",
       "He died late Sunday night, around 7:45 p.m., police said.",
       {"[late Sunday night, around 7:45 p.m.] 2025-09-07T19:45"}},
      {"en",
       "The ship sailed at 0600 hours on Monday, 7 September 2026.",
       {"[0600 hours on Monday, 7 September 2026] 2026-09-07T06:00"}},
      {"en", "They met Saturday night around six o'clock.", {"[Saturday night around six o'clock] 2025-09-06T18:00"}},
      {"en", "It was signed on the tenth of September, two thousand.", {"[the tenth of September, two thousand] 2000-09-10"}},
      {"zh", "地震发生在2019年3月8日。", {"[2019年3月8日] 2019-03-08"}},
      {"ja", "2019年3月に始まった。", {"[2019年3月] 2019-03"}},
      {"ko", "2019년 3월 8일 문을 열었다.", {"[2019년 3월 8일] 2019-03-08"}},
      {"tr", "Olay 8 Mart 2019'da yaşandı.", {"[8 Mart 2019] 2019-03-08"}},
      {"tr", "Köprü 1998 yılında açıldı.", {"[1998 yılında] 1998"}},
      {"sv", "Det hände den 8 mars 2019.", {"[8 mars 2019] 2019-03-08"}},
      {"hi", "यह 8 मार्च 2019 को हुआ।", {"[8 मार्च 2019] 2019-03-08"}},
      {"ar", "وقع الحادث في 8 مارس 2019.", {"[8 مارس 2019] 2019-03-08"}},
  });
}

TEST(ReadTimes, AWeekdayIsTheLastOneUnlessTheFutureIsToldOf) {
  Check({
      {"en", "He left on Tuesday.", {"[Tuesday] 2025-09-02"}},
      {"en", "He will leave on Tuesday.", {"[Tuesday] 2025-09-09"}},
      {"en", "Officials said Tuesday that it will open.", {"[Tuesday] 2025-09-02"}},
      {"en", "He left on Monday.", {"[Monday] 2025-09-08"}},
      {"en", "He left last Monday.", {"[last Monday] 2025-09-01"}},
      {"id", "Ia akan tiba pada Kamis.", {"[Kamis] 2025-09-11"}},
      {"id", "Sidang dilanjutkan Senin pekan depan.", {"[Senin pekan depan] 2025-09-15"}},
      {"en", "They meet every Monday.", {"[every Monday] "}},
  });
}

TEST(ReadTimes, AWeekThatIsAlsoASunday) {
  Check({
      {"id", "Ia pergi minggu lalu.", {"[minggu lalu] 2025-09-01/2025-09-07"}},
      {"id", "Ia pergi dua minggu lalu.", {"[dua minggu lalu] 2025-08-25"}},
      {"id", "Ia pergi Minggu (7/9).", {"[Minggu (7/9)] 2025-09-07"}},
      {"id", "Ia berkata, Minggu, bahwa harga naik.", {"[Minggu] 2025-09-07"}},
      {"id", "Ia pergi hari minggu.", {"[hari minggu] 2025-09-07"}},
      {"id", "Ia pergi selama dua minggu.", {}},
      {"id", "Pasar ramai pada malam Minggu.", {"[malam Minggu] 2025-09-06"}},
  });
}

TEST(ReadTimes, DistancesArePreciseAsTheWords) {
  Check({
      {"id", "Ia hilang tiga hari yang lalu.", {"[tiga hari yang lalu] 2025-09-05"}},
      {"id", "Jembatan roboh lima tahun silam.", {"[lima tahun silam] 2020"}},
      {"en", "He left a month ago.", {"[a month ago] 2025-08"}},
      {"en", "He left 2 years, 1 month and 21 days ago.", {"[2 years, 1 month and 21 days ago] 2023-07-18"}},
      {"en", "He left two days before yesterday.", {"[two days before yesterday] 2025-09-05"}},
      {"en", "He left a few days ago.", {"[a few days ago] 2025-09-05~"}},
      {"en", "He left on Sept. 1 and died three days later.", {"[Sept. 1] 2025-09-01", "[three days later] 2025-09-04"}},
  });
}

TEST(ReadTimes, PeriodsAndYears) {
  Check({
      {"id", "Ekonomi tumbuh pada kuartal II 2025.", {"[kuartal II 2025] 2025-04/2025-06"}},
      {"id", "Film itu laris pada 1990-an dan abad ke-20.", {"[1990-an] 199X", "[abad ke-20] 19XX"}},
      {"id", "Sejak 2018 hingga tahun 2020 ia menjabat.", {"[2018 hingga tahun 2020] 2018/2020"}},
      {"id", "Pada 2025, 2026, dan 2027 anggaran naik.", {"[2025] 2025", "[2026] 2026", "[2027] 2027"}},
      {"en", "The storm hit in mid-September 2024.", {"[mid-September 2024] 2024-09"}},
      {"en", "It was built in 1974 in Denver and sold in 2001 at a loss.", {"[1974] 1974", "[2001] 2001"}},
      {"en", "He was mayor from 2010 to 2018.", {"[2010 to 2018] 2010/2018"}},
      {"en", "The 2024 election was held last year.", {"[2024] 2024", "[last year] 2024"}},
      {"en", "They met on the second Monday of next month.", {"[the second Monday of next month] 2025-10-13"}},
      {"en", "Open from 10 August to 12 September 2013.", {"[10 August to 12 September 2013] 2013-08-10/2013-09-12"}},
  });
}

TEST(ReadTimes, AClockTimeIsOfTheDayNamedBeforeIt) {
  Check({
      {"id", "Gempa terjadi Kamis (4/9) di Bantul, pukul 14.30.", {"[Kamis (4/9)] 2025-09-04", "[pukul 14.30] 2025-09-04T14:30"}},
      {"id",
       "Jumat (5/9), polisi mengatakan penembakan terjadi pukul 19.00.",
       {"[Jumat (5/9)] 2025-09-05", "[pukul 19.00] T19:00"}},
      {"en", "The fire began at 2 a.m. and was out by noon.", {"[2 a.m.] T02:00", "[noon] T12:00"}},
  });
}

// "Shortly before ten", "twenty past one", "T09:00 or 21:00": hours that are told in words alone.
TEST(ReadTimes, HoursInWords) {
  Check({
      {"en",
       "The bell rang shortly before ten on Wednesday morning.",
       {"[shortly before ten on Wednesday morning] 2025-09-03T10:00"}},
      {"en", "The roof fell on Thursday at twenty past one.", {"[Thursday at twenty past one] 2025-09-04T01:20"}},
      {"en", "The gates shut one minute past midnight.", {"[one minute past midnight] T00:01"}},
      {"en",
       "He was found forty minutes before midnight on Sunday.",
       {"[forty minutes before midnight on Sunday] 2025-09-07T23:20"}},
      {"en", "The ferry left at approximately 0520 Monday.", {"[0520 Monday] 2025-09-08T05:20"}},
      {"en", "The siren went five minutes before 8 p.m.", {"[five minutes before 8 p.m.] T19:55"}},
      {"en", "It went again ten minutes before 8.30 p.m.", {"[ten minutes before 8.30 p.m.] T20:20"}},
      {"en", "Ten minutes after midnight police stormed the house.", {"[Ten minutes after midnight] T00:10"}},
      {"en", "It went again ten minutes after two goals.", {}},
      {"en", "He woke twenty minutes after three hours of surgery.", {}},
      {"es", "Llegó diez minutos después de las tres explosiones.", {}},
      {"id", "Kapal itu berangkat sepuluh menit sebelum pukul sepuluh.", {"[sepuluh menit sebelum pukul sepuluh] T09:50"}},
      {"id", "Sirene berbunyi 15 menit setelah pukul 14.30 WIB.", {"[15 menit setelah pukul 14.30 WIB] T14:45"}},
      {"es", "Faltaban veinte minutos para las cuatro.", {"[veinte minutos para las cuatro] T03:40"}},
      {"en", "Shortly after two men came in, he left.", {}},
      {"de", "Kurz vor sieben fiel der Strom aus.", {"[Kurz vor sieben] T07:00"}},
      {"de", "Um Viertel vor sieben kam der Zug.", {"[Um Viertel vor sieben] T06:45"}},
      {"de", "Kurz vor drei Kindern hielt der Wagen.", {}},
      {"nl", "Pas tegen twaalven ging de brug open.", {"[twaalven] T12:00"}},
      {"nl", "Ze kwamen met z'n vieren.", {}},
      {"fr", "Il était 6 h 50 au clocher.", {"[Il était 6 h 50] T06:50"}},
      {"id", "Ia bangun pukul satu lewat dua puluh.", {"[pukul satu lewat dua puluh] T01:20"}},
      {"pt", "A visita está marcada para terça-feira.", {"[terça-feira] 2025-09-02"}},
      {"id", "Pertemuan dua hari itu selesai.", {}},
      {"id", "Pasar tutup seperempat jam menjelang tengah hari.", {"[seperempat jam menjelang tengah hari] T11:45"}},
  });
}

TEST(ReadTimes, PartsOfTheDay) {
  const auto part = [](const std::string& text, const std::string& language) {
    const auto times = TimeText(text, language, kMonday).Read();
    return times.size() == 1 ? fmt::format("{}-{}", *times[0].value.part_begin / 60, *times[0].value.part_end / 60) : "none";
  };
  EXPECT_EQ(part("The fire was out before daybreak.", "en"), "4-8");
  EXPECT_EQ(part("Le feu a été éteint à l'aube.", "fr"), "5-8");
  EXPECT_EQ(part("Im Morgengrauen endete die Suche.", "de"), "4-8");
  EXPECT_EQ(part("Ia tiba saat fajar.", "id"), "4-7");
  EXPECT_EQ(part("Hablarán a media tarde.", "es"), "15-18");
}

// A minute of a match is neither a clock time nor how long something took.
TEST(ReadTimes, MinutesOfPlay) {
  const auto minute = [](const std::string& text, const std::string& language) {
    const auto times = TimeText(text, language, kMonday).Read();
    return times.size() == 1 ? times[0].value.play_minute.value_or(0) : -1;
  };
  EXPECT_EQ(minute("Gol itu lahir pada menit ke-78.", "id"), 78);
  EXPECT_EQ(minute("Gol itu lahir pada menit ke-114.", "id"), 114);
  EXPECT_EQ(minute("Bima masuk menit 64 dan bermain baik.", "id"), 64);
  EXPECT_EQ(minute("Mereka tertekan pada 10 menit pertama.", "id"), -1);
  EXPECT_EQ(minute("She scored in the 117th minute.", "en"), 117);
  EXPECT_EQ(minute("The 64th-minute goal settled it.", "en"), 64);
  EXPECT_EQ(minute("Marcó en el minuto 89.", "es"), 89);
  EXPECT_EQ(minute("O golo surgiu aos 78 minutos.", "pt"), 78);
  EXPECT_EQ(minute("In der 78. Minute fiel das Tor.", "de"), 78);
  EXPECT_EQ(minute("Il a marqué à la 78e minute.", "fr"), 78);
}

TEST(ReadTimes, WhatIsNoTime) {
  Check({
      {"id", "Timnas menang 3-1 dalam dua jam, 3/4 lapangan basah.", {}},
      {"id", "Lebih dari 1900 warga dan hingga 2000 rumah.", {}},
      {"id", "Nenek itu berusia 80 tahun dan harga naik 14.30.", {}},
      {"id", "Jumlah korban salat Jumat naik menurut UU No. 13 Tahun 2003 pada pekan ke-2.", {}},
      {"en", "I may go. May the force be with you. He will march on.", {}},
      {"en", "On 32 August 2014 or June 31, 2022, nothing was.", {}},
      {"en", "The ratio was 1:20 and over 2000 people came.", {}},
      {"en", "It was the first time in five years.", {}},
  });
}

TEST(ReadTimes, AYearLeftOutIsTheRunningOneUnlessAnotherIsFarNearer) {
  Check({
      {"en", "It opened on 9 February.", {"[9 February] 2025-02-09"}},
      {"en", "It will open on 9 February.", {"[9 February] 2026-02-09"}},
      {"en", "It opened on Monday, 9 February.", {"[Monday, 9 February] 2026-02-09"}},
      {"id", "Ia pergi 17 Agustus lalu dan kembali setiap 1 Mei.", {"[17 Agustus lalu] 2025-08-17", "[1 Mei] XXXX-05-01"}},
  });
  EXPECT_THAT(Times("Ia wafat pada 28 Desember.", "id", "2024-01-03"), ElementsAreArray({"[28 Desember] 2023-12-28"}));
}

TEST(ReadTimes, WithoutAClockDatesStayPartial) {
  EXPECT_THAT(Times("Gempa terjadi Kamis (4/9).", "id", ""), ElementsAreArray({"[Kamis (4/9)] XXXX-09-04"}));
  const TimeText weekday("Ia tiba Rabu.", "id", "");
  const auto times = weekday.Read();
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value.weekday, 2);
  EXPECT_FALSE(times[0].value.begin.has_value());
  EXPECT_EQ(times[0].value.edtf, "");
}

TEST(ReadTimes, ZonesAndRolesAreKept) {
  const TimeText text("Sejak Kamis (4/9) pukul 14.30 WIT jalan ditutup.", "id", kMonday);
  const auto times = text.Read();
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value.zone_minutes, 9 * 60);
  EXPECT_EQ(times[0].value.role, TimeRole::kSince);
  EXPECT_EQ(times[0].value.grain, Grain::kMinute);
  EXPECT_TRUE(times[0].value.explicit_date);
  const TimeText utc("It began at 11 am GMT -08:45 on Monday.", "en", kMonday);
  ASSERT_FALSE(utc.Read().empty());
  EXPECT_EQ(utc.Read()[0].value.zone_minutes, -(8 * 60 + 45));
}

TEST(ReadTimes, PartsOfTheDayLieWithinIt) {
  const auto night = TimeText("Ia tiba Kamis (4/9) malam.", "id", kMonday).Read();
  const auto noon = TimeText("Ia tiba Kamis (4/9) siang.", "id", kMonday).Read();
  ASSERT_EQ(night.size(), 1u);
  ASSERT_EQ(noon.size(), 1u);
  EXPECT_EQ(night[0].value.grain, Grain::kDayPart);
  EXPECT_LE(*noon[0].value.end, *night[0].value.begin);
  const int64_t day = DaysFromCivil({2025, 9, 4}) * 24 * 60;
  EXPECT_GE(*noon[0].value.begin, day);
}

// Weekday arithmetic against counting day by day.
TEST(Anchor, WeekdaysAgreeWithCounting) {
  for (int64_t today = DaysFromCivil({2024, 2, 20}); today < DaysFromCivil({2024, 3, 20}); ++today) {
    for (int weekday = 0; weekday < 7; ++weekday) {
      TimeParts parts;
      parts.weekday = weekday;
      const TimeClock clock{CivilTime{CivilFromDays(today), std::nullopt, std::nullopt}, std::nullopt};
      int64_t past = today, next = today + 1;
      while (Weekday(CivilFromDays(past)) != weekday) --past;
      while (Weekday(CivilFromDays(next)) != weekday) ++next;
      EXPECT_EQ(Anchor(parts, clock)->edtf, ToString(CivilFromDays(past)));
      parts.shifted = true;
      parts.shift = 1;
      EXPECT_EQ(Anchor(parts, clock)->edtf, ToString(CivilFromDays(next)));
    }
  }
}

TEST(Anchor, RejectsWhatNoCalendarHas) {
  for (const auto& [year, month, day] : {std::array{2023, 2, 29}, {2024, 6, 31}, {2024, 13, 1}, {2024, 4, 0}}) {
    TimeParts parts;
    parts.year = year;
    parts.month = month;
    parts.day = day;
    if (month > 12) continue;  // the grammar gives no such month
    EXPECT_FALSE(Anchor(parts, {}).has_value()) << year << '-' << month << '-' << day;
  }
}

// Every sentence of the fixture: each time at its place with its value, and nothing else.
TEST(ReadTimes, IndonesianFixture) {
  std::ifstream file(std::string(SILANG_SOURCE_DIR) + "/fixtures/dates/dates.id.jsonl");
  ASSERT_TRUE(file.is_open());
  size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const auto record = json::Parse(line);
    ASSERT_TRUE(record.ok()) << line;
    const std::string text = *record->Find("text")->string();
    const json::Value* clock = record->Find("ref_time");
    std::vector<std::string> expected;
    for (const json::Value& want : record->Find("expect")->items()) {
      const auto& span = want.Find("span")->items();
      const size_t begin = static_cast<size_t>(*span[0].number()), end = static_cast<size_t>(*span[1].number());
      expected.push_back(fmt::format("[{}] {}", text.substr(begin, end - begin), *want.Find("value")->string()));
    }
    SCOPED_TRACE(text);
    EXPECT_THAT(Times(text, "id", clock ? clock->string()->substr(0, 16) : ""), ElementsAreArray(expected));
  }
  EXPECT_GE(lines, 300u);
}

// Long runs of what the grammar may look ahead for. Work that is not linear shows as a test that does not end.
TEST(ReadTimes, LongRuns) {
  for (const char* unit :
       {"Kamis (4/9) malam ", "1 ", "tiga hari ", "satu dua ", "1-", "2018 dan ", "awal akhir ", "Senin hingga ", "(", "( 1 /"}) {
    SCOPED_TRACE(unit);
    std::string text;
    while (text.size() < 400000) text += unit;
    const TimeText source(text, "id", kMonday);
    uint32_t at = 0;
    for (const TimeMention& time : source.Read()) {
      ASSERT_LE(at, time.first);
      at = time.last;
    }
  }
}

}  // namespace
}  // namespace silang::claims
