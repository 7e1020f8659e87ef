// What a number is made of beside the sum of its words: digits, decimals, fractions, suffixes.
#include <algorithm>
#include <cmath>

#include "claims/number_grammar.h"
#include "languages/number_words.h"
#include "text/word_parts.h"
#include "unicode/unicode.h"

namespace silang::claims {
namespace {

// One of several equal parts: 1/3, but not "driekwart".
bool IsUnitFraction(const text::Hit& hit) {
  const double parts = 1 / hit.entry->number;
  return std::abs(parts - std::round(parts)) < 1e-3;
}

}  // namespace

using languages::Entry;
using languages::NumberWord;
using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

std::optional<double> NumberGrammar::VulgarFraction(uint32_t i) const {
  if (i >= last_ || a_.token(i).kind != TokenKind::kSymbol) return std::nullopt;
  const std::string_view folded = Folded(i);  // NFKC: "1⁄2"
  const size_t slash = folded.find("\xe2\x81\x84");
  if (slash == std::string_view::npos) return std::nullopt;
  const double top = std::strtod(std::string(folded.substr(0, slash)).c_str(), nullptr);
  const double bottom = std::strtod(std::string(folded.substr(slash + 3)).c_str(), nullptr);
  return bottom > 0 ? std::optional(top / bottom) : std::nullopt;
}

// Digits, with the groups that thin spaces part: "15.000", "1 234 567,8", ".77".
std::optional<Core> NumberGrammar::ReadDigitsAt(uint32_t i) const {
  Core core;
  core.first = i;
  core.digits = true;
  uint32_t at = i;
  bool fraction_only = false;
  const std::string_view mark = Text(at);
  if (a_.token(at).kind == TokenKind::kPunctuation && (mark == "٫" || ((mark == "." || mark == ",") && mark[0] == decimal_))) {
    if (at + 1 >= last_ || a_.token(at + 1).kind != TokenKind::kNumber || !Glued(at + 1)) return std::nullopt;
    if (at > first_ && Glued(at) && !IsHyphen(at - 1)) return std::nullopt;
    fraction_only = true;
    ++at;
  }
  if (a_.token(at).kind != TokenKind::kNumber) return std::nullopt;
  if (fraction_only) {
    const auto tail = ReadDigits(Text(at), decimal_, group_, habit_);
    if (!tail || tail->separators) return std::nullopt;
    core.precision = std::pow(10.0, -tail->length);
    core.value = tail->value * core.precision;
    core.last = at + 1;
    return core;
  }
  // "1 234 567": each further group has three digits; a plain space counts only between several groups or before "000".
  uint32_t end = at + 1;
  bool narrow = true;
  const std::string_view head = Text(at);
  const bool may_group = head.size() <= 3 && head[0] != '0' && head.find_first_not_of("0123456789") == std::string_view::npos;
  while (may_group && end < last_ && a_.token(end).kind == TokenKind::kNumber && !Glued(end) && end - at < 8) {
    const std::string_view next = Text(end);
    if (next.size() < 3 || next.substr(0, 3).find_first_not_of("0123456789") != std::string_view::npos) break;
    if (next.size() > 3 && next[3] >= '0' && next[3] <= '9') break;
    narrow = narrow && a_.token(end).Has(TokenFlag::kNarrowSpace);
    ++end;
    if (next.size() > 3) break;
  }
  std::string joined;
  if (end - at > 1 &&
      (narrow || spaces_ || end - at > 2 || Text(at + 1).substr(0, 3) == "000" || Text(at + 1).substr(1, 2) == "00")) {
    for (uint32_t k = at; k < end; ++k) joined += Text(k);
  } else {
    end = at + 1;
  }
  const bool grouped = end - at > 1;
  const auto digits = ReadDigits(grouped ? std::string_view(joined) : Text(at), decimal_, group_, habit_);
  core.last = end;
  if (!digits || (digits->leading_zero && !digits->decimal && !grouped)) {
    core.identifier = true;
    return core;
  }
  core.value = digits->value;
  core.alternative = grouped ? std::nullopt : digits->alternative;
  core.precision = digits->precision;
  core.plain = !digits->separators && !grouped;
  core.length = digits->length;
  return core;
}

// "Rp1,2", "USD1.42", "RM42": letters of a currency with digits glued to them. The scanner parts them after the first run
// of digits, so that the number is put together again here.
std::optional<Core> NumberGrammar::ReadMixed(uint32_t i) const {
  size_t letters = 0;
  Core core;
  core.currency = text::CurrencyInFront(Text(i), a_.pack(), &letters);
  if (core.currency == nullptr) return std::nullopt;
  core.first = i;
  uint32_t end = i + 1;
  while (end + 1 < last_ && end - i < 16 && Glued(end) && Glued(end + 1) && (Text(end) == "." || Text(end) == ",") &&
         a_.token(end + 1).kind == TokenKind::kNumber) {
    end += 2;
  }
  const uint32_t begin = a_.token(i).span.begin + static_cast<uint32_t>(letters);
  const auto digits = ReadDigits(document_.Text(Span{begin, a_.token(end - 1).span.end}), decimal_, group_, habit_);
  if (!digits) return std::nullopt;
  core.last = end;
  core.digits = true;
  core.value = digits->value;
  core.alternative = digits->alternative;
  core.precision = digits->precision;
  return core;
}

// "2 quarters", "four quarters" are spans of time, "three quarters" are not: nobody names a fraction that can be reduced.
bool NumberGrammar::IsPeriod(const Hit& fraction, double numerator, bool digits) const {
  const Hit* unit = Find(fraction.first, Topic::kUnit);
  if (unit == nullptr || unit->last != fraction.last || FindChoice(fraction.last, Topic::kPreposition, "of") != nullptr)
    return false;
  const double parts = 1 / fraction.entry->number;
  return numerator > 1 && (digits || numerator >= parts || std::fmod(parts, numerator) == 0);
}

// "[one] twenty-fifth", "[one hundred] thirty-fifths", "[three] twenty firsts": without a hyphen only in the plural.
NumberGrammar::Part NumberGrammar::CompoundDenominator(uint32_t i) const {
  const Hit* tens = Find(i, Topic::kCardinal);
  if (tens == nullptr || tens->entry->number < 20 || tens->entry->number > 90) return {};
  uint32_t at = tens->last;
  const bool hyphen = IsHyphen(at) && Glued(at) && Glued(at + 1);
  if (hyphen) ++at;
  const Hit* ordinal = Find(at, Topic::kOrdinal);
  const Hit* fraction = Find(at, Topic::kFraction);
  const bool plural = ordinal != nullptr ? ordinal->inflected : fraction != nullptr;
  const double unit = ordinal != nullptr    ? ordinal->entry->number
                      : fraction != nullptr ? std::round(1 / fraction->entry->number)
                                            : 0;
  if (unit < 1 || unit > 9 || (!plural && !hyphen)) return {};
  return {tens->entry->number + unit, ordinal != nullptr ? ordinal->last : fraction->last, plural};
}

// The denominator of a fraction in words: "[three] fifths", "[one] eighth", "[dua] pertiga".
std::optional<Core> NumberGrammar::Denominator(uint32_t i, double numerator) const {
  if (numerator < 1 || numerator != std::floor(numerator)) return std::nullopt;
  uint32_t at = i;
  if (IsHyphen(at) && Glued(at) == Glued(at + 1) && (Glued(at) || Is(at, "-"))) ++at;  // "three-fifths", "three - fifths"
  Core core;
  core.form = NumberForm::kFraction;
  if (FindChoice(at, Topic::kNumberLink, "half-more") != nullptr) return std::nullopt;  // "dua setengah" is 2.5
  const Hit* fraction = Find(at, Topic::kFraction);
  if (fraction != nullptr && IsPeriod(*fraction, numerator, i > first_ && a_.token(i - 1).kind == TokenKind::kNumber))
    return std::nullopt;
  if (fraction != nullptr && !IsUnitFraction(*fraction)) return std::nullopt;
  if (fraction != nullptr) {
    core.value = numerator * fraction->entry->number;
    core.last = fraction->last;
    return core;
  }
  if (at >= last_ || a_.token(at).kind != TokenKind::kWord) return std::nullopt;
  if (const auto whole = ReadWords(at); whole && whole->value && *whole->value > 1 && whole->form == NumberForm::kCardinal) {
    if (const Hit* parts = FindChoice(whole->last, Topic::kNumberLink, "parts")) {  // "vinte e dois trinta avos"
      core.value = numerator / *whole->value;
      core.last = parts->last;
      return core;
    }
  }
  if (const Part whole = CompoundDenominator(at); whole.last > at) {
    core.value = numerator / whole.value;
    core.last = whole.last;
    return core;
  }
  const auto& word = a_.word(at).number;
  if (!word || word->kind != NumberWord::Kind::kFraction) return std::nullopt;
  core.value = numerator * word->value;
  core.last = at + 1;
  return core;
}

bool NumberGrammar::Measures(uint32_t i) const {
  return Find(i, Topic::kUnit) != nullptr || Find(i, Topic::kPercent) != nullptr || Find(i, Topic::kCurrency) != nullptr ||
         Find(i, Topic::kScale) != nullptr;
}

// "twelve point five one", "sembilan koma nol tujuh", "1 point 1"
void NumberGrammar::ReadPoint(Core* core) const {
  const Hit* point = FindChoice(core->last, Topic::kNumberLink, "point");
  if (point == nullptr || core->form != NumberForm::kCardinal) return;
  const bool loose = Find(core->last, Topic::kPreposition) != nullptr ||
                     Find(core->last, Topic::kStopWord) != nullptr;  // "siete con cincuenta", but "12 con 5 heridos"
  double place = 1, value = 0;
  uint32_t at = point->last;
  int digits = 0;
  while (at < last_ && digits < 15) {
    if (a_.token(at).kind == TokenKind::kNumber) {
      const auto part = ReadDigits(Text(at), decimal_, group_, true);
      if (!part || part->separators) break;
      const double size = std::pow(10.0, static_cast<double>(Text(at).size()));
      place /= size;
      value += part->value * place;
      digits += static_cast<int>(Text(at).size());
      ++at;
      continue;
    }
    const Hit* cardinal = Find(at, Topic::kCardinal);
    double part = 0;
    uint32_t end = at + 1;
    if (cardinal != nullptr) {
      part = cardinal->entry->number;
      end = cardinal->last;
    } else if (const auto& word = a_.word(at).number; word && word->kind == NumberWord::Kind::kCardinal) {
      part = word->value;
    } else {
      break;
    }
    if (part >= 10) {  // "point eleven", "coma veinticinco"
      if (digits > 0) break;
      const auto rest = ReadWords(at);
      if (!rest || !rest->value || rest->form != NumberForm::kCardinal || *rest->value >= 1e6) break;
      part = *rest->value;
      place = std::pow(10.0, -std::floor(std::log10(part) + 1));
      value = part * place;
      at = rest->last;
      ++digits;
      break;
    }
    place /= 10;
    value += part * place;
    ++digits;
    at = end;
  }
  if (digits == 0 || (loose && at < last_ && a_.token(at).kind == TokenKind::kWord && !Measures(at))) return;
  *core->value += value;
  core->precision = place;
  core->last = at;
  core->article_like = core->plain = false;
}

// "2½", "2 1/4", "two and a half", "dua setengah", "three and three fifths". True if a fraction was added.
bool NumberGrammar::ReadFraction(Core* core) const {
  uint32_t at = core->last;
  std::optional<double> fraction;
  uint32_t end = at;
  if (const auto vulgar = VulgarFraction(at)) {
    fraction = vulgar;
    end = at + 1;
  } else if (core->plain && at + 2 < last_ && a_.token(at).kind == TokenKind::kNumber && Is(at + 1, "/") && Glued(at + 1) &&
             Glued(at + 2) && !Glued(at)) {
    const double top = std::strtod(std::string(Text(at)).c_str(), nullptr),
                 bottom = std::strtod(std::string(Text(at + 2)).c_str(), nullptr);
    if (top < bottom && bottom <= 64) fraction = top / bottom, end = at + 3;
  } else if (const Hit* half = FindChoice(at, Topic::kNumberLink, "half-more")) {
    fraction = 0.5;
    end = half->last;
  } else if (const Hit* whole = Find(at, Topic::kFraction); whole != nullptr && !IsUnitFraction(*whole) && core->words) {
    fraction = whole->entry->number;  // "honderd driekwart"
    end = whole->last;
  } else if (const Hit* link = Find(at, Topic::kNumberLink);
             link != nullptr && (link->entry->choice <= kAndHundreds ||
                                 (link->entry->choice == kPoint &&
                                  (Find(at, Topic::kPreposition) != nullptr || Find(at, Topic::kStopWord) != nullptr)))) {
    uint32_t next = link->last;
    if (const Hit* article = FindChoice(next, Topic::kNumberLink, "article")) next = article->last;
    if (core->plain && next + 2 < last_ && Is(next + 1, "/") && Glued(next + 1) && Glued(next + 2)) {  // "2 and 1/4"
      const double top = std::strtod(std::string(Text(next)).c_str(), nullptr),
                   bottom = std::strtod(std::string(Text(next + 2)).c_str(), nullptr);
      if (top >= 1 && top < bottom && bottom <= 64) fraction = top / bottom, end = next + 3;
    } else if (const Hit* part = Find(next, Topic::kFraction); part != nullptr) {
      fraction = part->entry->number;
      end = part->last;
    } else if (Find(next, Topic::kCardinal) != nullptr) {
      const auto top = ReadWords(next);
      const auto denominator = top && top->value ? Denominator(top->last, *top->value) : std::nullopt;
      if (denominator) fraction = denominator->value, end = denominator->last;
    }
  }
  if (!fraction || *fraction >= 1) return false;
  double unit = core->words && core->precision >= 1000 ? core->precision : 1;
  if (const Hit* scale = Find(end, Topic::kScale); scale != nullptr && unit > scale->entry->number) {
    unit = scale->entry->number;  // "one billion and three quarters million"
    end = scale->last;
  }
  *core->value += *fraction * unit;
  core->precision = unit * 0.1;
  core->last = end;
  core->plain = core->article_like = false;
  return true;
}

// "1 बटा 3", "ett delat med tjugo": the denominator behind a word between them. True if one was read.
bool NumberGrammar::ReadOver(Core* core) const {
  const Hit* over = FindChoice(core->last, Topic::kNumberLink, "over");
  const bool ordinal = over == nullptr;
  if (ordinal) over = FindChoice(core->last, Topic::kNumberLink, "over-ordinal");
  if (over == nullptr || over->last >= last_) return false;
  const auto bottom = ReadWords(over->last);
  if (!bottom || bottom->identifier || !bottom->value || *bottom->value <= 0) return false;
  if (ordinal && (bottom->form != NumberForm::kOrdinal || *bottom->value < 3)) return false;  // "12 का दूसरा": its second
  *core->value /= *bottom->value;
  core->alternative.reset();
  core->form = NumberForm::kFraction;
  core->precision = 0.01;
  core->last = bottom->last;
  core->plain = core->article_like = false;
  return true;
}

// "half a million", "two thirds of a million", "setengah juta", "half a dozen"
void NumberGrammar::ReadFractionOf(Core* core) const {
  uint32_t at = core->last;
  if (IsHyphen(at) && Glued(at) && Glued(at + 1))
    ++at;  // "demi-douzaine"
  else if (const Hit* of = FindChoice(at, Topic::kPreposition, "of"))
    at = of->last;
  else if (const Hit* link = FindChoice(at, Topic::kRatioLink, "of"))  // "deux tiers de million"
    at = link->last;
  if (const Hit* article = FindChoice(at, Topic::kNumberLink, "article")) at = article->last;
  const Hit* scale = Find(at, Topic::kScale);
  if (scale == nullptr || scale->entry->form.size() < 2) return;
  *core->value *= scale->entry->number;
  core->last = scale->last;
  core->form = NumberForm::kCardinal;
  core->precision = scale->entry->number / 10;
}

// "1e10", "12.32e+14", "10^6", "2.5^-1"
void NumberGrammar::ReadExponent(Core* core) const {
  const uint32_t at = core->last;
  if (!core->digits || !Glued(at)) return;
  const std::string_view word = Text(at);
  const bool power_of = word == "^";
  if (word.empty() || (word[0] != 'e' && word[0] != 'E' && !power_of)) return;
  std::string exponent(word.substr(1));
  uint32_t end = at + 1;
  if (power_of && Glued(end) && end < last_ && a_.token(end).kind == TokenKind::kNumber) {
    exponent = std::string(Text(end++));
  } else if (exponent.empty() && Glued(at + 1) && Glued(at + 2) && at + 2 < last_ && (Is(at + 1, "+") || Is(at + 1, "-"))) {
    exponent = std::string(Text(at + 1)) + std::string(Text(at + 2));
    end = at + 3;
  }
  const size_t digits = exponent.find_first_not_of("+-");
  if (digits == std::string::npos || exponent.size() - digits > 2 ||
      exponent.find_first_not_of("0123456789", digits) != std::string::npos)
    return;
  const double power = std::strtod(exponent.c_str(), nullptr);
  if (power_of) {
    const double value = std::pow(*core->value, power);
    if (!std::isfinite(value)) return;
    core->precision = 1;
    core->value = value;
  } else {
    *core->value *= std::pow(10.0, power);
    core->precision *= std::pow(10.0, power);
  }
  core->last = end;
  core->plain = false;
}

// What is glued or joined after a number: "6th", "80e", "2.000-an", "5 jutaan", "1e10".
void NumberGrammar::ReadSuffix(Core* core) const {
  const uint32_t at = core->last;
  const Hit* scale = core->digits && !core->words ? Find(at, Topic::kVague) : nullptr;
  if (scale != nullptr && scale->entry->words == 1 && scale->entry->number >= 100) {  // "5 jutaan": some five million
    const double size = std::pow(10.0, std::floor(std::log10(scale->entry->number) + 1e-9));
    *core->value *= size;
    core->precision *= size;
    core->last = scale->last;
    core->alternative.reset();
    core->about = core->words = true;
    core->plain = core->article_like = false;
    return;
  }
  if (at < last_ && core->digits && Glued(at) && words_.IsDigitOrdinal(Folded(at)) && core->precision == 1 && !core->words) {
    const bool stop = Text(at) == ".";  // "3." opens a German ordinal before a word, or ends a sentence
    if (!stop ||
        (core->plain && core->length <= 2 && at + 1 < last_ && !Glued(at + 1) && a_.token(at + 1).kind == TokenKind::kWord)) {
      core->form = NumberForm::kOrdinal;
      core->last = at + 1;
      core->plain = false;
      return;
    }
  }
  if (at + 1 < last_ && Is(at, ".") && Glued(at) && Glued(at + 1) && core->plain && core->length <= 3 && Text(at + 1) != "." &&
      words_.IsDigitOrdinal(Folded(at + 1))) {  // "75.º"
    core->form = NumberForm::kOrdinal;
    core->last = at + 2;
    core->plain = false;
    return;
  }
  if (IsHyphen(at) && Glued(at) && Glued(at + 1) && at + 1 < last_) {
    if (core->digits && words_.IsDigitOrdinal(Folded(at + 1))) {
      core->form = NumberForm::kOrdinal;
      core->last = at + 2;
    } else if (words_.IsAboutSuffix(Folded(at + 1))) {
      core->about = true;
      core->last = at + 2;
    }
  }
}

}  // namespace silang::claims
