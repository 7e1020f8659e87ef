// Lines as newspapers write them, with what a reader has of each: the tables of tests/claims/news_*_test.cc.
#ifndef SILANG_TESTS_CLAIMS_NEWS_LINES_H_
#define SILANG_TESTS_CLAIMS_NEWS_LINES_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/time.h"
#include "claims/time_parts.h"
#include "tests/claims/quantity_reading.h"

namespace silang::claims {

struct LineRow {
  const char* text;
  std::vector<std::string> readings;  // "date 2025-09-02T14:30", "money 3..5 EUR between"
};

// All quantities and times of a line, read in an article of Monday, 8 September 2025.
inline std::vector<std::string> LineReadings(const std::string& text, const std::string& language) {
  ShortText source(text, language);
  source.context.anchor = ParseIso("2025-09-08T10:00");
  std::vector<std::string> found;
  ToldTimes told;
  for (const TimeMention& time : ReadTimes(source.context, 0, source.document.analysis.size(), &told))
    found.push_back("date " + time.value.edtf);
  for (const QuantityMention& q : ReadQuantities(source.context, 0, source.document.analysis.size()))
    found.push_back(ShowFigure(q) + ShowQualifier(q.value.qualifier));
  return found;
}

inline void CheckLines(const char* language, const std::vector<LineRow>& rows) {
  for (const LineRow& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_THAT(LineReadings(row.text, language), ::testing::IsSupersetOf(row.readings));
  }
}

}  // namespace silang::claims

#endif  // SILANG_TESTS_CLAIMS_NEWS_LINES_H_
