#include "claims/known_at.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "claims/time_parts.h"

namespace silang::claims {
namespace {

using languages::Topic;

constexpr uint32_t kShortLine = 12;  // tokens: a line between paragraphs, no sentence of one
constexpr uint32_t kFewBeside = 3;   // tokens beside the time in a line that is nothing else
constexpr uint32_t kFewWords = 5;    // tokens that may stand before the time of a heading: "[Update,"

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A limit that lies ahead is a term, no hour of a count: "closed until Friday".
bool IsPast(const context::Context& context, const TimeValue& time) {
  if (!context.anchor || context.anchor_is_guess || context.anchor_is_reference || !time.begin) return true;
  return DayOfMinute(*time.begin) <= DaysFromCivil(context.anchor->date);
}

// "21:00 The perimeter grows to 55 km", "Friday 21, 9 p.m. The fire ...": a time and then a sentence, not "At 9 p.m. the fire ...".
bool BeginsEntry(const SentenceParts& parts, const TimeMention& time) {
  const text::Analysis& analysis = parts.analysis();
  if (time.first != parts.frame.first || time.last >= parts.frame.last) return false;
  const bool bare = analysis.token(time.first).kind == text::TokenKind::kNumber || analysis.Has(time.first, Topic::kWeekday);
  const text::Token& next = analysis.token(time.last);
  return bare && next.kind == text::TokenKind::kWord && next.Has(text::TokenFlag::kCapitalised);
}

// The hour of what follows it, if the sentence begins with one or is nothing else.
const TimeMention* Heading(const SentenceParts& parts, bool in_text) {
  if (parts.times.empty()) return nullptr;
  const TimeMention& time = parts.times.front();
  const uint32_t first = parts.frame.first, last = parts.frame.last;
  if (!time.value.minute || time.value.recurring || time.first - first > kFewWords) return nullptr;
  if (HasVerbBefore(parts, time.first)) return nullptr;
  const std::string_view next = time.last < last ? parts.analysis().folded(time.last) : std::string_view();
  const std::string_view end = parts.analysis().folded(last - 1);
  const bool alone = last - first <= kShortLine && !HasVerbBefore(parts, last) && !IsOneOf(end, {".", "!", "?"});
  if (alone && end == ":") return &time;
  if (alone) return in_text && last - first - (time.last - time.first) <= kFewBeside ? &time : nullptr;
  if (next == ":" || next == "]") return &time;
  // Before a dash in the first sentence it is when the article was written.
  if (in_text && time.first == first && IsOneOf(next, {"–", "—", "-", "|"})) return &time;
  return BeginsEntry(parts, time) ? &time : nullptr;
}

bool IsKnownSoFar(const Claim& claim) {
  if (!claim.value.quantity || claim.modality == Modality::kPlanned) return false;
  return claim.kind == ClaimKind::kCount || claim.kind == ClaimKind::kMeasure || claim.kind == ClaimKind::kMoney ||
         claim.kind == ClaimKind::kPercent;
}

// "On Monday, 58 people were treated" is not known by Sunday.
bool IsLater(const Claim& claim, const TimeValue& told) {
  return claim.time && claim.time->begin && told.end && *claim.time->begin >= *told.end;
}

}  // namespace

bool IsLimit(const SentenceParts& parts, const TimeMention& time) {
  if (time.value.role == TimeRole::kUntil) return true;
  if (IsPossessive(parts, time.last - 1)) return false;
  const auto by = static_cast<uint8_t>(TimeLink::kBy);
  for (uint32_t i = std::max(parts.frame.first, time.first > 2 ? time.first - 2 : 0); i <= time.first; ++i) {
    for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic == Topic::kTimeLink && hit.choice == by && hit.last >= time.first) return true;
    }
  }
  return false;
}

void KnownAt::PassLine(const context::Context& context, const languages::ConceptTable& concepts, const document::Sentence& line,
                       const std::vector<TimeMention>& times) {
  bool bulletin = false;
  const ConceptId document = concepts.Find("bulletin");
  for (uint32_t i = line.first; i < line.last && !bulletin; ++i) {
    for (const text::Hit& hit : context.document->analysis.HitsAt(i)) {
      bulletin = bulletin || (hit.topic == Topic::kConcept && concepts.Is(hit.concept_id, document));
    }
  }
  for (const TimeMention& time : times) {
    if (!time.value.minute || !(bulletin || time.value.role == TimeRole::kUntil)) continue;
    heading_ = time.value;
    return;
  }
}

void KnownAt::Date(const SentenceParts& parts, std::vector<Claim>* claims) {
  const document::Sentence& sentence = parts.where();
  if (sentence.paragraph != of_paragraph_) paragraph_.reset();
  of_paragraph_ = sentence.paragraph;
  const TimeMention* heading = Heading(parts, in_text_);
  if (heading != nullptr) {
    heading_ = heading->value;
    paragraph_.reset();
  }
  in_text_ = in_text_ || (sentence.part == document::Part::kBody && HasVerbBefore(parts, parts.frame.last));
  if (sentence.part == document::Part::kHeadline) return;
  // A limit is one of figures if the sentence begins with it or one stands in its clause; then it is that of all of them: "nine died, 21
  // were saved, and five are missing until 10 p.m.".
  const auto is_of_figures = [&](const TimeMention& time) {
    if (!HasVerbBefore(parts, time.first)) return true;  // "Hingga Kamis pukul 15.00 tercatat ..."
    const uint32_t clause = parts.frame.ClauseAt(time.first);
    return std::any_of(claims->begin(), claims->end(),
                       [&](const Claim& c) { return IsKnownSoFar(c) && parts.frame.ClauseAt(c.first) == clause; });
  };
  absl::InlinedVector<const TimeMention*, 2> limits;
  for (const TimeMention& time : parts.times) {
    if (IsLimit(parts, time) && !time.value.recurring && time.value.grain <= Grain::kDay && IsPast(parts.context, time.value) &&
        is_of_figures(time))
      limits.push_back(&time);
  }
  absl::InlinedVector<uint32_t, 2> used;
  if (heading != nullptr) used.push_back(heading->first);
  const TimeMention* last_used = nullptr;
  for (Claim& claim : *claims) {
    if (!IsKnownSoFar(claim)) continue;
    const TimeMention* own = nullptr;
    for (const TimeMention* limit : limits) {
      if (own == nullptr || limit->first < claim.first) own = limit;
    }
    if (own != nullptr) {
      claim.known_at = own->value;
      used.push_back(own->first);
      last_used = own;
      continue;
    }
    const std::optional<TimeValue>& told = paragraph_ ? paragraph_ : heading_ ? heading_ : latest_;
    if (!told || IsLater(claim, *told)) continue;
    claim.known_at = told;
    claim.known_loosely = !paragraph_ && !heading_;
  }
  for (Claim& claim : *claims) {
    if (claim.kind == ClaimKind::kDate && std::find(used.begin(), used.end(), claim.first) != used.end()) claim.as_of = true;
  }
  if (last_used != nullptr) paragraph_ = latest_ = last_used->value;
}

void SpreadKnownAt(const languages::ConceptTable& concepts, std::vector<Claim>* claims) {
  constexpr size_t kMost = 8;  // figures of one value that others are held against
  const auto key = [](const Claim& claim) {
    return std::pair(claim.kind, claim.value.base ? claim.value.base->number : claim.value.quantity->number);
  };
  const auto share = [&](const ConceptList& x, const ConceptList& y) {
    return std::any_of(x.begin(), x.end(), [&](ConceptId i) {
      return std::any_of(y.begin(), y.end(), [&](ConceptId j) { return concepts[i].kind == concepts[j].kind; });
    });
  };
  const auto alike = [&](const Claim& a, const Claim& b) {
    if (!a.predicate.empty() && !b.predicate.empty()) return share(a.predicate, b.predicate);
    return share(a.counted, b.counted);
  };
  absl::flat_hash_map<std::pair<ClaimKind, std::optional<double>>, absl::InlinedVector<const Claim*, 2>> known;
  for (const Claim& claim : *claims) {
    if (!claim.known_at || claim.known_loosely) continue;
    auto& of_value = known[key(claim)];
    if (of_value.size() < kMost) of_value.push_back(&claim);
  }
  if (known.empty()) return;
  for (Claim& claim : *claims) {
    if ((claim.known_at && !claim.known_loosely) || !IsKnownSoFar(claim)) continue;
    const auto at = known.find(key(claim));
    if (at == known.end()) continue;
    for (const Claim* other : at->second) {
      if (!alike(claim, *other)) continue;
      claim.known_at = other->known_at;
      claim.known_loosely = false;
      break;
    }
  }
}

}  // namespace silang::claims
