// The rows of the archive against the terms of similarity/.
#include "archive/terms.h"

#include <algorithm>
#include <map>

#include "archive/hash.h"
#include "gtest/gtest.h"
#include "similarity/similarity.h"
#include "text/analysis.h"

namespace silang::archive {
namespace {

TEST(Terms, AreThoseOfSimilarity) {
  const struct {
    std::string name, language, text;
  } kRows[] = {
      {"nothing", "en", ""},
      {"stop words alone", "en", "the of and"},
      {"plain words", "en", "The ferry caught fire off Cape Rook on Wednesday, the coast guard said."},
      {"a word twice", "en", "Fire follows fire, and fires follow."},
      {"numbers", "en", "It cost 1,200,000 dollars in 2024, or 14.5 percent."},
      {"possessive and initials", "en", "The U.S. Navy's ship, the governor's aide"},
      {"Indonesian forms", "id", "Sebanyak 15.000 tentara dikirim ke perbatasan, kata menteri."},
      {"a doubled word", "id", "Anak-anak dan kawan-kawannya bermain"},
      {"a hyphen between two words", "id", "antar-kota, antar kota"},
      {"elided article", "fr", "L'avion d'Air France n'a pas pu atterrir."},
      {"no language", "und", "the U.S. and Nusantara.com, 3 km"},
      {"not ASCII", "de", "Über 1.200 Bürger überquerten die Straße – „sofort“."},
      {"an address longer than what is remembered", "en",
       "See https://example.com/" + std::string(80, 'a') + " or https://example.com/" + std::string(80, 'b') + " twice"},
      {"a mark that folds to nothing", "und", "⟨◌̰⟩ or ◌̤"},
      {"punctuation between a word and a hyphen", "id", "anak,-anak; l'-l, anak--anak, anak -anak"},
      {"ideographs", "und", "北京 12 人"},
  };
  auto packs = languages::PackSet::BuiltIn();
  ASSERT_TRUE(packs.ok());
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    const languages::LanguagePack& pack = (*packs)->Find(row.language);
    const Span whole = {0, static_cast<uint32_t>(row.text.size())};
    const text::Analysis analysis(row.text, whole, pack);
    std::map<uint64_t, uint32_t> expected;
    for (const std::string& term : similarity::Terms(row.text, analysis, 0, analysis.size())) ++expected[Hash64(term)];

    Rows rows;
    TermReader reader(pack);
    reader.AppendRow(row.text, whole, &rows);
    reader.AppendRow(row.text, whole, &rows);  // from memory
    ASSERT_EQ(rows.size(), 2U);
    for (size_t i = 0; i < 2; ++i) {
      std::map<uint64_t, uint32_t> found;
      for (size_t k = rows.begins[i]; k < rows.begins[i + 1]; ++k) found[rows.terms[k].key] = rows.terms[k].times;
      EXPECT_EQ(found, expected);
      EXPECT_TRUE(std::is_sorted(rows.terms.begin() + static_cast<std::ptrdiff_t>(rows.begins[i]),
                                 rows.terms.begin() + static_cast<std::ptrdiff_t>(rows.begins[i + 1]),
                                 [](const Rows::Term& a, const Rows::Term& b) { return a.key < b.key; }));
    }
  }
}

}  // namespace
}  // namespace silang::archive
