// Terms, with small packs of the test's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "languages/pack.h"
#include "similarity/similarity.h"
#include "text/analysis.h"

namespace silang::similarity {
namespace {

constexpr const char* kGeneric = "[language]\ncode: und\nname: any\ndecimal: .\ngroup: ,\ndate-order: ymd\n";

constexpr const char* kIndonesian = R"([language]
code: id
name: Bahasa Indonesia
decimal: ,
group: .
date-order: dmy
[inflection]
+nya: +
[derivation]
meng+: +, k+
di+: +
[root-word]
root: kirim, tentara, anak
[stop-word]
stop: yang, di, itu, dan, belum, dua, ada
[negation]
not: tidak, belum
none: belum ada
[cardinal]
2: dua
3: tiga
[scale]
1e6: juta
[number-link]
and: dan
)";

constexpr const char* kEnglish = R"([language]
code: en
name: English
decimal: .
group: ,
date-order: mdy
stemmer: english
[stop-word]
stop: the, of, a, and, one, we, another, twice, dozens
[negation]
not: not, don't
[cardinal]
1: one, a
2: two
[scale]
1e6: million
[ordinal]
3: third
[fraction]
0.5: half a
[vague]
24..99: dozens
[multiple]
2: twice
[number-link]
article: a
and: and
point: point
)";

class TermsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "silang_terms_test";
    for (const auto& [code, text] : {std::pair{"und", kGeneric}, {"id", kIndonesian}, {"en", kEnglish}}) {
      std::filesystem::create_directories(folder / code);
      std::ofstream(folder / code / "language.txt") << text;
    }
    auto set = languages::PackSet::Load(folder.string());
    ASSERT_TRUE(set.ok()) << set.status();
    packs_ = std::move(*set).release();
  }
  static void TearDownTestSuite() { delete packs_; }

  static std::vector<std::string> TermsOf(const std::string& text, const char* language) {
    const text::Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, packs_->Find(language));
    return Terms(text, analysis, 0, analysis.size());
  }

  static languages::PackSet* packs_;
};

languages::PackSet* TermsTest::packs_ = nullptr;

TEST_F(TermsTest, Cases) {
  const struct {
    const char* name;
    const char* language;
    const char* text;
    std::vector<std::string> want;
  } kCases[] = {
      {"empty", "id", "", {}},
      {"only marks", "id", "\" - , . ! \u2026 % $", {}},
      {"folded", "id", "JAKARTA, Caf\u00e9", {"jakarta", "cafe"}},
      {"roots", "id", "mengirim tentaranya", {"kirim", "tentara"}},
      {"stems", "en", "soldiers marching", {"soldier", "march"}},
      {"stop words", "id", "yang di Medan itu dan", {"medan"}},
      {"a stop word is not found through inflection", "en", "ones others", {"one", "other"}},
      {"negation stays though listed", "id", "belum tiba", {"belum", "tiba"}},
      {"every word of a negation stays", "id", "ada yang belum ada", {"belum", "ada"}},
      {"contracted negation", "en", "We don't march", {"don't", "march"}},
      {"number words stay though listed", "id", "dua juta orang", {"dua", "juta", "orang"}},
      {"ordinals, multiples, vague numbers stay", "en", "dozens met twice the third", {"dozen", "met", "twice", "third"}},
      {"the number one stays", "en", "one of the", {"one"}},
      {"an article is none", "en", "a soldier", {"soldier"}},
      {"an article within a number stays", "en", "half a house", {"half", "a", "hous"}},
      {"and is a stop word", "en", "two and two", {"two", "two"}},
      {"numbers in digits", "id", "15.000 tentara, 1,5 juta", {"15000", "tentara", "1.5", "juta"}},
      {"numbers in digits, English", "en", "15,000 soldiers, 1.5 million", {"15000", "soldier", "1.5", "million"}},
      {"numbers in digits, no language", "xx", "15,000 x", {"15000", "x"}},
      {"groups parted by no-break and narrow spaces", "fr", "15\u00a0000\u202f500,5 x", {"15000500.5", "x"}},
      {"other numbers after a no-break space", "id", "tanggal\u00a04\u00a02025", {"tanggal", "4", "2025"}},
      {"groups parted by spaces may be two numbers", "id", "15 000", {"15", "000"}},
      {"reduplication counts once", "id", "anak-anak", {"anak"}},
      {"reduplication with a suffix", "id", "Kawan-kawannya", {"kawan"}},
      {"a compound is two words", "id", "anak-tentara", {"anak", "tentara"}},
      {"words again without a hyphen", "id", "anak anak", {"anak", "anak"}},
      {"a hyphen with spaces", "id", "anak - anak", {"anak", "anak"}},
      {"possessive", "en", "Moon's soldiers", {"moon", "soldier"}},
      {"elided article", "fr", "l'arm\u00e9e", {"armee"}},
      {"ideographs", "zh", "\u4e2d\u56fd", {"\u4e2d", "\u56fd"}},
  };
  for (const auto& c : kCases) EXPECT_THAT(TermsOf(c.text, c.language), testing::ElementsAreArray(c.want)) << c.name;
}

TEST_F(TermsTest, ReadsOnlyTheTokensAskedFor) {
  const std::string text = "anak-anak tiba. Tentara kirim";
  const text::Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, packs_->Find("id"));
  ASSERT_EQ(analysis.size(), 7U);
  EXPECT_THAT(Terms(text, analysis, 0, 5), testing::ElementsAre("anak", "tiba"));
  EXPECT_THAT(Terms(text, analysis, 2, 4), testing::ElementsAre("anak", "tiba"));
  EXPECT_THAT(Terms(text, analysis, 5, 99), testing::ElementsAre("tentara", "kirim"));
  EXPECT_THAT(Terms(text, analysis, 3, 3), testing::ElementsAre());
  EXPECT_THAT(Terms(text, analysis, 9, 3), testing::ElementsAre());
}

// The lists that are built in: they load, and no negation is among the words they leave out.
TEST(BuiltInStopWords, LeaveFunctionWordsOutAndNegationIn) {
  const auto packs = languages::PackSet::BuiltIn();
  ASSERT_TRUE(packs.ok()) << packs.status();
  const struct {
    const char* language;
    const char* text;
    std::vector<std::string> kept;
  } kCases[] = {
      {"id", "yang tidak dan bukan untuk belum", {"tidak", "bukan", "belum"}},
      {"en", "the not of never with", {"not", "never"}},
      {"ms", "yang tidak dan bukan daripada belum", {"tidak", "bukan", "belum"}},
      {"es", "los no del nunca para", {"no", "nunca"}},
      {"fr", "les ne pas du jamais", {"ne", "pas", "jamais"}},
      {"de", "die nicht und kein mit", {"nicht", "kein"}},
      {"pt", "dos n\u00e3o das nunca para", {"nao", "nunca"}},
      {"nl", "het niet van geen met", {"niet", "geen"}},
      {"it", "il non della mai con", {"non", "mai"}},
  };
  for (const auto& c : kCases) {
    const std::string text = c.text;
    const text::Analysis analysis(text, {0, static_cast<uint32_t>(text.size())}, (*packs)->Find(c.language));
    std::vector<std::string> want;  // the lemmas of the words kept
    for (uint32_t i = 0; i < analysis.size(); ++i) {
      if (std::count(c.kept.begin(), c.kept.end(), analysis.folded(i)) > 0) want.push_back(analysis.word(i).lemma);
    }
    EXPECT_EQ(want.size(), c.kept.size()) << c.language;
    EXPECT_EQ(Terms(text, analysis, 0, analysis.size()), want) << c.language;
  }
}

}  // namespace
}  // namespace silang::similarity
