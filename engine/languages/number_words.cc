#include "languages/number_words.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "languages/pack.h"
#include "unicode/unicode.h"

namespace silang::languages {
namespace {

constexpr size_t kLongestWord = 160;  // bytes: the longest Italian number below a million has about 60

bool Contains(const std::vector<std::string>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& s) { return s == word; });
}

uint16_t FirstTwo(std::string_view s) {
  return static_cast<uint16_t>(static_cast<unsigned char>(s[0]) << 8 | (s.size() > 1 ? static_cast<unsigned char>(s[1]) : 0));
}

}  // namespace

double PlaceOf(double value) {
  if (value <= 0 || value != std::floor(value)) return 0;
  double place = 1;
  while (place < 1e60 && std::fmod(value, place * 10) == 0) place *= 10;
  return place;
}

double NumberSum::value() const {
  double sum = 0;
  for (int i = 0; i < size_; ++i) sum += terms_[i].value;
  return sum;
}

bool NumberSum::Add(double value, double place) {
  if (size_ == kMost || (size_ > 0 && (value >= terms_[size_ - 1].place || value <= 0))) return false;
  terms_[size_++] = {value, place};
  return true;
}

bool NumberSum::AddLinked(double value, double place) {
  if (Add(value, place)) return true;
  if (size_ == 0) return false;
  Term& last = terms_[size_ - 1];
  const bool tens = value >= 20 && value < 100 && place == 10;
  if (!tens || last.value >= 10 || last.value < 1 || last.place != 1) return false;
  if (size_ > 1 && value + last.value >= terms_[size_ - 2].place) return false;
  last = {value + last.value, 1};
  return true;
}

int NumberSum::PartsBelow(double scale) const {
  int parts = 0;
  while (parts < size_ && terms_[size_ - 1 - parts].value < scale) ++parts;
  return parts;
}

bool NumberSum::Scale(double scale) {
  if (size_ == kMost) return false;
  if (size_ > 0 && PlaceOf(scale) < 100) {  // "two hundred dozen": a dozen multiplies all that stands before it
    if (PlaceOf(scale) == 1 || scale != 10) {
      terms_[0] = {value() * scale, 1};
      size_ = 1;
      return true;
    }
  }
  int parts = PartsBelow(scale);
  double factor = 0;
  for (int i = size_ - parts; i < size_; ++i) factor += terms_[i].value;
  if (parts == 0) {
    // "322 hundred", "two hundred dozens": what stands before a scale may be greater than it.
    if (size_ == 0) {
      terms_[size_++] = {scale, scale};
      return true;
    }
    if (scale < terms_[size_ - 1].place) return Add(scale, scale);  // "million hundred": one hundred more
    if (size_ > 1) return false;
    terms_[0] = {terms_[0].value * scale, scale};
    return true;
  }
  const int kept = size_ - parts;
  if (kept > 0 && factor * scale >= terms_[kept - 1].place) return false;
  terms_[kept] = {factor * scale, scale};
  size_ = kept + 1;
  return true;
}

bool NumberSum::Teen() {
  if (size_ == 0) return false;
  Term& last = terms_[size_ - 1];
  if (last.value < 1 || last.value > 9 || (size_ > 1 && terms_[size_ - 2].place < 100)) return false;
  last = {last.value + 10, 1};
  return true;
}

void NumberSum::AddFraction(double fraction) {
  if (size_ == 0) {
    terms_[size_++] = {fraction, 0};
    return;
  }
  Term& last = terms_[size_ - 1];
  last.value += fraction * (last.place >= 1000 ? last.place : 1);
  last.place = 0;
}

void NumberWords::Build(const LanguagePack& pack) {
  joined_ = pack.setting("number-words") == "joined";
  characters_ = pack.setting("number-words") == "characters";
  for (const Entry& entry : pack.entries()) {
    const std::string form = unicode::Fold(entry.form);
    if (entry.words == 1 && (entry.topic == Topic::kCardinal || entry.topic == Topic::kScale)) {
      if (form.size() < 3 && entry.topic == Topic::kScale && static_cast<unsigned char>(form[0]) < 0x80)
        continue;  // "k", "M" are no parts of words
      morphemes_.try_emplace(form, Morpheme{entry.number, entry.topic == Topic::kScale, false});
      if (!entry.form.empty()) starts_.set(FirstTwo(form));
      longest_ = std::max(longest_, form.size());
    } else if (entry.words == 1 && entry.topic == Topic::kOrdinal) {
      ordinals_.emplace_back(form, entry.number);
    } else if (entry.topic == Topic::kNumberAffix) {
      const auto add = [&](std::string_view role, std::vector<std::string>* list) {
        if (entry.meaning == role) list->push_back(form);
      };
      add("one", &one_prefixes_);
      add("ordinal-prefix", &ordinal_prefixes_);
      add("fraction-prefix", &fraction_prefixes_);
      add("together-prefix", &together_prefixes_);
      add("group-suffix", &group_suffixes_);
      add("ordinal-suffix", &ordinal_suffixes_);
      add("fraction-suffix", &fraction_suffixes_);
      add("multiple-suffix", &multiple_suffixes_);
      add("digit-ordinal", &digit_ordinals_);
      add("about-suffix", &about_suffixes_);
      add("verb-prefix", &verb_prefixes_);
      add("and-prefix", &and_prefixes_);
      add("only-counts", &only_count_);
      add("only-measures", &only_measure_);
      if (entry.meaning == "link") {
        morphemes_[form] = {0, false, true};
        longest_ = std::max(longest_, form.size());
      }
    }
  }
  for (const Entry& entry : pack.entries()) {  // "unit-suffix" says which of the units are written so
    if (entry.topic != Topic::kNumberAffix || entry.meaning != "unit-suffix") continue;
    for (const Entry& unit : pack.entries()) {
      if (unit.form != entry.form || (unit.topic != Topic::kUnit && unit.topic != Topic::kAge)) continue;
      unit_suffixes_.emplace_back(unicode::Fold(unit.form), unit.topic == Topic::kUnit ? unit.meaning : std::string());
      break;
    }
  }
  for (const auto* prefixes : {&one_prefixes_, &ordinal_prefixes_, &fraction_prefixes_, &together_prefixes_}) {
    for (const std::string& prefix : *prefixes) starts_.set(FirstTwo(prefix));
  }
}

// A word as number parts without a gap. Which parts can be finished is found from the right, so that the longest part
// that leads somewhere is taken at each step.
std::optional<double> NumberWords::Joined(std::string_view word, double* place) const {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::array<const Morpheme*, kLongestWord + 1> part{};
  std::array<uint8_t, kLongestWord + 1> length{};
  std::bitset<kLongestWord + 1> ends;
  ends.set(word.size());
  for (size_t i = word.size(); i-- > 0;) {
    for (size_t n = std::min(longest_, word.size() - i); n > 0; --n) {
      if (!ends[i + n]) continue;
      const auto at = morphemes_.find(AbslView(word.substr(i, n)));
      if (at == morphemes_.end()) continue;
      if (at->second.link && (i == 0 || i + n == word.size())) continue;
      part[i] = &at->second;
      length[i] = static_cast<uint8_t>(n);
      ends.set(i);
      break;
    }
  }
  if (!ends[0]) return std::nullopt;
  NumberSum sum;
  bool linked = false;
  for (size_t i = 0; i < word.size(); i += length[i]) {
    const Morpheme& m = *part[i];
    if (m.link) {
      linked = true;
      continue;
    }
    const bool fits = m.scale  ? sum.Scale(m.value)
                      : linked ? sum.AddLinked(m.value, PlaceOf(m.value))
                               : sum.Add(m.value, PlaceOf(m.value));
    if (!fits) return std::nullopt;
    linked = false;
  }
  *place = sum.place();
  return sum.value();
}

// What is left of a number word before a suffix: "ventitre|esimo", "sett|esimo", "zwanzig|ste".
std::optional<double> NumberWords::Stem(std::string_view word, double* place) const {
  for (std::string_view vowel : {"", "e", "o", "a", "i"}) {
    if (const auto value = Joined(std::string(word) + std::string(vowel), place)) return value;
  }
  return std::nullopt;
}

// "pertiga", "pertiganya": one of so many parts, of what was told before.
std::optional<NumberWord> NumberWords::Share(std::string_view word) const {
  double place = 1;
  for (const std::string& per : fraction_prefixes_) {
    if (!word.starts_with(per)) continue;
    std::string_view parts = word.substr(per.size());
    for (const std::string& suffix : group_suffixes_) {
      if (parts.ends_with(suffix)) parts.remove_suffix(suffix.size());
    }
    if (const auto value = Joined(parts, &place); value && *value > 1)
      return NumberWord{NumberWord::Kind::kFraction, 1 / *value, 0};
  }
  return std::nullopt;
}

std::optional<NumberWord> NumberWords::Affixed(std::string_view folded) const {
  using Kind = NumberWord::Kind;
  // "seribu", "sepertiga": one of what follows.
  for (const std::string& one : one_prefixes_) {
    if (!folded.starts_with(one)) continue;
    const std::string_view rest = folded.substr(one.size());
    const auto at = morphemes_.find(AbslView(rest));
    if (at != morphemes_.end() && at->second.scale) return NumberWord{Kind::kCardinal, at->second.value, at->second.value};
    if (const auto share = Share(rest)) return share;
  }
  if (const auto share = Share(folded)) return share;
  for (const std::string& prefix : together_prefixes_) {  // "berlima": five together; "bersatu" is to unite
    if (!folded.starts_with(prefix)) continue;
    const auto at = morphemes_.find(AbslView(folded.substr(prefix.size())));
    if (at != morphemes_.end() && !at->second.scale && at->second.value > 1)
      return NumberWord{Kind::kCardinal, at->second.value, PlaceOf(at->second.value)};
  }
  for (const std::string& prefix : ordinal_prefixes_) {
    if (!folded.starts_with(prefix)) continue;
    std::string_view rest = folded.substr(prefix.size());
    Kind kind = Kind::kOrdinal;
    for (const std::string& suffix : group_suffixes_) {
      if (rest.ends_with(suffix)) {
        rest.remove_suffix(suffix.size());
        kind = Kind::kGroup;
      }
    }
    const auto at = morphemes_.find(AbslView(rest));
    if (at != morphemes_.end()) return NumberWord{kind, at->second.value, PlaceOf(at->second.value)};
    for (const std::string& one : one_prefixes_) {
      if (!rest.starts_with(one)) continue;
      const auto scale = morphemes_.find(AbslView(rest.substr(one.size())));
      if (scale != morphemes_.end() && scale->second.scale) return NumberWord{kind, scale->second.value, scale->second.value};
    }
  }
  return std::nullopt;
}

std::optional<NumberWords::Measured> NumberWords::ReadMeasured(std::string_view folded) const {
  if (unit_suffixes_.empty() || folded.size() > kLongestWord || folded.size() < 4 || !starts_[FirstTwo(folded)])
    return std::nullopt;
  for (const auto& [suffix, unit] : unit_suffixes_) {
    if (!folded.ends_with(suffix) || folded.size() < suffix.size() + 3) continue;
    double place = 1;
    if (const auto value = Joined(folded.substr(0, folded.size() - suffix.size()), &place)) return Measured{*value, unit};
  }
  return std::nullopt;
}

bool NumberWords::EndsInGroupSuffix(std::string_view folded) const {
  return std::any_of(group_suffixes_.begin(), group_suffixes_.end(),
                     [&](const std::string& suffix) { return folded.ends_with(suffix); });
}

std::optional<NumberWord> NumberWords::Read(std::string_view folded) const {
  if (folded.size() < 4 || folded.size() > kLongestWord || !starts_[FirstTwo(folded)]) return std::nullopt;
  if (auto affixed = Affixed(folded)) return affixed;
  if (!joined_) return std::nullopt;
  double place = 1;
  if (const auto value = Joined(folded, &place)) return NumberWord{NumberWord::Kind::kCardinal, *value, place};
  const auto read = [&](const std::vector<std::string>& suffixes, NumberWord::Kind kind) -> std::optional<NumberWord> {
    for (const std::string& suffix : suffixes) {
      if (!folded.ends_with(suffix) || folded.size() < suffix.size() + 2) continue;
      if (const auto value = Stem(folded.substr(0, folded.size() - suffix.size()), &place)) {
        return NumberWord{kind, kind == NumberWord::Kind::kFraction ? 1 / *value : *value, place};
      }
    }
    return std::nullopt;
  };
  for (const auto& [form, value] : ordinals_) {  // "twentyfifth"
    if (!folded.ends_with(form) || folded.size() < form.size() + 3) continue;
    const auto before = Joined(folded.substr(0, folded.size() - form.size()), &place);
    if (before && value < place) return NumberWord{NumberWord::Kind::kOrdinal, *before + value, PlaceOf(value)};
  }
  if (auto word = read(fraction_suffixes_, NumberWord::Kind::kFraction)) return word;
  if (auto word = read(ordinal_suffixes_, NumberWord::Kind::kOrdinal)) return word;
  auto multiple = read(multiple_suffixes_, NumberWord::Kind::kMultiple);
  return multiple && multiple->value > 1 ? multiple : std::nullopt;  // "einfach" is simple
}

const Entry* NumberWords::OneOf(const LanguagePack& pack, std::string_view folded) const {
  for (const std::string& one : one_prefixes_) {
    if (!folded.starts_with(one) || folded.size() < one.size() + 3) continue;
    const PhraseNode node = pack.Step(kPhraseRoot, pack.FindWord(folded.substr(one.size())));
    if (node == kNoPhrase) continue;
    for (uint32_t index : pack.EntriesAt(node)) {
      const Entry& entry = pack.entries()[index];
      if (entry.topic == Topic::kUnit) return &entry;
    }
  }
  return nullptr;
}

bool NumberWords::IsDigitOrdinal(std::string_view folded) const { return Contains(digit_ordinals_, folded); }
bool NumberWords::IsVerbForm(std::string_view folded) const {
  return std::any_of(verb_prefixes_.begin(), verb_prefixes_.end(), [&](const std::string& s) { return folded.starts_with(s); });
}
bool NumberWords::IsAboutSuffix(std::string_view folded) const { return Contains(about_suffixes_, folded); }
bool NumberWords::OnlyCounts(std::string_view folded) const { return Contains(only_count_, folded); }
bool NumberWords::OnlyMeasures(std::string_view folded) const { return Contains(only_measure_, folded); }
bool NumberWords::IsOrdinalPrefix(std::string_view folded) const { return Contains(ordinal_prefixes_, folded); }

}  // namespace silang::languages
