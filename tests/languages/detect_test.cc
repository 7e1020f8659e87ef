#include "languages/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace silang::languages {
namespace {

const PackSet& Packs() {
  static const auto packs = PackSet::BuiltIn();
  return **packs;
}

std::string Times(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

const std::string kIndonesian =
    "Warga di tepi sungai mengungsi karena air terus naik sejak pagi. Petugas mengatakan bantuan akan tiba besok. ";
const std::string kEnglish =
    "People along the river have left their homes because the water kept rising. Officers said that help would come. ";
const std::string kMalay =
    "Penduduk di tebing sungai berpindah kerana air terus naik sejak pagi Jumaat. Pegawai memaklumkan bantuan tiba esok. ";

struct Row {
  const char* name;
  std::string text;
  const char* language;
};

TEST(Detect, LanguageOfAText) {
  const Row rows[] = {
      {"Indonesian, short", kIndonesian, "id"},
      {"Indonesian, long", Times(kIndonesian, 30), "id"},
      {"English, short", kEnglish, "en"},
      {"English, long", Times(kEnglish, 30), "en"},
      {"Malay, short", kMalay, "ms"},
      {"Malay, long", Times(kMalay, 30), "ms"},
      {"a long English quotation a third of the way in", Times(kIndonesian, 8) + Times(kEnglish, 7) + Times(kIndonesian, 12),
       "id"},
      {"a long Indonesian quotation near the end", Times(kEnglish, 16) + Times(kIndonesian, 6) + Times(kEnglish, 4), "en"},
      {"no words", Times("12 34 56 ", 300), "und"},
      {"one line without spaces", std::string(5000, '-'), "und"},
  };
  for (const Row& row : rows) EXPECT_EQ(DetectLanguage(row.text, Packs()), row.language) << row.name;
}

}  // namespace
}  // namespace silang::languages
