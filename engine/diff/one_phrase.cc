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

}  // namespace

bool InOnePhrase(const ReadSource& source, const Item& a, const Item& b) {
  constexpr uint32_t kReach = 6;  // tokens
  if (a.source != b.source || a.c->sentence != b.c->sentence) return false;
  const Claim& first = *(a.c->first < b.c->first ? a : b).c;
  const Claim& second = *(a.c->first < b.c->first ? b : a).c;
  if (second.first > first.last + kReach) return false;
  if (IsWholeOf(*a.c, *b.c) || IsWholeOf(*b.c, *a.c)) return true;
  if (!StandsInRows(first) || first.kind != second.kind) return false;
  const text::Analysis& analysis = source.document->analysis;
  for (uint32_t i = first.last; i < second.first; ++i) {
    const bool parts =
        analysis.token(i).kind != text::TokenKind::kWord || analysis.Find(i, languages::Topic::kConjunction) != nullptr;
    if (!parts) return false;
  }
  return true;
}

}  // namespace silang::diff
