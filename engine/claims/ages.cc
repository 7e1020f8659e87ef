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

constexpr double kGrown = 20;  // what lasts so many years is mostly somebody

// Words such as "aged", "berusia" right before the number.
bool CueBefore(const NumberGrammar& g, uint32_t at) {
  for (uint32_t back = 1; back <= 4 && at >= g.first() + back; ++back) {
    const Hit* cue = g.FindChoice(at - back, Topic::kAge, "before");
    if (cue != nullptr && (cue->last == at || (cue->last + 1 == at && g.Is(at - 1, ":")))) return true;
  }
  return false;
}

// "aged 9 and [6]", "ages 2, 5 and [8]": the row of bare numbers that ends before `at` has a cue. `at` is the number's first token.
bool CueBeforeRow(const NumberGrammar& g, uint32_t at) {
  constexpr int kMostInRow = 4;
  for (int n = 0; n < kMostInRow && at >= g.first() + 2; ++n) {
    const bool joins = g.Is(at - 1, ",") || g.FindChoice(at - 1, Topic::kConjunction, "and") != nullptr;
    if (!joins || g.analysis().token(at - 2).kind != TokenKind::kNumber) return false;
    at -= 2;
    if (CueBefore(g, at)) return true;
  }
  return false;
}

bool IsWord(const NumberGrammar& g, uint32_t at) { return g.analysis().token(at).kind == TokenKind::kWord; }

// A word for a person ends at token `at`: "trucker", "pemain", "the sergeant".
bool PersonBefore(const context::Context& context, const NumberGrammar& g, uint32_t at) {
  if (at <= g.first() || context.concepts == nullptr) return false;
  constexpr uint32_t kLongest = 3;  // tokens: "pebulu tangkis", "school bus driver"
  const ConceptId person = context.concepts->Find("person");
  for (uint32_t back = 1; back <= kLongest && at >= g.first() + back; ++back) {
    for (const Hit& hit : g.analysis().HitsAt(at - back)) {
      if (hit.last != at || hit.derived) continue;
      if (hit.topic == Topic::kRole || hit.topic == Topic::kKinship) return true;  // "one of the suspects, 21,"
      if (hit.topic == Topic::kConcept && hit.concept_class == languages::ConceptClass::kThing &&
          context.concepts->Is(hit.concept_id, person))
        return true;
    }
  }
  return false;
}

// "H.S.", "R. A."
bool IsInitials(const NumberGrammar& g, uint32_t at) {
  const std::string_view text = g.Is(at, ".") && at > g.first() ? g.Text(at - 1) : g.Text(at);
  if (!g.Is(at, ".") && !text.ends_with('.')) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % 2 == 0 ? text[i] < 'A' || text[i] > 'Z' : text[i] != '.') return false;
  }
  return !text.empty();
}

bool IsPersonMention(const context::Context& context, uint32_t token) {
  const context::EntityMention* mention = context.MentionAt(token);
  return mention != nullptr && context[mention->entity].kind == context::EntityKind::kPerson;
}

// The name of a person ends at token `at`. Without a mention from the article's context a capitalised word will do; so will a name of
// nobody knows what, where what is said of it is surely an age.
bool NameBefore(const context::Context& context, const NumberGrammar& g, uint32_t at, bool surely = false) {
  if (at <= g.first()) return false;
  if (const context::EntityMention* mention = context.MentionAt(at - 1)) {
    const context::EntityKind kind = context[mention->entity].kind;
    return kind == context::EntityKind::kPerson || (surely && kind == context::EntityKind::kOther) ||
           (kind != context::EntityKind::kCountry && kind != context::EntityKind::kPlace && IsInitials(g, at - 1));
  }
  if (IsInitials(g, at - 1)) return g.Find(at - 1, Topic::kCountry) == nullptr && g.Find(at - 1, Topic::kPlaceName) == nullptr;
  if (g.Is(at - 1, ".") && at - 1 > g.first() && IsPersonMention(context, at - 2)) return true;  // "Ron Cruz Jr., 22,"
  const auto& token = g.analysis().token(at - 1);
  if (g.Find(at - 1, Topic::kRole) != nullptr) return true;
  if (token.kind != TokenKind::kWord || !token.Has(TokenFlag::kCapitalised) || token.Has(TokenFlag::kAllCaps)) return false;
  return g.Find(at - 1, Topic::kMonth) == nullptr && g.Find(at - 1, Topic::kWeekday) == nullptr &&
         g.Find(at - 1, Topic::kCountry) == nullptr && g.Find(at - 1, Topic::kPlaceName) == nullptr;
}

// "bayi [3 bulan]", "bocah [7 tahun]": right behind a word for people of an age, in languages that put the noun first.
bool OfAnAgeBefore(const NumberGrammar& g, uint32_t at) {
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

// "un menuisier de 45 ans": a word that no lexicon has, and that is no function word.
bool UnknownNounBefore(const NumberGrammar& g, uint32_t at) {
  return at > g.first() && IsWord(g, at - 1) && g.analysis().HitsAt(at - 1).empty();
}

// A word for one person ends at token `at`: "a waitress", "his grandfather", not "the soldiers".
bool OnePersonBefore(const context::Context& context, const NumberGrammar& g, uint32_t at, bool grown) {
  constexpr uint32_t kReach = 5;  // tokens of the noun phrase: "a retired school bus driver"
  const bool unknown =
      grown && UnknownNounBefore(g, at) && !g.analysis().token(at - 1).Has(TokenFlag::kCapitalised);  // "a baker, 44,"
  if (!PersonBefore(context, g, at) && !unknown) return false;
  if (unknown && g.Folded(at - 1).ends_with('s')) return false;
  for (const Hit& hit : g.analysis().HitsAt(at - 1)) {
    if (hit.last == at && hit.inflected && g.Folded(at - 1).ends_with('s')) return false;
  }
  for (uint32_t back = 1; back <= kReach && at >= g.first() + back; ++back) {
    if (!IsWord(g, at - back)) return false;
    if (g.FindChoice(at - back, Topic::kNumberLink, "article") != nullptr ||
        g.FindChoice(at - back, Topic::kDeterminer, "possessive") != nullptr)
      return true;
  }
  return false;
}

// "(männlich, 46; weiblich, 22)", "(lelaki, 46)": a sex or a person alone before the comma, in a list in brackets.
bool ListedInBrackets(const context::Context& context, const NumberGrammar& g, uint32_t comma, uint32_t last) {
  if (comma < g.first() + 2 || last >= g.last() || !(g.Is(last, ")") || g.Is(last, ";"))) return false;
  if (!g.Is(comma - 2, "(") && !g.Is(comma - 2, ";")) return false;
  return PersonBefore(context, g, comma);
}

// "pria berinisial AS (45)", "seorang warga, AS (45)": capitals that stand for somebody.
bool InitialsBefore(const context::Context& context, const NumberGrammar& g, uint32_t at) {
  constexpr size_t kLongest = 4;
  if (at < g.first() + 2 || !g.analysis().token(at - 1).Has(TokenFlag::kAllCaps) || g.Text(at - 1).size() > kLongest)
    return false;
  const Hit* cue = g.FindChoice(at - 2, Topic::kAge, "initials");
  return (cue != nullptr && cue->last == at - 1) || PersonBefore(context, g, at - 1) ||
         (g.Is(at - 2, ",") && PersonBefore(context, g, at - 2));
}

// "Corinne Lallemand, déléguée CGT[,] 52 ans": the comma closes what was said of somebody named before it.
bool ClosesApposition(const context::Context& context, const NumberGrammar& g, uint32_t comma) {
  constexpr uint32_t kReach = 6;  // tokens
  for (uint32_t at = comma; at > g.first() + 1 && comma - at < kReach;) {
    --at;
    if (g.Is(at, ",")) return IsPersonMention(context, at - 1);
    if (!IsWord(g, at)) return false;
  }
  return false;
}

// "The kids, [6] and 9, were in bed"
bool IsPairOfAges(const NumberGrammar& g, uint32_t first) {
  static constexpr std::array<std::string_view, 4> kYoung = {"child", "boy", "girl", "baby"};
  if (first < g.first() + 2) return false;
  for (const Hit& hit : g.analysis().HitsAt(first - 2)) {
    if (hit.last != first - 1 || hit.derived) continue;
    if (hit.topic == Topic::kKinship) return true;
    if (hit.topic == Topic::kConcept && std::find(kYoung.begin(), kYoung.end(), hit.entry->meaning) != kYoung.end()) return true;
  }
  return false;
}

// "Budi (44)", "Sari, 13,", "a trucker (51)", "lelaki, 74 tahun;": set off after a name, or after a word for a person if a bracket, a
// unit or the phrase for one person says so.
bool SetOff(const context::Context& context, const NumberGrammar& g, const Age& age, bool time, bool grown) {
  const uint32_t first = age.first, last = age.last;
  if (first < g.first() + 2) return false;
  const bool ends = last == g.last() || !IsWord(g, last);
  const bool bracket = g.Is(first - 1, "(") && ends && last < g.last() && (g.Is(last, ")") || g.Is(last, ",") || g.Is(last, ";"));
  const bool commas = g.Is(first - 1, ",") && (last == g.last() || g.Is(last, ",") || g.Is(last, "."));
  if ((bracket || commas) && (NameBefore(context, g, first - 1) || InitialsBefore(context, g, first - 1))) return true;
  if (g.Is(first - 1, ",")) {
    const bool goes_on = last < g.last() && (g.Topics(last) & text::Bit(Topic::kConjunction)) != 0;
    if (goes_on && IsPersonMention(context, first - 2)) return true;  // "Cordes, 66 und seit Jahren im Amt"
    if (last < g.last() && g.Is(last, ",") && OnePersonBefore(context, g, first - 1, grown)) return true;
    const Hit* joined = g.FindChoice(last, Topic::kConjunction, "and");
    if (joined != nullptr && joined->last < g.last() && IsPairOfAges(g, first) && g.Read(joined->last)) return true;
    if (ListedInBrackets(context, g, first - 1, last)) return true;
  }
  const bool apart = time && g.Is(first - 1, ",") && ends;
  // "a réagi Corinne Lallemand, déléguée CGT, 52 ans."
  if (apart && grown && age.unit == "year" && ClosesApposition(context, g, first - 1)) return true;
  return (bracket || apart) && PersonBefore(context, g, first - 1);
}

// "une joueuse [suisse] de 34 ans", "a vecina [de Getafe] de 34 años": a person some words before, in one noun phrase with it.
bool PersonNear(const context::Context& context, const NumberGrammar& g, uint32_t at) {
  constexpr uint32_t kReach = 4;
  for (uint32_t back = 0; back < kReach && at >= g.first() + back; ++back) {
    if (PersonBefore(context, g, at - back)) return true;
    if (at - back == g.first() || !IsWord(g, at - back - 1)) return false;
    if (g.FindChoice(at - back - 1, Topic::kNumberLink, "article") != nullptr)
      return false;  // "de man kreeg [een straf] van 3 jaar"
    const uint32_t before = at - back - 1;
    if (g.analysis().HasConcept(before, languages::ConceptClass::kThing) || g.analysis().Has(before, Topic::kAuxiliary) ||
        g.analysis().Has(before, Topic::kConjunction))
      return false;
  }
  return false;
}

// "une femme de 34 ans", "Lívia, de 7,": a preposition ties the age to a person.
bool TiedToPerson(const context::Context& context, const NumberGrammar& g, const Age& age, bool time, bool grown) {
  for (uint32_t back = 1; back <= 2 && age.first >= g.first() + back; ++back) {
    const Hit* of = g.FindChoice(age.first - back, Topic::kAge, "of");
    if (of == nullptr || of->last != age.first) continue;
    const uint32_t before = of->first;
    // "Of the crew of 20, eleven escaped": so many, of whatever age.
    if (!time && g.GroupBefore(age.first) != nullptr) return false;
    const bool comma = before > g.first() && g.Is(before - 1, ","), ends = age.last == g.last() || !IsWord(g, age.last);
    if (comma && time && ends) return true;  // "la nueva autoridad, de 52 años,"
    if (!ends && g.FindChoice(age.last, Topic::kPreposition, "of") != nullptr) return false;  // "con 19 años de servicio"
    if (comma) return NameBefore(context, g, before - 1, true) && (time || ends);
    const bool sure = !g.analysis().pack().traits().capital_nouns ||
                      (before > g.first() && context.MentionAt(before - 1) != nullptr);  // "Haft von drei Jahren"
    // "an offender of 3 years of prison" is none.
    if (time)
      return PersonNear(context, g, before) || (sure && NameBefore(context, g, before)) ||
             (grown && UnknownNounBefore(g, before));
    constexpr uint64_t kNoNoun = text::Bit(Topic::kConjunction) | text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kPreposition) |
                                 text::Bit(Topic::kRelativePronoun);
    return PersonBefore(context, g, before) && (ends || (g.Topics(age.last) & kNoNoun) != 0);  // "een man van 44"
  }
  return false;
}

// "Edith Marlowe was 78", "he is 52 and", "who turns 68 next month", "tiene 34 años,": said of a person, with nothing behind it that the
// number could count. "Il a trois ans pour" is a time that he has.
bool SaidOfPerson(const context::Context& context, const NumberGrammar& g, const Age& age, bool time) {
  constexpr uint64_t kGoesOn =
      text::Bit(Topic::kConjunction) | text::Bit(Topic::kTimeLink) | text::Bit(Topic::kRelativeDay) | text::Bit(Topic::kWeekday);
  const uint64_t goes_on = time ? text::Bit(Topic::kConjunction) : kGoesOn | text::Bit(Topic::kSubordinator);
  const uint32_t last = age.last;
  if (last < g.last() && IsWord(g, last) && (g.Topics(last) & goes_on) == 0) return false;
  const Hit* copula = age.first > g.first() ? g.FindChoice(age.first - 1, Topic::kAge, "copula") : nullptr;
  const Hit* by_now = age.first > g.first() ? g.FindChoice(age.first - 1, Topic::kAge, "by-now") : nullptr;
  if (copula == nullptr && by_now == nullptr) return false;
  uint32_t before = copula != nullptr ? copula->first : by_now->first;
  constexpr uint32_t kBetween = 2;  // words that say when: "he [had just] turned 11"
  for (uint32_t step = 0; step < kBetween && before > g.first() && copula != nullptr; ++step) {
    constexpr text::TopicSet kNoSubject =
        text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kTimeLink) | text::Bit(Topic::kStopWord);
    constexpr text::TopicSet kSubject = text::Bit(Topic::kPronoun) | text::Bit(Topic::kRelativePronoun);
    if ((g.Topics(before - 1) & kNoSubject) == 0 || (g.Topics(before - 1) & kSubject) != 0) break;
    --before;
  }
  const bool set_off = before > g.first() && g.Is(before - 1, ",");
  if (copula == nullptr && set_off) return time && NameBefore(context, g, before - 1);  // "Ketuanya, Tok Ayah, [baru] 41 tahun"
  if (before == g.first() || !IsWord(g, before - 1)) return time && copula != nullptr;  // "Tiene 34 años."
  if (g.Find(before - 1, Topic::kRelativePronoun) != nullptr) return true;
  if (g.analysis().token(before - 1).Has(TokenFlag::kCapitalised) && PersonBefore(context, g, before - 1))
    return true;  // "her sister Nia was 6"
  if (const context::EntityMention* mention = context.MentionAt(before - 1))
    return context[mention->entity].kind == context::EntityKind::kPerson;
  const Hit* pronoun = g.Find(before - 1, Topic::kPronoun);
  return (pronoun != nullptr && pronoun->entry->meaning.starts_with("person")) || PersonBefore(context, g, before);
}

// Years of the decade that are meant by its beginning, its middle and its end; people are generous with these.
struct PartOfDecade {
  const char* name;
  int low, high;
};
constexpr std::array<PartOfDecade, 3> kPartsOfDecade = {{{"early", 0, 4}, {"mid", 3, 7}, {"late", 6, 9}}};

// "Mitte [30]", "ein Mann Anfang [40]": in languages that say so of ages alone ([age] decade-part).
std::optional<DecadeOfLife> ReadBareDecade(const NumberGrammar& g, uint32_t at) {
  const std::string_view digits = g.Text(at);
  if (at == g.first() || digits.size() != 2 || digits[0] < '2' || digits[1] != '0' || g.Glued(at)) return std::nullopt;
  if (g.FindChoice(at - 1, Topic::kAge, "decade-part") == nullptr) return std::nullopt;
  const text::Token& next = g.analysis().token(at + 1);
  if (next.kind == TokenKind::kWord && (g.Glued(at + 1) || next.Has(TokenFlag::kCapitalised)))
    return std::nullopt;  // "Ende 20er"
  for (const PartOfDecade& part : kPartsOfDecade) {
    if (g.FindChoice(at - 1, Topic::kTimeLink, part.name) == nullptr) continue;
    const double decade = (digits[0] - '0') * 10;
    return DecadeOfLife{at, at + 1, decade + part.low, decade + part.high};
  }
  return std::nullopt;
}

// "a los 33 [del segundo tiempo]": a minute of a game.
bool IsOfAnOrdinal(const NumberGrammar& g, uint32_t at) {
  const Hit* of = g.FindChoice(at, Topic::kPreposition, "of");
  return of != nullptr && of->last < g.last() && g.Find(of->last, Topic::kOrdinal) != nullptr;
}

// "aos 22 [chefes] de Estado": what is counted right behind the number.
bool CountsAt(const NumberGrammar& g, uint32_t at) {
  if (at >= g.last() || !IsWord(g, at)) return false;
  constexpr text::TopicSet kNouns = text::Bit(Topic::kRole) | text::Bit(Topic::kDemonym);
  return g.analysis().HasConcept(at, languages::ConceptClass::kThing) || (g.Topics(at) & kNouns) != 0;
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
  if (CueBefore(g, number.first) || CueBefore(g, number.core_first)) {
    if (!time && (IsOfAnOrdinal(g, age.last) || CountsAt(g, age.last))) return std::nullopt;
    return value <= kOldest || time ? std::optional(age) : std::nullopt;
  }
  if (value > kOldest || value < 0 || value != std::floor(value)) return std::nullopt;
  if (measure.unit.empty() && number.plain && CueBeforeRow(g, number.first)) {
    constexpr text::TopicSet kCounted = text::Bit(Topic::kDeterminer) | text::Bit(Topic::kPart);
    const bool others = age.last < g.last() && (g.Topics(age.last) & kCounted) != 0;  // "aged 34 and 12 others"
    if (!others && !CountsAt(g, age.last)) return age;
  }
  if (time && measure.unit != "year" && measure.unit != "month") return std::nullopt;
  if (!time && !number.plain) return std::nullopt;
  if (SetOff(context, g, age, time, value >= kGrown) || TiedToPerson(context, g, age, time, value >= kGrown) ||
      SaidOfPerson(context, g, age, time) || (time && OfAnAgeBefore(g, age.first)))
    return age;
  // "pebulu tangkis [20 tahun]"
  if (time && measure.unit == "year" && value >= kGrown && g.analysis().pack().traits().nouns_first &&
      PersonBefore(context, g, age.first))
    return age;
  return std::nullopt;
}

bool IsOfAThing(const context::Context& context, const NumberGrammar& g, uint32_t token) {
  if (token >= g.last() || context.concepts == nullptr || PersonBefore(context, g, token + 1)) return false;
  const auto& hits = g.analysis().HitsAt(token);
  return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.topic == Topic::kConcept && !hit.derived; });
}

std::optional<DecadeOfLife> ReadDecadeOfLife(const NumberGrammar& g, uint32_t at) {
  constexpr uint32_t kReach = 5;  // tokens: "her mid- to late"
  if (at + 1 >= g.last() || g.analysis().token(at).kind != TokenKind::kNumber) return std::nullopt;
  const std::string_view digits = g.Text(at);
  if (const auto bare = ReadBareDecade(g, at)) return bare;
  const Hit* mark = g.FindChoice(at + 1, Topic::kAge, "decade");
  if (mark == nullptr || !g.Glued(at + 1) || digits.size() > 3 || digits.back() != '0') return std::nullopt;
  DecadeOfLife decade{at, mark->last, std::strtod(std::string(digits).c_str(), nullptr), 0};
  int low = 9, high = 0;
  for (uint32_t back = 1; back <= kReach && at >= g.first() + back; ++back) {
    for (const PartOfDecade& part : kPartsOfDecade) {
      if (g.FindChoice(at - back, Topic::kTimeLink, part.name) == nullptr) continue;
      low = std::min(low, part.low);
      high = std::max(high, part.high);
    }
    if (g.FindChoice(at - back, Topic::kDeterminer, "possessive") == nullptr) continue;
    decade.high = decade.low + (high > 0 ? high : 9);
    decade.low += high > 0 ? low : 0;
    return decade;
  }
  return std::nullopt;
}

}  // namespace silang::claims
