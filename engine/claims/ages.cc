#include "claims/ages.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr double kOldest = 125;

// Words such as "aged", "berusia" right before the number.
bool CueBefore(const NumberGrammar& g, uint32_t at) {
  for (uint32_t back = 1; back <= 4 && at >= g.first() + back; ++back) {
    const Hit* cue = g.FindChoice(at - back, Topic::kAge, "before");
    if (cue != nullptr && (cue->last == at || (cue->last + 1 == at && g.Is(at - 1, ":")))) return true;
  }
  return false;
}

// The name of a person ends at token `at`. Without a mention from the article's context a capitalised word will do.
bool NameBefore(const context::Context& context, const NumberGrammar& g, uint32_t at) {
  if (at <= g.first()) return false;
  if (const context::EntityMention* mention = context.MentionAt(at - 1)) {
    return context[mention->entity].kind == context::EntityKind::kPerson;
  }
  const auto& token = g.analysis().token(at - 1);
  if (g.Find(at - 1, Topic::kRole) != nullptr) return true;  // "one of the suspects, 21,"
  if (token.kind != TokenKind::kWord || !token.Has(TokenFlag::kCapitalised) || token.Has(TokenFlag::kAllCaps)) return false;
  return g.Find(at - 1, Topic::kMonth) == nullptr && g.Find(at - 1, Topic::kWeekday) == nullptr &&
         g.Find(at - 1, Topic::kCountry) == nullptr && g.Find(at - 1, Topic::kPlaceName) == nullptr;
}

// "bayi [3 bulan]", "bocah [7 tahun]": right behind a word for people of an age, in languages that put the noun first.
bool PersonBefore(const NumberGrammar& g, uint32_t at) {
  static constexpr std::array<std::string_view, 9> kOfAnAge = {"child", "baby", "man",     "woman",   "youth",
                                                               "boy",   "girl", "elderly", "teenager"};
  if (at <= g.first() || g.analysis().pack().setting("noun-order") != "first") return false;
  for (const Hit& hit : g.analysis().HitsAt(at - 1)) {
    if (hit.last == at && hit.entry->topic == Topic::kConcept && !hit.derived &&
        std::find(kOfAnAge.begin(), kOfAnAge.end(), hit.entry->meaning) != kOfAnAge.end())
      return true;
  }
  return false;
}

// "Budi (44)", "Sari, 13,": set off after a name.
bool SetOff(const context::Context& context, const NumberGrammar& g, uint32_t first, uint32_t last) {
  if (first < g.first() + 2) return false;
  const bool bracket = g.Is(first - 1, "(") && g.Is(last, ")");
  const bool commas = g.Is(first - 1, ",") && (last == g.last() || g.Is(last, ",") || g.Is(last, "."));
  return (bracket || commas) && NameBefore(context, g, first - 1);
}

}  // namespace

std::optional<Age> ReadAge(const context::Context& context, const NumberGrammar& g, const Number& number,
                           const Measure& measure) {
  if (number.form == NumberForm::kOrdinal || number.form == NumberForm::kScore || number.form == NumberForm::kMultiple)
    return std::nullopt;
  const double value = number.number.value_or(number.high.value_or(number.low.value_or(-1)));
  if (value < 0 || value > 5000) return std::nullopt;
  const bool time = measure.kind == ClaimKind::kDuration && measure.definition != nullptr;
  if (!measure.unit.empty() && !time) return std::nullopt;
  Age age{measure.first, measure.last, time ? measure.unit : "year"};
  // "13-year-old", "ten months old", "87 yo"
  uint32_t at = number.last;
  if (g.IsHyphen(at) && g.Glued(at) && g.Glued(at + 1)) ++at;
  for (const char* kind : {"joined", "after"}) {
    if (const Hit* after = g.FindChoice(at, Topic::kAge, kind)) {
      age.last = after->last;
      if (!time) {
        const Hit* unit = g.Find(at, Topic::kUnit);
        age.unit = unit != nullptr ? unit->entry->meaning : "year";
      }
      return age;
    }
  }
  if (time && measure.definition->factor < 86400) return std::nullopt;
  if (CueBefore(g, number.first) || CueBefore(g, number.core_first))
    return value <= kOldest || time ? std::optional(age) : std::nullopt;
  if (value > kOldest || value < 0 || value != std::floor(value)) return std::nullopt;
  if (time && measure.unit != "year" && measure.unit != "month") return std::nullopt;
  if (!time && !number.plain) return std::nullopt;
  if (SetOff(context, g, age.first, age.last) || (time && PersonBefore(g, age.first))) return age;
  return std::nullopt;
}

}  // namespace silang::claims
