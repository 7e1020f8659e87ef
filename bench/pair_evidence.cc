// The evidence of every candidate pair of the articles named, for scripts/fit-weights: one line a pair,
//
//     source begin end kind source begin end kind compared-as group value features...
//
// separated by blanks, features by number; the names of the features stand in the first line. With SILANG_COMMON in the environment
// what each two articles have in common instead (diff/one_event.inc): "article article what...".
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "claims/claim.h"
#include "claims/clock.h"
#include "diff/candidates.h"
#include "diff/diff.h"
#include "diff/near.h"
#include "diff/one_event.h"
#include "document/document.h"
#include "languages/pack.h"

int main(int argc, char** argv) {
  using namespace silang;
  const auto packs = languages::PackSet::BuiltIn();
  if (!packs.ok()) return 2;
  std::vector<std::unique_ptr<document::Document>> documents;
  std::vector<std::unique_ptr<context::Context>> contexts;
  std::vector<diff::ReadSource> sources;
  for (int i = 1; i < argc; ++i) {
    std::ostringstream text;
    text << std::ifstream(argv[i], std::ios::binary).rdbuf();
    SourceText source;
    source.path = argv[i];
    source.text = std::move(text).str();
    auto document = document::ReadDocument(source, {}, **packs);
    if (!document.ok()) {
      std::cerr << document.status().message() << '\n';
      return 2;
    }
    documents.push_back(std::move(*document));
    contexts.push_back(std::make_unique<context::Context>(context::ReadContext(*documents.back(), (*packs)->concepts(), {})));
  }
  std::vector<context::Context*> clocks;
  for (const auto& context : contexts) clocks.push_back(context.get());
  claims::SettleClocks(clocks);
  for (size_t i = 0; i < contexts.size(); ++i) {
    sources.push_back({documents[i].get(), contexts[i].get(), claims::ReadClaims(*contexts[i], (*packs)->concepts()), 0});
    sources.back().read = sources.back().claims.size();
  }
  const diff::EntityLinks links(sources);
  std::vector<diff::Item> items = diff::MakeItems(sources, links, (*packs)->concepts());
  const diff::KeyWeights weights(&items);
  diff::NearWords near((*packs)->concepts(), &items);
  diff::Overlaps overlaps(weights);
  const diff::Comparer comparer{(*packs)->concepts(), links, weights, near, overlaps};
  const bool of_articles = std::getenv("SILANG_COMMON") != nullptr;
  for (size_t i = 0; of_articles && i < diff::kCommons; ++i) std::cout << Name(static_cast<diff::Common>(i)) << ' ';
  for (size_t f = 0; !of_articles && f < diff::kFeatures; ++f) std::cout << diff::Name(static_cast<diff::Feature>(f)) << ' ';
  std::cout << '\n';
  if (of_articles) {
    const auto pairs = diff::Compete(items, diff::JudgePairs(sources, items, comparer));
    const diff::OneEvent one_event(sources, items, links, weights, pairs);
    for (uint32_t a = 0; a < sources.size(); ++a) {
      for (uint32_t b = a + 1; b < sources.size(); ++b) {
        std::cout << a << ' ' << b;
        for (size_t i = 0; i < diff::kCommons; ++i) {
          if (one_event.Of(SourceId(a), SourceId(b))[i]) std::cout << ' ' << Name(static_cast<diff::Common>(i));
        }
        std::cout << '\n';
      }
    }
    return 0;
  }
  for (const diff::Candidate& c : diff::GatherCandidates(sources, items, comparer)) {
    for (uint32_t i : {c.a, c.b}) {
      const diff::Item& item = items[i];
      std::cout << item.source.value << ' ' << item.c->span.begin << ' ' << item.c->span.end << ' ' << Name(item.c->kind) << ' ';
    }
    std::cout << Name(diff::ComparedAs(*items[c.a].c, *items[c.b].c)) << ' ' << static_cast<int>(c.group) << ' '
              << static_cast<int>(c.value);
    for (size_t f = 0; f < diff::kFeatures; ++f) {
      if (c.evidence[f]) std::cout << ' ' << f;
    }
    std::cout << '\n';
  }
}
