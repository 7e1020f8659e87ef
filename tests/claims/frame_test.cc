// Which predicate governs a figure: through relative clauses, coordination, passives and auxiliaries.
#include "claims/frame.h"

#include <gtest/gtest.h>

#include "document/document.h"

namespace silang::claims {
namespace {

struct Row {
  const char* name;
  const char* language;
  const char* text;
  const char* figure;
  const char* governor;  // a concept; empty: none
  bool negated = false;
  Modality modality = Modality::kAsserted;
};

const Row kRows[] = {
    {"object", "id", "Banjir bandang merusak 40 rumah di desa itu.", "40 rumah", "damage"},
    {"subject", "id", "Sebanyak 12 orang tewas dalam kecelakaan.", "12 orang", "die"},
    {"past a relative clause", "id", "Sekitar 2.000 tentara yang dikirim untuk berperang telah tewas.", "2.000 tentara", "die"},
    {"relative clause in English", "en", "About 2,000 soldiers who were sent to the border have died.", "2,000 soldiers", "die"},
    {"coordinated verbs", "en", "The blast killed 12 people and injured 30 others.", "30 others", "injure"},
    {"coordinated verbs, the first", "en", "The blast killed 12 people and injured 30 others.", "12 people", "kill"},
    {"coordinated subjects", "id", "12 orang tewas dan 30 orang luka-luka.", "30 orang", "injure"},
    {"a verb of saying stands back", "en", "Officials said 40 houses were destroyed.", "40 houses", "destroy"},
    {"negated", "en", "The mayor did not approve 40 permits.", "40 permits", "approve", true},
    {"planned", "id", "Kementerian berencana mengirim 500 tenda.", "500 tenda", "send", false, Modality::kPlanned},
};

TEST(Frame, GovernorTable) {
  auto packs = languages::PackSet::BuiltIn();
  ASSERT_TRUE(packs.ok());
  const languages::ConceptTable& concepts = (*packs)->concepts();
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    SourceText source;
    source.path = row.name;
    source.text = row.text;
    auto document = document::ReadDocument(source, {row.language, true}, **packs);
    ASSERT_TRUE(document.ok()) << document.status();
    const context::Context context = context::ReadContext(**document, concepts, {});
    const Frame frame = ReadFrame(context, concepts, SentenceId(size_t{0}));
    const auto at = static_cast<uint32_t>(std::string_view(row.text).find(row.figure));
    const auto [first, last] =
        (*document)->analysis.TokensIn({at, at + static_cast<uint32_t>(std::string_view(row.figure).size())});
    const uint32_t governor = frame.Governor(first, last);
    ASSERT_NE(governor, Frame::kNone);
    const Predicate& predicate = frame.predicates[governor];
    const auto named = [&](ConceptId id) { return concepts.Is(id, concepts.Find(row.governor)); };
    EXPECT_TRUE(std::any_of(predicate.concepts.begin(), predicate.concepts.end(), named))
        << concepts[predicate.concepts.front()].name;
    EXPECT_EQ(predicate.negated, row.negated);
    EXPECT_EQ(predicate.modality, row.modality);
  }
}

TEST(Frame, ClausesCoverTheSentenceInOrder) {
  auto packs = languages::PackSet::BuiltIn();
  ASSERT_TRUE(packs.ok());
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    SourceText source;
    source.text = row.text;
    auto document = document::ReadDocument(source, {row.language, true}, **packs);
    ASSERT_TRUE(document.ok());
    const context::Context context = context::ReadContext(**document, (*packs)->concepts(), {});
    const Frame frame = ReadFrame(context, (*packs)->concepts(), SentenceId(size_t{0}));
    uint32_t at = frame.first;
    for (uint32_t c = 0; c < frame.clauses.size(); ++c) {
      EXPECT_EQ(frame.clauses[c].first, at);
      EXPECT_LE(frame.clauses[c].parent, c);
      EXPECT_LE(frame.clauses[c].resumes, c);
      at = frame.clauses[c].last;
    }
    EXPECT_EQ(at, frame.last);
  }
}

}  // namespace
}  // namespace silang::claims
