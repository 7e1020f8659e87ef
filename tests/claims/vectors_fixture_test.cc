// The sentences of fixtures/vectors: every quantity that a reader sees in them at its place with its value and unit, and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "json/json.h"
#include "tests/claims/quantity_reading.h"

namespace silang::claims {
namespace {

// What is expected at tokens or found there: "18..24 1" and "3 USD".
struct Seen {
  size_t begin = 0;
  size_t end = 0;
  std::optional<double> number, low, high;
  std::string unit;
};

// The byte that code point `count` of `text` begins at.
size_t ByteOf(const std::string& text, size_t count) {
  size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
  }
  return at;
}

std::optional<double> Number(const json::Value& record, const char* name) {
  const json::Value* value = record.Find(name);
  return value == nullptr ? std::nullopt : value->number();
}

bool Same(std::optional<double> a, std::optional<double> b) {
  return a && b && std::abs(*a - *b) <= 1e-6 * std::max(1.0, std::abs(*b));
}

bool Answers(const Seen& found, const Seen& wanted) {
  if (found.begin >= wanted.end || wanted.begin >= found.end) return false;
  if (!wanted.unit.empty() && found.unit != wanted.unit) return false;
  if (wanted.number) return Same(found.number, wanted.number);
  if (wanted.low && !Same(found.low, wanted.low) && !Same(found.number, wanted.low)) return false;
  return !wanted.high || Same(found.high, wanted.high) || (!wanted.low && Same(found.number, wanted.high));
}

std::vector<Seen> Found(const std::string& text, const std::string& language) {
  const ShortText source(text, language);
  std::vector<Seen> all;
  for (const QuantityMention& q : ReadQuantities(source.context, 0, source.document.analysis.size())) {
    if (q.kind == ClaimKind::kOrdinal) continue;
    const Quantity& value = *q.value.quantity;
    const text::Analysis& analysis = source.document.analysis;
    all.push_back({analysis.token(q.first).span.begin, analysis.token(q.last - 1).span.end, value.number, value.low, value.high,
                   value.unit});
  }
  return all;
}

TEST(ReadQuantities, NewsFixture) {
  std::ifstream file(std::string(SILANG_SOURCE_DIR) + "/fixtures/vectors/news.en.jsonl");
  ASSERT_TRUE(file.is_open());
  size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const auto record = json::Parse(line);
    ASSERT_TRUE(record.ok()) << line;
    const std::string text = *record->Find("text")->string();
    SCOPED_TRACE(text);
    std::vector<Seen> left = Found(text, *record->Find("lang")->string());
    for (const json::Value& want : record->Find("expect")->items()) {
      const auto& span = want.Find("span")->items();
      const Seen wanted{ByteOf(text, static_cast<size_t>(*span[0].number())),
                        ByteOf(text, static_cast<size_t>(*span[1].number())),
                        Number(want, "value"),
                        Number(want, "lo"),
                        Number(want, "hi"),
                        *want.Find("unit")->string()};
      const auto hit = std::find_if(left.begin(), left.end(), [&](const Seen& found) { return Answers(found, wanted); });
      if (hit == left.end())
        ADD_FAILURE() << "not read: " << *want.Find("raw")->string();
      else
        left.erase(hit);
    }
    for (const Seen& found : left) ADD_FAILURE() << "read besides: " << text.substr(found.begin, found.end - found.begin);
  }
  EXPECT_GE(lines, 170u);
}

}  // namespace
}  // namespace silang::claims
