// The topics of a language pack: the [sections] its files may have, and what an entry of each may mean.
#ifndef SILANG_LANGUAGES_TOPIC_H_
#define SILANG_LANGUAGES_TOPIC_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace silang::languages {

// What stands before the colon of an entry.
enum class MeaningKind : uint8_t {
  kNumber,   // "15", "1e6", "0.5"
  kRange,    // "20..99", "2.."
  kConcept,  // a concept defined in concepts/*.txt
  kChoice,   // one of the words listed with the topic
  kText,     // any text
};

enum class Topic : uint8_t {
#define SILANG_TOPIC(id, name, kind, choices) id,
#include "languages/topics.inc"
#undef SILANG_TOPIC
  kCount_,
};

struct TopicInfo {
  std::string_view name;  // as in "[cardinal]"
  MeaningKind kind;
  std::string_view choices;  // space-separated, for kChoice
};

const TopicInfo& Info(Topic topic);

// The choices of Topic::kPart from here on tell which of the figures of a thing a figure is ("target", "limit"), not its share.
constexpr uint8_t kFirstStanding = 4;

}  // namespace silang::languages

#endif  // SILANG_LANGUAGES_TOPIC_H_
