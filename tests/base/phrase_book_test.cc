// Sentences found by what stands in them.
#include "base/phrase_book.h"

#include "gtest/gtest.h"

namespace silang {
namespace {

constexpr PhrasePair kPairs[] = {
    {"empty", "kosong"},
    {"damaged: []", "rusak: []"},
    {"cannot be read ([])", "tidak dapat dibaca ([])"},
    {"{} of {}", "{} dari {}"},
    {"{} of the {}", "{} dari itu, {}"},
    {"id '{}' twice", "dua kali id '{}'"},
    {"a {}", "satu {}"},
    {"a pair", "sepasang"},
};

TEST(PhraseBook, Rows) {
  const PhraseBook book(kPairs);
  const struct {
    std::string name, text, expected;
  } kRows[] = {
      {"as it stands", "empty", "kosong"},
      {"a phrase within", "damaged: empty", "rusak: kosong"},
      {"a phrase within that is not known", "damaged: what", "rusak: what"},
      {"between literals", "cannot be read (empty)", "tidak dapat dibaca (kosong)"},
      {"a name stays as it is", "id 'empty' twice", "dua kali id 'empty'"},
      {"gaps in order", "3 of 4", "3 dari 4"},
      {"the first that fits", "3 of the 4", "3 dari the 4"},
      {"without gaps before those with", "a pair", "sepasang"},
      {"a gap at the end takes the rest", "a of b of c", "a dari b of c"},
      {"an empty gap", "id '' twice", "dua kali id ''"},
      {"not known", "full", "full"},
      {"shorter than the pattern", "id '", "id '"},
      {"nothing", "", ""},
      {"phrases within phrases end", "damaged: damaged: damaged: damaged: damaged: empty",
       "rusak: rusak: rusak: damaged: damaged: empty"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(book.Say(row.text), row.expected);
  }
}

}  // namespace
}  // namespace silang
