#include "languages/topic.h"

namespace silang::languages {
namespace {

constexpr std::array<TopicInfo, static_cast<size_t>(Topic::kCount_)> kTopics = {{
#define SILANG_TOPIC(id, name, kind, choices) TopicInfo{name, MeaningKind::kind, choices},
#include "languages/topics.inc"
#undef SILANG_TOPIC
}};

}  // namespace

const TopicInfo& Info(Topic topic) { return kTopics[static_cast<size_t>(topic)]; }

}  // namespace silang::languages
