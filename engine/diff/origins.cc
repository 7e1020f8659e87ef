#include "diff/origins.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "base/cancel.h"
#include "base/sorted.h"

namespace silang::diff {
namespace {

constexpr size_t kShingle = 8;         // words
constexpr double kContained = 0.5;     // share of the shorter source's shingles
constexpr size_t kLeastShingles = 20;  // shorter texts say nothing

std::vector<uint64_t> Shingles(const document::Document& document) {
  std::vector<uint64_t> words, shingles;
  for (const document::Sentence& sentence : document.sentences) {
    if (sentence.part != document::Part::kBody) continue;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const text::TokenKind kind = document.analysis.token(i).kind;
      if (kind == text::TokenKind::kWord || kind == text::TokenKind::kNumber)
        words.push_back(text::LemmaKey(document.analysis.folded(i)));
    }
  }
  for (size_t i = 0; i + kShingle <= words.size(); ++i) {
    uint64_t hash = 0;
    for (size_t k = 0; k < kShingle; ++k) hash = hash * 0x9e3779b97f4a7c15ULL + words[i + k];
    shingles.push_back(hash);
  }
  SortUnique(&shingles);
  return shingles;
}

}  // namespace

Origins FindOrigins(const std::vector<ReadSource>& sources) {
  std::vector<size_t> sizes;
  absl::flat_hash_map<uint64_t, absl::InlinedVector<uint32_t, 2>> holders;  // of a shingle: sources so far; mostly one
  Origins origins;
  for (uint32_t i = 0; i < sources.size(); ++i) {
    CheckCancelled();
    const std::vector<uint64_t> shingles = Shingles(*sources[i].document);
    std::vector<size_t> common(i, 0);
    for (uint64_t shingle : shingles) {
      auto& of_shingle = holders[shingle];
      for (uint32_t j : of_shingle) ++common[j];
      of_shingle.push_back(i);
    }
    sizes.push_back(shingles.size());
    origins.push_back(i);
    for (uint32_t j = 0; j < i; ++j) {
      const size_t shorter = std::min(sizes[i], sizes[j]);
      if (shorter < kLeastShingles || static_cast<double>(common[j]) < kContained * static_cast<double>(shorter)) continue;
      origins[i] = origins[j];
      break;
    }
  }
  return origins;
}

}  // namespace silang::diff
