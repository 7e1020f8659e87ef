#include "claims/cues.h"

#include <algorithm>

namespace silang::claims {

using languages::Topic;
using text::Hit;

namespace {

constexpr uint32_t kFarthestThat = 14;  // tokens between a cue and its "that"
constexpr uint32_t kFarthestName = 3;   // tokens between "titled" and what it names

}  // namespace

CueList::CueList(const context::Context& context) : analysis_(context.document->analysis), context_(context) {
  for (uint32_t i = 0; i < analysis_.size();) {
    const Hit* hit = analysis_.Find(i, Topic::kCue);
    const context::EntityMention* mention = hit != nullptr ? context.MentionAt(i) : nullptr;
    if (hit == nullptr || hit->derived || mention != nullptr) {
      ++i;
      continue;
    }
    const auto kind = static_cast<CueKind>(hit->entry->choice);
    if (kind == CueKind::kNaming || kind == CueKind::kIdiom) {
      i = hit->last;
      continue;
    }
    uint32_t last = hit->last;
    const Hit* that = last > hit->first + 1 ? analysis_.Find(last - 1, Topic::kSubordinator) : nullptr;
    if (that != nullptr &&
        (that->entry->meaning == "that" || (that->entry->meaning == "purpose" && !analysis_.Has(last - 1, Topic::kPreposition))))
      --last;  // "menyampaikan bahwa", "meminta agar": the verb alone is the cue
    cues_.push_back({hit->first, last, kind, kind == CueKind::kSay || kind == CueKind::kBeside});
    i = hit->last;
  }
}

const Cue* CueList::FirstIn(uint32_t from, uint32_t end) const {
  const auto at = std::lower_bound(cues_.begin(), cues_.end(), from, [](const Cue& cue, uint32_t i) { return cue.first < i; });
  return at != cues_.end() && at->last <= end ? &*at : nullptr;
}

const Cue* CueList::LastIn(uint32_t from, uint32_t end) const {
  auto at = std::lower_bound(cues_.begin(), cues_.end(), end, [](const Cue& cue, uint32_t i) { return cue.last <= i; });
  if (at == cues_.begin()) return nullptr;
  --at;
  return at->first >= from ? &*at : nullptr;
}

bool CueList::NamesBefore(uint32_t begin, uint32_t to) const {
  for (uint32_t i = to; i > begin && to - i < kFarthestName; --i) {
    const Hit* hit = analysis_.Find(i - 1, Topic::kCue);
    if (hit != nullptr && hit->last <= to) return static_cast<CueKind>(hit->entry->choice) == CueKind::kNaming;
  }
  return false;
}

// "said to [reporters]", not "pledged to [stand] together": whether what is behind "to" may be spoken to. Where the word opens no
// clauses of purpose ("kepada"), anybody may.
bool CueList::IsAddressee(const Hit& to) const {
  const uint32_t i = to.last;
  if (!analysis_.Has(to.first, Topic::kSubordinator) || context_.MentionAt(i) != nullptr) return true;
  for (const Topic topic : {Topic::kDeterminer, Topic::kRole, Topic::kPronoun, Topic::kOutletWord, Topic::kOrganisationWord}) {
    if (analysis_.Has(i, topic)) return true;
  }
  return false;
}

// "told [the BBC] they saw smoke", "told [the jury] he could not remember": the words begin behind the first noun phrase.
uint32_t CueList::PastAddressee(uint32_t from, uint32_t end) const {
  constexpr uint32_t kLongest = 6;
  const uint32_t far = std::min(end, from + kLongest);
  uint32_t i = from;
  if (i < far && analysis_.Has(i, Topic::kDeterminer)) ++i;
  if (const context::EntityMention* mention = i < far ? context_.MentionAt(i) : nullptr; mention != nullptr) return mention->last;
  if (i == from && i < far && analysis_.Has(i, Topic::kPronoun)) return i + 1;
  for (++i; i < far; ++i) {
    const Hit* day = analysis_.Find(i, Topic::kWeekday);
    if (day != nullptr) return day->last;
    if (analysis_.folded(i) == ",") return i + 1;
    if (analysis_.Has(i, Topic::kDeterminer) || analysis_.Has(i, Topic::kPronoun) || context_.MentionAt(i) != nullptr) return i;
  }
  return from;
}

uint32_t CueList::WordsAfter(const Cue& cue, uint32_t from, uint32_t end) const {
  for (uint32_t i = from; i < end && i < from + kFarthestThat; ++i) {
    const Hit* that = analysis_.Find(i, Topic::kSubordinator);
    if (that != nullptr && that->entry->meaning == "that") return that->last;
  }
  // "mengatakan kepada Budi", "said to reporters": the addressee.
  const Hit* to = from < end ? analysis_.Find(from, Topic::kPreposition) : nullptr;
  if (to != nullptr && to->entry->meaning == "to" && to->last < end && IsAddressee(*to)) {
    const context::EntityMention* mention = context_.MentionAt(to->last);
    from = mention != nullptr ? mention->last : to->last + 1;
  }
  if (from < end && (analysis_.folded(from) == "," || analysis_.folded(from) == ":")) return from + 1;
  if (const Hit* so_that = from < end ? analysis_.Find(from, Topic::kSubordinator) : nullptr;
      so_that != nullptr && so_that->entry->meaning == "purpose" && !analysis_.Has(from, Topic::kPreposition))
    return so_that->last;
  if (cue.kind == CueKind::kTell) return PastAddressee(from, end);
  if (cue.kind == CueKind::kTell || cue.kind == CueKind::kAsk || cue.kind == CueKind::kOrder) {
    for (uint32_t i = from; i < end && i < from + kFarthestThat; ++i) {
      if (analysis_.folded(i) == ",") return i + 1;
    }
  }
  // "said Monday the ...": the day belongs to the cue.
  const Hit* day = from < end ? analysis_.Find(from, Topic::kWeekday) : nullptr;
  return day != nullptr ? day->last : from;
}

}  // namespace silang::claims
