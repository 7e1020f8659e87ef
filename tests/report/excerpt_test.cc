#include "report/excerpt.h"

#include "gtest/gtest.h"

namespace silang::report {
namespace {

std::string Flat(const Runs& runs) {
  std::string text;
  for (const Run& run : runs) text += run.marked ? "[" + run.text + "]" : run.text;
  return text;
}

TEST(CleanTest, Rows) {
  const struct {
    std::string name, text, clean;
  } kRows[] = {
      {"plain", "a b", "a b"},
      {"white space of any kind",
       "a \t\r\n b\xC2\xA0"
       "c\xE2\x80\xA8"
       "d",
       "a b c d"},
      {"ends keep a space", "\n a ", " a "},
      {"escape", "\x1b[2J", "\xEF\xBF\xBD[2J"},
      {"eight-bit control",
       "\xC2\x9B"
       "2J",
       "\xEF\xBF\xBD"
       "2J"},
      {"delete", "a\x7f", "a\xEF\xBF\xBD"},
      {"direction override",
       "a\xE2\x80\xAE"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"direction isolate",
       "a\xE2\x81\xA6"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
      {"tag characters", "a\xF3\xA0\x81\x81", "a\xEF\xBF\xBD"},
      {"broken bytes", "a\xff\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"NUL", std::string("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
      {"other scripts", "火 é 😀", "火 é 😀"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Clean(row.text), row.clean);
    EXPECT_EQ(Clean(Clean(row.text)), row.clean);
  }
}

TEST(CutTest, Rows) {
  const struct {
    std::string name, text;
    int columns;
    bool pad;
    std::string cut;
  } kRows[] = {
      {"fits", "abc", 3, false, "abc"},
      {"cut", "abcd", 3, false, "ab…"},
      {"padded", "a", 3, true, "a  "},
      {"no space before …", "ab cd", 4, false, "ab…"},
      {"wide characters", "火火火", 5, true, "火火…"},
      {"half a wide character", "火火火", 4, true, "火… "},
      {"one column", "abc", 1, false, "…"},
      {"none", "abc", 0, false, ""},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Cut(row.text, row.columns, row.pad), row.cut);
  }
}

TEST(PageTest, Wrapping) {
  const struct {
    std::string name, text, page;
  } kRows[] = {
      {"short", "a b", "  a b\n"},
      {"breaks at a space", std::string(30, 'a') + " " + std::string(20, 'b'),
       "  " + std::string(30, 'a') + "\n    " + std::string(20, 'b') + "\n"},
      {"fills a line exactly", std::string(38, 'a') + " b", "  " + std::string(38, 'a') + "\n    b\n"},
      {"long word", std::string(50, 'a'), "  " + std::string(38, 'a') + "\n    " + std::string(12, 'a') + "\n"},
      {"wide characters break anywhere", "ab 火火火火火火火火火火火火火火火火火火火火",
       "  ab 火火火火火火火火火火火火火火火火火\n    火火火\n"},
      {"combining marks stay",
       std::string(37, 'a') + "e\xCC\x81"
                              "b",
       "  " + std::string(37, 'a') + "e\xCC\x81\n    b\n"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    Page page({.width = 40});
    page.Write({{row.text}}, 2, 4);
    EXPECT_EQ(page.Take(), row.page);
  }
}

TEST(QuoteTest, Rows) {
  SourceInfo source;
  source.text = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.";
  Span all = {0, static_cast<uint32_t>(source.text.size())};
  auto at = [&](std::string_view words) {
    uint32_t begin = static_cast<uint32_t>(source.text.find(words));
    return Span{begin, begin + static_cast<uint32_t>(words.size())};
  };
  const struct {
    std::string name;
    std::vector<Span> marks;
    int columns;
    std::string quote;
  } kRows[] = {
      {"whole",
       {at("three")},
       100,
       "One two [three] four five six seven eight nine ten eleven twelve thirteen fourteen fifteen."},
      {"no marks", {}, 30, "One two three four five six…"},
      {"cut after", {at("One")}, 30, "[One] two three four five…"},
      {"cut before", {at("fifteen.")}, 30, "…fourteen [fifteen.]"},
      {"cut on both sides", {at("seven")}, 30, "…six [seven] eight nine…"},
      {"two marks that fit", {at("seven"), at("nine")}, 34, "…[seven] eight [nine] ten…"},
      {"mark longer than the room", {at("two three four five six seven eight nine ten")}, 24, "…[two three four]…"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    Runs runs = Quote(source, all, row.marks, Ink::kStrong, row.columns, false);
    EXPECT_EQ(Flat(runs), row.quote);
    int width = 0;
    for (const report::Run& run : runs) width += Width(run.text) + (run.marked ? 4 : 0);
    EXPECT_LE(width, row.columns);
  }
}

TEST(SentencesAroundTest, Rows) {
  SourceInfo source;
  source.text = "Aaa bbb. Ccc ddd. Eee fff.";
  source.sentence_spans = {{0, 8}, {9, 17}, {18, 26}};
  SourceInfo unknown = source;
  unknown.sentence_spans.clear();
  const struct {
    std::string name;
    const SourceInfo* source;
    uint32_t sentence;
    Span mention, around;
  } kRows[] = {
      {"one sentence", &source, 1, {13, 16}, {9, 17}},
      {"a mention over two", &source, 0, {4, 12}, {0, 17}},
      {"over all", &source, 0, {4, 22}, {0, 26}},
      {"wrong number: the mention is kept", &source, 2, {4, 7}, {4, 26}},
      {"number out of range", &source, 9, {4, 7}, {4, 7}},
      {"span out of range", &source, 9, {4, 99}, {4, 26}},
      {"no sentences known", &unknown, 1, {13, 16}, {13, 16}},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    Passage passage;
    passage.sentence = row.sentence;
    passage.span = row.mention;
    Span around = SentencesAround(*row.source, passage);
    EXPECT_EQ(around.begin, row.around.begin);
    EXPECT_EQ(around.end, row.around.end);
  }
}

TEST(ChangedWordsTest, Rows) {
  const struct {
    std::string name, a, b;
    std::vector<std::string> changed;
  } kRows[] = {
      {"one word", "we will guard the peace", "we must guard the peace", {"will"}},
      {"two places", "we will guard the peace today", "we must guard the peace tomorrow", {"will", "today"}},
      {"words in a row", "it was very badly damaged by the storm", "it was damaged by the storm", {"very badly"}},
      {"case and punctuation do not count", "Peace, he said, is near", "peace he said is far", {"near"}},
      {"equal: the whole", "we will go", "we will go", {"we will go"}},
      {"too little in common: the whole", "we will go home", "nobody ever said that at all", {"we will go home"}},
      {"empty other", "we will go", "", {"we will go"}},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.name);
    std::vector<std::string> changed;
    for (Span span : ChangedWords(row.a, row.b, 10)) changed.push_back(row.a.substr(span.begin - 10, span.size()));
    EXPECT_EQ(changed, row.changed);
  }
}

}  // namespace
}  // namespace silang::report
