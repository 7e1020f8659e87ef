// Typed identifiers: a sentence index cannot be passed for a source index.
#ifndef SILANG_BASE_IDS_H_
#define SILANG_BASE_IDS_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "absl/container/inlined_vector.h"

namespace silang {

template <typename Tag>
struct Id {
  static constexpr uint32_t kNoValue = std::numeric_limits<uint32_t>::max();

  uint32_t value = kNoValue;

  constexpr Id() = default;
  constexpr explicit Id(size_t v) : value(static_cast<uint32_t>(v)) {}
  constexpr bool valid() const { return value != kNoValue; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
  template <typename H>
  friend H AbslHashValue(H h, Id id) {
    return H::combine(std::move(h), id.value);
  }
};

using SourceId = Id<struct SourceTag>;      // place of a source in the comparison
using SentenceId = Id<struct SentenceTag>;  // place of a sentence in its document
using ClaimId = Id<struct ClaimTag>;        // place of a claim in the list of all claims of a comparison
using EntityId = Id<struct EntityTag>;      // place of an entity in its document's context
using ConceptId = Id<struct ConceptTag>;    // place of a concept in the concept table

// Short lists, as most are: up to four stand in place, without memory of their own.
using ConceptList = absl::InlinedVector<ConceptId, 4>;
using EntityList = absl::InlinedVector<EntityId, 4>;

}  // namespace silang

#endif  // SILANG_BASE_IDS_H_
