#include <algorithm>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using languages::Topic;

constexpr uint32_t kReach = 8;  // tokens of an office that a comma parts from its name

bool IsWord(const SentenceParts& parts, uint32_t token) { return parts.analysis().token(token).kind == text::TokenKind::kWord; }

bool IsComma(const SentenceParts& parts, uint32_t token) {
  return token >= parts.frame.first && token < parts.frame.last && parts.analysis().folded(token) == ",";
}

// "the Prime Minister's envoy": an office that somebody else holds.
bool IsPossessive(const SentenceParts& parts, uint32_t token) {
  constexpr uint32_t kMark = 4;  // bytes of "’s"
  const Span span = parts.analysis().token(token).span;
  const auto sentence = parts.where().span;
  const std::string_view word = parts.document().Text(Span{span.begin, std::min(span.end + kMark, sentence.end)});
  for (const std::string_view mark : {"'s", "’s"}) {
    if (word.substr(span.size()).starts_with(mark) || word.substr(0, span.size()).ends_with(mark)) return true;
  }
  return false;
}

// Whether words that begin at `token` and end by `last` make an office another: "vice", "mantan".
bool HasRankAt(const SentenceParts& parts, uint32_t token, uint32_t last, std::string_view rank) {
  for (const text::Hit& hit : parts.analysis().HitsAt(token)) {
    if (hit.topic == Topic::kConcept && hit.entry->meaning == rank && hit.last <= last) return true;
  }
  return false;
}

bool HasRank(const SentenceParts& parts, uint32_t first, uint32_t last, std::string_view rank) {
  while (first < last && !HasRankAt(parts, first, last, rank)) ++first;
  return first < last;
}

constexpr std::string_view kDeputy = "rank-deputy", kFormer = "rank-former";

// "[Senior Deputy] Governor", "[Deputy Investment] Minister", "[bekas] pengarah": where the words before an office that belong to it
// begin.
uint32_t WithRank(const SentenceParts& parts, uint32_t office) {
  constexpr uint32_t kFarthest = 3;
  uint32_t first = office;
  for (uint32_t back = 1; back <= kFarthest && office >= parts.frame.first + back; ++back) {
    const uint32_t i = office - back;
    const text::Token& token = parts.analysis().token(i);
    const bool mark = parts.analysis().folded(i) == "-";  // "vice-president"
    if ((token.kind != text::TokenKind::kWord && !mark) || parts.analysis().Has(i, Topic::kConjunction) ||
        parts.analysis().Has(i, Topic::kPreposition))
      break;
    if (HasRankAt(parts, i, office, kDeputy) || HasRankAt(parts, i, office, kFormer)) first = i;
    if (first != i && !token.Has(text::TokenFlag::kCapitalised) && !mark) break;
  }
  return first;
}

// Whether an insertion ends at `token`: a comma, or the end of the sentence.
bool Closes(const SentenceParts& parts, uint32_t token) { return token >= parts.frame.last || !IsWord(parts, token); }

// "Kepala Dinas Kesehatan, Bambang Susetyo,": the office that stands before the comma before a name; empty if none does.
std::pair<uint32_t, uint32_t> OfficeBefore(const SentenceParts& parts, const context::EntityMention& mention) {
  const uint32_t comma = mention.first - 1;
  if (mention.first <= parts.frame.first || !IsComma(parts, comma) || !Closes(parts, mention.last)) return {0, 0};
  const uint32_t from = std::max(parts.frame.first, comma > kReach ? comma - kReach : 0);
  uint32_t first = comma;
  for (uint32_t i = comma; i-- > from && IsWord(parts, i);) {
    if (parts.analysis().Has(i, Topic::kConjunction)) break;
    if (parts.analysis().Has(i, Topic::kRole)) first = i;
  }
  return {first, comma};
}

// "Thabo Mokwena, the union's regional secretary,": the office behind the comma behind a name.
std::pair<uint32_t, uint32_t> OfficeBehind(const SentenceParts& parts, const context::EntityMention& mention) {
  constexpr uint32_t kSoon = 4;  // tokens before the office itself
  if (!IsComma(parts, mention.last)) return {0, 0};
  const uint32_t first = mention.last + 1, limit = std::min(parts.frame.last, first + kReach);
  uint32_t last = first;
  bool office = false;
  while (last < limit && (IsWord(parts, last) || parts.analysis().folded(last) == "-")) {
    if (parts.analysis().Has(last, Topic::kConjunction) || parts.analysis().Has(last, Topic::kRelativePronoun)) break;
    office = office || (last < first + kSoon && parts.analysis().Has(last, Topic::kRole));
    ++last;
  }
  if (!office || !(Closes(parts, last) || parts.analysis().Has(last, Topic::kRelativePronoun))) return {0, 0};
  return {first, last};
}

}  // namespace

// "Presiden Rusia Vladimir Putin": a person's name with the office that stands before it, or that a comma parts from it.
void ReadTitleClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  for (uint32_t m = from; m < to; ++m) {
    const context::EntityMention& mention = parts.context.mentions[m];
    const bool named = mention.form == context::MentionForm::kName || mention.form == context::MentionForm::kShortName;
    if (parts.context[mention.entity].kind != context::EntityKind::kPerson) continue;
    std::pair<uint32_t, uint32_t> office(mention.role_first, mention.first);
    if (office.first >= office.second && named) office = OfficeBefore(parts, mention);
    if (office.first >= office.second && named) office = OfficeBehind(parts, mention);
    if (office.first >= office.second) continue;
    office.first = WithRank(parts, office.first);
    Claim claim = MakeClaim(parts, ClaimKind::kTitle, office.first, office.second);
    claim.bearer = mention.entity;
    claim.value.text = std::string(parts.document().Text(claim.span));
    FillSlots(parts, Frame::kNone, &claim);
    const uint32_t before = office.first == parts.frame.first ? office.first : office.first - 1;
    claim.narrowed = (before != office.first && IsWord(parts, before) && parts.analysis().Topics(before) == 0) ||
                     HasRank(parts, office.first, office.second, kFormer);
    claim.deputy = HasRank(parts, office.first, office.second, kDeputy);
    // The longest form at each place: "wakil menteri" is no minister.
    for (uint32_t i = office.first; i < office.second;) {
      uint32_t longest = 0;
      for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
        if (hit.topic != Topic::kRole || hit.last > office.second || hit.last < longest) continue;
        longest = hit.last;
        if (!IsPossessive(parts, hit.last - 1)) claim.counted.push_back(hit.concept_id);
      }
      i = std::max(i + 1, longest);
    }
    claims->push_back(std::move(claim));
  }
}

void NarrowDoubtfulOffices(std::vector<Claim>* claims) {
  enum : uint8_t { kPlain = 1, kOfDeputy = 2 };
  const auto named = [](const Claim& claim) { return claim.kind == ClaimKind::kTitle && claim.bearer.valid(); };
  absl::flat_hash_map<uint32_t, uint8_t> offices;  // by bearer
  for (const Claim& claim : *claims) {
    if (named(claim)) offices[claim.bearer.value] |= claim.deputy ? kOfDeputy : kPlain;
  }
  for (Claim& claim : *claims) {
    if (named(claim) && offices[claim.bearer.value] == (kPlain | kOfDeputy)) claim.narrowed = true;
  }
}

}  // namespace silang::claims
