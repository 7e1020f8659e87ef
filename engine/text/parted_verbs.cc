#include "text/parted_verbs.h"

#include <algorithm>
#include <string>

namespace silang::text {
namespace {

using languages::ConceptClass;
using languages::Topic;

constexpr uint32_t kReach = 30;  // tokens from the verb to its part
constexpr TopicSet kNoVerbs =
    Bit(Topic::kCardinal) | Bit(Topic::kScale) | Bit(Topic::kPreposition) | Bit(Topic::kConjunction) | Bit(Topic::kStopWord);

class PartedVerbs {
 public:
  PartedVerbs(std::string_view text, const languages::LanguagePack& pack, const std::vector<Token>& tokens,
              const std::vector<const Word*>& words, std::deque<Word>* own)
      : text_(text),
        particles_(pack.traits().verb_particles),
        table_(pack.Companion<WordTable>()),
        tokens_(tokens),
        words_(words),
        own_(*own) {}

  std::vector<PartedVerb> Find() {
    std::vector<PartedVerb> found;
    for (uint32_t i = 1; i < tokens_.size(); ++i) {
      if (!IsParticle(i) || !EndsClause(i)) continue;
      const PartedVerb verb = VerbOf(i);
      if (verb.word != nullptr && (found.empty() || found.back().token < verb.token)) found.push_back(verb);
    }
    return found;
  }

 private:
  const Word& WordAt(uint32_t i) const { return *words_[tokens_[i].word]; }

  bool IsParticle(uint32_t i) const {
    return tokens_[i].kind == TokenKind::kWord && !tokens_[i].Has(TokenFlag::kCapitalised) &&
           std::binary_search(particles_.begin(), particles_.end(), WordAt(i).folded);
  }

  // Most parts are prepositions, too: then what they govern follows.
  bool EndsClause(uint32_t i) const {
    if (i + 1 == tokens_.size() || IsNewLine(i + 1)) return true;
    const Token& next = tokens_[i + 1];
    if (next.kind == TokenKind::kPunctuation || next.kind == TokenKind::kQuote) return WordAt(i + 1).folded != "-";
    return next.kind == TokenKind::kWord && (WordAt(i + 1).topics & Bit(Topic::kConjunction)) != 0;
  }

  bool IsNewLine(uint32_t i) const {
    const auto between = text_.substr(tokens_[i - 1].span.end, tokens_[i].span.begin - tokens_[i - 1].span.end);
    return between.find('\n') != std::string_view::npos;
  }

  bool EndsSentence(uint32_t i) const {
    const std::string_view mark = WordAt(i).folded;
    return tokens_[i].kind == TokenKind::kPunctuation && mark.size() == 1 &&
           std::string_view(".!?;:").find(mark) != std::string_view::npos;
  }

  PartedVerb VerbOf(uint32_t particle) {
    const uint32_t first = particle > kReach ? particle - kReach : 0;
    for (uint32_t i = particle; i-- > first && !IsNewLine(i + 1) && !EndsSentence(i);) {
      if (tokens_[i].kind != TokenKind::kWord || (WordAt(i).topics & kNoVerbs) != 0) continue;
      const Word* word = Joined(WordAt(particle).folded + WordAt(i).folded);
      const bool event = word != nullptr && std::any_of(word->alone.begin(), word->alone.end(), [](const Hit& hit) {
                           return hit.topic == Topic::kConcept && hit.concept_class == ConceptClass::kEvent;
                         });
      if (event) return {i, word};
    }
    return {};
  }

  const Word* Joined(const std::string& written) {
    if (const Word* word = table_.Get(written, WordTable::Hash(written))) return word;
    return &own_.emplace_back(table_.Make(written));
  }

  const std::string_view text_;
  const std::vector<std::string>& particles_;
  WordTable& table_;
  const std::vector<Token>& tokens_;
  const std::vector<const Word*>& words_;
  std::deque<Word>& own_;
};

}  // namespace

std::vector<PartedVerb> FindPartedVerbs(std::string_view text, const languages::LanguagePack& pack,
                                        const std::vector<Token>& tokens, const std::vector<const Word*>& words,
                                        std::deque<Word>* own) {
  if (pack.traits().verb_particles.empty()) return {};
  return PartedVerbs(text, pack, tokens, words, own).Find();
}

}  // namespace silang::text
