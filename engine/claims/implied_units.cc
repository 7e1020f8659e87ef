// What a bare number is measured in, by rules that each need the unit told elsewhere in the article:
//   a fund of [450 million]             the currency just used, or the only one of the article
//   96 mm in Ulm and [112] in Wesel     the other of a pair in one sentence
//   did 140 km/h. The limit is [80]     a limit, target, offer ... of what was measured right before
//   won with 50.9 per cent to [49.1]    who is counted comes in whole ones: a number with decimals that is joined to another
//   the rupiah fell to [17,450]         an exchange rate
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "claims/implied.h"
#include "claims/measures.h"

namespace silang::claims {
namespace {

using languages::ConceptClass;
using languages::Topic;
using text::Hit;
using text::TokenKind;

constexpr uint32_t kSentences = 3;  // how far back the unit may stand

void SetUnit(const SentenceParts& parts, ClaimKind kind, const std::string& unit, Claim* claim) {
  claim->kind = kind;
  claim->value.quantity->unit = unit;
  claim->implied = true;
  const languages::Unit* definition = parts.analysis().pack().units().Find(unit);
  claim->value.base.reset();
  if (definition != nullptr) claim->value.base = ToBase(*claim->value.quantity, *definition);
}

bool IsMeasured(const Claim& c) {
  return c.kind == ClaimKind::kMeasure || c.kind == ClaimKind::kPercent || c.kind == ClaimKind::kMoney;
}

bool IsFigure(const Claim& c) { return IsMeasured(c) || c.kind == ClaimKind::kCount || c.kind == ClaimKind::kDuration; }

// Of a like size, so that one may be told beside the other.
bool IsLike(const Claim& a, const Claim& b, double most) {
  const auto number = [](const Claim& c) { return std::abs(c.value.quantity->number.value_or(0)); };
  const double x = number(a), y = number(b);
  return x > 0 && y > 0 && x <= most * y && y <= most * x;
}

// The last claim before `claim` of which `wanted` holds, of this sentence or of those just before.
template <typename Wanted>
const Claim* LastOf(const SentenceParts& parts, const std::vector<Claim>& before, Wanted wanted) {
  constexpr size_t kRemembered = 60;  // claims
  for (auto c = before.rbegin(); c != before.rend(); ++c) {
    if (wanted(*c)) return &*c;
  }
  const size_t told = parts.told == nullptr ? 0 : parts.told->size();
  for (size_t i = told; i-- > told - std::min(told, kRemembered);) {
    const Claim& c = (*parts.told)[i];
    if (c.sentence.value + kSentences < parts.sentence.value) return nullptr;
    if (wanted(c)) return &c;
  }
  return nullptr;
}

// "a fund of [450 million]", where the article has told of euros just before and of no other currency.
bool ImplyNearCurrency(const SentenceParts& parts, const std::vector<Claim>& before, Claim* claim) {
  constexpr size_t kRemembered = 400;  // claims of the sentences before
  // The currency just used; false once there is a second one, or where the sentence counts something.
  const std::string* currency = nullptr;
  const auto look_at = [&](const Claim& c) {
    if (c.kind == ClaimKind::kMoney) {
      const std::string& unit = c.value.quantity->unit;
      if (currency != nullptr) return *currency == unit;
      if (c.sentence.value + kSentences < parts.sentence.value) return false;
      currency = &unit;
      return true;
    }
    constexpr double kMany = 1e5;  // "2.1 million trees. 4 million more ..."
    const bool counts = c.kind == ClaimKind::kCount && !(c.counted.empty() && c.counted_lemma.empty());
    return currency != nullptr || !counts || (c.sentence != parts.sentence && c.value.quantity->number.value_or(0) < kMany);
  };
  for (auto c = before.rbegin(); c != before.rend(); ++c) {
    if (!look_at(*c)) return false;
    if (static_cast<size_t>(c - before.rbegin()) > kRemembered) return false;
  }
  const size_t told = parts.told == nullptr ? 0 : parts.told->size();
  for (size_t i = told; i-- > told - std::min(told, kRemembered);) {
    if (!look_at((*parts.told)[i])) return false;
  }
  if (currency == nullptr) return false;
  SetUnit(parts, ClaimKind::kMoney, *currency, claim);
  return true;
}

// "emigraron [3 millones]", "[2 million] watched it": persons do what is told, or it happens to them.
bool ToldOfPersons(const SentenceParts& parts, const Claim& claim) {
  constexpr uint32_t kBeside = 2;  // tokens from a subject to its verb
  const ConceptId of_persons = parts.concepts.Find("of-persons");
  for (uint32_t token : parts.properties) {  // "the population rose from [1.2 million]"
    if (parts.concepts.AnyIs(ConceptsAt(parts, token, ConceptClass::kProperty), of_persons)) return true;
  }
  const uint32_t governor = parts.frame.Governor(claim.first, claim.last);
  if (governor == Frame::kNone) return false;
  const Predicate& predicate = parts.frame.predicates[governor];
  if (predicate.first >= claim.last && predicate.first - claim.last < kBeside) return true;
  constexpr std::array<const char*, 4> kOfPersons = {"of-persons", "casualty", "movement", "cast-vote"};
  return std::any_of(kOfPersons.begin(), kOfPersons.end(),
                     [&](const char* name) { return parts.concepts.AnyIs(predicate.concepts, parts.concepts.Find(name)); });
}

// "2 [million]", but "3602 [CR]": a short form may be anything.
bool IsWrittenOut(const SentenceParts& parts, const Claim& claim) {
  constexpr size_t kLongestShort = 3;
  for (uint32_t i = claim.first; i < claim.last; ++i) {
    if (parts.analysis().token(i).kind == TokenKind::kWord && parts.analysis().folded(i).size() > kLongestShort) return true;
  }
  return false;
}

// What lies near a claim of tokens [first, last): a sentence may be as long as an article.
std::pair<uint32_t, uint32_t> Around(const Claim& claim, uint32_t first, uint32_t last) {
  constexpr uint32_t kReach = 40;  // tokens
  return {std::max(first, claim.first > kReach ? claim.first - kReach : 0), std::min(last, claim.last + kReach)};
}

// Whether one of the readings of `token` is of one of the kinds `names`.
bool TellsOf(const SentenceParts& parts, uint32_t token, std::initializer_list<std::string_view> names) {
  const auto& hits = parts.analysis().HitsAt(token);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
    return hit.topic == Topic::kConcept && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
             return parts.concepts.Is(hit.concept_id, parts.concepts.Find(name));
           });
  });
}

// Whether `token` tells of money: a budget, a fine, to pay. What is sold or traded may be counted in pieces.
bool TellsOfMoney(const SentenceParts& parts, uint32_t token) {
  return TellsOf(parts, token,
                 {"money-amount", "money-thing", "pay", "spend", "earn", "invest", "lend", "borrow", "fund", "donate", "levy-tax",
                  "impose-fine", "embezzle", "bribe"}) &&
         !TellsOf(parts, token, {"sales", "stock", "cryptocurrency"});
}

// "Damage: [six million]", "it cost [60 million]": the noun tied to the number is of money, or else a word of its clause.
bool HasSignOfMoney(const SentenceParts& parts, const Tied& tied, const Claim& claim) {
  if (claim.last < parts.frame.last && parts.analysis().Has(claim.last, Topic::kAuxiliary))
    return false;  // "[3 million] are poor"
  if (!tied.things.empty() || !tied.events.empty()) {
    if (TellsOfMoney(parts, tied.token) || TellsOf(parts, tied.token, {"damage", "transfer-player", "award"})) return true;
    if (!tied.things.empty()) return false;  // "a city of [3 million]"
  }
  const Clause& clause = parts.frame.clauses[parts.frame.ClauseAt(claim.first)];
  const auto [first, last] = Around(claim, clause.first, clause.last);
  for (uint32_t i = first; i < last; ++i) {
    if (TellsOfMoney(parts, i)) return true;
  }
  return false;
}

// "population", "crowd": nouns for persons, or of what persons do.
bool ArePersons(const SentenceParts& parts, const ConceptList& nouns) {
  return parts.concepts.AnyIs(nouns, parts.concepts.Find("of-persons")) ||
         parts.concepts.AnyIs(nouns, parts.concepts.Find("person"));
}

bool ImplyCurrency(const SentenceParts& parts, const std::vector<Claim>& before, Claim* claim) {
  const Tied tied = NounBefore(parts, claim->first);
  if (ArePersons(parts, tied.things) || ArePersons(parts, tied.events)) return false;  // "a population of 30 million" is no money
  if (claim->per.empty() && ImplyNearCurrency(parts, before, claim)) return true;
  if (parts.figures == nullptr || parts.figures->counts_many) return false;
  if (!parts.figures->currency.empty()) {
    SetUnit(parts, ClaimKind::kMoney, parts.figures->currency, claim);
    return true;
  }
  if (parts.figures->money || !IsWrittenOut(parts, *claim) || ToldOfPersons(parts, *claim) ||
      !HasSignOfMoney(parts, tied, *claim))
    return false;
  SetUnit(parts, ClaimKind::kMoney, std::string(kUntoldCurrency), claim);
  return true;
}

bool IsWritten(const SentenceParts& parts, uint32_t token, char mark) {
  return parts.analysis().folded(token).find(mark) != std::string_view::npos;
}

// "31,4", by the decimal sign of the language: "20.45" may be a clock time where that is a comma.
bool HasDecimals(const SentenceParts& parts, const Claim& claim) {
  const bool opens = claim.first == parts.frame.first;  // "2.4 this year", but "2.4 Methods"
  if (claim.precision >= 1 ||
      (opens && (claim.last >= parts.frame.last || parts.analysis().token(claim.last).Has(text::TokenFlag::kCapitalised))))
    return false;
  const char decimal = parts.analysis().pack().traits().decimal;
  for (uint32_t i = claim.first; i < claim.last; ++i) {
    if (parts.analysis().token(i).kind == TokenKind::kNumber && IsWritten(parts, i, decimal)) return true;
  }
  return false;
}

bool IsDecimalMeasure(const Claim& c) {
  return (c.kind == ClaimKind::kMeasure || c.kind == ClaimKind::kPercent) && c.precision < 1;
}

enum class ChangeLink : uint8_t { kNone, kFrom, kTo };

// The link of a change at `token`: "from 3.1 [to] 2.4".
ChangeLink LinkAt(const SentenceParts& parts, uint32_t token) {
  for (const Hit& hit : parts.analysis().HitsAt(token)) {
    if (hit.topic != Topic::kRangeLink && hit.topic != Topic::kPreposition) continue;
    const std::string_view meaning = hit.entry->meaning;
    if (meaning == "from" || meaning == "change") return ChangeLink::kFrom;
    if (meaning == "to" || meaning == "into") return ChangeLink::kTo;
  }
  return ChangeLink::kNone;
}

bool IsWithinTime(const SentenceParts& parts, uint32_t token) {
  return std::any_of(parts.times.begin(), parts.times.end(),
                     [&](const TimeMention& time) { return time.first <= token && token < time.last; });
}

// "50.9 per cent to [49.1]", "from 3.1 per cent in May to [2.4]", "31.4 per cent (+[9.1])": nothing but links between the two. "Rose 3.1
// per cent to [12.3]" tells a change and a level: both ends of a change need their links, unless the two fill up a hundred.
bool IsJoined(const SentenceParts& parts, const Claim& like, const Claim& claim) {
  constexpr double kAll = 100, kRounding = 0.2;
  constexpr uint32_t kFarthest = 12;  // tokens between the two
  if (claim.first - like.last > kFarthest) return false;
  bool joined = false;
  ChangeLink link = ChangeLink::kNone;
  for (uint32_t i = like.last; i < claim.first; ++i) {
    const std::string_view folded = parts.analysis().folded(i);
    const bool in_time = parts.analysis().Has(i, Topic::kPreposition) && i + 1 < claim.first && IsWithinTime(parts, i + 1);
    if (in_time || IsWithinTime(parts, i)) continue;  // "[in May] to 2.4"
    if (parts.analysis().token(i).kind != TokenKind::kWord) {
      if (folded == "(" || folded == "[" || folded == "+" || folded == "-" || folded == "−" || folded == "±") {
        joined = true;
      } else if (folded != ",") {
        return false;
      }
      continue;
    }
    const ChangeLink here = LinkAt(parts, i);
    if (here != ChangeLink::kNone) {
      link = here;
    } else if (parts.analysis().Has(i, Topic::kConjunction)) {
      joined = true;
    } else if (!parts.analysis().Has(i, Topic::kQualifier) && !parts.analysis().Has(i, Topic::kDeterminer)) {
      return false;
    }
  }
  if (link == ChangeLink::kNone) return joined;
  const double sum = like.value.quantity->number.value_or(0) + claim.value.quantity->number.value_or(0);
  if (link == ChangeLink::kTo && like.kind == ClaimKind::kPercent && std::abs(sum - kAll) <= kRounding) return true;
  const ChangeLink before = like.first > parts.frame.first ? LinkAt(parts, like.first - 1) : ChangeLink::kNone;
  return before != ChangeLink::kNone && before != link;
}

// A word of a name: no thing that is measured, nothing that happens.
bool IsOfAName(const SentenceParts& parts, uint32_t token) {
  const text::Analysis& analysis = parts.analysis();
  return analysis.token(token).kind == TokenKind::kWord && analysis.token(token).Has(text::TokenFlag::kCapitalised) &&
         !analysis.HasConcept(token, ConceptClass::kProperty) && !analysis.HasConcept(token, ConceptClass::kEvent);
}

// "Union 24.8 per cent; Heimat [16.1] (+11.5); Liberals [7.5]": of a list of names, each with its share.
bool IsNextOfList(const SentenceParts& parts, const Claim& like, const Claim& claim) {
  constexpr uint32_t kLongest = 4;  // words of a name
  if (like.kind != ClaimKind::kPercent || claim.first == parts.frame.first) return false;
  if (!like.implied && (like.first == parts.frame.first || !IsOfAName(parts, like.first - 1))) return false;
  uint32_t at = claim.first;
  while (at > like.last && claim.first - at < kLongest && IsOfAName(parts, at - 1)) --at;
  if (at == claim.first || at == like.last) return false;
  for (uint32_t i = like.last; i < at; ++i) {
    const std::string_view folded = parts.analysis().folded(i);
    const bool ends = folded == ")" || folded == "." || folded == "," || folded == ";";
    if (!ends && !parts.analysis().Has(i, Topic::kConjunction)) return false;
  }
  return true;
}

// A number with decimals that is joined to a percentage or a measure of its sentence, or stands in a list with it.
bool ImplyDecimal(const SentenceParts& parts, const std::vector<Claim>& before, Claim* claim) {
  constexpr double kMost = 20;
  if (!HasDecimals(parts, *claim)) return false;
  const Claim* like = LastOf(parts, before, IsDecimalMeasure);
  if (like == nullptr || like->sentence != parts.sentence || like->last > claim->first) return false;
  if (like->kind != ClaimKind::kPercent && !IsLike(*like, *claim, kMost)) return false;
  if (!IsJoined(parts, *like, *claim) && !IsNextOfList(parts, *like, *claim)) return false;
  std::string unit = like->value.quantity->unit;
  const std::string_view sign = claim->first > parts.frame.first ? parts.analysis().folded(claim->first - 1) : "";
  if (unit == "%" && (sign == "+" || claim->value.quantity->number < 0)) unit = "percentage-point";
  if (unit == "percentage-point" && sign != "+" && claim->value.quantity->number > 0) unit = "%";
  claim->per = like->per;
  SetUnit(parts, like->kind, unit, claim);
  return true;
}

// "96 mm [in] Ulm and [112] [in] Wesel", "[in] Ulm 96 mm and [112] [in] Wesel"
bool IsOtherOfPair(const SentenceParts& parts, const Claim& first, const Claim& claim) {
  const text::Analysis& analysis = parts.analysis();
  if (first.sentence != parts.sentence || claim.last >= parts.frame.last || claim.first <= first.last + 1) return false;
  const Hit* conjunction = analysis.Find(claim.first - 1, Topic::kConjunction);
  if (conjunction == nullptr || conjunction->last != claim.first) return false;
  const std::string_view word = analysis.folded(claim.last);
  if (!analysis.Has(claim.last, Topic::kPreposition)) return false;
  for (uint32_t i = parts.frame.first; i < claim.first; ++i) {
    if (analysis.folded(i) == word) return true;
  }
  return false;
}

// "[96] mm in Ulm and 112 in Wesel", "did 140 km/h. The limit is [80]": like the figure right before it.
bool ImplyPaired(const SentenceParts& parts, const std::vector<Claim>& before, Claim* claim) {
  constexpr double kMost = 10;
  constexpr uint32_t kHeldAgainst = kLimited | kAimed | kForeseen | kFloor | kOffered | kDemanded;
  const Claim* like = LastOf(parts, before, IsFigure);
  if (like == nullptr || !IsMeasured(*like) || !IsLike(*like, *claim, kMost)) return false;
  const bool near = like->sentence == parts.sentence || like->sentence.value + 1 == parts.sentence.value;
  const bool held = (claim->standing & kHeldAgainst) != 0 && near;
  if (!held && !IsOtherOfPair(parts, *like, *claim)) return false;
  if (ArePersons(parts, NounBefore(parts, claim->first).things)) return false;
  claim->per = like->per;
  SetUnit(parts, like->kind, like->value.quantity->unit, claim);
  return true;
}

// The currency named by word at `token`, and where its name ends.
const Hit* CurrencyAt(const SentenceParts& parts, uint32_t token) {
  if (token >= parts.frame.last || parts.analysis().token(token).kind != TokenKind::kWord) return nullptr;
  const Hit* hit = parts.analysis().Find(token, Topic::kCurrency);
  return hit != nullptr && hit->entry->form.size() > 3 && hit->entry->meaning != "cent" ? hit : nullptr;
}

// "the rupiah fell to [17,450]", "touched [17,455] to the dollar": so many of one currency for one of another.
bool ImplyRate(const SentenceParts& parts, Claim* claim) {
  constexpr uint32_t kReach = 14;  // tokens
  const text::Analysis& analysis = parts.analysis();
  const Hit* other = nullptr;  // "to the [dollar]"
  if (claim->last < parts.frame.last && analysis.Has(claim->last, Topic::kPreposition)) {
    for (uint32_t i = claim->last + 1; i <= claim->last + 2 && other == nullptr; ++i) other = CurrencyAt(parts, i);
  }
  const uint32_t from = std::max(parts.frame.first, claim->first > kReach ? claim->first - kReach : 0);
  const Hit* own = nullptr;
  for (uint32_t i = claim->first; i-- > from && own == nullptr;) {
    if (analysis.token(i).kind == TokenKind::kNumber) return false;
    own = CurrencyAt(parts, i);
  }
  for (const QuantityMention& q : parts.quantities) {  // "raised 4 million dollars, 300,000 more"
    if (own != nullptr && q.first <= own->first && own->first < q.last) return false;
  }
  bool tied = false;  // "[to] 17,450", "[at] the level of 17,450"
  for (uint32_t back = 1; back <= 3 && claim->first >= parts.frame.first + back; ++back)
    tied = tied || analysis.Has(claim->first - back, Topic::kPreposition);
  const double number = claim->value.quantity->number.value_or(0);
  if (own == nullptr || (other == nullptr && (!tied || number < 1000)) ||
      (other != nullptr && other->entry->meaning == own->entry->meaning))
    return false;
  const bool written = IsWritten(parts, claim->first, analysis.pack().traits().group) || HasDecimals(parts, *claim);
  if (other == nullptr && !written) return false;                      // a year
  if (other == nullptr && own->entry->meaning == "USD") return false;  // "the dollar rose to [17,455]": of what is not told
  claim->per = other != nullptr ? other->entry->meaning : "USD";
  SetUnit(parts, ClaimKind::kMoney, own->entry->meaning, claim);
  return true;
}

}  // namespace

void ReadPointsOfShares(const SentenceParts& parts, Claim* claim) {
  constexpr double kFinest = 0.1, kMost = 60;
  const double number = claim->value.quantity->number.value_or(0);
  if (parts.figures == nullptr || !parts.figures->shares || claim->kind != ClaimKind::kCount || number == std::floor(number) ||
      number > kMost || claim->precision < kFinest || claim->implied)
    return;
  const ConceptId point = parts.concepts.Find("point-sport"), stock = parts.concepts.Find("stock"),
                  index = parts.concepts.Find("stock-index");
  if (std::find(claim->counted.begin(), claim->counted.end(), point) == claim->counted.end()) return;
  for (uint32_t token : parts.properties) {
    if (parts.concepts.AnyIs(ConceptsAt(parts, token, ConceptClass::kProperty), index)) return;
  }
  const auto [first, last] = Around(*claim, parts.frame.first, parts.frame.last);
  for (uint32_t i = first; i < last; ++i) {  // "shares", but "its share of the vote"
    for (const Hit& hit : parts.analysis().HitsAt(i)) {
      if (hit.topic == Topic::kConcept && hit.concept_id == stock && (hit.inflected || !TellsOf(parts, i, {"share-percent"})))
        return;
    }
  }
  claim->counted.clear();
  claim->counted_lemma.clear();
  SetUnit(parts, ClaimKind::kPercent, "percentage-point", claim);
}

bool ImplyUnit(const SentenceParts& parts, const std::vector<Claim>& before, bool scaled, Claim* claim) {
  if (scaled) return ImplyCurrency(parts, before, claim);
  if (!claim->value.quantity->number || claim->vague || claim->share || !claim->per.empty()) return false;
  return ImplyRate(parts, claim) || ImplyDecimal(parts, before, claim) || ImplyPaired(parts, before, claim);
}

}  // namespace silang::claims
