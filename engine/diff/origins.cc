#include "diff/origins.h"

#include <algorithm>

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

size_t Common(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j];
    const bool step_a = a[i] <= b[j], step_b = b[j] <= a[i];
    i += step_a;
    j += step_b;
  }
  return common;
}

}  // namespace

Origins FindOrigins(const std::vector<ReadSource>& sources) {
  std::vector<std::vector<uint64_t>> shingles;
  Origins origins;
  for (size_t i = 0; i < sources.size(); ++i) {
    shingles.push_back(Shingles(*sources[i].document));
    origins.push_back(i);
    for (size_t j = 0; j < i; ++j) {
      CheckCancelled();
      const size_t shorter = std::min(shingles[i].size(), shingles[j].size());
      if (shorter < kLeastShingles ||
          static_cast<double>(Common(shingles[i], shingles[j])) < kContained * static_cast<double>(shorter))
        continue;
      origins[i] = origins[j];
      break;
    }
  }
  return origins;
}

}  // namespace silang::diff
