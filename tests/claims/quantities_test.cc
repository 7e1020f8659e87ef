#include "claims/quantities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/claims/quantity_reading.h"

namespace silang::claims {
namespace {

using ::testing::ElementsAreArray;

struct Row {
  const char* language;
  const char* text;
  std::vector<std::string> mentions;
};

void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_THAT(Read(row.text, row.language), ElementsAreArray(row.mentions));
  }
}

TEST(ReadQuantities, CountsWithTheirNouns) {
  Check({
      {"id", "Sebanyak 26 pemimpin asing hadir.", {"count 26 [26 pemimpin asing] pemimpin"}},
      {"id", "Ia mengirim sekitar 15.000 tentara ke utara.", {"count 15000 about [sekitar 15.000 tentara] tentara"}},
      {"id",
       "Lebih dari dua lusin pemimpin nasional lainnya datang.",
       {"count 24.. more than [Lebih dari dua lusin pemimpin nasional lainnya] pemimpin"}},
      {"id", "Kami meminta 6.000 tentara tambahan.", {"count 6000 [6.000 tentara tambahan] tentara"}},
      {"id", "Satu orang tewas dan tiga lainnya luka.", {"count 1 [Satu orang] orang", "count 3 [tiga lainnya]"}},
      {"id", "Mereka berlatih tiga kali sehari.", {"count 3/day [tiga kali sehari] kali"}},
      {"en", "At least 12 firefighters were hurt.", {"count 12.. at least [At least 12 firefighters] firefighters"}},
      {"en", "Hundreds of thousands of people fled.", {"count 200000..999000 between [Hundreds of thousands of people] people"}},
      {"en", "There were 10-12 trucks.", {"count 10..12 between [10-12 trucks] trucks"}},
  });
}

TEST(ReadQuantities, OneOfSoMany) {
  Check({
      {"de", "Er ist einer von vier Verletzten.", {"count 4 [vier]"}},
      {"de", "Gerettet wurde nur einer von 17 Seeleuten.", {"count 17 [17 Seeleuten] Seeleuten"}},
      {"de", "Einer von vier Deutschen raucht.", {"count 0.25 [Einer von vier]"}},
      {"en", "Some 96 in 100 members backed it.", {"count 0.96 about [Some 96 in 100]"}},
      {"en", "The 14-man patrol had been tailing trucks.", {"count 14 [14-man] man"}},
      {"en", "A three-story house collapsed.", {"count 3 [three-story] story"}},
  });
}

TEST(ReadQuantities, PartsOfAPointAndColdBelowZero) {
  Check({
      {"en", "The bank cut its rate by 25 basis points.", {"percent 0.25 percentage-point [25 basis points]"}},
      {"en", "The bank cut its rate by a quarter point.", {"percent 0.25 percentage-point [a quarter point]"}},
      {"fr", "Le taux a baissé de 0,25 point.", {"percent 0.25 percentage-point [0,25 point]"}},
      {"id", "Bank itu menurunkan suku bunga 0,25 poin.", {"percent 0.25 percentage-point [0,25 poin]"}},
      {"id", "Bunga acuan naik 0,25 poin.", {"percent 0.25 percentage-point [0,25 poin]"}},
      {"es", "El banco bajó los tipos 0,25 puntos.", {"percent 0.25 percentage-point [0,25 puntos]"}},
      {"de", "Der Leitzins sank um 0,25 Punkte.", {"percent 0.25 percentage-point [0,25 Punkte]"}},
      {"nl", "De rente steeg met 0,25 punt.", {"percent 0.25 percentage-point [0,25 punt]"}},
      {"pt", "O banco reduziu os juros em 0,25 ponto.", {"percent 0.25 percentage-point [0,25 ponto]"}},
      {"ms", "Kadar faedah naik 0.25 mata.", {"percent 0.25 percentage-point [0.25 mata]"}},
      {"id", "IHSG naik 0,4 poin.", {"measure 0.4 point [0,4 poin]"}},
      {"en", "The Dow Jones rose 0.4 points.", {"count 0.4 [0.4 points] points"}},
      {"en", "Shares rose 0.75 points.", {"count 0.75 [0.75 points] points"}},
      {"en", "Shares rose 0.75 points, or 2 percent.", {"count 0.75 [0.75 points] points", "percent 2 % [2 percent]"}},
      {"en", "The gymnast won by 0.5 points.", {"count 0.5 [0.5 points] points"}},
      {"en", "They lead by 6 points.", {"count 6 [6 points] points"}},
      {"de", "Das Thermometer fiel auf elf Grad unter null.", {"measure -11 degree [elf Grad unter null]"}},
      {"fr", "Il faisait onze degrés sous zéro.", {"measure -11 degree [onze degrés sous zéro]"}},
      {"id", "Komitmen enam miliar krona Norwegia datang.", {"money 6000000000 NOK [enam miliar krona Norwegia]"}},
  });
}

TEST(ReadQuantities, Ordinals) {
  Check({
      {"id", "Ini pertemuan bilateral keenam.", {"ordinal 6 [pertemuan bilateral keenam] pertemuan"}},
      {"id", "Itu peringatan ke-80.", {"ordinal 80 [peringatan ke-80] peringatan"}},
      {"id", "Kedua pemimpin dan ketiganya pulang.", {}},
      {"en", "It was the sixth bilateral meeting.", {"ordinal 6 [sixth bilateral meeting] meeting"}},
  });
}

TEST(ReadQuantities, Money) {
  Check({
      {"id", "Dana Rp1,2 triliun cair.", {"money 1.2e+12 IDR [Rp1,2 triliun]"}},
      {"id", "Harga Rp14.900 per kilogram.", {"money 14900 IDR/kilogram [Rp14.900 per kilogram]"}},
      {"id", "Antara Rp1.000 sampai Rp10.000.", {"money 1000..10000 IDR between [Antara Rp1.000 sampai Rp10.000]"}},
      {"id", "Utang 3,4 miliar dolar AS.", {"money 3400000000 USD [3,4 miliar dolar AS]"}},
      {"en", "The US$ 3.4bn deal.", {"money 3400000000 USD [US$ 3.4bn]"}},
      {"en", "It cost 3 dollars 50 cents.", {"money 3.5 USD [3 dollars 50 cents]"}},
      {"en", "Prices fell from $10 to $5.", {"money 10 USD [$10]", "money 5 USD [$5]"}},
  });
}

TEST(ReadQuantities, MeasuresPercentAndDurations) {
  Check({
      {"id", "Angin 60 km/jam.", {"measure 60 kilometer-per-hour/hour [60 km/jam]"}},
      {"id", "Naik 0,3 poin persentase.", {"percent 0.3 percentage-point [0,3 poin persentase]"}},
      {"id", "Selama dua setengah jam.", {"duration 2.5 hour [dua setengah jam]"}},
      {"id", "Produksi 605 ribu barel per hari.", {"measure 605000 barrel/day [605 ribu barel per hari]"}},
      {"en", "for an hour and a half", {"duration 1.5 hour [an hour and a half]"}},
      {"en", "between 3km and 5km", {"measure 3..5 kilometer between [3km and 5km]"}},
      {"en", "4 km² of land", {"measure 4 square-kilometer [4 km²]"}},
      {"tr", "Fiyatlar yüzde 12,5 arttı.", {"percent 12.5 % [yüzde 12,5]"}},
      {"tr", "3,4 milyar liralık yatırım", {"money 3400000000 TRY [3,4 milyar liralık]"}},
      {"sv", "Priset steg 4,5 procent.", {"percent 4.5 % [4,5 procent]"}},
      {"hi", "करीब 35 प्रतिशत लोग", {"percent 35 % about [करीब 35 प्रतिशत]"}},
      {"ar", "نحو ٣٥ في المئة", {"percent 35 % about [نحو ٣٥ في المئة]"}},
      {"zh", "占百分之十八。", {"percent 18 % [百分之十八]"}},
      {"zh", "上升2.5个百分点。", {"percent 2.5 percentage-point [2.5个百分点]"}},
      {"zh", "约六成。", {"percent 60 % about [约六成]"}},
      {"ja", "３割半を占めた。", {"percent 35 % [３割半]"}},
      {"ja", "２０％減った。", {"percent 20 % [２０％]"}},
      {"ja", "5時間かかった。", {"duration 5 hour [5時間]"}},
      {"ko", "이십오 퍼센트", {"percent 25 % [이십오 퍼센트]"}},
      {"ko", "8만달러를", {"money 80000 USD [8만달러를]"}},
  });
}

TEST(ReadQuantities, Ages) {
  Check({
      {"id", "Korban berusia 44 tahun itu pulang.", {"age 44 year [44 tahun]"}},
      {"id", "Ratna Dewi (35) menangis.", {"age 35 year [35]"}},
      {"id", "Ratna Dewi, 35, menangis.", {"age 35 year [35]"}},
      {"en", "A 13-year-old boy.", {"age 13 year [13-year-old]"}},
      {"en", "aged 5 and 7", {"age 5 year [5]", "age 7 year [7]"}},
      {"en", "The two boys aged 9 and 6 were found dead.", {"count 2 [two boys] boys", "age 9 year [9]", "age 6 year [6]"}},
      {"en",
       "Three children aged 2, 5 and 8 died.",
       {"count 3 [Three children] children", "age 2 year [2]", "age 5 year [5]", "age 8 year [8]"}},
      {"en", "A man aged 34 and 12 others were hurt.", {"age 34 year [34]", "count 12 [12 others]"}},
  });
}

TEST(ReadQuantities, BaseUnits) {
  struct Conversion {
    const char* language;
    const char* text;
    double base;
    const char* unit;
  };
  for (const Conversion& row : {Conversion{"id", "2 jam", 7200, "s"}, Conversion{"id", "1,5 ton", 1500, "kg"},
                                Conversion{"en", "3 tons", 2721.55422, "kg"}, Conversion{"en", "20 degrees Celsius", 293.15, "K"},
                                Conversion{"id", "12 mil laut", 22224, "m"}, Conversion{"id", "36 km/jam", 10, "m/s"}}) {
    SCOPED_TRACE(row.text);
    const ShortText source(row.text, row.language);
    const auto mentions = ReadQuantities(source.context, 0, source.document.analysis.size());
    ASSERT_EQ(mentions.size(), 1u);
    ASSERT_TRUE(mentions[0].value.base.has_value());
    EXPECT_NEAR(*mentions[0].value.base->number, row.base, 1e-6 * row.base);
    EXPECT_EQ(mentions[0].value.base->unit, row.unit);
  }
}

TEST(ReadQuantities, BoundsThatAreDenied) {
  Check({
      {"en", "The stake has at no time been greater than 9 per cent.", {"percent ..9 % at most [greater than 9 per cent]"}},
      {"en", "It has not been seen in more than 30 days.", {"duration 30.. day more than [more than 30 days]"}},
      {"id", "Isinya tidak pernah lebih dari 30 liter.", {"measure ..30 liter at most [lebih dari 30 liter]"}},
  });
}

TEST(ReadQuantities, PartOfAWhole) {
  const ShortText source("Dua dari empat pelaku ditangkap.", "id");
  const auto mentions = ReadQuantities(source.context, 0, source.document.analysis.size());
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_TRUE(mentions[0].part);
  EXPECT_EQ(mentions[0].whole, 4);
}

// What is read never overlaps and lies within the range asked for.
TEST(ReadQuantities, MentionsAreOrdered) {
  const std::string pieces[] = {"sekitar ", "15.000 ", "orang ", "Rp",    "2 ",   "-",   "juta ",    "dan ",
                                "persen ",  "(44) ",   "jam ",   "satu ", "per ", "ke-", "setengah "};
  uint32_t state = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i)
      text += pieces[(state = state * 1664525u + 1013904223u) >> 16 & 0xffff ? (state >> 16) % std::size(pieces) : 0];
    const ShortText source(text, "id");
    const uint32_t size = source.document.analysis.size();
    uint32_t last = 0;
    for (const QuantityMention& q : ReadQuantities(source.context, 0, size)) {
      ASSERT_LT(q.first, q.last) << text;
      ASSERT_LE(last, q.first) << text;
      ASSERT_LE(q.last, size) << text;
      last = q.last;
    }
  }
}

}  // namespace
}  // namespace silang::claims
