#include "claims/clock.h"

#include <algorithm>
#include <optional>

#include "claims/time.h"

namespace silang::claims {
namespace {

using document::Sentence;

constexpr uint32_t kFirstSentences = 8;  // in which an article tells of which days it is
constexpr uint32_t kShortLine = 12;      // tokens: a line above the text, no sentence of it
constexpr int64_t kDay = 24 * 60;        // minutes

// The calendar day that a time names by day and month; its year is the words' own or, by the clock of the context, the nearest.
std::optional<CivilDate> DayOf(const TimeValue& value) {
  const bool day = value.explicit_date && value.day && value.month && value.grain <= Grain::kDay && !value.recurring;
  if (!day || !value.begin || *value.end - *value.begin > kDay) return std::nullopt;
  return CivilFromDays(DayOfMinute(*value.begin));
}

std::vector<TimeMention> TimesIn(const context::Context& context, const Sentence& sentence) {
  ToldTimes told;
  return ReadTimes(context, sentence.first, sentence.last, &told);
}

std::optional<CivilDate> FullDateIn(const context::Context& context) {
  uint32_t seen = 0;
  for (const Sentence& sentence : context.document->sentences) {
    if (!sentence.HasClaims()) continue;
    if (seen++ == kFirstSentences) break;
    for (const TimeMention& time : TimesIn(context, sentence)) {
      // With its weekday, as the news of the day is told: "Rabu (16/9/2026)". "Born on 4 March 1960" is no news.
      if (const auto day = DayOf(time.value); day && time.value.weekday) return day;
    }
  }
  return std::nullopt;
}

// "SIANG RAYA, Jumat (6/2) - Hujan ...": whether a dash stands a few tokens behind `at` and parts what is before it from the sentence.
bool DashBehind(const context::Context& context, uint32_t at, uint32_t last) {
  const text::Analysis& analysis = context.document->analysis;
  for (uint32_t i = at; i < std::min(last, at + kShortLine / 2); ++i) {
    const std::string_view word = analysis.folded(i);
    const bool dash = word == "-" || word == "–" || word == "—";
    if (dash && !analysis.token(i).Has(text::TokenFlag::kGlued)) return true;
  }
  return false;
}

bool EndsAsSentence(const context::Context& context, const Sentence& sentence) {
  if (sentence.first == sentence.last) return false;
  const std::string_view last = context.document->analysis.folded(sentence.last - 1);
  return last == "." || last == "!" || last == "?" || last == "\"" || last == "”" || last == "»";
}

// "KUALA LUMPUR, 23 Nov -", "Harian Selatan, Isnin 24 November": above the text, or before its first words.
std::optional<CivilDate> LineDateIn(const context::Context& context) {
  uint32_t seen = 0;
  for (const Sentence& sentence : context.document->sentences) {
    if (seen++ == kFirstSentences) break;
    if (sentence.part == document::Part::kHeadline) continue;
    const bool is_line = sentence.part == document::Part::kDateLine ||
                         (sentence.last - sentence.first <= kShortLine && !EndsAsSentence(context, sentence));
    for (const TimeMention& time : TimesIn(context, sentence)) {
      if (!is_line && (time.first - sentence.first > kShortLine / 2 || !DashBehind(context, time.last, sentence.last))) break;
      if (const auto day = DayOf(time.value)) return day;
    }
    if (sentence.part == document::Part::kBody && !is_line) break;
  }
  return std::nullopt;
}

// Days that the dates of articles span.
struct DateSpan {
  std::optional<CivilDate> first, last;
  void Add(const CivilDate& date) {
    first = first ? std::min(*first, date) : date;
    last = last ? std::max(*last, date) : date;
  }
  bool Near(const CivilDate& date) const {
    return DaysFromCivil(date) - DaysFromCivil(*first) <= kOneEventDays &&
           DaysFromCivil(*last) - DaysFromCivil(date) <= kOneEventDays;
  }
};

}  // namespace

void SettleClocks(const std::vector<context::Context*>& articles) {
  std::vector<std::optional<CivilDate>> own(articles.size());
  DateSpan sure, told;
  for (size_t i = 0; i < articles.size(); ++i) {
    if (articles[i]->anchor) {
      sure.Add(articles[i]->anchor->date);
    } else if ((own[i] = FullDateIn(*articles[i]))) {
      told.Add(*own[i]);
    }
  }
  const DateSpan& days = sure.first ? sure : told;
  if (!days.first) return;
  for (size_t i = 0; i < articles.size(); ++i) {
    context::Context& context = *articles[i];
    if (context.anchor) continue;
    const bool lent = days.Near(*days.first) && days.Near(*days.last);
    if (lent && (!own[i] || !days.Near(*own[i]))) own[i] = days.first;
    if (!own[i]) continue;
    context.anchor = CivilTime{*own[i], std::nullopt, std::nullopt};
    context.anchor_is_guess = false;  // a year that is left out is the nearest
    const auto line = LineDateIn(context);
    context.anchor_is_guess = !line || std::abs(DaysFromCivil(*line) - DaysFromCivil(*own[i])) > kOneEventDays;
    if (!context.anchor_is_guess) context.anchor->date = *line;
  }
}

}  // namespace silang::claims
