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
  if (const Hit* cue = g_.Find(i, Topic::kIdentifierCue); cue != nullptr && cue->entry->meaning != "after") {
    if (cue_ == nullptr || cue->last >= cue_->last) cue_ = cue;
  }
  const Hit* month = g_.Find(i, Topic::kMonth);
  if (month != nullptr && (month->entry->form[0] > 'Z' || g_.analysis().token(i).Has(TokenFlag::kCapitalised)))
    month_end_ = month->last;
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
  return g_.Find(i, Topic::kUnit) != nullptr || g_.Find(i, Topic::kPercent) != nullptr ||
         g_.Find(i, Topic::kCurrency) != nullptr || g_.Find(i, Topic::kClassifier) != nullptr;
}

// Something that can be counted stands at `i`.
bool NumberNames::HasNounAfter(uint32_t i) const {
  if (i >= g_.last()) return false;
  if (MeasuredAfter(i)) return true;
  if (g_.analysis().token(i).kind != TokenKind::kWord) return false;
  bool thing = false;
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
    if (a.token(i - 1).kind == TokenKind::kQuote && (i < g_.first() + 2 || a.token(i - 2).kind != TokenKind::kNumber) && core.length == 2 && core.plain && g_.Glued(core.last)) return true;  // '90s
  }
  const uint32_t next = core.last;
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
  if (g_.Is(next, ":") && Chained(next)) return true;
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
  if (month != nullptr && day && (month->entry->form[0] > 'Z' || g_.analysis().token(next).Has(TokenFlag::kCapitalised))) {
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
  if (i > g_.first()) {
    if (g_.Find(i - 1, Topic::kPreposition) != nullptr || g_.Find(i - 1, Topic::kTimeLink) != nullptr || g_.Is(i - 1, "(")) {
      return recent ? !HasNounAfter(next) || g_.analysis().token(next).kind != TokenKind::kWord : !HasNounAfter(next);
    }
  }
  return recent && !HasNounAfter(next);
}

bool NumberNames::IsAfterCue(const Core& core) const {
  const uint32_t i = core.first, next = core.last;
  if (const Hit* after = g_.FindChoice(next, Topic::kIdentifierCue, "after"); after != nullptr) return true;
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
  if (kind == "time") return *core.value <= (core.digits ? 24.6 : 24) && !HasNounAfter(next);  // "at 12 hospitals", "at 20 mph"
  if (kind == "at") {
    return *core.value <= 24.6 && core.form == NumberForm::kCardinal && core.precision >= 0.01 && !MeasuredAfter(next) &&
           (next >= g_.last() || g_.analysis().token(next).kind != TokenKind::kWord);
  }
  if (kind == "year") return core.plain && core.length == 4;
  if (kind == "date") return core.plain && *core.value <= 31;
  return false;
}

// "Boeing 737", "Apollo 11", "iPhone 15": bare digits after a capitalised word, with nothing that they could count.
bool NumberNames::IsAfterName(const Core& core) const {
  const uint32_t i = core.first;
  const auto& a = g_.analysis();
  if (!core.plain || core.length > 4 || core.minus || i < g_.first() + 1 || core.form != NumberForm::kCardinal) return false;
  const auto& before = a.token(i - 1);
  const std::string_view name = g_.Text(i - 1);
  const bool inner_capital = name.size() > 2 && name[1] >= 'A' && name[1] <= 'Z' && name[0] >= 'a';  // "iPhone"
  if (inner_capital && !MeasuredAfter(core.last)) return true;
  if (before.kind != TokenKind::kWord || !before.Has(TokenFlag::kCapitalised) || g_.Glued(i) || core.words) return false;
  if (i - 1 == g_.first() && !before.Has(TokenFlag::kAllCaps)) return false;
  for (const Hit& hit : a.HitsAt(i - 1)) {
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
  return !HasNounAfter(core.last);
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

// "the one", "which one", "one of", "salah satu", "satu-satunya", "satu per satu"
bool NumberNames::IsPronoun(const Core& core) const {
  if (!core.article_like || core.digits) return false;
  const uint32_t i = core.first, next = core.last;
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
  if (g_.FindChoice(next, Topic::kAuxiliary, "modal") != nullptr && i > g_.first() &&
      g_.analysis().pack().setting("noun-order") == "last")
    return true;
  if (g_.FindChoice(next, Topic::kPreposition, "of") != nullptr || g_.Is(next, "'s") ||
      g_.FindChoice(next, Topic::kPreposition, "per") != nullptr) {
    return g_.Find(next, Topic::kRatioLink) == nullptr || g_.FindChoice(next, Topic::kRatioLink, "of") != nullptr;
  }
  if (g_.IsHyphen(next) && g_.Glued(next) && next + 1 < g_.last() && g_.Folded(next + 1).starts_with(g_.Folded(i))) return true;
  return g_.Folded(next) == "sama" || g_.Folded(next) == "another" || g_.Folded(next) == "s";
}

uint32_t NumberNames::Skips(const Core& core) {
  const uint32_t end = ChainEnd(core.last);
  if (core.identifier) {
    uint32_t at = end;
    while (at < g_.last() && g_.analysis().token(at).kind == TokenKind::kNumber) ++at;  // "0812 3456 7890"
    identifier_end_ = g_.Is(at, ")") ? at + 1 : at;                                     // "(021) 5551234"
    return at;
  }
  if (!core.value) return 0;
  if (identifier_end_ == core.first && core.plain && core.length > 4) return end;
  if (IsGluedName(core) || IsClock(core)) return end;
  if (IsDate(core)) return std::max(end, date_end_ > core.last ? core.last : end);
  if (end - core.last >= 4) return end;  // "222-333-4444"
  if (IsYear(core) || IsAfterCue(core) || IsAfterName(core) || IsListNumber(core)) return end;
  if (IsPronoun(core)) return core.last;
  return 0;
}

}  // namespace silang::claims
