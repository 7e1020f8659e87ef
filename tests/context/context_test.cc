// Entities and mentions: names, offices, references.
#include "context/context.h"

#include <string>
#include <vector>

#include "document/document.h"
#include "gtest/gtest.h"

namespace silang::context {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

struct Read {
  std::unique_ptr<document::Document> document;
  Context context;

  Read(const std::string& text, const std::string& language, const ContextOptions& options = {}) {
    SourceText source;
    source.path = "test";
    source.text = text;
    document = *document::ReadDocument(source, {.language = language, .bare = true}, Packs());
    context = ReadContext(*document, Packs().concepts(), options);
  }

  // The entity of the last mention that reads `words`.
  const Entity* Find(const std::string& words) const {
    const Entity* found = nullptr;
    for (const EntityMention& m : context.mentions) {
      if (document->Text(m.span) == words) found = &context[m.entity];
    }
    return found;
  }
  std::string Dump() const {
    std::string dump;
    for (const EntityMention& m : context.mentions)
      dump += "\n" + std::string(document->Text(m.span)) + " = " + context[m.entity].name;
    return dump;
  }
};

struct Case {
  const char* name;
  const char* language;
  const char* text;
  const char* words;  // of a mention
  EntityKind kind;
  const char* entity;
};

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, AreResolved) {
  const Case& c = GetParam();
  const Read read(c.text, c.language);
  const Entity* entity = read.Find(c.words);
  ASSERT_NE(entity, nullptr) << read.Dump();
  EXPECT_EQ(entity->kind, c.kind) << read.Dump();
  EXPECT_EQ(entity->name, c.entity) << read.Dump();
}

INSTANTIATE_TEST_SUITE_P(
    All, Names,
    testing::Values(
        Case{"HyphenatedGivenName", "en", "Kim Jong Un met Xi. Kim Jong-un later flew home.", "Kim Jong-un", EntityKind::kPerson,
             "Kim Jong Un"},
        Case{"BodyOfSeveralFields", "id",
             "Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) memperingatkan hujan. BMKG meminta warga waspada.", "BMKG",
             EntityKind::kOrganisation, "Badan Meteorologi, Klimatologi, dan Geofisika"},
        Case{"OfficeOfSeveralFields", "id",
             "Hal itu disampaikan Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Wawan Setiawan di Solo.",
             "Wawan Setiawan", EntityKind::kPerson, "Wawan Setiawan"},
        Case{"FieldOfOffice", "id", "Kepala Bagian Hukum menolak. Bagian itu dipimpin Rini.", "Rini", EntityKind::kPerson,
             "Rini"},
        Case{"ManyNames", "id", "Pemimpin Korea Utara Kim Jong Un bertemu Presiden Xi Jinping dan Presiden Vladimir Putin.",
             "Kim Jong Un", EntityKind::kPerson, "Kim Jong Un"},

        Case{"RoleAndCountry", "id", "Presiden Rusia Vladimir Putin tiba di Beijing.", "Vladimir Putin", EntityKind::kPerson,
             "Vladimir Putin"},
        Case{"CountryInARole", "id", "Presiden Rusia Vladimir Putin tiba di Beijing.", "Rusia", EntityKind::kCountry, "RU"},
        Case{"PlaceAfterIn", "id", "Presiden Rusia Vladimir Putin tiba di Beijing.", "Beijing", EntityKind::kPlace, "Beijing"},
        Case{"Hyphens", "id", "Kim Jong Un datang. Kemudian Kim Jong-un pulang.", "Kim Jong-un", EntityKind::kPerson,
             "Kim Jong Un"},
        Case{"ShortForm", "id", "Presiden Vladimir Putin datang. Menurut saksi, Putin pulang.", "Putin", EntityKind::kPerson,
             "Vladimir Putin"},
        Case{"Capitals", "id", "Presiden Xi Jinping datang. Menurut saksi, XI pulang.", "XI", EntityKind::kPerson, "Xi Jinping"},
        Case{"ShortFormEnglish", "en", "Ellen Porter, 43, was there. Then Porter left.", "Porter", EntityKind::kPerson,
             "Ellen Porter"},
        Case{"Acronym", "id", "Menurut Kantor Berita Pusat Korea (KCNA), kapal itu baru. Lalu KCNA diam.", "KCNA",
             EntityKind::kOrganisation, "Kantor Berita Pusat Korea"},
        Case{"StreetAddress", "en", "Officers went to 804 West Patterson Avenue at noon.", "804 West Patterson Avenue",
             EntityKind::kPlace, "804 West Patterson Avenue"},
        Case{"Demonym", "en", "The North Korean leader Kim Jong Un smiled.", "North Korean", EntityKind::kCountry, "KP"},
        Case{"NotAs", "id", "Pasar itu buka seperti biasa. Presiden AS Joe Biden datang.", "AS", EntityKind::kCountry, "US"},
        Case{"Office", "id", "Gubernur Jawa Barat Rudi Hartanto datang. Setelah itu gubernur itu pulang.", "gubernur itu",
             EntityKind::kPerson, "Rudi Hartanto"},
        Case{"Pronoun", "en", "Ellen Porter was there. She left early.", "She", EntityKind::kPerson, "Ellen Porter"},
        Case{"Affiliation", "id", "Menurut Kepala Dinas Kesehatan Kota Bogor Sri Lestari, 51, obat cukup.", "Sri Lestari",
             EntityKind::kPerson, "Sri Lestari"},
        Case{"Two", "id", "Putin dan Kim Jong Un bertemu Presiden Vladimir Putin. Lalu keduanya pulang.", "keduanya",
             EntityKind::kGroup, "Kim Jong Un; Vladimir Putin"},
        Case{"RankBehindTheBodyOfAnOffice", "id", "Kapolres Sukalaya AKBP Yohanes Silitonga meninjau lokasi.",
             "AKBP Yohanes Silitonga", EntityKind::kPerson, "Yohanes Silitonga"},
        Case{"NameThatIsAUnit", "en", "Sharon Stone 68 times said no.", "Sharon Stone", EntityKind::kPerson, "Sharon Stone"},
        Case{"UnitBehindAName", "id", "Truk itu terguling di Tol Corran-Lintora Km 47.", "Tol Corran-Lintora", EntityKind::kPlace,
             "Tol Corran-Lintora"},
        Case{"Honorific", "en", "The house of Mrs. Harlow burned.", "Mrs. Harlow", EntityKind::kPerson, "Harlow"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Context, AmountsAreNoNames) {
  const Read read("Denda Rp50 juta dibayar Rudi Hartanto. RM500 lagi menyusul.", "id");
  EXPECT_EQ(read.Dump(), "\nRudi Hartanto = Rudi Hartanto");
}

TEST(Context, TheThreeAreGatheredOverSentences) {
  const Read read(
      "Presiden Vladimir Putin dan pemimpin Kim Jong Un hadir. Presiden Xi Jinping menyambut tamunya. Ketiganya lalu makan "
      "malam.",
      "id");
  const Entity* group = read.Find("Ketiganya");
  ASSERT_NE(group, nullptr) << read.Dump();
  EXPECT_EQ(group->members.size(), 3u);
}

TEST(Context, ADaughterDoesNotTakeHerFathersName) {
  const Read read("Pemimpin Kim Jong Un tiba. Putrinya, Kim Ju Ae, ikut serta. Menurut saksi, Kim tersenyum.", "id");
  ASSERT_NE(read.Find("Kim"), nullptr);
  EXPECT_EQ(read.Find("Kim")->name, "Kim Jong Un") << read.Dump();
}

TEST(Context, MentionsAreInOrderAndApart) {
  const Read read(
      "Presiden Rusia Vladimir Putin, pemimpin Korea Utara Kim Jong Un dan Presiden China Xi Jinping bertemu di Beijing. Mereka "
      "pulang.",
      "id");
  uint32_t last = 0;
  for (const EntityMention& m : read.context.mentions) {
    EXPECT_GE(m.first, last);
    EXPECT_LT(m.first, m.last);
    EXPECT_LE(m.role_first, m.first);
    EXPECT_EQ(read.context.MentionAt(m.first), &m);
    last = m.last;
  }
  EXPECT_EQ(read.context.MentionsIn(0, read.document->analysis.size()).second, read.context.mentions.size());
}

TEST(Context, HabitsAndAnchor) {
  const auto clock = ParseIso("2025-09-04");
  const Read comma("Harga naik 12,5 persen menjadi 1.500.000 rupiah.", "id", {clock});
  EXPECT_EQ(comma.context.habits.decimal, ',');
  EXPECT_TRUE(comma.context.anchor_is_reference);
  const Read stop("Prices rose 12.5 percent to 1,500,000.", "en");
  EXPECT_EQ(stop.context.habits.decimal, '.');
  EXPECT_FALSE(stop.context.anchor.has_value());
}

// Where every noun has a capital, only what else tells of a name makes one.
TEST(NamesOf, NounsWithCapitalsAreNoNames) {
  const struct {
    const char* text;
    std::vector<std::string> names;
  } rows[] = {
      {"Bei dem Brand in einer Fabrik kamen drei Arbeiter ums Leben.", {}},
      {"Der Bürgermeister sagte, die Brücke werde nächste Woche wieder geöffnet.", {}},
      {"Nach Angaben der Polizei wurden bei dem Unfall fünf Menschen verletzt.", {"Polizei"}},
      {"Gestern traf Friedrich Merz in Berlin den Präsidenten Emmanuel Macron.", {"Friedrich Merz", "Berlin", "Emmanuel Macron"}},
      {"Der Sprecher, Karl Weber, bestätigte den Angriff. Weber sagte nichts weiter.", {"Karl Weber", "Weber"}},
      {"Ursula von der Leyen reiste nach Kiew.", {"Ursula von der Leyen", "Kiew"}},
  };
  for (const auto& row : rows) {
    const Read read(row.text, "de");
    std::vector<std::string> names;
    for (const EntityMention& mention : read.context.mentions) {
      if (mention.form <= MentionForm::kShortName) names.emplace_back(read.document->Text(mention.span));
    }
    EXPECT_EQ(names, row.names) << row.text;
  }
}

}  // namespace
}  // namespace silang::context
