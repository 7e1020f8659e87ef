// The search against computing every cosine, over archives that came about in different ways.
#include "archive/search.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "archive/batches.h"
#include "archive/store.h"
#include "gtest/gtest.h"
#include "tests/archive/folder.h"

namespace silang::archive {
namespace {

using testing::ArchiveFolder;
using testing::MadeUpSentences;

Batch BatchOf(const std::vector<SourceSentence>& sentences, const languages::PackSet& packs) {
  std::vector<ReadSource> sources = SourcesOfLines(Views(sentences));
  SourceReader(packs, "und", 1).ReadLines(&sources);
  return MakeBatch(std::move(sources));
}

std::span<const Rows::Term> Row(const Rows& rows, size_t i) {
  return {rows.terms.data() + rows.begins[i], rows.terms.data() + rows.begins[i + 1]};
}

// A sentence by its number in the whole archive, and its cosine.
using Found = std::vector<std::pair<uint64_t, double>>;

// Slow and plainly right.
Found BruteForce(const Rows& stored, std::span<const Rows::Term> query, const SearchOptions& options) {
  std::map<uint64_t, uint64_t> frequency;
  for (const Rows::Term& term : stored.terms) ++frequency[term.key];
  const auto weight = [&](const Rows::Term& term) {
    return (1 + std::log(static_cast<double>(term.times))) *
           (std::log((1.0 + static_cast<double>(stored.size())) / (1.0 + static_cast<double>(frequency[term.key]))) + 1);
  };
  double query_square = 0;
  for (const Rows::Term& term : query) query_square += weight(term) * weight(term);
  Found found;
  for (size_t i = 0; i < stored.size(); ++i) {
    double dot = 0, square = 0;
    for (const Rows::Term& term : Row(stored, i)) {
      square += weight(term) * weight(term);
      for (const Rows::Term& other : query) {
        if (other.key == term.key) dot += weight(other) * weight(term);
      }
    }
    const double cosine = square > 0 ? std::min(1.0, dot / (std::sqrt(square) * std::sqrt(query_square))) : 0;
    if (dot > 0 && cosine >= options.threshold - 1e-9) found.emplace_back(i, cosine);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (options.top > 0 && found.size() > options.top) found.resize(options.top);
  return found;
}

Found SearchIn(const Snapshot& snapshot, const Searcher& searcher, std::span<const Rows::Term> query,
               const SearchOptions& options) {
  auto matches = searcher.Search(query, options);
  EXPECT_TRUE(matches.ok()) << matches.status();
  Found found;
  for (const Match& match : *matches) {
    uint64_t base = 0;
    for (uint32_t s = 0; s < match.place.segment; ++s) base += snapshot[s]->sentences();
    found.emplace_back(base + match.place.sentence, match.cosine);
  }
  return found;
}

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() : packs_(*languages::PackSet::BuiltIn()) {}

  // Adds the sentences in parts of these sizes, and what is left at the end. Merges if asked to.
  Snapshot Build(const std::vector<SourceSentence>& sentences, const std::vector<size_t>& parts, bool merge,
                 const std::string& name) {
    auto store = Store::Open(folder_.path(name));
    EXPECT_TRUE(store.ok()) << store.status();
    size_t begin = 0;
    const auto add = [&](size_t count) {
      const auto first = sentences.begin() + static_cast<std::ptrdiff_t>(begin);
      EXPECT_TRUE(store->Commit(BatchOf({first, first + static_cast<std::ptrdiff_t>(count)}, *packs_)).ok());
      if (merge) EXPECT_TRUE(store->Compact().ok());
      begin += count;
    };
    for (const size_t part : parts) add(part);
    if (begin < sentences.size()) add(sentences.size() - begin);
    auto snapshot = OpenSnapshot(folder_.path(name));
    EXPECT_TRUE(snapshot.ok()) << snapshot.status();
    return *snapshot;
  }

  std::unique_ptr<languages::PackSet> packs_;
  ArchiveFolder folder_;
};

TEST_F(SearchTest, EqualsBruteForceHoweverItWasBuilt) {
  const std::vector<SourceSentence> stored = MadeUpSentences(1500, 7), asked = MadeUpSentences(60, 8);
  const Batch all = BatchOf(stored, *packs_), queries = BatchOf(asked, *packs_);
  std::vector<size_t> many(30, 40);
  const struct {
    std::string name;
    std::vector<size_t> parts;
    bool merge;
    size_t segments;
  } kBuilt[] = {{"at once", {}, false, 1},
                {"in four", {3, 900, 1}, false, 4},
                {"in many", many, false, 31},
                {"in many, merged", many, true, 3}};
  const SearchOptions kOptions[] = {{0.2, 0}, {0.01, 0}, {0.6, 0}, {1, 0}, {0.01, 1}, {0.01, 5}, {0.2, 50}, {0.3, 2}};
  for (const auto& built : kBuilt) {
    SCOPED_TRACE(built.name);
    const Snapshot snapshot = Build(stored, built.parts, built.merge, built.name);
    EXPECT_EQ(snapshot.size(), built.segments);
    for (const auto& segment : snapshot) EXPECT_TRUE(segment->Check().ok()) << segment->Check();
    const Searcher searcher(snapshot);
    for (const SearchOptions& options : kOptions) {
      for (size_t q = 0; q < queries.rows.size(); ++q) {
        const Found expected = BruteForce(all.rows, Row(queries.rows, q), options);
        const Found found = SearchIn(snapshot, searcher, Row(queries.rows, q), options);
        ASSERT_EQ(found.size(), expected.size()) << "query " << q << " threshold " << options.threshold << " top " << options.top;
        for (size_t i = 0; i < found.size(); ++i) {
          EXPECT_NEAR(found[i].second, expected[i].second, 1e-12);
          if (found[i].first == expected[i].first) continue;
          // Two that differ by the order of additions alone may change places.
          ASSERT_NEAR(BruteForce(all.rows, Row(queries.rows, q), {0.01, 0})[i].second, found[i].second, 1e-12);
        }
      }
    }
  }
}

TEST_F(SearchTest, IsTheSameHoweverItWasBuilt) {
  const std::vector<SourceSentence> stored = MadeUpSentences(700, 3);
  const Batch queries = BatchOf(MadeUpSentences(40, 4), *packs_);
  const Snapshot once = Build(stored, {}, false, "once");
  const Snapshot parts = Build(stored, std::vector<size_t>(69, 10), true, "parts");
  EXPECT_LT(parts.size(), 20U);
  const Searcher a(once), b(parts);
  for (size_t q = 0; q < queries.rows.size(); ++q) {
    for (const SearchOptions& options : {SearchOptions{0.1, 0}, SearchOptions{0.1, 3}})
      EXPECT_EQ(SearchIn(once, a, Row(queries.rows, q), options), SearchIn(parts, b, Row(queries.rows, q), options));
  }
}

TEST_F(SearchTest, LeavesOutWhatIsExcluded) {
  const std::vector<SourceSentence> stored = {{"a", "red ship sinks"}, {"a", "red ship sails"}, {"b", "red ship sinks"}};
  const Snapshot snapshot = Build(stored, {}, false, "excluded");
  const Searcher searcher(snapshot);
  const Batch query = BatchOf({{"q", "red ship sinks"}}, *packs_);
  const auto found = searcher.Search(Row(query.rows, 0), {0.1, 1}, {{0, 0, 2}});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().place, (Place{0, 2}));
  EXPECT_NEAR(found->front().cosine, 1, 1e-12);
}

TEST_F(SearchTest, NothingStoredNothingAsked) {
  const Snapshot snapshot = Build({{"a", "red ship"}}, {}, false, "one");
  const Searcher one(snapshot);
  EXPECT_TRUE(one.Search({}, {0.1, 3})->empty());
  const Snapshot empty;
  const Searcher none(empty);
  const Batch query = BatchOf({{"q", "red ship"}}, *packs_);
  EXPECT_TRUE(none.Search(Row(query.rows, 0), {0.1, 3})->empty());
}

}  // namespace
}  // namespace silang::archive
