#include "claims/measures.h"

#include <cmath>

#include "unicode/unicode.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

// The choices of [percent] in topics.inc, in their order, as units.
constexpr const char* kPercentUnits[] = {"%", "percentage-point", "permille", "%"};
constexpr uint8_t kTenth = 3;
constexpr uint32_t kLongestPercent = 3;  // tokens of a percent sign before its number

constexpr double kLeastMoneyPounds = 1000;  // "361 million pounds" are money, "six pounds of meat" are not

bool IsWordLike(const NumberGrammar& g, const Hit& hit) { return g.analysis().token(hit.first).kind == TokenKind::kWord; }

// A currency whose name is a verb form as well: "won".
bool IsVerb(const NumberGrammar& g, const Hit& hit) {
  for (const Hit& other : g.analysis().HitsAt(hit.first)) {
    if (other.entry->topic == Topic::kConcept && other.entry->concept_class == languages::ConceptClass::kEvent &&
        !other.derived && other.last >= hit.last)
      return true;
  }
  return false;
}

// A currency that ends where the number begins: "Rp", "US$", "USD".
const Hit* CurrencyBefore(const NumberGrammar& g, uint32_t at, uint32_t floor) {
  for (uint32_t back = 4; back >= 1; --back) {
    if (at < floor + back) continue;
    const Hit* hit = g.Find(at - back, Topic::kCurrency);
    if (hit != nullptr && hit->entry->form.size() == 1 && IsWordLike(g, *hit)) continue;  // "S&P 500"
    if (hit != nullptr && hit->last == hit->first + 2 && !g.Glued(hit->first + 1) && IsWordLike(g, *hit) &&
        g.Find(hit->first, Topic::kNumberLink) != nullptr) {
      continue;  // "a $20 bill" is not paid in A$
    }
    if (hit != nullptr && IsVerb(g, *hit)) continue;  // "have won nine of ten"
    if (hit != nullptr && hit->last == at) return hit;
    if (hit != nullptr && hit->last + 1 == at && g.Is(at - 1, ".")) return hit;  // "Rp. 15.000"
  }
  return nullptr;
}

// The currency after the number: "20 euros", "10$", "5 juta rupiah".
const Hit* CurrencyAfter(const NumberGrammar& g, uint32_t at, const Number& number) {
  const Hit* hit = g.Find(at, Topic::kCurrency);
  if (hit == nullptr) return nullptr;
  // "10 $ 30 $": a sign between two numbers belongs to the one that it is glued to, else to the first.
  if (!IsWordLike(g, *hit) && hit->last < g.last() && !g.Glued(at) && g.Glued(hit->last) &&
      g.analysis().token(hit->last).kind == TokenKind::kNumber) {
    return nullptr;
  }
  if (hit->entry->form.size() <= 2 && IsWordLike(g, *hit) && !number.digits) return nullptr;
  constexpr double kLeastVerb = 100;  // "5,000 won", but "the two won"
  if (number.number.value_or(number.high.value_or(0)) < kLeastVerb && IsVerb(g, *hit)) return nullptr;
  if (hit->entry->form.size() == 1 && IsWordLike(g, *hit)) {  // "43c", "197p", but not "20 C", "1080p"
    const bool small = number.number.value_or(0) < 1000;
    if (!g.Glued(at) || g.Text(at) != hit->entry->form || !small) return nullptr;
  }
  return hit;
}

// "75 USD [million]": a scale behind the currency, of a number that has none.
void TakeScaleAfter(const NumberGrammar& g, const Number& number, Measure* measure) {
  const Hit* scale = g.Find(measure->last, Topic::kScale);
  if (scale == nullptr || number.words || scale->entry->form.size() < 3 || scale->entry->number < 1000) return;
  measure->scale = scale->entry->number;
  measure->last = scale->last;
}

// "48.5 [MGBP]", "20 [MUSD]", "5 [kEUR]": an ISO code with the letter of a scale before it, as company reports write.
bool TakeScaledCode(const NumberGrammar& g, uint32_t at, Measure* measure) {
  if (at >= g.last() || g.Text(at).size() != 4 || g.analysis().token(at).kind != TokenKind::kWord) return false;
  const std::string_view word = g.Text(at);
  const auto& pack = g.analysis().pack();
  const auto entry = [&](std::string_view form, Topic topic) -> const languages::Entry* {
    const auto node = pack.Step(languages::kPhraseRoot, pack.FindWord(unicode::Fold(form)));
    if (node == languages::kNoPhrase) return nullptr;
    for (uint32_t index : pack.EntriesAt(node)) {
      const languages::Entry& found = pack.entries()[index];
      if (found.topic == topic && (form.size() > 1 || found.form == form)) return &found;
    }
    return nullptr;
  };
  for (char c : word.substr(1)) {
    if (c < 'A' || c > 'Z') return false;
  }
  const languages::Entry* currency = entry(word.substr(1), Topic::kCurrency);
  const languages::Entry* scale = currency == nullptr ? nullptr : entry(word.substr(0, 1), Topic::kScale);
  if (scale == nullptr) return false;
  measure->kind = ClaimKind::kMoney;
  measure->unit = currency->meaning;
  measure->scale = scale->number;
  measure->last = at + 1;
  return true;
}

void SetUnit(const NumberGrammar& g, const std::string& id, Measure* measure) {
  measure->unit = id;
  measure->definition = g.analysis().pack().units().Find(id);
  const bool time = measure->definition != nullptr && measure->definition->base == "s";
  measure->kind = time ? ClaimKind::kDuration : ClaimKind::kMeasure;
}

// "km²", "m^3", "kilometers squared": the power of a length.
void ReadPower(const NumberGrammar& g, Measure* measure) {
  if (measure->definition == nullptr || measure->definition->base != "m" || measure->last >= g.last()) return;
  const std::string_view mark = g.Text(measure->last);
  uint32_t end = measure->last + 1;
  std::string_view power = mark;
  if (mark == "^" && end < g.last())
    power = g.Text(end++);
  else if (mark != "²" && mark != "³")
    return;
  const bool square = power == "²" || power == "2";
  if (!square && power != "³" && power != "3") return;
  const std::string id = (square ? "square-" : "cubic-") + measure->unit;
  if (g.analysis().pack().units().Find(id) == nullptr) return;
  SetUnit(g, id, measure);
  measure->last = end;
}

// "5 ft [2 in]"
bool FollowsFeet(const NumberGrammar& g, const Number& number) {
  if (number.first < g.first() + 2 || g.analysis().token(number.first - 2).kind != TokenKind::kNumber) return false;
  const Hit* unit = g.Find(number.first - 1, Topic::kUnit);
  return unit != nullptr && unit->last == number.first && unit->entry->meaning == "foot";
}

// Units whose short names are words of the language need a number in digits, and "in" (inch) the end of the phrase.
bool Acceptable(const NumberGrammar& g, const Hit& hit, const Number& number) {
  if (hit.entry->form.size() > 2) return true;
  if (!IsWordLike(g, hit)) return true;
  if (!number.digits) return g.Find(hit.first, Topic::kTimeUnit) != nullptr && !hit.inflected;  // "un an"
  if (g.Text(hit.first).size() > hit.entry->form.size()) return false;  // "há" is no "ha": a sign has no accents
  if (hit.entry->form.size() == 1 && hit.entry->form[0] < 'a') {        // "40C", "104F", but "the 13F filing"
    constexpr double kLeast = -90, kMost = 250, kLeastNamed = 20;
    const double value = number.number.value_or(number.high.value_or(kMost + 1));
    const bool named = hit.last < g.last() && g.analysis().token(hit.last).kind == TokenKind::kWord;
    if (!g.Glued(hit.first) || value < (named ? kLeastNamed : kLeast) || value > kMost) return false;
  }
  if (g.IsHyphen(hit.last) && g.Glued(hit.last)) return false;  // "24703 L-202"
  const bool function_word =
      g.Find(hit.first, Topic::kPreposition) != nullptr || g.Find(hit.first, Topic::kDeterminer) != nullptr;
  if (!function_word) return true;
  if (hit.last < g.last() && g.analysis().token(hit.last).kind == TokenKind::kNumber) return false;  // "2 in 5"
  if (g.QualifierAfter(hit.last) != nullptr || FollowsFeet(g, number)) return true;
  return hit.last >= g.last() || g.analysis().token(hit.last).kind != TokenKind::kWord
             ? !g.Glued(hit.last) || g.analysis().token(hit.last).kind != TokenKind::kNumber
             : false;
}

// "M 6,7", "Mw6.1": the symbols of seismology for a magnitude (IASPEI 2013) before a number with one or two decimals. The token of the
// symbol; that of the number if there is none.
uint32_t MagnitudeSymbol(const NumberGrammar& g, const Number& number) {
  constexpr std::array<std::string_view, 5> kSymbols = {"M", "Mw", "Ms", "ML", "Mb"};
  constexpr double kLargest = 10;
  const uint32_t none = number.core_first;
  if (none == 0 || !number.digits || !number.number || *number.number >= kLargest || number.precision >= 1) return none;
  return std::find(kSymbols.begin(), kSymbols.end(), g.Text(none - 1)) != kSymbols.end() ? none - 1 : none;
}

// "put its magnitude at [6.7]", "magnitudo terbesar [5,2]": with decimals, a word or two behind it.
bool StandsBehindMagnitude(const NumberGrammar& g, const Number& number, uint32_t floor) {
  constexpr double kLargest = 10;
  constexpr uint32_t kReach = 4;  // tokens
  if (!number.digits || !number.number || *number.number >= kLargest || number.precision >= 1) return false;
  for (uint32_t back = 1; back <= kReach && number.core_first >= floor + back; ++back) {
    const uint32_t i = number.core_first - back;
    if (g.analysis().token(i).kind != TokenKind::kWord || g.Find(i, Topic::kConjunction) != nullptr) return false;
    if (g.FindChoice(i, Topic::kUnit, "magnitude") != nullptr) return true;
  }
  return false;
}

const Hit* UnitAt(const NumberGrammar& g, uint32_t at, const Number& number) {
  const Hit* hit = g.Find(at, Topic::kUnit);
  return hit != nullptr && Acceptable(g, *hit, number) ? hit : nullptr;
}

bool TakePercent(const NumberGrammar& g, uint32_t at, Measure* measure) {
  const Hit* percent = g.Find(at, Topic::kPercent);
  if (percent == nullptr) return false;
  measure->kind = ClaimKind::kPercent;
  measure->unit = kPercentUnits[percent->entry->choice];
  measure->tenths = percent->entry->choice == kTenth;
  measure->last = percent->last;
  return true;
}

// "yüzde 20", "%20", "百分之二十"
bool TakePercentBefore(const NumberGrammar& g, const Number& number, uint32_t floor, Measure* measure) {
  if (number.core_first <= floor) return false;
  const Hit* percent = nullptr;
  for (uint32_t back = 1; back <= kLongestPercent && number.core_first >= floor + back && percent == nullptr; ++back) {
    const Hit* hit = g.Find(number.core_first - back, Topic::kPercent);
    if (hit != nullptr && hit->last == number.core_first && hit->entry->choice != kTenth) percent = hit;
  }
  if (percent == nullptr) return false;
  measure->kind = ClaimKind::kPercent;
  measure->unit = kPercentUnits[percent->entry->choice];
  measure->first = std::min(number.first, percent->first);
  measure->last = number.last;
  return true;
}

bool TakeMoney(const NumberGrammar& g, uint32_t at, const Number& number, uint32_t floor, Measure* measure) {
  const Hit* before = number.currency != nullptr ? nullptr : CurrencyBefore(g, number.core_first, floor);
  const Hit* after = CurrencyAfter(g, at, number);
  if (before != nullptr && after != nullptr && before->entry->meaning != after->entry->meaning && !IsWordLike(g, *before))
    after = nullptr;
  if (number.currency == nullptr && before == nullptr) {
    if (after == nullptr) return false;
    const Hit* unit = g.Find(at, Topic::kUnit);
    const double value = number.number.value_or(number.high.value_or(0));
    if (unit != nullptr && unit->last >= after->last && value < kLeastMoneyPounds) return false;
  }
  measure->kind = ClaimKind::kMoney;
  measure->unit = number.currency != nullptr ? number.currency->meaning
                  : before != nullptr        ? before->entry->meaning
                                             : after->entry->meaning;
  if (after != nullptr && (before == nullptr || after->entry->words > before->entry->words))
    measure->unit = after->entry->meaning;
  if (before != nullptr) measure->first = std::min(measure->first, before->first);
  measure->last = after != nullptr ? after->last : number.last;
  if (before == nullptr && after != nullptr) TakeScaleAfter(g, number, measure);
  if (measure->unit == "USD" && ((before != nullptr && before->entry->form == "$") ||
                                 (before == nullptr && after != nullptr && after->entry->form == "$"))) {
    const std::string& dollar = g.analysis().pack().setting("dollar");
    if (!dollar.empty()) measure->unit = dollar;
  }
  return true;
}

// "Rp17.455 [per dolar AS]", "18 pesos [al dólar]", "1.08 euros [to the dollar]": an exchange rate.
std::string ReadPerCurrency(const NumberGrammar& g, const Measure& money, uint32_t* end) {
  uint32_t next = 0;
  for (const char* link : {"per", "to", "for"}) {
    if (const Hit* hit = g.FindChoice(money.last, Topic::kPreposition, link)) next = std::max(next, hit->last);
  }
  if (next == 0) return {};
  for (uint32_t i = next; i <= next + 1 && i < g.last(); ++i) {
    const Hit* currency = g.analysis().token(i).kind == TokenKind::kWord ? g.Find(i, Topic::kCurrency) : nullptr;
    if (currency == nullptr || currency->entry->form.size() <= 2) continue;
    const bool amount = currency->last < g.last() && g.analysis().token(currency->last).kind == text::TokenKind::kNumber;
    if (amount || currency->entry->meaning == money.unit || currency->entry->meaning == "cent") return {};
    *end = currency->last;
    return currency->entry->meaning;
  }
  return {};
}

}  // namespace

std::string ReadPer(const NumberGrammar& g, uint32_t at, uint32_t* end) {
  if (at >= g.last()) return {};
  uint32_t next = at;
  if (g.Is(at, "/") && g.Glued(at)) {
    next = at + 1;
  } else if (const Hit* per = g.FindChoice(at, Topic::kPreposition, "per")) {
    next = per->last;
  } else if (const Hit* each = g.FindChoice(at, Topic::kPart, "each")) {
    next = each->last;
  } else {
    const languages::Entry* one = g.analysis().word(at).one_of;  // "tiga kali sehari"
    if (one == nullptr) return {};
    *end = at + 1;
    return one->meaning;
  }
  const Hit* unit = g.Find(next, Topic::kUnit);
  if (unit == nullptr) return {};
  // "37 a day earlier", "20% al año siguiente": a time.
  const Hit* shift = g.Find(unit->last, Topic::kTimeShift);
  for (const char* meaning : {"earlier", "later", "-1", "1"}) {
    if (shift != nullptr && shift->entry->meaning == meaning) return {};
  }
  *end = unit->last;
  return unit->entry->meaning;
}

Measure ReadMeasure(const NumberGrammar& g, const Number& number, uint32_t floor) {
  Measure measure;
  measure.first = number.first;
  measure.last = number.last;
  uint32_t at = number.last;
  if (g.IsHyphen(at) && g.Glued(at) && g.Glued(at + 1) && at + 1 < g.last())
    ++at;  // "six-mile", "12-cent"
  else if ((g.Is(at, "(") || g.Is(at, "[") || g.Is(at, "<")) && at + 2 < g.last() && g.Find(at + 1, Topic::kUnit) != nullptr &&
           (g.Is(at + 2, ")") || g.Is(at + 2, "]") || g.Is(at + 2, ">")))
    ++at;
  if (number.form == NumberForm::kFraction ||
      (number.words && number.precision < 1)) {  // "half an hour", "a quarter of a mile", "fourth of liter"
    if (const Hit* link = g.FindChoice(at, Topic::kPreposition, "of")) at = link->last;
    if (const Hit* article = g.FindChoice(at, Topic::kNumberLink, "article");
        article != nullptr &&
        (g.Find(article->last, Topic::kUnit) != nullptr || g.Find(article->last, Topic::kPercent) != nullptr)) {
      at = article->last;
    }
  }
  // "2,4 millones de euros", "hundreds of miles": past a scale word, which is a noun.
  if (number.last > number.first && g.analysis().token(number.last - 1).kind == text::TokenKind::kWord) {
    const Hit* link = g.FindChoice(at, Topic::kPreposition, "of");
    if (link != nullptr && (g.Find(link->last, Topic::kUnit) != nullptr || g.Find(link->last, Topic::kCurrency) != nullptr))
      at = link->last;
  }
  if (number.form != NumberForm::kOrdinal && number.form != NumberForm::kScore) {
    // "2 more minutes", "tiga jam lagi" the other way round
    uint32_t unit_at = at;
    if (const Hit* more = g.FindChoice(at, Topic::kDeterminer, "additional");
        more != nullptr && g.Find(more->last, Topic::kUnit) != nullptr) {
      unit_at = more->last;
    }
    if (TakePercent(g, at, &measure) || TakePercentBefore(g, number, floor, &measure)) {
      uint32_t end = 0;
      measure.per = ReadPer(g, measure.last, &end);
      if (!measure.per.empty()) measure.last = end;
      return measure;
    }
    if (TakeMoney(g, at, number, floor, &measure) || TakeScaledCode(g, at, &measure)) {
      uint32_t end = 0;
      measure.per = ReadPer(g, measure.last, &end);
      if (measure.per.empty()) measure.per = ReadPerCurrency(g, measure, &end);
      if (!measure.per.empty()) measure.last = end;
      return measure;
    }
    const Hit* unit = UnitAt(g, unit_at, number);
    if (unit != nullptr && unit->entry->meaning == "magnitude" && number.article_like) unit = nullptr;  // "een magnitude van 5,6"
    if (unit != nullptr) {
      SetUnit(g, unit->entry->meaning, &measure);
      measure.short_form = unit->entry->form.size() <= 2;
      measure.last = unit->last;
      ReadPower(g, &measure);
      uint32_t end = 0;
      measure.per = measure.kind == ClaimKind::kDuration ? std::string() : ReadPer(g, measure.last, &end);
      if (!measure.per.empty()) {
        measure.last = end;
        const std::string compound = measure.unit + "-per-" + measure.per;
        if (g.analysis().pack().units().Find(compound) != nullptr) SetUnit(g, compound, &measure);
      } else if (const size_t per = measure.unit.find("-per-"); per != std::string::npos) {
        measure.per = measure.unit.substr(per + 5);
      }
      return measure;
    }
  }
  measure.last = number.last;
  if (const uint32_t symbol = MagnitudeSymbol(g, number); symbol >= floor && symbol < number.core_first) {
    SetUnit(g, "magnitude", &measure);
    measure.first = std::min(measure.first, symbol);
    return measure;
  }
  if (StandsBehindMagnitude(g, number, floor)) {
    SetUnit(g, "magnitude", &measure);
    return measure;
  }
  // "magnitudo 6,4": the one unit that stands before its number.
  for (uint32_t back = 1; back <= 2 && number.core_first >= floor + back; ++back) {
    const Hit* unit = g.Find(number.core_first - back, Topic::kUnit);
    const uint32_t gap = g.IsHyphen(number.core_first - 1) ? 1 : 0;
    constexpr double kStrongest = 10;  // "een kracht van 3,4", but "een kracht van 5.000 man"
    if (unit == nullptr || unit->last + gap != number.core_first || unit->entry->meaning != "magnitude" ||
        number.number.value_or(0) > kStrongest)
      continue;
    SetUnit(g, unit->entry->meaning, &measure);
    return measure;
  }
  return measure;
}

std::optional<Quantity> ToBase(const Quantity& quantity, const languages::Unit& unit) {
  Quantity base;
  if (quantity.number) base.number = unit.ToBase(*quantity.number);
  if (quantity.low) base.low = unit.ToBase(*quantity.low);
  if (quantity.high) base.high = unit.ToBase(*quantity.high);
  base.unit = unit.base;
  return base;
}

}  // namespace silang::claims
