// Numbers of languages whose number words are characters: "三百五十万", "이백삼십", "5亿1万". A pack says so by
// `number-words: characters`; its words stand without spaces, which text/word_parts.h and the scanner have parted.
#include <cmath>

#include "claims/number_grammar.h"
#include "languages/number_words.h"

namespace silang::claims {

using languages::NumberSum;
using languages::PlaceOf;
using languages::Topic;
using text::Hit;
using text::TokenKind;

namespace {

constexpr int kMostCharacters = 40;
constexpr double kMyriad = 1e4;  // scales from here on need something to multiply

constexpr uint64_t kMeasures = Bit(Topic::kUnit) | Bit(Topic::kCurrency) | Bit(Topic::kPercent);

}  // namespace

// The digit that the character at `i` is; nothing if it is none.
const Hit* NumberGrammar::DigitCharacter(uint32_t i) const {
  const Hit* hit = Find(i, Topic::kCardinal);
  return hit != nullptr && hit->entry->number < 10 ? hit : nullptr;
}

// "五", "二〇〇五", "5", and "三四", "两三", which name two neighbours and mean either.
std::optional<NumberGrammar::Row> NumberGrammar::ReadRow(uint32_t i) const {
  Row row;
  if (i < last_ && a_.token(i).kind == TokenKind::kNumber) {
    const auto core = ReadDigitsAt(i);
    if (!core || core->identifier || !core->value) return std::nullopt;
    row.core = *core;
    row.core.digits = true;
    row.last = core->last;
    row.value = *core->value;
    return row;
  }
  double before = 0;
  for (uint32_t at = i; row.length < kMostCharacters; ++row.length) {
    const Hit* digit = DigitCharacter(at);
    if (digit == nullptr || (row.length > 0 && !Glued(at))) break;
    before = row.value;
    row.value = row.value * 10 + digit->entry->number;
    row.last = at = digit->last;
  }
  if (row.length == 0) return std::nullopt;
  row.neighbours = row.length == 2 && before >= 1 && row.value == before * 11 + 1;
  row.zero = row.value == 0;
  return row;
}

// Rows of digits and the scales that multiply them.
std::optional<Core> NumberGrammar::ReadCharacterSum(uint32_t i) const {
  NumberSum sum;
  Core core;
  core.first = core.last = i;
  const auto& pack = a_.pack();
  double scale = 0;        // the last one
  double spread = 0;       // of neighbours: what their upper one adds
  bool fresh_row = false;  // the last part is a row of one character, right behind a scale
  bool lone = true;        // nothing but one scale
  for (uint32_t at = i, parts = 0; at < last_ && parts < kMostCharacters; ++parts) {
    if (const Hit* more = Find(at, Topic::kQualifierAfter);
        more != nullptr && !sum.empty() && Find(more->last, Topic::kScale) != nullptr) {  // "十余万"
      core.about = true;
      at = more->last;
      continue;
    }
    if (const Hit* hit = Find(at, Topic::kScale)) {
      const bool latin = hit->entry->form.size() <= 2;  // "100K"
      if (latin && (sum.empty() || core.words)) break;
      scale = hit->entry->number;
      // Characters below ten thousand multiply one digit: no "七十百".
      if (scale < kMyriad && core.words && !fresh_row && !sum.empty() && sum.place() <= scale) break;
      if (!sum.Scale(scale)) break;
      lone = lone && scale >= kMyriad;
      spread *= scale;
      core.precision = (core.precision == 0 || fresh_row ? 1 : core.precision) * (lone && core.words ? 1 : scale);
      core.words = true;
      fresh_row = false;
      core.last = at = hit->last;
      continue;
    }
    if (const Hit* tens = Find(at, Topic::kCardinal); tens != nullptr && tens->entry->number >= 10) {  // "卅", "스물"
      if (fresh_row || !sum.Add(tens->entry->number, PlaceOf(tens->entry->number))) break;
      core.words = true;
      core.precision = PlaceOf(tens->entry->number);
      lone = false;
      scale = 0;
      core.last = at = tens->last;
      continue;
    }
    auto row = ReadRow(at);
    if (!row || (fresh_row && !sum.empty())) break;
    const bool filler = row->zero || (row->core.value == std::nullopt && DigitCharacter(at)->entry->number == 0);
    if (sum.empty()) {
      if (row->core.value) {
        core = row->core;
        core.first = i;
      } else if (row->neighbours) {
        spread = 1;
        row->value = std::floor(row->value / 10);
      }
      if (row->zero && Find(row->last, Topic::kScale) != nullptr && !row->core.value) {  // "零十"
        at = row->last;
        continue;
      }
      sum.Add(row->value, row->core.value && row->core.precision < 1 ? 0 : 1);
    } else {
      if (row->zero) {
        if (Find(row->last, Topic::kCardinal) == nullptr && Find(row->last, Topic::kScale) == nullptr &&
            (row->last >= last_ || !Glued(row->last) || a_.token(row->last).kind != TokenKind::kNumber)) {
          break;
        }
        at = row->last;
        scale = 0;
        continue;
      }
      if ((row->core.value && core.words && !Glued(at)) && scale < kMyriad && Find(row->last, Topic::kScale) == nullptr) break;
      if (!sum.Add(row->value, 1)) break;
      if (filler) scale = 0;  // "一千零五": five, and not five hundred
      if (row->core.value) core.digits = true;
    }
    if (!row->core.value) core.words = true;
    core.precision = row->core.value && row->core.precision < 1 ? row->core.precision : 1;
    fresh_row = true;
    lone = false;
    core.last = at = row->last;
    if (row->length == 1 && scale >= 100 && sum.size() > 1 && Find(at, Topic::kScale) == nullptr &&
        pack.setting("trailing-digit") == "next-place") {  // "一万三": 13,000
      sum.Truncate(sum.size() - 1);
      sum.Add(row->value * scale / 10, scale / 10);
      core.precision = scale / 10;
      break;
    }
  }
  if (sum.empty() || core.last == i) return std::nullopt;
  core.value = sum.value();
  if (core.words) core.plain = false, core.alternative.reset();
  const bool measured =
      core.last < last_ && (Topics(core.last) & (kMeasures | Bit(Topic::kClassifier) | Bit(Topic::kNumberLink))) != 0;
  if (lone && scale >= kMyriad && !measured) return std::nullopt;
  if (spread > 0) {  // "三四十", "两三百万"
    core.form = NumberForm::kVague;
    core.low = *core.value;
    core.high = *core.value + spread;
    core.value.reset();
  }
  return core;
}

// "三点一四", "일점이삼", "一・五"; a scale behind the decimals multiplies all.
void NumberGrammar::ReadCharacterPoint(Core* core) const {
  const Hit* point = FindChoice(core->last, Topic::kNumberLink, "point");
  if (point == nullptr || !core->value || core->form != NumberForm::kCardinal || core->precision < 1) return;
  double place = 1, value = 0;
  uint32_t at = point->last;
  for (int digits = 0; digits < 15 && at < last_; ++digits) {
    if (a_.token(at).kind == TokenKind::kNumber) {
      const auto part = ReadDigits(Text(at), decimal_, group_, true);
      if (!part || part->separators || part->length > 15) break;
      place /= std::pow(10.0, part->length);
      value += part->value * place;
      ++at;
      break;
    }
    const Hit* digit = DigitCharacter(at);
    if (digit == nullptr) break;
    place /= 10;
    value += digit->entry->number * place;
    at = digit->last;
  }
  if (place == 1) return;
  *core->value += value;
  core->precision = place;
  core->plain = false;
  for (int scales = 0; scales < 2; ++scales) {
    const Hit* scale = Find(at, Topic::kScale);
    if (scale == nullptr) break;
    *core->value *= scale->entry->number;
    core->precision *= scale->entry->number;
    at = scale->last;
  }
  core->words = true;
  core->last = at;
}

// "三分之一", "삼분의 일": the denominator first. Nothing if no numerator follows `bottom`.
std::optional<Core> NumberGrammar::ReadUnder(const Core& bottom) const {
  const Hit* under = FindChoice(bottom.last, Topic::kNumberLink, "under");
  if (under == nullptr || !bottom.value || *bottom.value == 0) return std::nullopt;
  uint32_t at = under->last;
  bool minus = false;
  if (const Hit* sign = FindChoice(at, Topic::kNumberLink, "minus")) {
    minus = true;
    at = sign->last;
  }
  if (at >= last_) return std::nullopt;
  auto top = ReadCharacterSum(at);
  if (!top || !top->value) return std::nullopt;
  ReadCharacterPoint(&*top);
  Core core = *top;
  core.first = bottom.first;
  core.value = (minus ? -*top->value : *top->value) / *bottom.value;
  core.form = NumberForm::kFraction;
  core.precision = 0.01;
  core.words = true;
  core.plain = false;
  core.alternative.reset();
  return core;
}

// A longer word that the pack knows holds the number and something else: "四川", "统一", "十分".
bool NumberGrammar::InOtherWord(const Core& core) const {
  constexpr uint64_t kNumeric = Bit(Topic::kCardinal) | Bit(Topic::kScale) | Bit(Topic::kOrdinal) | Bit(Topic::kFraction) |
                                Bit(Topic::kMultiple) | Bit(Topic::kVague) | Bit(Topic::kNumberLink) | kMeasures |
                                Bit(Topic::kClassifier) | Bit(Topic::kQualifierAfter) | Bit(Topic::kQualifier);
  constexpr uint32_t kLongest = 4;
  uint32_t begin = core.first >= first_ + kLongest ? core.first - kLongest : first_;
  for (uint32_t back = 2; back <= kLongest && core.first >= first_ + back; ++back) {  // "百分之一" holds no "之一"
    const Hit* percent = Find(core.first - back, Topic::kPercent);
    if (percent != nullptr && percent->last == core.first) begin = core.first;
  }
  for (; begin < core.last; ++begin) {
    for (const Hit& hit : a_.HitsAt(begin)) {
      if ((Bit(hit.entry->topic) & kNumeric) != 0 || hit.last < begin + 2) continue;
      const bool overlaps = begin < core.last && hit.last > core.first;
      const bool beyond = begin < core.first || hit.last > core.last;
      const bool whole = begin <= core.first && hit.last >= core.last && hit.entry->topic == Topic::kRootWord;
      if (overlaps && (beyond || whole)) return true;  // "万一" is no 11,000
    }
  }
  return false;
}

// What stands at `i`, in place of the grammar of words. `start` is behind a sign. Time linear in the number's length.
std::optional<Core> NumberGrammar::ReadCharacters(uint32_t i, uint32_t start, bool minus) const {
  const bool ordinal = words_.IsOrdinalPrefix(Folded(start)) && start + 1 < last_;
  if (ordinal) ++start;
  auto core = ReadCharacterSum(start);
  const Hit* fraction = Find(start, Topic::kFraction);
  if (!core || (fraction != nullptr && fraction->last > core->last)) {
    if (auto vague = ReadVague(start)) return vague;
    if (fraction == nullptr) return std::nullopt;
    core.emplace();
    core->first = start;
    core->last = fraction->last;
    core->value = fraction->entry->number;
    core->form = NumberForm::kFraction;
    core->words = true;
    core->precision = 0.01;
    if (const Hit* scale = Find(core->last, Topic::kScale)) {
      *core->value *= scale->entry->number;
      core->last = scale->last;
      core->form = NumberForm::kCardinal;
    }
  }
  if (const auto vague = ReadVague(start); vague && vague->last > core->last) return vague;
  if (core->value && core->form == NumberForm::kCardinal) {
    const bool single = core->words && !core->digits && core->last == start + 1;
    ReadExponent(&*core);
    ReadCharacterPoint(&*core);
    if (auto under = ReadUnder(*core)) {
      core = under;
    } else if (const Hit* half = FindChoice(core->last, Topic::kNumberLink, "half-more")) {  // "七割半"
      *core->value += 0.5;
      core->precision = 0.1;
      core->last = half->last;
    } else {
      ReadMixedUnder(&*core);
      if (core->last == start + 1 && single && !minus && !(start == first_ && core->last == last_)) {
        const uint64_t behind = core->last < last_ ? Topics(core->last) : 0;
        if (words_.OnlyCounts(Folded(start)) && (behind & (kMeasures | Bit(Topic::kClassifier))) == 0) return std::nullopt;
        if (words_.OnlyMeasures(Folded(start)) && (behind & kMeasures) == 0) return std::nullopt;
      }
      ReadFraction(&*core);
    }
  }
  core->first = i;
  if (InOtherWord(*core)) return std::nullopt;
  if (ordinal && core->form == NumberForm::kCardinal) core->form = NumberForm::kOrdinal;
  if (core->precision == 0) core->precision = 1;
  if (minus && core->value) {
    *core->value = -*core->value;
    core->alternative.reset();
    core->minus = true;
    core->plain = false;
  }
  return core;
}

// "一又二分之一", "이십삼과 오분의 삼": a whole and a fraction.
void NumberGrammar::ReadMixedUnder(Core* core) const {
  const Hit* link = FindChoice(core->last, Topic::kNumberLink, "and");
  if (link == nullptr || link->last >= last_) return;
  const auto bottom = ReadCharacterSum(link->last);
  if (!bottom || !bottom->value) return;
  const auto fraction = ReadUnder(*bottom);
  if (!fraction) return;
  *core->value += *fraction->value;
  core->last = fraction->last;
  core->precision = 0.01;
  core->words = true;
  core->plain = false;
}

}  // namespace silang::claims
