#include "claims/offices.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"

namespace silang::claims {
namespace {

using languages::ConceptTable;

// Whether any of `a` is among `b`.
bool Share(const ConceptList& a, const ConceptList& b) {
  return std::any_of(a.begin(), a.end(), [&](ConceptId id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

template <typename Holds>
bool AnyTwo(const ConceptList& a, const ConceptList& b, Holds holds) {
  return std::any_of(a.begin(), a.end(),
                     [&](ConceptId x) { return std::any_of(b.begin(), b.end(), [&](ConceptId y) { return holds(x, y); }); });
}

// Different ranks below one scale, none in common. Who chairs one association may be the secretary of another.
bool ExclusiveRanks(const ConceptTable& concepts, const ConceptList& a, const ConceptList& b, bool two_bodies) {
  if (Share(a, b)) return false;
  const ConceptId rank = concepts.Find("rank-scale"), post = concepts.Find("post-scale"), board = concepts.Find("scale-board");
  return AnyTwo(a, b, [&](ConceptId x, ConceptId y) {
    const auto& scales = concepts[x].parents;
    return std::any_of(scales.begin(), scales.end(), [&](ConceptId parent) {
      const bool scale = parent != rank && parent != post && (concepts.Is(parent, rank) || concepts.Is(parent, post));
      return scale && concepts.Is(y, parent) && !(two_bodies && parent == board);
    });
  });
}

// Opposite offices, or kinds of them (an office is among its own ancestors): a deputy minister is no foreign minister either.
bool OpposedOffices(const ConceptTable& concepts, ConceptId a, ConceptId b) {
  const auto opposed = [&](ConceptId of, ConceptId to) {
    return std::any_of(concepts[of].ancestors.begin(), concepts[of].ancestors.end(),
                       [&](ConceptId above) { return concepts.Opposed(above, to); });
  };
  return opposed(a, b) || opposed(b, a);
}

bool NoneCommon(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::vector<uint64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return !a.empty() && !b.empty() && common.empty();
}

}  // namespace

Offices CompareOffices(const ConceptTable& concepts, const Claim& a, const Claim& b, bool one_language) {
  const ConceptList& x = a.counted;
  const ConceptList& y = b.counted;
  const bool same = Share(x, y);
  const bool related = same || AnyTwo(x, y, [&](ConceptId i, ConceptId j) {
                         return concepts.Is(i, j) || concepts.Is(j, i) || OpposedOffices(concepts, i, j);
                       });
  const ConceptId single = concepts.Find("single-office"), body = concepts.Find("one-of-a-body"),
                  office = concepts.Find("public-office");
  if (related && a.deputy != b.deputy) return Offices::kDeputy;
  if (ExclusiveRanks(concepts, a.property, b.property, one_language && NoneCommon(a.matters, b.matters))) return Offices::kRank;
  const bool one_sort = one_language && same && a.counted_lemma == b.counted_lemma;
  if (one_sort && NoneCommon(a.matters, b.matters)) {
    const bool in_body = a.counted_lemma.find(' ') != std::string::npos && concepts.AnyIs(x, body);
    return concepts.AnyIs(x, single) || in_body ? Offices::kMatter : Offices::kUnlike;
  }
  if (!related && !x.empty() && !y.empty() && concepts.Is(x.front(), office) && concepts.Is(y.front(), office))
    return Offices::kPublic;
  return same || (related && a.deputy) ? Offices::kOne : Offices::kUnlike;
}

void NarrowDoubtfulOffices(const ConceptTable& concepts, std::vector<Claim>* claims) {
  constexpr size_t kMostTitles = 8;                                            // of a person that are held against each other
  absl::flat_hash_map<uint32_t, absl::InlinedVector<const Claim*, 2>> titles;  // by bearer
  absl::flat_hash_map<uint32_t, bool> doubtful;
  for (const Claim& claim : *claims) {
    if (claim.kind != ClaimKind::kTitle || !claim.bearer.valid()) continue;
    auto& held = titles[claim.bearer.value];
    if (held.size() == kMostTitles) continue;
    for (const Claim* other : held) {
      const Offices offices = CompareOffices(concepts, *other, claim, true);
      if (offices != Offices::kUnlike && offices != Offices::kOne) doubtful[claim.bearer.value] = true;
    }
    held.push_back(&claim);
  }
  for (Claim& claim : *claims) {
    if (claim.kind == ClaimKind::kTitle && claim.bearer.valid() && doubtful.contains(claim.bearer.value)) claim.narrowed = true;
  }
}

}  // namespace silang::claims
