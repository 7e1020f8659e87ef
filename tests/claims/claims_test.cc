// Claims as they come out of a sentence: of what kind, with which words and value. What one reader alone decides is held by its own test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "claims/claim.h"
#include "document/document.h"
#include "languages/pack.h"
#include "silang/engine.h"

namespace silang::claims {
namespace {

struct Row {
  const char* language;
  const char* text;
  ClaimKind kind;
  const char* words;                  // of the claim; none of this kind, and of the predicate if one is named, if empty
  std::optional<double> number;       // its number
  const char* unit = nullptr;         // its unit, if that is in question
  const char* predicate = nullptr;    // a reading of what happened
  std::optional<bool> polarity = {};  // whether it did
  const char* counted = nullptr;      // a reading of what is counted
};

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

// `bare`: the text is a sentence, with no headline and no date of its own.
struct Read {
  std::unique_ptr<document::Document> document;
  context::Context context;
  std::vector<Claim> claims;

  Read(std::string text, const char* language, bool bare) {
    SourceText source;
    source.text = std::move(text);
    auto read = document::ReadDocument(source, {language, bare}, Packs());
    EXPECT_TRUE(read.ok());
    document = *std::move(read);
    context = context::ReadContext(*document, Packs().concepts(), {});
    claims = ReadClaims(context, Packs().concepts());
  }
  std::string Text(const Claim& claim) const { return std::string(document->Text(claim.span)); }
};

void Check(std::initializer_list<Row> rows, bool bare = true) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Read read(row.text, row.language, bare);
    std::vector<std::string> seen;
    const Claim* found = nullptr;
    for (const Claim& claim : read.claims) {
      if (claim.kind != row.kind) continue;
      const auto reading = row.predicate != nullptr ? Packs().concepts().Find(row.predicate) : ConceptId();
      if (*row.words == 0 && row.predicate != nullptr && std::ranges::find(claim.predicate, reading) == claim.predicate.end())
        continue;
      seen.push_back(read.Text(claim));
      if (seen.back() == row.words && found == nullptr) found = &claim;
    }
    if (*row.words == 0) {
      EXPECT_THAT(seen, testing::IsEmpty());
      continue;
    }
    ASSERT_NE(found, nullptr) << testing::PrintToString(seen);
    if (row.number) EXPECT_EQ(found->value.quantity->number, row.number);
    if (row.unit != nullptr) EXPECT_EQ(found->value.quantity->unit, row.unit);
    if (row.polarity) EXPECT_EQ(found->value.polarity, row.polarity);
    if (row.counted != nullptr) EXPECT_THAT(found->counted, testing::Contains(Packs().concepts().Find(row.counted)));
    if (row.predicate != nullptr) EXPECT_THAT(found->predicate, testing::Contains(Packs().concepts().Find(row.predicate)));
  }
}

TEST(Claims, AgesAndDurations) {
  constexpr ClaimKind kAge = ClaimKind::kAge, kDuration = ClaimKind::kDuration;
  Check({
      {"fr", "Il a été condamné à quatre ans de prison.", kDuration, "quatre ans", 4},
      {"fr", "Le troisième accident en deux ans.", kAge, "", {}},
      {"fr", "Une femme de 34 ans a été blessée.", kAge, "34 ans", 34},
      {"fr", "L'ancien ministre, 63 ans, est arrivé.", kAge, "63 ans", 63},
      {"fr", "Il a trois ans pour se conformer.", kAge, "", {}},
      {"es", "Su madre, Rosa Quiroga, de 51, preguntó por él.", kAge, "51", 51},
      {"es", "La nueva alcaldesa, de 52 años, jurará el lunes.", kAge, "52 años", 52},
      {"es", "Tiene 45 años y vive en Lima.", kAge, "45 años", 45},
      {"es", "Firmaron un contrato de tres años.", kDuration, "tres años", 3},
      {"pt", "O Uruguai contribuirá em quatro anos.", kDuration, "quatro anos", 4},
      {"pt", "Uma mulher de 30 anos morreu.", kAge, "30 anos", 30},
      {"nl", "Een man van 44 is aangehouden.", kAge, "44", 44},
      {"nl", "Er ging drie jaar onderzoek aan vooraf.", kDuration, "drie jaar", 3},
      {"de", "Ein 38 Jahre alter Feuerwehrmann starb.", kAge, "38 Jahre alter", 38},
      {"id", "Umurnya 31, dia bercerita sambil menggigil.", kAge, "31", 31},
      {"id", "Jaksa menuntut terdakwa H.S. (58) di pengadilan.", kAge, "58", 58},
      {"id", "Ia dihukum penjara 20 tahun.", kAge, "", {}},
      {"en", "Edith Marlowe was 78.", kAge, "78", 78},
      {"en", "The score was 78.", kAge, "", {}},
      {"en", "Of the crew of 20, eleven escaped.", kAge, "", {}},
      {"en", "A sailor of 20 was rescued.", kAge, "20", 20},
      {"en", "The U.S. (34) came before Norway (12).", kAge, "", {}},
      {"de", "Der zwölfjährige Junge lief weg.", kAge, "zwölfjährige", 12},
      {"de", "Das Gericht verhängte eine zwölfjährige Haftstrafe.", kAge, "", {}},
      {"en", "Singer Odalys Crane dies at 81.", kAge, "81", 81},
      {"en", "A man in his 40s was pronounced dead.", kAge, "40s", {}},
      {"en", "It rained — A 67-year-old woman was found.", kAge, "67-year-old", 67},
  });
}

TEST(Claims, OrdinalsAndShares) {
  constexpr ClaimKind kOrdinal = ClaimKind::kOrdinal, kCount = ClaimKind::kCount;
  Check({
      {"fr", "La vingtième édition se tiendra en avril.", kOrdinal, "vingtième édition", 20},
      {"fr", "La lauréate est la quatrième femme du palmarès.", kOrdinal, "quatrième femme", 4},
      {"fr", "Un cinquième des habitants est parti.", kCount, "Un cinquième des habitants", 0.2},
      {"es", "Era el segundo viaje del presidente.", kOrdinal, "segundo viaje", 2},
      {"nl", "Het is de vijfde teruggave van het museum.", kOrdinal, "vijfde teruggave", 5},
      {"id", "Kedua pemimpin bertemu di Jakarta.", kOrdinal, "", {}},
      {"id", "Pertemuan kedua berlangsung lama.", kOrdinal, "Pertemuan kedua", 2},
  });
}

// An age that nothing but its place behind a person tells, and figures that stand like one and are none.
TEST(Claims, AgesBehindAPerson) {
  constexpr ClaimKind kAge = ClaimKind::kAge;
  Check({
      {"en", "Among the hurt was a waitress, 29, with a broken wrist.", kAge, "29", 29},
      {"en", "His grandfather, 35, was taken away.", kAge, "35", 35},
      {"en", "Rolando Cruz Jr., 22, was hurt.", kAge, "22", 22},
      {"en", "The soldiers, 29, were flown out.", kAge, "", {}},
      {"de", "Opfer (männlich, 46; weiblich, 22) starben.", kAge, "46", 46},
      {"id", "Pebulu tangkis 20 tahun asal Solo itu menang.", kAge, "20 tahun", 20},
      {"id", "Satria Wiguna baru 21 tahun.", kAge, "21 tahun", 21},
      {"id", "Jembatan itu baru 21 tahun.", kAge, "", {}},
      {"id", "Pria berinisial AS (45) ditangkap.", kAge, "45", 45},
      {"en", "A baker, 44, fell from the roof.", kAge, "44", 44},
      {"en", "He had just turned 11.", kAge, "11", 11},
      {"en", "The driver, who was 11, died.", kAge, "11", 11},
      {"en", "Her sister Nia was 6.", kAge, "6", 6},
      {"fr", "« Un cercueil », a réagi Corinne Lallemand, déléguée CGT, 52 ans.", kAge, "52 ans", 52},
      {"pt", "O presidente apelou aos 22 chefes de Estado.", kAge, "", {}},
      {"pt", "Morreu aos 22 em Lisboa.", kAge, "22", 22},
      {"pt", "Tomé Falcato, 21 aninhos, marcou.", kAge, "21 aninhos", 21},
      {"es", "Bianchi, de 28 años, marcó.", kAge, "28 años", 28},
      {"es", "El maquinista, con 19 años de servicio, calló.", kAge, "", {}},
      {"es", "Bianchi marcó a los 33 del segundo tiempo.", kAge, "", {}},
  });
}

// A date of birth tells an age as well, by the article's date.
TEST(Claims, AgesByBirth) {
  constexpr ClaimKind kAge = ClaimKind::kAge;
  Check(
      {
          {"id", "Kabar\n\nJAKARTA, 20 November 2026 - Rasyid Alam lahir pada Maret 1942 di Padang.", kAge, "Maret 1942", 84},
          {"en", "News\n\nLONDON, Nov. 20, 2026 - Adam Novak (born 4 December 1987) was found guilty.", kAge, "4 December 1987",
           38},
          {"en", "News\n\nLONDON, Nov. 20, 2026 - Adam Novak was born in November 1987.", kAge, "November 1987", {}},  // 38 or 39
          {"en", "News\n\nLONDON, Nov. 20, 2026 - The club was founded in 1987.", kAge, "", {}},
          {"en", "Adam Novak was born in May 1987.", kAge, "", {}},  // and when was that told?
      },
      false);
}

TEST(Claims, RanksGroupsAndWhatCountsNothing) {
  constexpr ClaimKind kOrdinal = ClaimKind::kOrdinal, kCount = ClaimKind::kCount;
  Check({
      {"id", "Kartika, peringkat 14 dunia, menang.", kOrdinal, "peringkat 14", 14},
      {"en", "She is ranked 41 by the federation.", kOrdinal, "ranked 41", 41},
      {"en", "He and his crew of ten made the final run.", kCount, "crew of ten", 10},
      {"en", "A group of 150 migrants crossed the border.", kCount, "150 migrants", 150},
      {"id", "Malaysia menawarkan sepasang pesawat.", kCount, "sepasang pesawat", 2},
      {"id", "Hakim anggota Dwi Handayani menatap terdakwa.", kCount, "", {}},
      {"id", "Laba tumbuh dua digit.", kCount, "", {}},
      {"en", "Call the division at (985) 526-1627.", kCount, "", {}},
  });
}

// A text may end anywhere, also where a reader looks for what comes next.
TEST(Claims, TextsThatBreakOff) {
  struct Row {
    const char *language, *text;
  };
  const Row rows[] = {
      {"en", "At half past seven o'clock in the morning, 40 minutes before midnight, call us at (985) 526-1627 ."},
      {"en", "The kids, 6 and 9, and a baker, 44, who had just turned 11, met one of 17 injured (male, 46; female, 22) men ."},
      {"en",
       "As of 0520 hours on Monday the bank cut its rate by a quarter point to 6.25% from 6.50%, the 78th-minute goal said ."},
      {"en",
       "Amil's sister, Lisa, said \"no one was hurt\" whether or not the siren never sounded and the meeting never took place ."},
      {"id",
       "Pukul tujuh lewat lima menit, Selasa (16/9) pukul 09.05 - peringkat 14 dunia berinisial AS (45) lahir pada 4 Maret 1960 "
       "."},
      {"id", "Harga naik dari Rp6.800 menjadi Rp8.900 per liter, tidak ada gas air mata yang ditembakkan, sejak menit ke-78 ."},
      {"fr", "Il est trois heures moins vingt, à 13 h 30, onze degrés sous zéro, a réagi la déléguée CGT, 52 ans, jusqu'au 5 ."},
      {"de",
       "Kurz vor sieben Uhr schoss er nicht auf einen von 17 Verletzten (männlich, 46; weiblich, 22) bei elf Grad unter null ."},
      {"es", "A los 33 del segundo tiempo, con 19 años de servicio, declaró en un comunicado la consejera, Nuria Calduch ."},
      {"pt", "Aos 78 minutos, aos 22 chefes, às três e meia, de 20 a 39 anos, 21 aninhos ."},
      {"nl", "Tegen twaalven, om tien voor half vijf, schoot hij niet op een van de 12 (51, België) ."},
      {"ms", "Setakat jam 4.00 petang, Satria, 22. Laporan Bil. 6, sepasang pesawat dan minus 3 ."},
  };
  for (const Row& row : rows) {
    const std::string_view text = row.text;
    for (size_t end = text.find(' '); end != std::string_view::npos; end = text.find(' ', end + 1)) {
      const std::string cut(text.substr(0, end));
      SCOPED_TRACE(cut);
      const Read read(cut, row.language, true);
      for (const Claim& claim : read.claims) EXPECT_LE(claim.span.end, end);
    }
  }
}

// The figures of a bulletin hold at the time in its heading; what is told in a sentence has the time of the sentence.
TEST(Claims, FiguresBelowAHeading) {
  const Read read(
      "Cholera bulletin\n\nOffice for Emergencies, 14 April 2026\n\nSummary as of 12 April, 18:00\nCumulative cases: 1,037\n\n"
      "On Monday, 58 people were treated. The hospital has 40 beds.\n",
      "en", false);
  std::vector<std::string> told;
  for (const Claim& claim : read.claims) {
    if (claim.kind != ClaimKind::kCount) continue;
    told.push_back(read.Text(claim) + " " + (claim.known_at ? claim.known_at->edtf : "-"));
  }
  EXPECT_THAT(told, testing::ElementsAre("1,037 2026-04-12T18:00", "58 people -", "40 beds 2026-04-12T18:00"));
}

// Times up to which something is told, and not of what happened then.
TEST(Claims, TimesOfTelling) {
  struct Row {
    const char *language, *text, *time;
    bool as_of;
  };
  for (const Row& row : {
           Row{"id", "Hingga Kamis pukul 15.00 tercatat 241 anak.", "Kamis pukul 15.00", true},
           Row{"id", "Kamis sore tercatat 241 anak.", "Kamis sore", true},
           Row{"id", "Kamis sore tiga anak tewas.", "Kamis sore", false},
           Row{"en", "Until noon on Friday, 12 bodies were found.", "noon on Friday", true},
           Row{"en", "They waited until noon on Friday.", "noon on Friday", false},
       }) {
    SCOPED_TRACE(row.text);
    const Read read(std::string("Banjir / flood\n\n") + row.text + "\n", row.language, false);
    std::vector<std::string> seen;
    for (const Claim& claim : read.claims) {
      if (claim.kind == ClaimKind::kDate) seen.push_back(read.Text(claim) + (claim.as_of ? " as of" : ""));
    }
    EXPECT_THAT(seen, testing::Contains(std::string(row.time) + (row.as_of ? " as of" : "")));
  }
}

// Up to when figures are known (claims/known_at.h).
struct KnownRow {
  const char *name, *language, *text, *figure, *known;
};
class KnownAtRows : public testing::TestWithParam<KnownRow> {};
TEST_P(KnownAtRows, OfAFigure) {
  const KnownRow& row = GetParam();
  const Read read(row.text, row.language, false);
  std::string known = "no such figure";
  for (const Claim& claim : read.claims) {
    if (claim.kind != ClaimKind::kCount || read.Text(claim) != row.figure) continue;
    known = claim.known_at ? claim.known_at->edtf : "-";
    if (claim.known_loosely) known += " loosely";
  }
  EXPECT_EQ(known, row.known);
}
INSTANTIATE_TEST_SUITE_P(
    All, KnownAtRows,
    testing::ValuesIn<KnownRow>({
        {"SentenceBegins", "id",
         "Banjir landa Enrekang\n\nENREKANG, 6 Desember 2024 - Hingga Kamis (5/12/2024) pukul 18.00 Wita, sebelas orang "
         "meninggal.\n",
         "sebelas orang", "2024-12-05T18:00"},
        {"SentenceEnds", "en",
         "Flood\n\nLINTORA, 6 May 2026 - A flood hit Lintora. Nine people had died by noon on 5 May 2026.\n", "Nine people",
         "2026-05-05T12:00"},
        {"Paragraph", "id",
         "Banjir landa Enrekang\n\nENREKANG, 6 Desember 2024 - Hingga Kamis (5/12/2024) pukul 18.00 Wita, sebelas orang "
         "meninggal. Tujuh warga masih dicari.\n",
         "Tujuh warga", "2024-12-05T18:00"},
        {"PrefixOfAnEntry", "id",
         "Banjir landa Enrekang\n\nENREKANG, 6 Desember 2024 - Banjir menerjang Enrekang, Selasa malam.\n\nUPDATE Kamis "
         "(5/12/2024) pukul 12.00: Sebelas orang meninggal.\n",
         "Sebelas orang", "2024-12-05T12:00"},
        {"Bulletin", "pt",
         "DEFESA CIVIL\nBoletim nº 3 – Serra Alta – segunda-feira, 9/2/2026, 9h\n\nÓbitos: 17. Desaparecidos: 2.\n", "17",
         "2026-02-09T09:00"},
        {"Headline", "en",
         "Flood kills nine\n\nLINTORA, 6 May 2026 - A flood hit Lintora. Nine people had died by noon on 5 May 2026.\n", "nine",
         "2026-05-05T12:00"},
        {"AnotherParagraph", "id",
         "Banjir landa Enrekang\n\nENREKANG, 6 Desember 2024 - Hingga Kamis (5/12/2024) pukul 18.00 Wita, sebelas orang "
         "meninggal.\n\nTujuh warga masih dicari.\n",
         "Tujuh warga", "2024-12-05T18:00 loosely"},
        {"Ahead", "en", "Road closed\n\nLINTORA, 6 May 2026 - Twelve roads will be closed until 9 May 2026.\n", "Twelve roads",
         "-"},
        {"WhenItCameOut", "en", "Flood\n\nPublished: 6 May 2026 at 7:02 p.m.\n\nA flood hit Lintora. Nine people died.\n",
         "Nine people", "-"},
        {"EntryOfATicker", "en",
         "Plane down\n\nA plane came down near Eskedal on 3 May 2026.\n\n18.55 Take-off.\n\n19.33 Twelve people were "
         "hurt.\n\n19.51 First boat.\n",
         "Twelve people", "T19:33"},
        {"EntryWithoutAMark", "es",
         "Incendio en Torcal\n\nViernes 21, 21:00 El incendio deja 40 heridos.\n\nViernes 21, 9:15 El fuego avanza.\n", "40",
         "XXXX-XX-21T21:00"},
        {"NoEntry", "id",
         "Longsor di Sukasirna\n\nSUKASIRNA - Tebing runtuh.\n\nPukul 03.40 WIB, longsor menimbun kampung. Sembilan warga "
         "tewas.\n",
         "Sembilan warga", "-"},
        {"Later", "en",
         "Flood\n\nLINTORA, 6 May 2026 - By noon on 4 May 2026 nine people had died. On 5 May 2026 three people were found "
         "dead.\n",
         "three people", "-"},
    }),
    [](const auto& info) { return info.param.name; });

// What is put in a row: a noun, the subject of "to be", or what happened each time.
TEST(Claims, WhatOrdinalsCount) {
  constexpr ClaimKind kOrdinal = ClaimKind::kOrdinal;
  const auto nth = [](const char* language, const char* text, const char* words, double number, const char* counted) {
    return Row{language, text, kOrdinal, words, number, nullptr, nullptr, {}, counted};
  };
  Check({
      nth("en", "The purchase is the fourth under its new head.", "fourth", 4, "buy"),
      nth("en", "The crash was the second deadly one on the bridge.", "second deadly", 2, "crash"),
      nth("en", "It was the fourth fatal shooting since January.", "fourth fatal shooting", 4, "shoot-person"),
      nth("en", "The title is their sixth.", "sixth", 6, "title"),
      nth("en", "He was sentenced for a third time.", "a third time", 3, "sentence"),
      nth("en", "It was a second visit in a year.", "second visit", 2, "visit"),
      nth("id", "Kebakaran itu yang ketiga di kota itu.", "ketiga", 3, "burn"),
      nth("id", "Ini keempat kalinya Presiden merombak kabinet.", "keempat kalinya", 4, "reshuffle"),
      nth("id", "Sidang ditunda untuk kedua kalinya.", "kedua kalinya", 2, "postpone-hearing"),
      nth("id", "Rapat ketiga digelar Senin.", "Rapat ketiga", 3, "meet"),
      nth("id", "Ia menteri ketiga yang mundur sejak Januari.", "menteri ketiga", 3, "minister"),
      nth("fr", "C'est la troisième grève en six mois.", "troisième grève", 3, "strike-work"),
      nth("es", "Se trata del cuarto accidente en esa carretera.", "cuarto accidente", 4, "crash"),
      nth("es", "Es la tercera vez que el presidente visita Lima.", "tercera vez", 3, "visit"),
      {"id", "Keduanya memuji kemitraan militer kedua negara.", kOrdinal, "", {}},
      {"en", "A third of the seats stayed empty.", kOrdinal, "", {}},
      {"en", "A third more came than last year.", kOrdinal, "", {}},
      {"en", "Nearly a third city residents fled.", kOrdinal, "", {}},
      {"en", "In the election, Smith was second.", kOrdinal, "second", 2},  // of what, it does not say
      {"id", "Rapat kedua lembaga digelar.", kOrdinal, "", {}},
      {"id", "Mereka mengenang akhir Perang Dunia Kedua di Beijing.", kOrdinal, "", {}},
      {"en", "They marked the end of the Second World War in Beijing.", kOrdinal, "", {}},
      {"en", "A man of Third Ward was held.", kOrdinal, "", {}},
      {"pt", "trigésimo", kOrdinal, "trigésimo", 30},  // the text ends with it
  });
}

// What an event claim says of whether it happened.
Row Told(const char* language, const char* text, const char* words, const char* predicate, bool happened = true) {
  return {language, text, ClaimKind::kPolarity, words, {}, nullptr, predicate, happened};
}

// No claim of such an event is read.
Row Untold(const char* language, const char* text, const char* predicate) {
  return {language, text, ClaimKind::kPolarity, "", {}, nullptr, predicate};
}

// A denial denies once what its clause tells.
TEST(Claims, WhatIsDenied) {
  Check({
      Told("en", "The agency denied that its officers fired at the boat.", "fired at the boat", "fire-shot", false),
      Told("en", "The agency said that its officers fired at the boat.", "fired at the boat", "fire-shot", true),
      Told("en", "The ministry rejected claims that the dam had leaked.", "had leaked", "leak", false),
      Told("en", "Police said it was not true that two people were arrested.", "were arrested", "arrest", false),
      Told("id", "Polisi membantah kabar bahwa dua orang ditangkap.", "ditangkap", "arrest", false),
      Told("id", "Tidak benar bahwa bendungan itu jebol.", "jebol", "collapse", false),
      Told("en", "The company rejected that the dam leaked.", "leaked", "leak", false),
      Told("de", "Es trifft nicht zu, dass die Brücke einstürzte.", "einstürzte", "collapse", false),
      Told("en", "The army ruled out that option and attacked the city.", "attacked the city", "attack", true),
      Told("en", "The disputed islands were attacked.", "were attacked", "attack", true),
      Told("en", "Police would not say whether or not they were detained.", "were detained", "detain", true),
      Told("id", "Penyebar hoaks ditangkap polisi.", "ditangkap polisi", "arrest", true),
  });
}

// What befell nobody, as newspapers of each language say it.
TEST(Claims, WhatBefellNobody) {
  Check({
      Told("en", "No injuries were reported in the fire.", "No injuries were reported", "injure", false),
      Told("en", "There was no loss of life in the flood.", "was no loss of life", "die", false),
      Told("id", "Tidak ada korban jiwa dalam kebakaran itu.", "Tidak ada korban jiwa", "die", false),
      Told("id", "Tidak ada laporan korban luka dalam gempa itu.", "Tidak ada laporan korban luka", "injure", false),
      Told("ms", "Tiada kecederaan dilaporkan dalam kejadian itu.", "Tiada kecederaan dilaporkan", "injure", false),
      Told("es", "No hubo heridos en el incendio.", "No hubo heridos", "injure", false),
      Told("fr", "L'incendie n'a fait aucun blessé.", "aucun blessé", "injure", false),
      Told("de", "Es gab keine Verletzten bei dem Brand.", "keine Verletzten", "injure", false),
      Told("nl", "Bij de brand vielen geen gewonden.", "geen gewonden", "injure", false),
      Told("pt", "Não houve feridos no incêndio.", "Não houve feridos", "injure", false),
      Told("id", "Tidak ada laporan mengenai korban luka.", "Tidak ada laporan mengenai korban luka", "injure", false),
      Told("es", "No se registraron heridos en el incendio.", "No se registraron heridos", "injure", false),
      Told("pt", "Não há registro de feridos.", "Não há registro de feridos", "injure", false),
      Told("ms", "Tiada kemalangan jiwa dilaporkan.", "Tiada kemalangan jiwa dilaporkan", "die", false),
      Told("en", "There was no post-crash fire.", "no post-crash fire", "burn", false),
      Untold("en", "There was no post-crash fire.", "crash"),
  });
}

// What did not come of something, or was not needed; but not what the main clause tells.
TEST(Claims, WhatHappenedWithout) {
  Check({
      Told("en", "The blaze was put out without anyone being hurt.", "without anyone being hurt", "injure", false),
      Told("en", "The blaze was put out without anyone being hurt.", "was put out without anyone being hurt", "put-out-fire",
           true),
      Untold("en", "Without anyone noticing the thieves stole the painting.", "shoot-person"),
      Untold("en", "The strike ended without a deal.", "agreement"),
      Told("id", "Api padam tanpa ada yang terluka.", "tanpa ada yang terluka", "injure", false),
      Told("de", "Der Brand wurde gelöscht, ohne dass jemand verletzt wurde.", "ohne dass jemand verletzt wurde", "injure",
           false),
      Told("de", "Ohne dass man es bemerkte explodierte die Bombe.", "explodierte die Bombe", "explode", true),
      Told("nl", "De brand werd geblust zonder dat iemand gewond raakte.", "zonder dat iemand gewond raakte", "injure", false),
      Told("es", "Un grupo robó las urnas, sin que hubiera lesionados.", "sin que hubiera lesionados", "injure", false),
      Told("es", "El fuego fue apagado sin que nadie resultara herido.", "sin que nadie resultara herido", "injure", false),
      Told("es", "Sin que la policía lo supiera, los ladrones robaron el banco.", "robaron", "steal", true),
      Told("es", "Sin que mediara palabra disparó contra el guardia.", "disparó contra", "shoot-person", true),
      Told("es", "El hombre sin el que murió era médico.", "murió", "die", true),
      Untold("es", "No pasa un día sin que haya muertos.", "die"),
      Told("es", "Sin la ayuda que recibieron, todo ardió.", "recibieron", "welcome", true),
      Told("fr", "Le feu a été éteint sans qu'il y ait de blessés.", "sans qu'il y ait de blessés", "injure", false),
      Told("pt", "O fogo foi apagado sem que ninguém ficasse ferido.", "sem que ninguém ficasse ferido", "injure", false),
      Told("en", "Nobody needed to be taken to hospital.", "Nobody needed to be taken to hospital", "bring", false),
      Told("en", "The passengers did not need to be evacuated.", "not need to be evacuated", "evacuate", false),
      Told("en", "The passengers needed to be evacuated.", "be evacuated", "evacuate", true),
      Told("en", "Nobody had to die.", "die", "die", true),
      Told("pt", "Os moradores não precisaram ser retirados.", "não precisaram ser retirados", "evacuate", false),
  });
}

// What no phrase of a lexicon may turn round: no deaths are not nobody hurt.
TEST(Claims, WhatThereWasNoneOf) {
  Check({
      Told("es", "No hubo víctimas mortales, pero tres personas resultaron heridas.", "No hubo víctimas mortales", "die", false),
      Untold("es", "No hubo víctimas mortales, pero tres personas resultaron heridas.", "be-unharmed"),
      Told("pt", "Não houve vítimas mortais.", "Não houve vítimas mortais", "die", false),
      Told("id", "Insiden itu nihil korban jiwa.", "nihil korban jiwa", "die", false),
      Told("en", "There were no casualties.", "were no casualties", "injure", false),
      Told("id", "Tidak ada uang tebusan yang dibayar.", "Tidak ada uang tebusan yang dibayar", "pay", false),
      Told("en", "The team suffered their first defeat of the season.", "first defeat", "lose-match", true),
      Told("en", "Spain defeats Italy in the final.", "defeats Italy", "win", true),
      Untold("en", "The man was held without charge for two days.", "be-free-of-charge"),
  });
}

// Of a part of some group the next verb tells, and not what names the group.
TEST(Claims, PartsOfAGroup) {
  constexpr ClaimKind kCount = ClaimKind::kCount;
  Check({
      {"en", "Three of the injured are in critical condition.", kCount, "Three", 3, nullptr, "be-critical"},
      {"en", "Three of the injured were treated, doctors said.", kCount, "Three", 3, nullptr, "treat-patient"},
      {"id", "Dua dari mereka yang ditangkap dibebaskan.", kCount, "Dua", 2, nullptr, "set-free"},
      {"es", "Tres de los heridos fueron dados de alta.", kCount, "Tres", 3, nullptr, "discharge-patient"},
      {"de", "Von den Verletzten haben drei das Klinikum verlassen.", kCount, "drei", 3, nullptr, "exit"},
      {"en", "Three of the injured are in a hospital that burned last year.", kCount, "Three", 3, nullptr, "injure"},
      {"en", "Three of the injured have not been released.", kCount, "Three", 3, nullptr, "injure"},
      {"en", "Two of the dead were children.", kCount, "Two", 2, nullptr, "die"},
      {"fr", "Une douzaine de blessés ont été pris en charge.", kCount, "Une douzaine", 12, nullptr, "injure"},
  });
}

// German and Dutch verbs whose first part stands at the end of the clause are read as one (text/parted_verbs.h).
TEST(Claims, VerbsThatPart) {
  Check({
      Told("de", "Die Polizei nahm am Montag in einer Wohnung in Kelbach zwei Männer fest und durchsuchte das Haus.", "nahm",
           "arrest", true),
      Told("de", "Die Polizei nahm niemanden fest.", "nahm niemanden fest", "arrest", false),
      Told("de", "Das Haus stürzte in der Nacht ein.", "stürzte", "collapse", true),
      Told("de", "Die Ministerin trat am Montag von ihrem Amt zurück.", "trat", "resign", true),
      Told("de", "Die Polizei nahm den Mann, wie gestern berichtet, fest.", "nahm", "arrest", true),
      Told("de", "Die Polizei nahm zwei Männer und eine Frau fest.", "nahm zwei Männer", "arrest", true),
      Told("de", "Bei dem Unfall kam niemand um.", "kam niemand", "die", false),
      Told("nl", "De politie hield maandag in een woning in Zwolle twee mannen aan.", "hield maandag", "arrest", true),
      Told("nl", "De politie hield niemand aan.", "hield niemand", "arrest", false),
      Told("nl", "De minister trad maandag af.", "trad maandag af", "resign", true),
      // Nouns are no verbs, and a verb of another clause is not this one's.
      Untold("de", "Die Spieler legten Berufung ein.", "mobilise"),
      Untold("de", "Der Mann brachte seine Kinder ins Bett, dann drehte er sich um.", "kill"),
      Untold("de", "Er nahm das Seil, es war fest.", "arrest"),
      Untold("nl", "De politie hield rekening met onrust en keek de zaak aan.", "arrest"),
      // What a preposition governs follows it, be it in quotation marks.
      Untold("de", "Die Gäste kamen um „Punkt acht“ Uhr.", "die"),
      Untold("de", "Die Leute kamen um drei Uhr.", "die"),
      Untold("de", "Er nahm den Zug. Der Wind wehte fest.", "arrest"),
  });
}

// A negation that is a part of a word, of another clause or of another noun denies no event.
TEST(Claims, WhatNegationDoesNotReach) {
  Check({
      Told("en", "The no-fly zone was attacked.", "was attacked", "attack", true),
      Told("en", "A never-ending war killed thousands.", "killed thousands", "kill", true),
      Told("en", "Never has a bomb killed so many people.", "killed so many people", "kill", true),
      Told("en", "Nobody knew a man was killed.", "was killed", "kill", true),
      Told("en", "No one complained about the arrests.", "arrests", "arrest", true),
      Told("id", "Tidak ada komentar mengenai pembunuhan itu.", "pembunuhan itu", "kill", true),
      Told("de", "Er starb für nichts.", "starb", "die", true),
      Told("de", "Getötet wurde er keine drei Tage später.", "Getötet wurde er keine drei", "kill", true),
  });
}

// Before the verb, behind it, twice for one no, or behind the noun that names the event.
TEST(Claims, WhereNegationStands) {
  Check({
      Told("de", "Die Polizei schoss nicht.", "schoss nicht", "shoot-person", false),
      Told("de", "Verletzt wurde niemand.", "Verletzt wurde niemand", "injure", false),
      Told("de", "Festgenommen wurde bislang niemand.", "Festgenommen wurde bislang niemand", "arrest", false),
      Told("de", "Festnahmen gab es keine.", "Festnahmen gab es keine", "arrest", false),
      Told("de", "Die Feuerwehr evakuierte das Haus nicht.", "evakuierte das Haus nicht", "evacuate", false),
      Told("nl", "De politie ontruimde het gebouw niet.", "ontruimde het gebouw niet", "evacuate", false),
      Told("de", "Das Gericht verurteilte nicht nur den Fahrer.", "verurteilte nicht nur", "convict", true),
      Told("fr", "Le maire ne sera pas arrêté.", "ne sera pas arrêté", "arrest", false),
      Told("fr", "Personne n'a été arrêté.", "Personne n'a été arrêté", "arrest", false),
      Told("fr", "La police n'a arrêté personne.", "n'a arrêté personne", "arrest", false),
      Told("es", "Nunca se evacuó a nadie.", "Nunca se evacuó a nadie", "evacuate", false),
      Told("en", "The meeting never took place.", "meeting never took place", "meet", false),
      Told("en", "The meeting was cancelled.", "meeting was cancelled", "meet", false),
      Told("de", "Eine Durchsage gab es nicht.", "Durchsage gab es nicht", "warn", false),
      Told("en", "The siren never sounded.", "never sounded", "alarm-sounds", false),  // and no siren that was heard
      Told("id", "Rapat tidak jadi digelar.", "Rapat tidak jadi digelar", "meet", false),
      Told("en", "Officers not only fired tear gas but used clubs.", "fired tear gas", "fire-shot", true),
      Told("id", "Tidak ada gas air mata yang ditembakkan.", "Tidak ada gas air mata yang ditembakkan", "fire-shot", false),
  });
}

// What cancels something is not cancelled itself.
TEST(Claims, WhatIsCancelled) {
  Check({
      Untold("en", "The attack on the base cancelled the summit.", "attack"),
      Untold("en", "The strike cancelled 300 flights.", "strike-work"),
      Untold("id", "Serangan itu membatalkan konser.", "attack"),
      Untold("id", "Demonstrasi membatalkan rapat.", "protest"),
      Untold("es", "El ataque canceló el concierto.", "attack"),
      Untold("es", "La huelga suspendió los vuelos.", "strike-work"),
      Untold("pt", "A greve cancelou os voos.", "strike-work"),
      Untold("fr", "La grève a annulé les vols.", "strike-work"),
      Untold("nl", "De staking annuleerde de vluchten.", "strike-work"),
      Told("id", "Polisi menolak membatalkan konser.", "menolak membatalkan konser", "reject", true),
      Told("en", "Talks cancelled over storm.", "Talks cancelled", "talk", false),
      Told("id", "Rapat dibatalkan polisi.", "Rapat dibatalkan polisi", "meet", false),
      Told("es", "La reunión se canceló.", "reunión se canceló", "meet", false),
      Told("fr", "La réunion a été annulée.", "réunion a été annulée", "meet", false),
      Told("pt", "A reunião foi cancelada ontem.", "reunião foi cancelada ontem", "meet", false),
      Told("nl", "De vergadering is afgelast.", "vergadering is afgelast", "meet", false),
      Told("de", "Das Treffen fiel aus.", "Treffen fiel", "meet", false),
      Told("de", "Das Treffen wurde am Montag abgesagt.", "Treffen wurde", "meet", false),
  });
}

// A denial of how, when, where or why leaves it open whether it was.
TEST(Claims, WhatADenialLeavesOpen) {
  Check({
      Untold("id", "Demonstrasi tidak berlangsung ricuh.", "protest"),
      Untold("id", "Pemilu tidak berlangsung aman.", "election"),
      Untold("en", "The election did not happen without violence.", "election"),
      Untold("id", "Kecelakaan tidak terjadi pada Senin, melainkan Selasa.", "crash"),
      Untold("es", "El accidente no ocurrió el lunes.", "crash"),
      Untold("id", "Kebakaran itu tidak terjadi karena korsleting.", "burn"),
      Untold("es", "El incendio no se produjo por un cortocircuito.", "burn"),
      Untold("en", "The talks did not take place on Monday but on Tuesday.", "talk"),
      Untold("en", "The protest did not take place in silence.", "protest"),
      Untold("de", "Der Mann starb nicht an seinen Verletzungen.", "die"),
      Untold("nl", "Hij stierf niet aan zijn verwondingen.", "die"),
      Untold("de", "Die Polizei verhaftete den Mann nicht weit vom Tatort.", "arrest"),
      Untold("nl", "De politie arresteerde de man niet ver van het station.", "arrest"),
      Untold("de", "Der Zug entgleiste nicht zum ersten Mal.", "derail"),
      Untold("de", "Sie demonstrierten nicht friedlich.", "protest"),
      Untold("de", "Die Polizei erschoss den Mann nicht ohne Grund.", "shoot-person"),
      Untold("de", "Die Bombe explodierte nicht wie geplant.", "explode"),
      Told("de", "Die Polizei verhaftete den nicht bewaffneten Mann.", "verhaftete", "arrest", true),
      Told("de", "Das Feuer zerstörte das nicht versicherte Haus.", "zerstörte das nicht versicherte Haus", "destroy", true),
      Told("id", "Kecelakaan tidak terjadi, kata polisi.", "Kecelakaan tidak terjadi", "crash", false),
      Told("en", "The talks did not take place.", "talks did not take place", "talk", false),
      Told("de", "Die Bombe explodierte nicht.", "explodierte nicht", "explode", false),
      Told("de", "Die Bombe explodierte nicht", "explodierte nicht", "explode", false),  // the text ends with it
      Told("de", "Die Stadt evakuierte diese nicht.", "evakuierte", "evacuate", false),
  });
}

// Adjectives and other states are told as yes or no too.
TEST(Claims, HowThingsStand) {
  Check({
      Told("en", "Gate 9 was locked.", "was locked", "be-locked"),
      Told("en", "Both exits were open.", "were open", "be-open"),
      Told("en", "The pilot was sober.", "was sober", "be-sober"),
      Told("en", "The permit had expired.", "had expired", "be-expired"),
      Told("id", "Pintu darurat masih terkunci.", "masih terkunci", "be-locked"),
      Told("id", "Kapal itu tidak berizin.", "tidak berizin", "lack-permit"),
      Told("de", "Die Lokführerin war nüchtern.", "war nüchtern", "be-sober"),
      Told("de", "Der Trainer war nicht betrunken.", "war nicht betrunken", "be-drunk", false),
      Told("fr", "Les issues étaient verrouillées.", "étaient verrouillées", "be-locked"),
      Told("es", "La bocina sí sonó.", "sonó", "alarm-sounds"),  // "sí" is no "if"
      Told("es", "La licencia había caducado.", "había caducado", "be-expired"),
      Told("pt", "Os portões estavam trancados.", "estavam trancados", "be-locked"),
      Told("nl", "De nooduitgang was op slot.", "was op slot", "be-locked"),
      Told("ms", "Kilang itu beroperasi tanpa lesen.", "tanpa lesen", "lack-permit"),
      // No state takes a figure from a deed beside it.
      {"en", "The armed men killed 12 people.", ClaimKind::kCount, "12 people", 12, nullptr, "kill"},
  });
}

TEST(Claims, MoneyOfTheArticle) {
  Check({
      {"es", "Pondrá doce millones de euros en el fondo, dotado con 450 millones.", ClaimKind::kMoney, "450 millones", 450e6,
       "EUR"},
      {"en", "He paid $3 million and later spent 4.5 million.", ClaimKind::kMoney, "4.5 million", 4.5e6, "USD"},
      {"en", "He paid $3 million and €2 million, and later 4.5 million.", ClaimKind::kCount, "4.5 million", 4.5e6},
      {"en", "Kordo spent 5 billion euros. The mayor smiled. It has a fund of 450 million.", ClaimKind::kMoney, "450 million",
       450e6, "EUR"},
      {"en", "Kordo spent 45 million euros on a population of 30 million.", ClaimKind::kCount, "30 million", 30e6},
      {"pt", "Custou 1,2 milhões há dois anos.", ClaimKind::kMeasure, "", {}},
  });
}

TEST(Claims, MoneyOfTheWholeArticle) {
  constexpr ClaimKind kMoney = ClaimKind::kMoney;
  Check({
      {"de", "Schaden: mehr als sechs Millionen! Die Stadt zahlt. Das Land hilft. Auch der Bund gibt zwei Euro.", kMoney,
       "mehr als sechs Millionen", 6e6, "EUR"},
      {"pt", "Leva 22 milhões e uma medalha. O clube recebeu 3 mil euros.", kMoney, "22 milhões", 22e6, "EUR"},
      {"es", "La multa es de 900 euros. El delantero gana 60 mil por semana.", kMoney, "60 mil por semana", 6e4, "EUR"},
      {"es", "Ocultó $1.300 millones al fisco. Debía 200 pesos.", kMoney, "$1.300 millones", 1.3e9, "XXX"},
      {"es", "Ocultó US$1.300 millones al fisco. Debía 200 pesos.", kMoney, "US$1.300 millones", 1.3e9, "USD"},
      {"en", "The town spent 3 million euros. It counts 2.1 million trees. Then 4 million more were lost.", ClaimKind::kCount,
       "4 million more", 4e6},
      {"de", "Schaden: mehr als sechs Millionen! Das Dach fehlt.", kMoney, "mehr als sechs Millionen", 6e6, "¤"},
      {"es", "Pidió $5.000 de rescate, unos 90.000 pesos o dos mil dólares.", kMoney, "$5.000", 5000, "USD"},
      {"en", "The ransom was $5,000, or about 90,000 Mexican pesos.", kMoney, "$5,000", 5000, "USD"},
      {"en", "The gang asked for 90,000 pesos. The US government offered $5 million.", kMoney, "$5 million", 5e6, "USD"},
      {"en", "The suspect lives at 3602 CR 45 in Angleton.", kMoney, "", {}},
      {"en", "Some 2 million fled the city.", kMoney, "", {}},
      {"en", "Then 2 million watched the match.", kMoney, "", {}},
      {"es", "Emigraron 3 millones en una década.", kMoney, "", {}},
      {"en", "Some 2.5 million are hungry.", kMoney, "", {}},
      {"en", "Prices rose and 2.5 million are hungry.", kMoney, "", {}},
      {"en", "In a country of 50 million, few pay taxes.", kMoney, "", {}},
      {"fr", "Ils sont 3 millions.", kMoney, "", {}},
      {"es", "La ciudad tiene 3 millones.", kMoney, "", {}},
      {"nl", "De stad telt 3 miljoen.", kMoney, "", {}},
      {"ms", "Penduduk bandar itu 3 juta.", kMoney, "", {}},
      {"id", "Penonton video itu mencapai 3 juta.", kMoney, "", {}},
      {"id", "Ia kehilangan 2 juta pengikut.", kMoney, "", {}},
      {"pt", "Visitaram 3 milhões.", kMoney, "", {}},
      {"en", "The trees number 4 million.", kMoney, "", {}},
      {"en", "Downloads hit 30 million.", kMoney, "", {}},
      {"en", "The video reached 12 million.", kMoney, "", {}},
      {"en", "Subscribers rose to 30 million from 20 million.", kMoney, "", {}},
      {"en", "Car sales reached 3 million.", kMoney, "", {}},
      {"en", "The bridge cost 30 million.", kMoney, "30 million", 30e6, "¤"},
      {"en", "They agreed on a transfer fee of 60 million.", kMoney, "60 million", 60e6, "¤"},
      {"en", "The prize is 2 million.", kMoney, "2 million", 2e6, "¤"},
      {"en", "The damage is put at 3 million.", kMoney, "3 million", 3e6, "¤"},
      {"fr", "Le budget atteint 3 millions.", kMoney, "3 millions", 3e6, "¤"},
      {"id", "Ia membayar 5 juta.", kMoney, "5 juta", 5e6, "¤"},
      {"id", "Dolar AS menguat ke 17.455 pada Senin.", kMoney, "", {}},
      {"id", "Kurs dolar AS naik ke level 17.455.", kMoney, "", {}},
      {"es", "El dólar cerró a 1.250.", kMoney, "", {}},
      {"id", "Rupiah melemah ke 17.455 pada Senin.", kMoney, "17.455", 17455, "IDR"},
      {"en", "The peso slid to 18.45 per dollar.", kMoney, "18.45", 18.45, "XXX"},
      {"id", "Rupiah ditutup melemah ke level 16.250 per dolar AS.", kMoney, "16.250", 16250, "IDR"},
      {"es", "La subasta recaudó 4,5 millones de dólares, 300.000 más de lo previsto.", ClaimKind::kCount, "300.000 más", 3e5},
      {"en", "The club paid 8 million pounds plus 1.5 million in add-ons.", kMoney, "1.5 million", 1.5e6, "GBP"},
  });
}

TEST(Claims, UnitsToldBeside) {
  constexpr ClaimKind kMeasure = ClaimKind::kMeasure, kPercent = ClaimKind::kPercent;
  Check({
      {"nl", "In Goes viel 30 millimeter regen, en 45 in Hulst.", kMeasure, "45", 45, "millimeter"},
      {"fr", "Le train roulait à 140 kilomètres à l'heure. La limite est de 90.", kMeasure, "90", 90, "kilometer-per-hour"},
      {"en", "Wind 14 knots; limit is 30.", kMeasure, "30", 30, "knot"},
      {"es", "La empresa ofreció un 15 por ciento frente al 28 solicitado.", kPercent, "28", 28, "%"},
      {"id", "Perahu 12 gros ton itu tenggelam.", kMeasure, "12 gros ton", 12, "gross-ton"},
      {"en", "She won with 50.9 per cent to 49.1.", kPercent, "49.1", 49.1, "%"},
      {"de", "Stimmen in v. H.: Union 24,8 v. H.; Heimat 16,1 (+11,5); Liberale 7,5.", kPercent, "7,5", 7.5, "%"},
      {"de", "Stimmen in v. H.: Union 24,8 v. H.; Heimat 16,1 (+11,5); Liberale 7,5.", kPercent, "11,5", 11.5,
       "percentage-point"},
      {"en", "The boat did 20 knots. It was carrying 60 people. The limit is 40.", ClaimKind::kCount, "40", 40},
      {"en", "Turnout was 61 per cent. She led by a 3.6-point gap.", kPercent, "3.6-point", 3.6, "percentage-point"},
      {"en", "They lead the table with 36 points.", kPercent, "", {}},
      {"en", "Shares fell 0.5 points to 12.3. Rain fell.", kPercent, "", {}},
      {"en", "Prices rose 2 per cent. Shares fell 0.5 points to 12.3.", ClaimKind::kCount, "0.5 points", 0.5},
      {"en", "Growth may reach 3.1 per cent in 2027. Growth? 2.4 this year, they say.", ClaimKind::kCount, "2.4", 2.4},
      {"en", "Inflation fell from 3.1 per cent in May to 2.4 in June.", kPercent, "2.4", 2.4, "%"},
      {"id", "Inflasi turun dari 3,1 persen menjadi 2,4.", kPercent, "2,4", 2.4, "%"},
      {"en", "Inflation was 3.1 per cent in May and 2.4 in June.", kPercent, "2.4", 2.4, "%"},
      {"en", "The index rose 3.1 per cent to 12.3.", ClaimKind::kCount, "12.3", 12.3},
      {"id", "Inflasi 3,1 persen. Gempa berkekuatan 6,5 mengguncang.", ClaimKind::kCount, "6,5", 6.5},
      {"en", "Prices rose 3.1 per cent. The quake measured 6.5 on the scale.", ClaimKind::kCount, "6.5", 6.5},
      {"en", "Prices rose 3.1 per cent. The gymnast scored 14.3.", ClaimKind::kCount, "14.3", 14.3},
      {"en", "The average temperature was 3.1 degrees and growth was 2.4.", ClaimKind::kCount, "2.4", 2.4},
      {"id", "Suhu 30,5 derajat dan kelembapan 80,2.", ClaimKind::kCount, "80,2", 80.2},
      {"en", "Prices rose 3.1 per cent. Shares fell 0.5 points to 12.3.", ClaimKind::kCount, "12.3", 12.3},
      {"en", "Result: Conservatives 24.8 per cent, Greens 16.1 and Liberals 7.5.", kPercent, "7.5", 7.5, "%"},
      {"en", "Of those who voted, 96 in 100, nobody complained.", ClaimKind::kCount, "96 in 100", 0.96},
      {"en", "9.1 in 100 had died by then.", ClaimKind::kCount, "9.1 in 100", 0.091},
      {"en", "The agency put the magnitude at 6.7 on Tuesday.", kMeasure, "6.7", 6.7, "magnitude"},
      {"id", "Gempa susulan, dengan magnitudo terbesar 5,2, dirasakan warga.", kMeasure, "5,2", 5.2, "magnitude"},
  });
}

TEST(Claims, DurationsInOneWord) {
  constexpr ClaimKind kDuration = ClaimKind::kDuration;
  Check({
      {"id", "Tahanan itu sudah seminggu di dalam sel.", kDuration, "seminggu", 1, "week"},
      {"es", "El pacto durará tres lustros.", kDuration, "tres lustros", 3, "lustrum"},
      {"fr", "Le chantier a duré deux semestres.", kDuration, "deux semestres", 2, "half-year"},
      {"es", "13.15 h. Los agentes entraron en el piso.", kDuration, "", {}},
      {"es", "El viaje dura 2,5 h en tren.", kDuration, "2,5 h", 2.5, "hour"},
  });
}

TEST(Claims, WhatHappenedToThoseCounted) {
  constexpr ClaimKind kCount = ClaimKind::kCount;
  Check({
      {"id", "Sembilan nyawa melayang di laut.", kCount, "Sembilan nyawa", 9, nullptr, "die"},
      {"en", "Seven bodies lay on the road.", kCount, "Seven bodies", 7, nullptr, "die"},
      {"id", "Mereka menyelamatkan 12 nyawa.", kCount, "12 nyawa", 12, nullptr, "rescue"},
      {"en",
       "None of the five people aboard the Miss Corliss was injured.",
       ClaimKind::kPolarity,
       "None of the five people aboard the Miss Corliss was injured",
       {},
       nullptr,
       "injure",
       false},
  });
}

// The hour is that of what is said, not of the saying.
TEST(Claims, WhatTimesDate) {
  Check({
      {"en",
       "Just before 1:30 a.m., police say an armed man entered the room.",
       ClaimKind::kDate,
       "Just before 1:30 a.m.",
       {},
       nullptr,
       "enter"},
      {"en", "The mayor said on Monday that the bridge would close.", ClaimKind::kDate, "Monday", {}, nullptr, "say"},
  });
}

TEST(Claims, Titles) {
  constexpr ClaimKind kTitle = ClaimKind::kTitle;
  Check({
      {"en", "Deputy Investment Minister Yusuf Danu spoke.", kTitle, "Deputy Investment Minister", {}},
      {"id", "Mantan Bupati Herman Sugih datang.", kTitle, "Mantan Bupati", {}},
      {"pt", "Beatriz Olaso, vice-ministra dos Transportes, garante que sim.", kTitle, "vice-ministra dos Transportes", {}},
  });
}

}  // namespace
}  // namespace silang::claims
