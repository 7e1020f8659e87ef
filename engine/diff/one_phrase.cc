#include "diff/one_phrase.h"

#include <algorithm>

namespace silang::diff {
namespace {

using claims::Claim;

bool IsWholeOf(const Claim& whole, const Claim& part) {
  return part.whole && whole.value.quantity && whole.value.quantity->number == part.whole;
}

// Of which a row tells without a noun for each.
bool StandsInRows(const Claim& c) {
  return c.kind == ClaimKind::kAge || (c.kind == ClaimKind::kCount && c.value.text.has_value());
}

constexpr uint32_t kReach = 6;  // tokens

// Whether little stands between two of one sentence.
bool AreNear(const Item& a, const Item& b) {
  if (a.source != b.source || a.c->sentence != b.c->sentence) return false;
  const auto [first, second] = std::minmax({a.c, b.c}, [](const Claim* x, const Claim* y) { return x->first < y->first; });
  return second->first <= first->last + kReach;
}

}  // namespace

bool InOneRow(const ReadSource& source, const Item& a, const Item& b) {
  if (!AreNear(a, b) || !StandsInRows(*a.c) || !StandsInRows(*b.c) || a.c->kind != b.c->kind) return false;
  const text::Analysis& analysis = source.document->analysis;
  for (uint32_t i = std::min(a.c->last, b.c->last); i < std::max(a.c->first, b.c->first); ++i) {
    const bool parts =
        analysis.token(i).kind != text::TokenKind::kWord || analysis.Find(i, languages::Topic::kConjunction) != nullptr;
    if (!parts) return false;
  }
  return true;
}

bool InOnePhrase(const ReadSource& source, const Item& a, const Item& b) {
  return InOneRow(source, a, b) || (AreNear(a, b) && (IsWholeOf(*a.c, *b.c) || IsWholeOf(*b.c, *a.c)));
}

}  // namespace silang::diff
