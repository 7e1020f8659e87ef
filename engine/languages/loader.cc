#include "languages/loader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <sstream>

#include "base/status.h"
#include "fmt/format.h"
#include "languages/holidays.h"
#include "unicode/scan.h"
#include "unicode/unicode.h"

namespace silang::languages {
namespace {

constexpr std::array<std::string_view, 19> kSettings = {
    "code",       "name",     "decimal",         "group",          "date-order",    "stemmer",  "number-words",
    "noun-order", "dollar",   "digit-spaces",    "trailing-digit", "endings",       "capitals", "future-endings",
    "compounds",  "subjects", "capital-accents", "negation",       "verb-particles"};
// Settings with a list of values; the others are text.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kSettingChoices = {{{"date-order", "dmy mdy ymd"},
                                                                                            {"number-words", "joined characters"},
                                                                                            {"noun-order", "first last"},
                                                                                            {"digit-spaces", "yes"},
                                                                                            {"trailing-digit", "next-place"},
                                                                                            {"endings", "apostrophe"},
                                                                                            {"capitals", "nouns"},
                                                                                            {"compounds", "joined"},
                                                                                            {"subjects", "dropped"},
                                                                                            {"capital-accents", "optional"},
                                                                                            {"negation", "concord behind"}}};
constexpr std::array<std::string_view, 5> kRequired = {"code", "name", "decimal", "group", "date-order"};

std::string_view Trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::string_view WithoutComment(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) return line.substr(0, i);
  }
  return line;
}

// Calls visit(line number, line) for each line that is neither blank nor a comment, until one fails.
template <typename Visit>
absl::Status ForEachLine(std::string_view file, std::string_view text, Visit visit) {
  if (const auto bad = unicode::FirstInvalidByte(text)) return InputError(file, *bad, "not UTF-8", "save the file as UTF-8");
  uint32_t number = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(WithoutComment(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (!line.empty()) SILANG_RETURN_IF_ERROR(visit(number, line));
  }
  return absl::OkStatus();
}

// "die: tewas, wafat" -> "die", "tewas, wafat". The colon that parts them is the first that ends the line or has a space behind it.
std::optional<std::pair<std::string_view, std::string_view>> SplitEntry(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t')) {
      return std::pair{Trim(line.substr(0, i)), Trim(line.substr(i + 1))};
    }
  }
  return std::nullopt;
}

template <typename Visit>
absl::Status ForEachPart(std::string_view list, char separator, Visit visit) {
  for (bool more = !list.empty(); more;) {
    const size_t end = std::min(list.find(separator), list.size());
    more = end < list.size();
    SILANG_RETURN_IF_ERROR(visit(Trim(list.substr(0, end))));
    list.remove_prefix(more ? end + 1 : end);
  }
  return absl::OkStatus();
}

std::optional<double> ParseNumber(std::string_view text) {
  if (text.empty()) return std::nullopt;
  double value = 0;  // from_chars and not strtod, which heeds the locale of the process
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<Topic> FindTopic(std::string_view name) {
  for (size_t i = 0; i < static_cast<size_t>(Topic::kCount_); ++i) {
    if (Info(static_cast<Topic>(i)).name == name) return static_cast<Topic>(i);
  }
  return std::nullopt;
}

std::optional<uint8_t> FindChoice(std::string_view choices, std::string_view word) {
  uint8_t index = 0;
  while (!choices.empty()) {
    const size_t end = std::min(choices.find(' '), choices.size());
    if (choices.substr(0, end) == word) return index;
    choices.remove_prefix(std::min(end + 1, choices.size()));
    ++index;
  }
  return std::nullopt;
}

std::optional<std::string_view> SectionName(std::string_view line) {
  if (line.size() < 3 || line.front() != '[' || line.back() != ']') return std::nullopt;
  return line.substr(1, line.size() - 2);
}

// A code of ISO 3166 or 4217.
bool IsCode(std::string_view meaning, size_t letters) {
  return meaning.size() == letters && std::all_of(meaning.begin(), meaning.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Reads the meaning of an entry of `topic` into it; false if it is not one.
bool ParseMeaning(Topic topic, std::string_view meaning, const ConceptTable& concepts, Entry* entry) {
  entry->topic = topic;
  entry->meaning = meaning;
  switch (Info(topic).kind) {
    case MeaningKind::kNumber: {
      const auto number = ParseNumber(meaning);
      if (!number) return false;
      entry->number = entry->high = *number;
      return true;
    }
    case MeaningKind::kRange: {
      const size_t dots = meaning.find("..");
      if (dots == std::string_view::npos) return false;
      const auto low = ParseNumber(meaning.substr(0, dots));
      const std::string_view rest = meaning.substr(dots + 2);
      const auto high = rest.empty() ? std::optional(std::numeric_limits<double>::infinity()) : ParseNumber(rest);
      if (!low || !high || *high < *low) return false;
      entry->number = *low;
      entry->high = *high;
      return true;
    }
    case MeaningKind::kConcept:
      entry->concept_id = concepts.Find(meaning);
      if (!entry->concept_id.valid()) return false;
      entry->concept_class = concepts[entry->concept_id].concept_class;
      return true;
    case MeaningKind::kChoice: {
      const auto choice = FindChoice(Info(topic).choices, meaning);
      if (choice) entry->choice = *choice;
      return choice.has_value();
    }
    case MeaningKind::kText:
      if (topic == Topic::kHoliday) return ParseHolidayRule(meaning).has_value();
      if (topic == Topic::kCurrency) return IsCode(meaning, 3) || meaning == "cent";
      if (topic == Topic::kCountry || topic == Topic::kDemonym) return IsCode(meaning, 2);
      return !meaning.empty();
  }
  return false;
}

// "meng+" -> {"meng", ""}; nothing unless there is exactly one '+'.
std::optional<std::pair<std::string, std::string>> ParsePattern(std::string_view pattern) {
  const size_t plus = pattern.find('+');
  if (plus == std::string_view::npos || pattern.find('+', plus + 1) != std::string_view::npos) return std::nullopt;
  return std::pair{unicode::Fold(pattern.substr(0, plus)), unicode::Fold(pattern.substr(plus + 1))};
}

// Letters a to z and blanks alone.
bool IsPlain(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
}

std::vector<std::string> WordsOf(const std::string& setting) {
  std::istringstream words(setting);
  return {std::istream_iterator<std::string>(words), {}};
}

LanguagePack::Traits TraitsOf(const LanguagePack& pack) {
  LanguagePack::Traits traits;
  if (!pack.setting("decimal").empty()) traits.decimal = pack.setting("decimal")[0];
  if (!pack.setting("group").empty()) traits.group = pack.setting("group")[0];
  traits.digit_spaces = !pack.setting("digit-spaces").empty();
  traits.nouns_first = pack.setting("noun-order") == "first";
  traits.nouns_last = pack.setting("noun-order") == "last";
  traits.joined_compounds = pack.setting("compounds") == "joined";
  traits.negation_concord = pack.setting("negation") == "concord";
  traits.negation_behind = pack.setting("negation") == "behind";
  traits.capital_nouns = pack.setting("capitals") == "nouns";
  traits.drops_subjects = pack.setting("subjects") == "dropped";
  traits.plain_capitals = pack.setting("capital-accents") == "optional";
  traits.month_first = pack.setting("date-order").starts_with('m');
  traits.future_endings = WordsOf(pack.setting("future-endings"));
  for (const std::string& particle : WordsOf(pack.setting("verb-particles")))
    traits.verb_particles.push_back(unicode::Fold(particle));
  std::sort(traits.verb_particles.begin(), traits.verb_particles.end());
  return traits;
}

// The concept and all that stand above it, nearest first; at most kMostAncestors.
std::vector<ConceptId> Ancestors(const ConceptTable& table, ConceptId id) {
  constexpr size_t kMostAncestors = 64;
  std::vector<ConceptId> found = {id};
  for (size_t i = 0; i < found.size() && found.size() < kMostAncestors; ++i) {
    for (ConceptId parent : table[found[i]].parents) {
      if (std::find(found.begin(), found.end(), parent) == found.end()) found.push_back(parent);
    }
  }
  return found;
}

bool StandsAbove(const ConceptTable& table, ConceptId ancestor, ConceptId id) {
  const auto ancestors = Ancestors(table, id);
  return std::find(ancestors.begin(), ancestors.end(), ancestor) != ancestors.end();
}

// The most general event or thing of its kind that has words of its own: to deploy is to send, to be killed is to die.
ConceptId MostGeneral(const ConceptTable& table, ConceptId id) {
  for (int steps = 0; steps < 8; ++steps) {
    const auto& parents = table[id].parents;
    if (parents.empty() || table[parents.front()].field == "base") break;
    id = parents.front();
  }
  return id;
}

}  // namespace

absl::Status PackLoader::AddConcepts(std::string_view file, std::string_view text, ConceptTable* table) {
  std::optional<ConceptClass> section;
  std::string_view field = file.substr(file.rfind('/') + 1);
  field = field.substr(0, field.find('.'));
  return ForEachLine(file, text, [&](uint32_t number, std::string_view line) -> absl::Status {
    if (const auto name = SectionName(line)) {
      if (*name == "event")
        section = ConceptClass::kEvent;
      else if (*name == "thing")
        section = ConceptClass::kThing;
      else if (*name == "property")
        section = ConceptClass::kProperty;
      else
        return LineError(file, number, fmt::format("unknown section [{}]; use [event], [thing] or [property]", *name));
      return absl::OkStatus();
    }
    const auto entry = SplitEntry(line);
    if (!entry || entry->first.empty()) return LineError(file, number, "expected 'name: is=parent opposes=other'");
    if (!section) return LineError(file, number, "a concept before the first section");
    const auto [name, attributes] = *entry;
    if (table->by_name_.contains(std::string(name)))
      return LineError(file, number, fmt::format("concept '{}' is defined twice", name));
    const ConceptId id(table->concepts_.size());
    table->by_name_[std::string(name)] = id;
    table->concepts_.push_back({std::string(name), *section, std::string(field), {}, {}});
    return ForEachPart(attributes, ' ', [&](std::string_view part) -> absl::Status {
      if (part.empty()) return absl::OkStatus();
      const bool opposes = part.rfind("opposes=", 0) == 0;
      if (!opposes && part.rfind("is=", 0) != 0) return LineError(file, number, fmt::format("unknown attribute '{}'", part));
      return ForEachPart(part.substr(opposes ? 8 : 3), ',', [&](std::string_view to) -> absl::Status {
        links_.push_back({id, std::string(to), opposes, std::string(file), number});
        return absl::OkStatus();
      });
    });
  });
}

absl::Status PackLoader::Link(ConceptTable* table) {
  for (const PendingLink& link : links_) {
    const ConceptId to = table->Find(link.to);
    if (!to.valid() || to == link.from)
      return LineError(link.file, link.line, fmt::format("no other concept is named '{}'", link.to));
    Concept& from = table->concepts_[link.from.value];
    if (link.opposes) {
      from.opposites.push_back(to);
      table->concepts_[to.value].opposites.push_back(link.from);
    } else {
      if (StandsAbove(*table, link.from, to))
        return LineError(link.file, link.line, fmt::format("'{}' would stand above itself", from.name));
      from.parents.push_back(to);
    }
  }
  links_.clear();
  table->words_ = (table->size() + 63) / 64;
  table->above_.assign(table->size() * table->words_, 0);
  for (uint32_t i = 0; i < table->size(); ++i) {
    table->concepts_[i].ancestors = Ancestors(*table, ConceptId(i));
    for (ConceptId id : table->concepts_[i].ancestors)
      table->above_[i * table->words_ + id.value / 64] |= uint64_t{1} << (id.value % 64);
    table->concepts_[i].kind = MostGeneral(*table, ConceptId(i));
  }
  return absl::OkStatus();
}

absl::Status PackLoader::AddUnits(std::string_view file, std::string_view text, UnitTable* table) {
  return ForEachLine(file, text, [&](uint32_t number, std::string_view line) -> absl::Status {
    const auto entry = SplitEntry(line);
    std::vector<std::string> parts;
    if (entry) {
      SILANG_RETURN_IF_ERROR(ForEachPart(entry->second, ' ', [&](std::string_view part) -> absl::Status {
        if (!part.empty()) parts.emplace_back(part);
        return absl::OkStatus();
      }));
    }
    const auto factor = parts.size() >= 3 ? ParseNumber(parts[2]) : std::nullopt;
    const auto offset = parts.size() == 4 ? ParseNumber(parts[3]) : std::optional(0.0);
    if (!factor || *factor <= 0 || !offset || parts.size() > 4 || entry->first.empty()) {
      return LineError(file, number, "expected 'unit: dimension base factor offset'");
    }
    if (!table->by_id_.emplace(std::string(entry->first), static_cast<uint32_t>(table->units_.size())).second) {
      return LineError(file, number, fmt::format("unit '{}' is defined twice", entry->first));
    }
    table->units_.push_back({std::string(entry->first), parts[0], parts[1], *factor, *offset});
    return absl::OkStatus();
  });
}

absl::Status PackLoader::AddFile(std::string_view file, std::string_view text, const ConceptTable& concepts,
                                 const UnitTable& units, LanguagePack* pack) {
  std::optional<Topic> topic;
  bool settings = false;
  pack->units_ = &units;  // of a pack that fails to load too
  return ForEachLine(file, text, [&](uint32_t number, std::string_view line) -> absl::Status {
    if (const auto name = SectionName(line)) {
      settings = *name == "language";
      topic = settings ? std::nullopt : FindTopic(*name);
      if (!settings && !topic)
        return LineError(file, number, fmt::format("unknown section [{}]; the sections are listed in topics.inc", *name));
      return absl::OkStatus();
    }
    const auto entry = SplitEntry(line);
    if (!entry || entry->first.empty() || entry->second.empty()) return LineError(file, number, "expected 'meaning: form, form'");
    if (settings) return AddSetting(file, number, entry->first, entry->second, pack);
    if (!topic) return LineError(file, number, "an entry before the first section");
    return AddForms(file, number, *topic, entry->first, entry->second, concepts, units, pack);
  });
}

absl::Status PackLoader::AddSetting(std::string_view file, uint32_t line, std::string_view key, std::string_view value,
                                    LanguagePack* pack) {
  if (std::find(kSettings.begin(), kSettings.end(), key) == kSettings.end()) {
    return LineError(file, line, fmt::format("unknown setting '{}'", key));
  }
  for (const auto& [name, choices] : kSettingChoices) {
    if (key == name && !FindChoice(choices, value))
      return LineError(file, line, fmt::format("'{}' is no value of '{}'; use one of: {}", value, key, choices));
  }
  if (!pack->settings_.emplace(std::string(key), std::string(value)).second) {
    return LineError(file, line, fmt::format("setting '{}' is given twice", key));
  }
  if (key == "code") pack->code_ = value;
  return absl::OkStatus();
}

absl::Status PackLoader::AddForms(std::string_view file, uint32_t line, Topic topic, std::string_view meaning,
                                  std::string_view forms, const ConceptTable& concepts, const UnitTable& units,
                                  LanguagePack* pack) {
  if (topic == Topic::kInflection || topic == Topic::kDerivation) {
    const auto pattern = ParsePattern(meaning);
    if (!pattern) return LineError(file, line, fmt::format("'{}' is no pattern such as 'meng+' or '+ies'", meaning));
    AffixRule rule{pattern->first, pattern->second, {}, topic == Topic::kDerivation};
    SILANG_RETURN_IF_ERROR(ForEachPart(forms, ',', [&](std::string_view form) -> absl::Status {
      const auto becomes = ParsePattern(form);
      if (!becomes) return LineError(file, line, fmt::format("'{}' is no pattern such as '+' or 'k+'", form));
      rule.becomes.push_back(*becomes);
      return absl::OkStatus();
    }));
    pack->affixes_.push_back(std::move(rule));
    return absl::OkStatus();
  }
  Entry entry;
  if (!ParseMeaning(topic, meaning, concepts, &entry)) {
    return LineError(file, line, fmt::format("'{}' is no meaning for [{}]", meaning, Info(topic).name));
  }
  if (topic == Topic::kUnit && units.Find(meaning) == nullptr) {
    return LineError(file, line, fmt::format("'{}' is no unit of units.txt", meaning));
  }
  if (topic == Topic::kIrregular) {
    const VocabularyId lemma = Intern(unicode::Fold(meaning), pack);
    return ForEachPart(forms, ',', [&](std::string_view form) -> absl::Status {
      if (form.empty()) return LineError(file, line, "an empty form");
      auto& roots = pack->irregular_[Intern(unicode::Fold(form), pack)];
      if (std::find(roots.begin(), roots.end(), lemma) == roots.end()) roots.push_back(lemma);
      return absl::OkStatus();
    });
  }
  return ForEachPart(forms, ',', [&](std::string_view form) -> absl::Status { return AddForm(file, line, entry, form, pack); });
}

absl::Status PackLoader::AddForm(std::string_view file, uint32_t line, const Entry& meaning, std::string_view form,
                                 LanguagePack* pack) {
  Entry entry = meaning;
  const std::string written(form);
  entry.root = form.size() > 1 && form.front() == '~';  // a lone "~" is a form
  if (entry.root) form.remove_prefix(1);
  if (form.empty()) return LineError(file, line, "an empty form");
  // What the files' own syntax takes up is written by name: a comma ("point" in German numbers), a number sign ("#7").
  const std::string folded = form == "COMMA" ? "," : form == "HASH" ? "#" : unicode::Fold(form);
  std::string key(1, static_cast<char>(entry.topic));
  key.append(entry.meaning).append("\n").append(folded);
  const auto [at, added] = seen_.try_emplace(key, Seen{written, line, pack->entries_.size()});
  if (!added) {
    // "luka" beside "~luka", "tué" beside "tue": one form, written for what it matches.
    if (at->second.written != written) {
      pack->entries_[at->second.entry].root |= entry.root;
      pack->entries_[at->second.entry].any_accents = true;
      return absl::OkStatus();
    }
    return LineError(file, line,
                     fmt::format("'{}' stands twice under '{}' of [{}], first on line {} of this file or of one before", written,
                                 entry.meaning, Info(entry.topic).name, at->second.line));
  }
  PhraseNode node = kPhraseRoot;
  VocabularyId last = kUnknownWord;
  int words = 0;
  const auto add_word = [&](std::string_view word) {
    last = Intern(word, pack);
    const auto [step, opened] = pack->steps_.emplace(uint64_t{node} << 32 | last, static_cast<PhraseNode>(pack->at_node_.size()));
    if (opened) {
      pack->at_node_.emplace_back();
      pack->goes_on_.push_back(false);
    }
    pack->goes_on_[node] = true;
    if (words > 0) pack->inner_[last] = true;
    node = step->second;
    ++words;
  };
  if (IsPlain(folded)) {  // most forms: what a scan would find, at a tenth of its cost
    for (size_t begin = 0; begin < folded.size();) {
      const size_t end = std::min(folded.find(' ', begin), folded.size());
      if (end > begin) add_word(std::string_view(folded).substr(begin, end - begin));
      begin = end + 1;
    }
  } else {
    const auto tokens = unicode::Scan(folded, {0, static_cast<uint32_t>(folded.size())});
    for (const auto& token : tokens) {
      const std::string_view word = std::string_view(folded).substr(token.span.begin, token.span.size());
      // A hyphen within a word is passed over in texts too; one that stands free ("Congo - Kinshasa") is a word.
      if (word == "-" && tokens.size() > 1 && (words == 0 || (token.flags & unicode::kGlued) != 0)) continue;
      add_word(word);
    }
  }
  if (words == 0 || words > 12) return LineError(file, line, fmt::format("'{}' is no form of 1 to 12 words", form));
  entry.words = static_cast<uint8_t>(words);
  entry.form = form;
  if (words == 1 && (entry.topic == Topic::kConcept || entry.topic == Topic::kRootWord)) {
    pack->known_root_[last] = true;
  }
  if (words == 1 && folded != unicode::FoldCase(form)) accented_.emplace_back(last, node);
  pack->at_node_[node].push_back(static_cast<uint32_t>(pack->entries_.size()));
  pack->entries_.push_back(std::move(entry));
  return absl::OkStatus();
}

void PackLoader::MakeRoot(LanguagePack* pack) {
  if (!pack->at_node_.empty()) return;
  pack->at_node_.emplace_back();  // kPhraseRoot
  pack->goes_on_.push_back(false);
}

VocabularyId PackLoader::Intern(std::string_view folded, LanguagePack* pack) {
  MakeRoot(pack);
  const auto [at, added] = pack->vocabulary_.emplace(std::string(folded), static_cast<VocabularyId>(pack->vocabulary_.size()));
  if (added) {
    pack->spelling_.emplace_back(folded);
    pack->known_root_.push_back(false);
    pack->spelled_apart_.push_back(false);
    pack->inner_.push_back(false);
  }
  return at->second;
}

absl::Status PackLoader::Finish(std::string_view folder, const UnitTable& units, LanguagePack* pack) {
  MakeRoot(pack);
  for (const Entry& entry : pack->entries_) pack->by_topic_[static_cast<size_t>(entry.topic)].push_back(&entry);
  for (std::string_view key : kRequired) {
    if (!pack->settings_.contains(key)) {
      return LineError(fmt::format("{}/language.txt", folder), 1,
                       fmt::format("the setting '{}' is missing from [language]", key));
    }
  }
  if (pack->code_ != folder) {
    return LineError(fmt::format("{}/language.txt", folder), 1, fmt::format("code '{}' is not the folder's name", pack->code_));
  }
  for (const auto& [word, node] : accented_) {
    const std::vector<uint32_t>& here = pack->at_node_[node];
    const std::string first = unicode::FoldCase(pack->entries_[here.front()].form);
    pack->spelled_apart_[word] = std::any_of(
        here.begin(), here.end(), [&](uint32_t entry) { return unicode::FoldCase(pack->entries_[entry].form) != first; });
  }
  accented_.clear();
  pack->units_ = &units;
  pack->traits_ = TraitsOf(*pack);
  pack->number_words_.Build(*pack);
  return absl::OkStatus();
}

}  // namespace silang::languages
