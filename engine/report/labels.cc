#include "report/labels.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "absl/container/flat_hash_set.h"
#include "base/strings.h"
#include "json/json.h"
#include "report/page.h"

namespace silang::report {
namespace {

constexpr int kNameColumns = 24;

// "news/2025/001_kim.txt" -> "001_kim"
std::string FileName(std::string_view path) {
  size_t slash = path.find_last_of('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  size_t dot = name.find_last_of('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return std::string(name);
}

std::string MakeShortName(const SourceInfo& source, const Messages& messages) {
  if (!source.publisher.empty()) return Cut(Clean(source.publisher), kNameColumns);
  if (source.path == "-" || source.path.empty()) return std::string(messages.standard_input);
  return Cut(Clean(FileName(source.path)), kNameColumns);
}

// 15000 -> "15,000", 0.25 -> "0.25"
std::string NumberText(double number) {
  std::string digits;
  json::AppendNumber(number, &digits);
  size_t end = std::min(digits.find_first_of(".e"), digits.size());
  size_t begin = digits.front() == '-' ? 1 : 0;
  for (size_t i = end; i > begin + 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// `bare`: the qualifier before it says already on which side an end is open.
std::string QuantityText(const Quantity& quantity, bool bare) {
  std::string text;
  if (quantity.number.has_value()) {
    text = NumberText(*quantity.number);
  } else if (quantity.low.has_value() && quantity.high.has_value()) {
    text = NumberText(*quantity.low) + "–" + NumberText(*quantity.high);
  } else if (quantity.low.has_value()) {
    text = (bare ? "" : "≥ ") + NumberText(*quantity.low);
  } else if (quantity.high.has_value()) {
    text = (bare ? "" : "≤ ") + NumberText(*quantity.high);
  }
  const std::string& unit = quantity.unit;
  bool is_currency =
      unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](unsigned char c) { return std::isupper(c) != 0; });
  if (unit.empty() || unit == "1") return text;
  if (unit == "%") return text + "%";
  return is_currency ? unit + " " + text : text + " " + unit;
}

}  // namespace

SourceIndex::SourceIndex(const Report& report, const Messages& messages) {
  for (const SourceInfo& source : report.sources) by_id_[source.id] = {&source, MakeShortName(source, messages)};
}

const SourceInfo* SourceIndex::Find(std::string_view id) const {
  auto found = by_id_.find(AbslView(id));
  return found == by_id_.end() ? nullptr : found->second.source;
}

const std::string& SourceIndex::ShortName(std::string_view id) const {
  static const std::string* const kNone = new std::string;
  auto found = by_id_.find(AbslView(id));
  return found == by_id_.end() ? *kNone : found->second.short_name;
}

std::string SourceIndex::Label(std::string_view id) const {
  const std::string& name = ShortName(id);
  return name.empty() ? Clean(id) : Clean(id) + " " + name;
}

std::string SourceIndex::Story(const std::string& id) const {
  const SourceInfo* source = Find(id);
  return source == nullptr || source->origin.empty() ? id : source->origin;
}

size_t SourceIndex::Independent(const std::vector<std::string>& ids) const {
  absl::flat_hash_set<std::string> stories;
  for (const std::string& id : ids) stories.insert(Story(id));
  return stories.size();
}

std::vector<const Passage*> FirstMentions(const Side& side) {
  absl::flat_hash_set<std::string> seen;
  std::vector<const Passage*> mentions;
  for (const Passage& mention : side.mentions) {
    if (seen.insert(mention.source).second) mentions.push_back(&mention);
  }
  return mentions;
}

std::vector<std::string> SourcesOf(const Finding& finding) {
  absl::flat_hash_set<std::string> seen;
  std::vector<std::string> ids;
  for (const Side& side : finding.sides) {
    for (const Passage* mention : FirstMentions(side)) {
      if (seen.insert(mention->source).second) ids.push_back(mention->source);
    }
  }
  return ids;
}

std::string WordsOf(const Finding& finding, std::string_view source, std::string_view separator) {
  std::vector<std::string_view> words;
  std::string out;
  for (const Side& side : finding.sides) {
    for (const Passage& mention : side.mentions) {
      if (mention.source != source || std::find(words.begin(), words.end(), mention.text) != words.end()) continue;
      if (!words.empty()) out += separator;
      out += mention.text;
      words.push_back(mention.text);
    }
  }
  return out;
}

std::string ValueText(const Value& value, const Messages& messages) {
  std::string text;
  auto add = [&](std::string_view part) {
    if (!text.empty() && !part.empty()) text.push_back(' ');
    text.append(part);
  };
  if (value.quantity.has_value()) {
    bool qualified =
        value.qualifier.has_value() && *value.qualifier != Qualifier::kExact && *value.qualifier != Qualifier::kBetween;
    if (qualified) add(Phrase(Name(*value.qualifier), messages));
    add(QuantityText(*value.quantity, qualified));
  }
  if (value.date.has_value()) add(Clean(*value.date));
  const bool duration = value.base.has_value() && value.base->unit == "s";  // its text is for programs
  if (value.text.has_value() && !duration) add("“" + Clean(*value.text) + "”");
  if (value.polarity.has_value() && !*value.polarity) add(messages.denied);
  return text;
}

}  // namespace silang::report
