#include <algorithm>
#include <string_view>

#include "claims/keys.h"
#include "claims/sentence_parts.h"

namespace silang::claims {
namespace {

using languages::Topic;

constexpr uint32_t kReach = 8;  // tokens of an office that a comma parts from its name

bool IsWord(const SentenceParts& parts, uint32_t token) { return parts.analysis().token(token).kind == text::TokenKind::kWord; }

bool IsComma(const SentenceParts& parts, uint32_t token) {
  return token >= parts.frame.first && token < parts.frame.last && parts.analysis().folded(token) == ",";
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

constexpr std::string_view kDeputy = "rank-deputy", kFormer = "rank-former", kActing = "rank-acting";

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
    if (HasRankAt(parts, i, office, kDeputy) || HasRankAt(parts, i, office, kFormer) || HasRankAt(parts, i, office, kActing))
      first = i;
    if (first != i && !token.Has(text::TokenFlag::kCapitalised) && !mark) break;
  }
  return first;
}

// Whether an office begins at `token`: one that the lexicon of roles has, or a post in a body ("medical director", "kuasa usaha").
bool IsOffice(const SentenceParts& parts, ConceptId post, uint32_t token) {
  const auto& hits = parts.analysis().HitsAt(token);
  return std::any_of(hits.begin(), hits.end(), [&](const text::Hit& hit) {
    return hit.topic == Topic::kRole || (hit.topic == Topic::kConcept && parts.concepts.Is(hit.concept_id, post));
  });
}

// "[Ketua serikat pekerja] Ayu Larasati": where an office begins that stands before `last` with the words for what it heads between;
// `last` if none does.
uint32_t WithHead(const SentenceParts& parts, ConceptId post, uint32_t last) {
  constexpr uint32_t kFarthest = 4;
  if (!parts.analysis().pack().traits().nouns_first) return last;
  constexpr text::TopicSet kNone = text::Bit(Topic::kPreposition) | text::Bit(Topic::kConjunction) | text::Bit(Topic::kStopWord) |
                                   text::Bit(Topic::kCue) | text::Bit(Topic::kRelativePronoun) | text::Bit(Topic::kDeterminer);
  uint32_t first = last;
  for (uint32_t back = 1; back <= kFarthest && last >= parts.frame.first + back; ++back) {
    const uint32_t i = last - back;
    const Predicate* predicate = parts.frame.PredicateAt(i);
    const bool verb = predicate != nullptr && predicate->voice != Voice::kNominal;
    if (verb || !IsWord(parts, i) || (parts.analysis().Topics(i) & kNone) != 0) break;
    if (IsOffice(parts, post, i) && parts.analysis().Has(i + 1, Topic::kOrganisationWord)) first = i;
  }
  return first;
}

// Whether an insertion ends at `token`: a comma, or the end of the sentence.
bool Closes(const SentenceParts& parts, uint32_t token) { return token >= parts.frame.last || !IsWord(parts, token); }

// "Farrow, 57, the dam's former manager", "Sutarno (48), ketua panitia": where what is told of a person begins, behind the age that
// stands between; `comma` is the token behind the name.
uint32_t BehindAge(const SentenceParts& parts, uint32_t comma) {
  constexpr uint32_t kLongest = 4;  // tokens of an age
  const text::Analysis& analysis = parts.analysis();
  const bool bracket = comma < parts.frame.last && analysis.folded(comma) == "(";
  if ((!bracket && !IsComma(parts, comma)) || comma + 1 >= parts.frame.last ||
      analysis.token(comma + 1).kind != text::TokenKind::kNumber)
    return comma;
  for (uint32_t i = comma + 2; i < std::min(parts.frame.last, comma + 2 + kLongest); ++i) {
    if (!bracket && IsComma(parts, i)) return i;
    if (bracket && analysis.folded(i) == ")") return i + 1;
  }
  return comma;
}

// "Kepala Dinas Kesehatan, Bambang Susetyo,": the office that stands before the comma before a name; empty if none does.
std::pair<uint32_t, uint32_t> OfficeBefore(const SentenceParts& parts, ConceptId post, const context::EntityMention& mention) {
  const uint32_t comma = mention.first - 1;
  if (mention.first <= parts.frame.first || !IsComma(parts, comma) || !Closes(parts, mention.last)) return {0, 0};
  const uint32_t from = std::max(parts.frame.first, comma > kReach ? comma - kReach : 0);
  uint32_t first = comma;
  for (uint32_t i = comma; i-- > from && IsWord(parts, i);) {
    if (parts.analysis().Has(i, Topic::kConjunction)) break;
    if (IsOffice(parts, post, i)) first = i;
  }
  return {first, comma};
}

// "Thabo Mokwena, the union's regional secretary,": the office behind the comma behind a name.
std::pair<uint32_t, uint32_t> OfficeBehind(const SentenceParts& parts, ConceptId post, const context::EntityMention& mention) {
  constexpr uint32_t kSoon = 4;  // tokens before the office itself
  const uint32_t comma = BehindAge(parts, mention.last);
  if (!IsComma(parts, comma)) return {0, 0};
  const uint32_t first = comma + 1, limit = std::min(parts.frame.last, first + kReach);
  uint32_t last = first;
  bool office = false;
  while (last < limit && (IsWord(parts, last) || parts.analysis().folded(last) == "-")) {
    if (parts.analysis().Has(last, Topic::kConjunction) || parts.analysis().Has(last, Topic::kRelativePronoun)) break;
    office = office || (last < first + kSoon && IsOffice(parts, post, last));
    ++last;
  }
  if (!office || !(Closes(parts, last) || parts.analysis().Has(last, Topic::kRelativePronoun))) return {0, 0};
  return {first, last};
}

// The concepts below `scale` that words within tokens [first, last) name: sergeant, presiding judge; the longest form at each place.
ConceptList RanksIn(const SentenceParts& parts, ConceptId scale, uint32_t first, uint32_t last) {
  ConceptList ranks;
  for (uint32_t i = first; i < last; ++i) {
    for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic != Topic::kConcept || hit.last > last || !parts.concepts.Is(hit.concept_id, scale)) continue;
      if (std::find(ranks.begin(), ranks.end(), hit.concept_id) == ranks.end()) ranks.push_back(hit.concept_id);
      i = std::max(i, hit.last - 1);
      break;
    }
  }
  return ranks;
}

// "Sgt. Brianna Tull", "AKP Gunadi Wirasto": the tokens of the rank that a name begins with, or that stands right before it; empty if
// there is none, or two are written side by side ("Lt. Col.") that no form of the lexicon joins: who knows which it is?
std::pair<uint32_t, uint32_t> RankOf(const SentenceParts& parts, ConceptId scale, const context::EntityMention& mention) {
  constexpr uint32_t kLongest = 6;
  const uint32_t farthest = std::max(parts.frame.first, mention.first > kLongest ? mention.first - kLongest : 0);
  const auto is_mark = [&](uint32_t i) { return parts.analysis().folded(i) == "." || parts.analysis().folded(i) == "-"; };
  const auto rank_at = [&](uint32_t i) {  // the end of the longest form; 0 if none begins here
    uint32_t last = 0;
    for (const text::Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic == Topic::kConcept && parts.concepts.Is(hit.concept_id, scale)) last = std::max(last, hit.last);
    }
    return last;
  };
  std::pair<uint32_t, uint32_t> found{0, 0};
  for (uint32_t i = farthest; i <= mention.first && i < parts.frame.last; ++i) {
    const uint32_t last = rank_at(i);
    if (last == 0 || last >= mention.last) continue;
    uint32_t next = last;
    while (next < mention.last && is_mark(next)) ++next;
    if (next < mention.last && (rank_at(next) != 0 || parts.analysis().Has(next, Topic::kHonorific))) return {0, 0};
    if (i == mention.first || next == mention.first) {
      found = {i, last};
      break;
    }
  }
  // "Maj." before "Gen.", where only the latter is of a scale.
  uint32_t before = found.first;
  while (before > parts.frame.first && is_mark(before - 1)) --before;
  const bool joined = found.second != 0 && before > parts.frame.first && parts.analysis().Has(before - 1, Topic::kHonorific);
  return joined ? std::pair<uint32_t, uint32_t>{0, 0} : found;
}

// "dinas", "ministry": the sort of a body, which says nothing of what it minds.
bool NamesBody(const text::Analysis& analysis, uint32_t token) {
  const text::Hit* body = nullptr;
  for (const text::Hit& hit : analysis.HitsAt(token)) {
    if (hit.topic != Topic::kOrganisationWord) continue;
    if (hit.entry->meaning == "part") return false;
    body = &hit;
  }
  return body != nullptr;
}

// What an office minds: the words within [first, last) that are neither its head nor names of persons and places, and the body it is in.
// An acronym may stand for any of them, and a word of order ("coordinating", "executive") minds nothing: with one nothing is known.
void FillMatters(const SentenceParts& parts, uint32_t first, uint32_t last, Claim* claim) {
  const text::Analysis& analysis = parts.analysis();
  uint32_t head = last;
  for (uint32_t i = first; i < last && head == last; ++i) {
    const text::Hit* role = nullptr;
    for (const text::Hit& hit : analysis.HitsAt(i)) {
      if (hit.topic == Topic::kRole && hit.last <= last && (role == nullptr || hit.last > role->last)) role = &hit;
    }
    if (role != nullptr) head = analysis.pack().traits().nouns_first ? i : role->last - 1;
  }
  if (head == last) return;
  claim->counted_lemma = analysis.word(head).lemma;
  const ConceptId order = parts.concepts.Find("rank-order");
  for (uint32_t i = first; i < last; ++i) {
    if (i == head || !IsWord(parts, i)) continue;
    if (analysis.token(i).Has(text::TokenFlag::kAllCaps) || !RanksIn(parts, order, i, i + 1).empty()) {
      claim->matters.clear();
      return;
    }
    constexpr text::TopicSet kNone = text::Bit(Topic::kPreposition) | text::Bit(Topic::kConjunction) |
                                     text::Bit(Topic::kStopWord) | text::Bit(Topic::kPlaceName) | text::Bit(Topic::kPlaceWord) |
                                     text::Bit(Topic::kCountry);
    if (NamesBody(analysis, i)) {
      claim->counted_lemma += " " + analysis.word(i).lemma;
      continue;
    }
    if ((analysis.Topics(i) & kNone) != 0) continue;
    claim->matters.push_back(analysis.word(i).lemma_key);
    for (const text::Hit& hit : analysis.HitsAt(i)) {  // "damkar" is "pemadam kebakaran"
      if (hit.topic == Topic::kConcept && hit.last <= last)
        claim->matters.push_back(ConceptKey(parts.concepts[hit.concept_id].kind));
    }
  }
  std::sort(claim->matters.begin(), claim->matters.end());
}

}  // namespace

// "Presiden Rusia Vladimir Putin": a person's name with the office that stands before it, or that a comma parts from it.
void ReadTitleClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  const ConceptId scale = parts.concepts.Find("rank-scale"), post = parts.concepts.Find("post-scale");
  for (uint32_t m = from; m < to; ++m) {
    const context::EntityMention& mention = parts.context.mentions[m];
    const bool named = mention.form == context::MentionForm::kName || mention.form == context::MentionForm::kShortName;
    if (parts.context[mention.entity].kind != context::EntityKind::kPerson) continue;
    std::pair<uint32_t, uint32_t> office(mention.role_first, mention.first);
    office.first = WithHead(parts, post, office.first);
    if (office.first >= office.second && named) office = OfficeBefore(parts, post, mention);
    if (office.first >= office.second && named) office = OfficeBehind(parts, post, mention);
    const std::pair<uint32_t, uint32_t> rank = RankOf(parts, scale, mention);
    if (rank.second != 0) {  // a claim of its own: a colonel may be a spokesman
      Claim& claim = AddClaim(parts, ClaimKind::kTitle, rank.first, rank.second, claims);
      claim.bearer = mention.entity;
      claim.value.text = std::string(parts.document().Text(claim.span));
      FillSlots(parts, Frame::kNone, &claim);
      claim.property = RanksIn(parts, scale, rank.first, rank.second);
      if (office.first < rank.second && rank.first < office.second) office.second = std::max(office.first, rank.first);
    }
    if (office.first >= office.second && rank.second == 0) office = RankOf(parts, post, mention);  // "hakim anggota"
    if (office.first >= office.second) continue;
    office.first = WithRank(parts, office.first);
    Claim claim = MakeClaim(parts, ClaimKind::kTitle, office.first, office.second);
    claim.bearer = mention.entity;
    claim.value.text = std::string(parts.document().Text(claim.span));
    FillSlots(parts, Frame::kNone, &claim);
    const uint32_t before = office.first == parts.frame.first ? office.first : office.first - 1;
    claim.narrowed = (before != office.first && IsWord(parts, before) && parts.analysis().Topics(before) == 0 &&
                      !IsPossessive(parts, before)) ||
                     HasRank(parts, office.first, office.second, kFormer) || HasRank(parts, before, mention.last, kActing);
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
    claim.property = RanksIn(parts, post, office.first, office.second);
    FillMatters(parts, office.first, office.second, &claim);
    claims->push_back(std::move(claim));
  }
}

}  // namespace silang::claims
