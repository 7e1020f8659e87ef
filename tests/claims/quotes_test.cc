// Who said what: quotations of every style with cue and speaker.
#include "claims/quotes.h"

#include <string>
#include <vector>

#include "document/document.h"
#include "gtest/gtest.h"

namespace silang::claims {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

struct Read {
  std::unique_ptr<document::Document> document;
  context::Context context;
  std::vector<Statement> statements;

  Read(const std::string& text, const std::string& language) {
    SourceText source;
    source.path = "test";
    source.text = text;
    document = *document::ReadDocument(source, {.language = language}, Packs());
    context = context::ReadContext(*document, Packs().concepts(), {});
    statements = ReadStatements(context);
  }
  std::string Text(const std::optional<Span>& span) const { return span ? std::string(document->Text(*span)) : ""; }
};

struct Case {
  const char* name;
  const char* language;
  const char* text;
  StatementForm form;
  const char* words;
  const char* cue;
  const char* speaker_span;
  const char* speaker;  // resolved name
};

class Quotes : public testing::TestWithParam<Case> {};

TEST_P(Quotes, AreRead) {
  const Case& c = GetParam();
  const Read read(c.text, c.language);
  std::string all;
  for (const Statement& s : read.statements) {
    all += "\n" + read.Text(s.span);
    if (read.Text(s.span) != c.words) continue;
    EXPECT_EQ(s.form, c.form);
    EXPECT_EQ(read.Text(s.cue), c.cue);
    EXPECT_EQ(read.Text(s.speaker_span), c.speaker_span);
    EXPECT_EQ(s.speaker.valid() ? read.context[s.speaker].name : "", c.speaker);
    return;
  }
  ADD_FAILURE() << "not found: " << c.words << "\nfound:" << all;
}

constexpr auto kDirect = StatementForm::kDirect;
constexpr auto kFragment = StatementForm::kFragment;

INSTANTIATE_TEST_SUITE_P(
    All, Quotes,
    testing::Values(Case{"CueBehind", "id", "“Kami siap membantu warga,” kata Bupati Rini Astuti di Wates.", kDirect,
                         "Kami siap membantu warga", "kata", "Bupati Rini Astuti", "Rini Astuti"},
                    Case{"WrongWayMarks", "id", "”Kami siap membantu warga,” kata Bupati Rini Astuti di Wates.", kDirect,
                         "Kami siap membantu warga", "kata", "Bupati Rini Astuti", "Rini Astuti"},
                    Case{"Clitic", "id", "Bupati Rini Astuti mengatakan air sudah surut. “Kami siap membantu warga,” katanya.",
                         kDirect, "Kami siap membantu warga", "katanya", "Bupati Rini Astuti", "Rini Astuti"},
                    Case{"CueBefore", "id", "Presiden Budi Hartono mengatakan, “Jalan ini harus selesai tahun ini.”", kDirect,
                         "Jalan ini harus selesai tahun ini.", "mengatakan", "Presiden Budi Hartono", "Budi Hartono"},
                    Case{"CueBeforeColon", "en", "Mayor Ellen Porter said: \"We will rebuild the bridge.\"", kDirect,
                         "We will rebuild the bridge.", "said", "Mayor Ellen Porter", "Ellen Porter"},
                    Case{"SubjectThenCue", "en", "\"We will rebuild the bridge,\" Mayor Ellen Porter said on Monday.", kDirect,
                         "We will rebuild the bridge", "said", "Mayor Ellen Porter", "Ellen Porter"},
                    Case{"Between", "en", "“We will stay,” said Ellen Porter, “until the water is gone.”", kDirect,
                         "until the water is gone.", "said", "Ellen Porter", "Ellen Porter"},
                    Case{"SeveralSentences", "id", "“Air naik cepat. Kami lari ke bukit,” ujar Hasan Basri.", kDirect,
                         "Air naik cepat. Kami lari ke bukit", "ujar", "Hasan Basri", "Hasan Basri"},
                    Case{"MissingClose", "en", "Ellen Porter said: “The bridge is gone.\n\nRain fell all night.", kDirect,
                         "The bridge is gone.", "said", "Ellen Porter", "Ellen Porter"},
                    Case{"NamedBeforeColon", "en", "A message from Ellen Porter, founder and CEO: “We will stay here.”", kDirect,
                         "We will stay here.", "", "Ellen Porter", "Ellen Porter"},
                    Case{"ArticleLikeADay", "es", "“El agua es de todos”, dijo el ministro Juan Pérez.", kDirect,
                         "El agua es de todos", "dijo", "el ministro Juan Pérez", "Juan Pérez"},
                    Case{"DayBetween", "es", "“El agua es de todos”, dijo el lunes Juan Pérez.", kDirect, "El agua es de todos",
                         "dijo", "Juan Pérez", "Juan Pérez"},
                    Case{"Addressee", "fr", "« On ne soigne plus », a déclaré à Hexapresse l'infirmière Malika Ferrand.", kDirect,
                         "On ne soigne plus", "a déclaré", "l'infirmière Malika Ferrand", "Malika Ferrand"},
                    Case{"Guillemets", "en", "«We will stay», said Ellen Porter.", kDirect, "We will stay", "said",
                         "Ellen Porter", "Ellen Porter"},
                    Case{"Nested", "en", "“He told me ‘go home’ and left,” said Ellen Porter.", kDirect,
                         "He told me ‘go home’ and left", "said", "Ellen Porter", "Ellen Porter"},
                    Case{"Fragment", "en", "Ellen Porter said the plan was “utterly wrong” for the town.", kFragment,
                         "utterly wrong", "said", "Ellen Porter", "Ellen Porter"},
                    Case{"Pronoun", "en", "Ellen Porter visited the town. “We will stay,” she said.", kDirect, "We will stay",
                         "said", "she", "Ellen Porter"},
                    Case{"SpacesOnBothSides", "id",
                         "Hujan reda . ” Air naik cepat , ” kata Rini Astuti . Warga lega . ” Kami aman , ” ujar Hasan Basri .",
                         kDirect, "Kami aman", "ujar", "Hasan Basri", "Hasan Basri"},
                    Case{"StrayMarkBefore", "id", "Semua siap. ” Hujan reda . ” Air naik cepat , ” kata Rini Astuti .", kDirect,
                         "Air naik cepat", "kata", "Rini Astuti", "Rini Astuti"},
                    Case{"ClosedByAnotherMark", "id", "“Air naik cepat, ’ kata Rini Astuti.", kDirect, "Air naik cepat", "kata",
                         "Rini Astuti", "Rini Astuti"},
                    Case{"UnknownVerbOfSpeech", "id", "“Cantik sekali,” kekeh Rini Astuti.", kDirect, "Cantik sekali", "kekeh",
                         "Rini Astuti", "Rini Astuti"},
                    Case{"Colon", "en", "Ellen Porter: “We will stay here.”", kDirect, "We will stay here.", "", "Ellen Porter",
                         "Ellen Porter"},
                    Case{"NameBehindInsertion", "id",
                         "“Kereta segera berangkat,” kata Direktur PT Rel Jaya (Reja) Wati Lestari melalui surat.", kDirect,
                         "Kereta segera berangkat", "kata", "Direktur PT Rel Jaya (Reja) Wati Lestari", "Wati Lestari"}),
    [](const auto& info) { return std::string(info.param.name); });

// Words between marks that nobody says.
TEST(QuotesOf, TermsTitlesAndNamesAreNoStatements) {
  const std::pair<const char*, const char*> texts[] = {
      {"en", "The “smart” fridge broke within a week."},
      {"en", "The film, titled “a long way home”, opens on Friday."},
      {"en", "Ellen Porter crossed the “Old Bridge of the Valley” in May."},
      {"id", "Program “jembatan” itu dimulai pekan lalu."},
      {"id", "Diskusi bertajuk “Pangan, Air, dan Kita” digelar di Solo."},
      {"id", "Ia mencari dengan kata kunci “banjir bandang” di internet."},
  };
  for (const auto& [language, text] : texts) EXPECT_TRUE(Read(text, language).statements.empty()) << text;
}

// Words of speech by which nothing is said.
TEST(QuotesOf, WhatIsNotSaidIsNoStatement) {
  const std::pair<const char*, const char*> texts[] = {
      {"en", "Ellen Porter declined to say what type of boat it was."},
      {"en", "Ellen Porter did not say when the bridge would reopen."},
      {"en", "The man accused of setting the fire was released on Monday."},
      {"id", "Bupati Rini Astuti tidak menyebut kapan jembatan itu dibuka."},
  };
  for (const auto& [language, text] : texts) EXPECT_TRUE(Read(text, language).statements.empty()) << text;
}

TEST(QuotesOf, ATitleBehindAStatementIsNotItsSecondHalf) {
  const Read read("“Air sudah surut,” kata Rini Astuti dalam seminar “Mengelola Banjir di Kota Pesisir”, Rabu.", "id");
  ASSERT_EQ(read.statements.size(), 1u);
  EXPECT_EQ(read.Text(read.statements[0].span), "Air sudah surut");
}

TEST(QuotesOf, APassageWithinAnotherHasOneStatement) {
  const Read read("“Kami siap,” kata Rini Astuti, menurut Antara.", "id");
  ASSERT_EQ(read.statements.size(), 1u);
  EXPECT_EQ(read.Text(read.statements[0].speaker_span), "Rini Astuti");
}

TEST(QuotesOf, DenialsAreMarked) {
  const Read read("Ellen Porter denied that the water was unsafe.", "en");
  ASSERT_EQ(read.statements.size(), 1u);
  EXPECT_TRUE(read.statements[0].denial);
}

// A hundred thousand marks, nested as deep. Work that is not linear shows as a test that does not end.
TEST(QuotesOf, NestedMarks) {
  constexpr int kMarks = 100000;
  std::string text = "Ellen Porter said: ";
  for (int i = 0; i < kMarks; ++i) text += i % 2 == 0 ? "“word " : "‘word ";
  for (int i = 0; i < kMarks; ++i) text += i % 2 == 0 ? "’ " : "” ";
  const Read read(text, "en");
  for (const Statement& statement : read.statements) EXPECT_LE(statement.span.end, text.size());
}

}  // namespace
}  // namespace silang::claims
