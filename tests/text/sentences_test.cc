#include "text/sentences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace silang::text {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

std::vector<std::string> Split(std::string_view text, std::string_view language) {
  const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find(language));
  std::vector<std::string> sentences;
  for (const auto& [first, last] : SplitSentences(analysis, 0, analysis.size())) {
    const size_t begin = analysis.token(first).span.begin;
    sentences.emplace_back(text.substr(begin, analysis.token(last - 1).span.end - begin));
  }
  return sentences;
}

// `text` has "|" where a sentence ends; it is taken out (with no space) before splitting.
struct Row {
  const char* name;
  const char* language;
  const char* text;
};

const Row kRows[] = {
    {"plain", "en", "It rained.| The river rose."},
    {"no full stop at the end", "en", "It rained.| The river rose"},
    {"marks", "en", "Who came?| Nobody!| So it went."},
    {"titles", "en", "Mr. Hale met Dr. Ito and Gen. Ruiz.| They ate."},
    {"military and police titles", "en", "Lt. Gov. Ann Lee called Sgt. Marsh.| He left."},
    {"initials", "en", "The book by J. K. Marlowe sold out.| It is back."},
    {"middle initial", "en", "Michael J. Blake, 44, was held.| He is free."},
    {"glued initials", "id", "Jenderal A.M.Suryana tiba.| Ia berpidato."},
    {"initialism inside", "en", "The U.S. Army said so.| Others did not."},
    {"initialism at the end", "en", "They live in the U.S.| They work there."},
    {"initialism before a name", "en", "The U.S. Navy came."},
    {"half of the day inside", "en", "It closed at 7 a.m. Tuesday and opened at 9 p.m. EST.| Few came."},
    {"half of the day at the end", "en", "It closed at 7 a.m.| Police came later."},
    {"month", "en", "He was born on Sept. 5 in Ohio.| She was not."},
    {"company", "en", "Acme Inc. Chief Ann Lee spoke.| The firm grew."},
    {"company at the end", "en", "He works for Acme Inc.| The firm grew."},
    {"street", "en", "It was on St. Louis Ave. near Elm St.| The man fled."},
    {"number sign", "en", "It was No. 5 on the list.| He said no.| They left."},
    {"decimal", "en", "It grew 3.5 percent.| Sales fell 2.0."},
    {"leading point", "en", "He had a .38 revolver.| It was loaded."},
    {"section number", "en", "See No. 4.2.1 of the rules.| They apply."},
    {"ellipsis goes on", "en", "They came...and they went.| Good."},
    {"ellipsis ends", "en", "They came...| Then they went."},
    {"one sign of an ellipsis", "en", "They came… and went.| Good."},
    {"missing space", "en", "We went home.| He said nothing."},
    {"glued capital", "en", "They went home.|He slept.|She did not."},
    {"glued after a quotation", "en", "\"We are home.\"|He slept."},
    {"glued small letter", "en", "The site example.org has it."},
    {"quotation with its mark inside", "en", "\"We are done.\"| She left."},
    {"question within a sentence", "en", "\"Are we done?\" she asked.| Nobody knew."},
    {"exclamation within a sentence", "en", "“Stop!” he cried.| They did."},
    {"two sentences in a quotation", "en", "“We came.| We saw,” he said."},
    {"bracket behind", "en", "They won (again.)| We lost."},
    {"bracket before", "en", "They won.| (Again.)| We lost."},
    {"list number", "en", "3. The chair spoke.| We listened."},
    {"letters as marks", "en", "He got vitamin C.| The rest is known."},
    {"roman numeral", "en", "That was before World War I.| The town grew."},
    {"missing space id", "id", "Mereka menonton parade.|Selain itu, ada pameran.|Warga senang."},
    {"academic titles", "id", "Prof. Dr. A. B. Sutrisno, S.H., M.Si., tiba.| Ia pergi."},
    {"small title", "id", "Menurut dr. Lestari, pasien stabil.| Ia pulang."},
    {"rupiah", "id", "Harganya Rp. 5.000 per kilogram.| Mahal sekali."},
    {"number id", "id", "Rumah itu di Jl. Melati No. 7, Kab. Garut.| Sepi."},
    {"company id", "id", "PT. Maju Jaya Tbk. melapor kemarin.| Untung besar."},
    {"police rank", "id", "Kombes Pol. Budi Raya menjawab.| Ia diam."},
    {"words of speech, small", "id", "\"Kami siap!\" kata Budi.| Ia pergi."},
    {"full stop within the quotation", "id", "\"Kami siap.\" ujar Rini.| Ia pergi."},
    {"quotation then another", "id", "\"Kami siap,\" katanya.| \"Kami menang.\""},
    {"et cetera", "id", "Ada beras, gula, dll.| Semua habis."},
    {"ordinal", "de", "Am 3. Dezember kommt die 2. Mannschaft.| Das ist gut."},
    {"abbreviation in parts", "de", "Vieles, z. B. Brot, fehlt.| Es ist kalt."},
    {"guillemets", "fr", "« Nous partons. »| Elle rit."},
    {"abbreviation fr", "fr", "M. Petit et Mme. Roux parlent.| Ils rient."},
    {"inverted marks", "es", "¿Quién vino?| ¡Nadie!| El Sr. Ruiz no vino."},
    {"Chinese", "zh", "他来了。|她走了！|真的吗？|好。"},
    {"Hindi", "hi", "वह आया।| वह गया।"},
    {"Arabic", "ar", "من جاء؟| لا أحد."},
    {"dots alone are none", "en", "...THE STORM GROWS...| The wind rises."},
    {"empty mark run", "en", "What?!?| Yes."},
};

TEST(Sentences, Table) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    std::string text;
    std::vector<std::string> expected(1);
    for (const char c : std::string_view(row.text)) {
      if (c == '|') {
        expected.emplace_back();
        continue;
      }
      text += c;
      if (c == ' ' && expected.back().empty()) continue;
      expected.back() += c;
    }
    EXPECT_EQ(Split(text, row.language), expected) << text;
  }
}

TEST(Sentences, WordsOfSpeechWithACapital) {
  if (Packs().Find("id").EntriesOf(languages::Topic::kCue).empty()) GTEST_SKIP() << "the pack has no words of speech";
  EXPECT_EQ(Split("\"Kami siap!\" Kata Budi. Ia pergi.", "id"),
            (std::vector<std::string>{"\"Kami siap!\" Kata Budi.", "Ia pergi."}));
}

// Sentences cover the tokens in order, without gaps, whatever the text.
TEST(Sentences, CoverAllTokens) {
  const std::vector<std::string> pieces = {"a",  "No", ".", ".", " ",  "\"", "“",  "”", "!", "?", "Kata", "U.S.", "5",
                                           "Dr", "…",  "(", ")", "\n", "。", "他", "»", "«", "'", "S.H.", "-",    "Rp"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += pieces[random() % pieces.size()];
    for (const char* language : {"id", "en", "de", "und"}) {
      const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find(language));
      uint32_t next = 0;
      for (const auto& [first, last] : SplitSentences(analysis, 0, analysis.size())) {
        ASSERT_EQ(first, next) << text;
        ASSERT_LT(first, last) << text;
        next = last;
      }
      ASSERT_EQ(next, analysis.size()) << text;
    }
  }
}

TEST(Sentences, NothingOfNothing) {
  const Analysis analysis("", {0, 0}, Packs().Find("id"));
  EXPECT_TRUE(SplitSentences(analysis, 0, 0).empty());
}

// Long runs of what a scan may look back or ahead for. Work that is not linear shows as a test that does not end.
TEST(Sentences, LongRuns) {
  for (const char* unit : {"a. ", "\"", "“a.” ", "...", "z. B. ", "U.S. ", "«.»", "(.)"}) {
    SCOPED_TRACE(unit);
    std::string text;
    while (text.size() < 1000000) text += unit;
    const Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, Packs().Find("de"));
    const auto sentences = SplitSentences(analysis, 0, analysis.size());
    ASSERT_FALSE(sentences.empty());
    EXPECT_EQ(sentences.front().first, 0U);
    EXPECT_EQ(sentences.back().second, analysis.size());
  }
}

}  // namespace
}  // namespace silang::text
