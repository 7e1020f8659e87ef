#include "claims/number_names.h"

#include <cmath>

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

bool IsJoiner(std::string_view t) {
  return t == "-" || t == "/" || t == ":" || t == "." || t == "–" || t == "‑" || t == "," || t == "−";
}

}  // namespace

void NumberNames::Pass(uint32_t i) {
  if (g_.analysis().HitsAt(i).empty()) return;
  const auto leads = [](const std::string& meaning) {
    return meaning != "after" && meaning != "number" && meaning != "street" && meaning != "many";
  };
  if (const Hit* cue = g_.Find(i, Topic::kIdentifierCue); cue != nullptr && !cue->inflected && leads(cue->entry->meaning)) {
    if (cue_ == nullptr || cue->last >= cue_->last) cue_ = cue;
  }
  const Hit* month = g_.Find(i, Topic::kMonth);
  if (month != nullptr && WrittenAsMonth(*month)) month_end_ = month->last;
}

// "Mai", and no "mai"; "5月" and "مايو" have no capitals.
bool NumberNames::WrittenAsMonth(const Hit& month) const {
  const char first = month.entry->form[0];
  return first < 'A' || first > 'Z' || g_.analysis().token(month.first).Has(TokenFlag::kCapitalised);
}

// "2023年", "5月", "4日": numbers with the mark of what they are in a date behind them. Where the date part ends, or 0.
uint32_t NumberNames::MarkedDate(const Core& core) {
  if (!core.plain || core.length > 4) return 0;
  const Hit* month = g_.Find(core.first, Topic::kMonth);
  if (month != nullptr && month->last > core.last) return month_end_ = month->last;
  for (const char* mark : {"year-mark", "day-mark"}) {
    const Hit* hit = g_.FindChoice(core.last, Topic::kTimeShift, mark);
    if (hit == nullptr) continue;
    if (mark[0] == 'y' ? core.length == 4 : *core.value >= 1 && *core.value <= 31) return hit->last;
  }
  return 0;
}

bool NumberNames::Chained(uint32_t i) const {
  return i + 1 < g_.last() && g_.Glued(i) && g_.Glued(i + 1) && IsJoiner(g_.Text(i)) &&
         g_.analysis().token(i + 1).kind == TokenKind::kNumber;
}

uint32_t NumberNames::ChainEnd(uint32_t i) const {
  while (Chained(i)) i += 2;
  return i;
}

bool NumberNames::MeasuredAfter(uint32_t i) const {
  // "Nomor 11 Tahun 2008": a year follows, not a span of years.
  if (const Hit* year = g_.FindChoice(i, Topic::kIdentifierCue, "year");
      year != nullptr && year->last < g_.last() && g_.analysis().token(year->last).kind == TokenKind::kNumber &&
      g_.Text(year->last).size() == 4) {
    return false;
  }
  const Hit* unit = g_.Find(i, Topic::kUnit);
  if (unit != nullptr && unit->entry->form.size() <= 2 && g_.Find(i, Topic::kPreposition) != nullptr && !g_.Glued(i))
    unit = nullptr;  // "in"
  return unit != nullptr || g_.Find(i, Topic::kPercent) != nullptr || g_.Find(i, Topic::kCurrency) != nullptr ||
         g_.Find(i, Topic::kClassifier) != nullptr;
}

// A noun in the singular: after a name, "Falcon 9 rocket" and "Formula 1 driver" count nothing. Where nouns have no plural that shows,
// and for words such as "people", none is.
bool NumberNames::IsSingular(uint32_t i) const {
  if (i >= g_.last() || !g_.analysis().pack().traits().nouns_last || MeasuredAfter(i)) return false;
  if (g_.Folded(i).ends_with('s') || g_.FindChoice(i, Topic::kIdentifierCue, "many") != nullptr) return false;
  for (const Hit& hit : g_.analysis().HitsAt(i)) {
    if (hit.entry->topic != Topic::kConcept || hit.derived || hit.entry->concept_class != languages::ConceptClass::kThing)
      continue;
    return !hit.inflected && hit.last == i + 1;
  }
  return false;
}

bool NumberNames::HasNounAfter(uint32_t i) const {
  if (i >= g_.last()) return false;
  if (MeasuredAfter(i)) return true;
  if (g_.analysis().token(i).kind != TokenKind::kWord) return false;
  bool thing = g_.analysis().pack().traits().capital_nouns && g_.analysis().token(i).Has(TokenFlag::kCapitalised) &&
               g_.analysis().HitsAt(i).empty();
  for (const Hit& hit : g_.analysis().HitsAt(i)) {
    switch (hit.entry->topic) {
      case Topic::kConcept: thing = thing || (!hit.derived && hit.entry->concept_class == languages::ConceptClass::kThing); break;
      case Topic::kRole:
      case Topic::kDemonym: thing = true; break;
      case Topic::kPreposition:
      case Topic::kConjunction:
      case Topic::kAuxiliary:
      case Topic::kSubordinator:
      case Topic::kRelativePronoun:
      case Topic::kNegation:
      case Topic::kModality: return false;
      default: break;
    }
  }
  return thing;
}

// "KN-23", "B-52", "#5", "+62", "13F", "5G", "1960s"
bool NumberNames::IsGluedName(const Core& core) const {
  const uint32_t i = core.first;
  if (!core.digits || core.currency != nullptr) return false;
  const auto& a = g_.analysis();
  if (i > g_.first() && g_.Glued(i)) {
    const std::string_view before = g_.Text(i - 1);
    if (before == "#" || before == "@" || before == "№" || before == "+" || before == "_") return before != "+" || core.plain;
    if (core.form != NumberForm::kOrdinal && i >= g_.first() + 2 && g_.IsHyphen(i - 1) && g_.Glued(i - 1) &&
        a.token(i - 2).kind == TokenKind::kWord) {
      return g_.Find(i - 2, Topic::kCurrency) == nullptr && g_.Find(i - 2, Topic::kMonth) == nullptr;
    }
    if (a.token(i - 1).kind == TokenKind::kQuote && (i < g_.first() + 2 || a.token(i - 2).kind != TokenKind::kNumber) &&
        core.length == 2 && core.plain && g_.Glued(core.last))
      return true;  // '90s
    // "코로나19", "कोविड19": digits behind a word that the pack does not know; one character ("第5", "약5만") may be anything.
    if (a.token(i - 1).kind == TokenKind::kWord && g_.Topics(i - 1) == 0 && !g_.IsCharacter(i - 1)) return true;
  }
  const uint32_t next = core.last;
  if (core.plain && g_.IsHyphen(next) && g_.Glued(next) && g_.Glued(next + 1) && next + 1 < g_.last() &&
      g_.Find(next + 1, Topic::kCardinal) != nullptr && a.token(next + 1).Has(TokenFlag::kCapitalised)) {
    return true;  // "7-Eleven"
  }
  if (core.plain && core.length == 3 && g_.IsHyphen(next) && Chained(next) && g_.Text(next + 1).size() == 4 &&
      ChainEnd(next) == next + 2)
    return true;  // "555-1234"
  if (core.plain && core.length == 3 && i > g_.first() && g_.Is(i - 1, "(") && g_.Is(next, ")") && Chained(next + 2) &&
      g_.Text(next + 1).size() == 3 && g_.Text(next + 3).size() == 4)
    return true;  // "(985) 526-1627"
  if (core.words && next == i + 2 && g_.Is(i + 1, "G") && g_.Glued(i + 1) && g_.Text(i).size() == 1) return true;  // "5G"
  if (next < g_.last() && g_.Glued(next) && a.token(next).kind == TokenKind::kWord && !core.words &&
      core.form == NumberForm::kCardinal) {
    if (MeasuredAfter(next) || g_.Find(next, Topic::kMeridiem) != nullptr) return false;
    return g_.Text(next).size() <= 2 || a.token(next).Has(TokenFlag::kCapitalised) || a.token(next).Has(TokenFlag::kMixed);
  }
  return false;
}

// "7:45", "14.30 WIB", "7 p.m.", "pukul 9"
bool NumberNames::IsClock(const Core& core) const {
  const uint32_t next = core.last;
  if (!core.digits) {
    return core.plain == false && core.value && *core.value <= 24 && next < g_.last() &&
           g_.Find(next, Topic::kMeridiem) != nullptr;
  }
  if (g_.Is(next, ":") && Chained(next)) return g_.Text(next + 1).size() == 2 || ChainEnd(next) > next + 2;
  if (*core.value < 0 || *core.value > 2400) return false;
  return g_.Find(next, Topic::kMeridiem) != nullptr || g_.Find(next, Topic::kTimeZone) != nullptr;
}

// "5 September", "September 5, 2025", "(4/9)", "17/8/2025", "2025-09-04"
bool NumberNames::IsDate(const Core& core) {
  if (!core.digits || !core.plain || *core.value > 2100) return false;
  const uint32_t i = core.first, next = core.last;
  const bool day = *core.value >= 1 && *core.value <= 31;
  const bool year = core.length == 4;
  const bool after_month = month_end_ != 0 && (month_end_ == i || (month_end_ + 1 == i && g_.Is(i - 1, ".")));  // "Sept. 5"
  if ((day || year) && after_month) return date_end_ = next, true;
  if (year && date_end_ != 0 && (date_end_ == i || (date_end_ + 1 == i && g_.Is(i - 1, ",")))) return true;
  const Hit* month = g_.Find(next, Topic::kMonth);
  if (month != nullptr && day && WrittenAsMonth(*month)) {
    return date_end_ = month->last, true;
  }
  const uint32_t end = ChainEnd(next);
  if (end - next >= 4 && (day || year)) return true;  // "17-8-2025"
  if (end - next == 2 && g_.Is(next, "/")) {
    const double second = std::strtod(std::string(g_.Text(next + 1)).c_str(), nullptr);
    const bool bracketed = i > g_.first() && g_.Is(i - 1, "(") && g_.Is(end, ")");
    if (bracketed || second > 64 || second < *core.value) return true;  // "(4/9)", "24/7", "12/2011"
    static constexpr double kDenominators[] = {2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 32, 40, 50, 64};
    for (double d : kDenominators) {
      if (second == d) return false;
    }
    return true;
  }
  // "5-7 September", "5 dan 6 September", "5 hingga 7 September"
  if (day && next + 1 < g_.last()) {
    const uint32_t other = g_.analysis().token(next).kind == TokenKind::kNumber ? next : next + 1;
    if (g_.analysis().token(other).kind == TokenKind::kNumber && g_.Find(other + 1, Topic::kMonth) != nullptr &&
        (g_.IsHyphen(next) || g_.Find(next, Topic::kConjunction) != nullptr || g_.Find(next, Topic::kRangeLink) != nullptr ||
         g_.Is(next, ","))) {
      return true;
    }
  }
  return false;
}

// A bare number of four digits is a year, unless something is counted by it.
bool NumberNames::IsYear(const Core& core) const {
  if (core.about && *core.value >= 1000 && *core.value <= 2100) return core.plain;
  if (!core.plain || core.length != 4 || *core.value < 1100 || *core.value > 2100 || core.minus) return false;
  const uint32_t i = core.first, next = core.last;
  if (i == g_.first() && next == g_.last()) return *core.value >= 1900 && false;
  if (i > g_.first() && g_.Find(i - 1, Topic::kCurrency) != nullptr) return false;
  if (i > g_.first() && (g_.analysis().token(i - 1).kind == TokenKind::kSymbol)) return false;
  if (next < g_.last() && g_.Is(next, "s") && g_.Glued(next)) return true;
  if (g_.IsHyphen(next) && g_.Glued(next) && next + 1 < g_.last() && g_.Glued(next + 1)) return true;  // "2013-14"
  const bool recent = *core.value >= 1900;
  if (MeasuredAfter(next)) return false;
  const Hit* range = g_.Find(next, Topic::kRangeLink);  // "between 2000 and 3000 protesters"
  if (range != nullptr && range->last + 1 < g_.last() && g_.analysis().token(range->last).kind == TokenKind::kNumber &&
      HasNounAfter(range->last + 1))
    return false;
  if (i > g_.first()) {
    if (g_.Find(i - 1, Topic::kPreposition) != nullptr || g_.Find(i - 1, Topic::kTimeLink) != nullptr || g_.Is(i - 1, "(")) {
      return recent ? !HasNounAfter(next) || g_.analysis().token(next).kind != TokenKind::kWord : !HasNounAfter(next);
    }
  }
  if (recent && i > g_.first() && next < g_.last() && g_.Find(i - 1, Topic::kDeterminer) != nullptr &&
      ((!g_.analysis().pack().traits().capital_nouns && g_.analysis().token(next).Has(TokenFlag::kCapitalised)) ||
       IsSingular(next))) {
    return true;  // "the 2022 World Cup", "its 2022 budget"
  }
  return recent && !HasNounAfter(next);
}

bool NumberNames::IsAfterCue(const Core& core) const {
  const uint32_t i = core.first, next = core.last;
  if (const Hit* after = g_.FindChoice(next, Topic::kIdentifierCue, "after"); after != nullptr) {
    const Hit* unit = g_.Find(next, Topic::kUnit);
    return unit == nullptr || unit->last <= after->last;  // "5時" is a clock time, "5時間" is none
  }
  if (core.plain && g_.FindChoice(i, Topic::kIdentifierCue, "number") != nullptr && !CurrencyBeside(core)) {
    return !HasNounAfter(next) ||
           (i > g_.first() && g_.FindChoice(i - 1, Topic::kNumberLink, "article") != nullptr);  // "a 911 call"
  }
  if (cue_ == nullptr || core.form == NumberForm::kOrdinal || core.form == NumberForm::kVague || core.currency != nullptr)
    return false;
  uint32_t end = cue_->last;
  if (end < i && (g_.Is(end, ".") || g_.Is(end, ":") || g_.Is(end, "#"))) ++end;
  if (end != i || core.minus) return false;
  const std::string& kind = cue_->entry->meaning;
  if (kind == "name") {
    if (core.digits && !core.plain && core.words) return false;  // "grup 1,2 juta"
    return !MeasuredAfter(next);
  }
  if (kind == "time" && core.digits && core.precision > 0.05 && core.precision < 1) return false;  // "put the magnitude at 6.7"
  if (kind == "time") return *core.value <= (core.digits ? 24.6 : 24) && !HasNounAfter(next);  // "at 12 hospitals", "at 20 mph"
  if (kind == "at") {
    return *core.value <= 24.6 && core.form == NumberForm::kCardinal && core.precision >= 0.01 && !MeasuredAfter(next) &&
           (next >= g_.last() || g_.analysis().token(next).kind != TokenKind::kWord);
  }
  if (kind == "year") return core.plain && core.length == 4;
  if (kind == "date") return core.plain && *core.value <= 31;
  return false;
}

bool NumberNames::CurrencyBeside(const Core& core) const {
  return core.currency != nullptr || (core.first > g_.first() && g_.Find(core.first - 1, Topic::kCurrency) != nullptr) ||
         g_.Find(core.last, Topic::kCurrency) != nullptr;
}

// "Boeing 737", "Apollo 11", "iPhone 15": bare digits after a capitalised word, with nothing that they could count.
bool NumberNames::IsAfterName(const Core& core) const {
  const uint32_t i = core.first;
  const auto& a = g_.analysis();
  if (!core.plain || core.length > 4 || core.minus || i < g_.first() + 1 || core.form != NumberForm::kCardinal) return false;
  if (g_.IsHyphen(core.last) && Chained(core.last) && core.length <= 2 && g_.Text(core.last + 1).size() <= 2)
    return false;  // "beat City 3-1"
  const auto& before = a.token(i - 1);
  const std::string_view name = g_.Text(i - 1);
  const bool inner_capital = name.size() > 2 && name[1] >= 'A' && name[1] <= 'Z' && name[0] >= 'a';  // "iPhone"
  if (inner_capital && !MeasuredAfter(core.last)) return true;
  if (before.kind != TokenKind::kWord || !before.Has(TokenFlag::kCapitalised) || g_.Glued(i) || core.words) return false;
  if (i - 1 == g_.first() && !before.Has(TokenFlag::kAllCaps)) return false;
  if (g_.IsHyphen(core.last) && g_.Glued(core.last) && g_.FindChoice(i - 1, Topic::kNumberLink, "article") != nullptr)
    return false;  // "SEATTLE — A 67-year-old woman"
  for (const Hit& hit : a.HitsAt(i - 1)) {
    if (hit.entry->form.size() == 1 && hit.entry->form != name) continue;  // the P of "S&P 500" is no penny
    switch (hit.entry->topic) {
      case Topic::kQualifier:
      case Topic::kPreposition:
      case Topic::kAuxiliary:
      case Topic::kConjunction:
      case Topic::kCurrency:
      case Topic::kDeterminer:
      case Topic::kRangeLink:
      case Topic::kStopWord: return false;
      default: break;
    }
  }
  return !HasNounAfter(core.last) || (*core.value > 1 && IsSingular(core.last));
}

// "23 Oak Street", "1600 Pennsylvania Avenue"
bool NumberNames::IsAddress(const Core& core) const {
  constexpr uint32_t kReach = 4;  // words of a street's name
  if (!core.plain || core.length > 5 || core.form != NumberForm::kCardinal) return false;
  for (uint32_t i = core.last; i < g_.last() && i < core.last + kReach; ++i) {
    const auto& token = g_.analysis().token(i);
    if (token.kind != TokenKind::kWord || !token.Has(TokenFlag::kCapitalised)) return false;
    if (i > core.last && g_.FindChoice(i, Topic::kIdentifierCue, "street") != nullptr) return true;
  }
  return false;
}

// "the Group of Seven", "Gang of Four": a capitalised number word after a capitalised word.
bool NumberNames::IsNamedGroup(const Core& core) const {
  const uint32_t i = core.first;
  const auto& a = g_.analysis();
  if (core.last != i + 1 || i < g_.first() + 2 || core.form != NumberForm::kCardinal) return false;
  const bool nouns = a.pack().traits().capital_nouns;
  if (core.digits) {  // "the Group of 20 leaders"
    return !nouns && core.plain && i > g_.first() + 2 && a.token(i - 2).Has(TokenFlag::kCapitalised) &&
           g_.FindChoice(i - 1, Topic::kPreposition, "of") != nullptr;
  }
  if (!a.token(i).Has(TokenFlag::kCapitalised) || a.token(i).Has(TokenFlag::kAllCaps)) return false;
  if (g_.IsHyphen(i - 1) && g_.Glued(i) && a.token(i - 2).kind == TokenKind::kNumber) return true;  // "7-[Eleven]"
  if (nouns || !a.token(i - 2).Has(TokenFlag::kCapitalised)) return false;
  return g_.FindChoice(i - 1, Topic::kPreposition, "of") != nullptr && !HasNounAfter(core.last);
}

// "the couple", "a young couple were": two people, where nothing is counted behind it.
bool NumberNames::IsPair(const Core& core) const {
  if (core.form != NumberForm::kVague || core.low != 2 || core.high > 3) return false;
  if (core.first == g_.first() && core.last == g_.last()) return false;
  if (g_.FindChoice(core.last - 1, Topic::kPreposition, "of") != nullptr) return false;
  return !HasNounAfter(core.last) && g_.FindChoice(core.last, Topic::kDeterminer, "additional") == nullptr;
}

// "1. Buka ...", "(2) ...", "3) ..."
bool NumberNames::IsListNumber(const Core& core) const {
  const uint32_t i = core.first, next = core.last;
  if (!core.plain || core.length > 2 || next + 1 >= g_.last()) return false;
  const bool opens =
      i == g_.first() || g_.analysis().token(i).Has(TokenFlag::kLineStart) || (i == g_.first() + 1 && g_.Is(g_.first(), "("));
  if (!opens || !g_.Glued(next)) return false;
  return g_.Is(next, ".") || g_.Is(next, ")");
}

// "one by one", "satu per satu", "two by two": the same word on both sides of a preposition.
bool NumberNames::IsRepeated(const Core& core) const {
  if (core.digits || core.last != core.first + 1) return false;
  const uint32_t i = core.first;
  const auto pair = [&](uint32_t first) {
    return first >= g_.first() && first + 2 < g_.last() && g_.Folded(first) == g_.Folded(first + 2) &&
           g_.Find(first + 1, Topic::kPreposition) != nullptr;
  };
  return pair(i) || (i >= g_.first() + 2 && pair(i - 2));
}

// "kedua-dua mangsa", "ketiga-tiganya": all of them, who were told of before. Where it ends; 0 if it is none.
uint32_t NumberNames::DoubledEnd(const Core& core) const {
  const uint32_t at = core.last;
  if (core.form != NumberForm::kOrdinal || core.digits || at + 1 >= g_.last() || !g_.IsHyphen(at) || !g_.Glued(at) ||
      !g_.Glued(at + 1))
    return 0;
  std::string_view again = g_.Folded(at + 1);
  const std::string_view word = g_.Folded(core.first);
  constexpr size_t kShortest = 3;
  for (size_t size = again.size(); size >= kShortest; --size) {  // "dua", "duanya"
    if (word.ends_with(again.substr(0, size))) return at + 2;
  }
  return 0;
}

// "geen [enkele] gewonde", "niet één": within words for none at all.
bool NumberNames::IsNone(const Core& core) const {
  if (core.digits) return false;
  for (uint32_t back = 1; back <= 2 && core.first >= g_.first() + back; ++back) {
    for (const Hit& hit : g_.analysis().HitsAt(core.first - back)) {
      if (hit.topic == Topic::kNegation && hit.entry->meaning == "none" && hit.last >= core.last) return true;
    }
  }
  return false;
}

// "the one", "which one", "one of", "salah satu", "satu-satunya", "satu per satu"
bool NumberNames::IsPronoun(const Core& core) const {
  const uint32_t i = core.first, next = core.last;
  if (IsRepeated(core)) return true;
  if (!core.article_like || core.digits) return false;
  if (i > g_.first()) {
    for (const Hit& hit : g_.analysis().HitsAt(i - 1)) {
      if (hit.last > i && hit.entry->topic != Topic::kConcept) return true;  // "salah satu", "no one"
      if (hit.last != i) continue;
      const bool determines = hit.entry->topic == Topic::kDeterminer && hit.entry->meaning != "total" &&
                              hit.entry->meaning != "indefinite" && hit.entry->meaning != "additional" &&
                              hit.entry->meaning != "other";
      if (determines || hit.entry->topic == Topic::kRelativePronoun || hit.entry->topic == Topic::kNegation) return true;
    }
  }
  if (next >= g_.last()) return false;
  if (const Hit* of = g_.Find(next, Topic::kRatioLink);
      of != nullptr && of->last < g_.last()) {  // "satu dari empat balita" is a part
    if (g_.analysis().token(of->last).kind == TokenKind::kNumber || g_.Find(of->last, Topic::kCardinal) != nullptr) return false;
  }
  if (g_.FindChoice(next, Topic::kAuxiliary, "modal") != nullptr && i > g_.first() && g_.analysis().pack().traits().nouns_last)
    return true;
  if (g_.FindChoice(next, Topic::kPreposition, "of") != nullptr || g_.Is(next, "'s") ||
      g_.FindChoice(next, Topic::kPreposition, "per") != nullptr) {
    return g_.Find(next, Topic::kRatioLink) == nullptr || g_.FindChoice(next, Topic::kRatioLink, "of") != nullptr;
  }
  if (g_.IsHyphen(next) && g_.Glued(next) && next + 1 < g_.last() && g_.Folded(next + 1).starts_with(g_.Folded(i))) return true;
  return g_.Folded(next) == "sama" || g_.Folded(next) == "another" || g_.Folded(next) == "s";
}

// "first-quarter", "the second half", "half-brother", "quarters": a word for a part that tells no share.
bool NumberNames::IsPartName(const Core& core) const {
  if (core.form != NumberForm::kFraction || core.digits || core.last != core.first + 1) return false;
  const uint32_t i = core.first, next = core.last;
  if (g_.Find(next, Topic::kScale) != nullptr) return false;
  if (i > g_.first()) {
    const uint32_t before = g_.IsHyphen(i - 1) && g_.Glued(i) && i > g_.first() + 1 ? i - 2 : i - 1;
    if (g_.Find(before, Topic::kOrdinal) != nullptr) return true;
  }
  if (g_.FindChoice(next, Topic::kPreposition, "of") != nullptr) return false;
  if (MeasuredAfter(next) || g_.FindChoice(next, Topic::kNumberLink, "article") != nullptr) return false;
  if (g_.IsHyphen(next) && g_.Glued(next) && g_.Glued(next + 1)) return !MeasuredAfter(next + 1);
  if (const Hit* ordinal = g_.Find(i, Topic::kOrdinal); ordinal != nullptr && ordinal->inflected) return true;
  return g_.Find(i, Topic::kUnit) != nullptr || g_.Find(i, Topic::kTimeUnit) != nullptr;
}

// "2-for-1", "one-on-one", "3-in-1": two numbers that a preposition joins by hyphens name a deal or a shape. Where they end.
uint32_t NumberNames::PairEnd(const Core& core) const {
  const uint32_t at = core.last;
  if (at + 3 >= g_.last() || !g_.IsHyphen(at) || !g_.IsHyphen(at + 2) ||
      g_.FindChoice(at + 1, Topic::kRangeLink, "to") != nullptr)
    return 0;
  for (uint32_t i = at; i <= at + 3; ++i) {
    if (!g_.Glued(i)) return 0;
  }
  if (g_.Find(at + 1, Topic::kPreposition) == nullptr) return 0;
  const bool number = g_.analysis().token(at + 3).kind == TokenKind::kNumber || g_.Find(at + 3, Topic::kCardinal) != nullptr;
  return number ? at + 4 : 0;
}

uint32_t NumberNames::Skips(const Core& core) {
  const uint32_t end = ChainEnd(core.last);
  if (core.identifier) {
    uint32_t at = end;
    while (at < g_.last() && g_.analysis().token(at).kind == TokenKind::kNumber) ++at;  // "0812 3456 7890"
    identifier_end_ = g_.Is(at, ")") ? at + 1 : at;                                     // "(021) 5551234"
    return at;
  }
  if (IsNone(core)) return core.last;
  if (!core.value) return 0;
  if (identifier_end_ == core.first && core.plain && core.length > 4) return end;
  if (const uint32_t marked = MarkedDate(core); marked != 0) return marked;
  if (core.plain && core.first > g_.first() && g_.Is(core.first - 1, "+") && g_.Glued(core.first)) {  // "+62 812 3456 7890"
    uint32_t at = end;
    while (at < g_.last() && g_.analysis().token(at).kind == TokenKind::kNumber) at = ChainEnd(at + 1);
    return at;
  }
  if (IsGluedName(core) || IsClock(core)) return end;
  if (IsDate(core)) return std::max(end, date_end_ > core.last ? core.last : end);
  if (end - core.last >= 4) return end;  // "222-333-4444"
  if (IsYear(core) || IsAfterCue(core) || IsAfterName(core) || IsListNumber(core) || IsAddress(core)) return end;
  if (IsPronoun(core) || IsPartName(core) || IsNamedGroup(core) || IsPair(core)) return core.last;
  if (const uint32_t doubled = DoubledEnd(core)) return doubled;
  return PairEnd(core);
}

}  // namespace silang::claims
