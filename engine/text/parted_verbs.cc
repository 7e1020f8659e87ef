#include "text/parted_verbs.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "base/cancel.h"

namespace silang::text {
namespace {

using languages::ConceptClass;
using languages::Topic;

constexpr uint32_t kReach = 30;      // tokens from the verb to its part
constexpr uint32_t kInsertion = 12;  // tokens between two commas
// What is no verb, and what shows that a verb stands in another clause.
constexpr TopicSet kNoVerbs = Bit(Topic::kCardinal) | Bit(Topic::kScale) | Bit(Topic::kPreposition) | Bit(Topic::kStopWord) |
                              Bit(Topic::kDeterminer) | Bit(Topic::kPronoun);
constexpr TopicSet kEnds = Bit(Topic::kAuxiliary) | Bit(Topic::kSubordinator) | Bit(Topic::kRelativePronoun);

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
      CheckCancelledAt(i);
      if (!IsParticle(i) || !EndsClause(i)) continue;
      const PartedVerb verb = VerbOf(i);
      if (verb.word == nullptr || (!found.empty() && found.back().token > verb.token)) continue;
      if (!found.empty() && found.back().token == verb.token) found.pop_back();  // the last part of a clause is the verb's
      found.push_back(verb);
    }
    return found;
  }

 private:
  const Word& WordAt(uint32_t i) const { return *words_[tokens_[i].word]; }
  bool Has(uint32_t i, TopicSet topics) const { return (WordAt(i).topics & topics) != 0; }
  bool IsComma(uint32_t i) const { return WordAt(i).folded == ","; }

  bool IsParticle(uint32_t i) const {
    return tokens_[i].kind == TokenKind::kWord && !tokens_[i].Has(TokenFlag::kCapitalised) &&
           std::binary_search(particles_.begin(), particles_.end(), WordAt(i).folded);
  }

  // Most parts are prepositions, too: then what they govern follows, be it in quotation marks or brackets.
  bool EndsClause(uint32_t i) const {
    if (i + 1 == tokens_.size() || IsNewLine(i + 1)) return true;
    const Token& next = tokens_[i + 1];
    if (next.kind == TokenKind::kPunctuation || next.kind == TokenKind::kQuote) {
      const std::string_view mark = WordAt(i + 1).folded;
      return mark == "–" || mark == "—" || (next.Has(TokenFlag::kGlued) && mark != "-" && mark != "/");
    }
    // "nahm zwei Männer fest und", not "ab und zu".
    return next.kind == TokenKind::kWord && Has(i + 1, Bit(Topic::kConjunction)) &&
           (i + 2 >= tokens_.size() || !IsParticle(i + 2));
  }

  bool IsNewLine(uint32_t i) const {
    const auto between = text_.substr(tokens_[i - 1].span.end, tokens_[i].span.begin - tokens_[i - 1].span.end);
    return between.find('\n') != std::string_view::npos;
  }

  // Nouns are no verbs: German writes them with a capital, which else only the first word of a sentence has, and names.
  bool MayBeVerb(uint32_t i) const {
    if (tokens_[i].kind != TokenKind::kWord || Has(i, kNoVerbs)) return false;
    return !tokens_[i].Has(TokenFlag::kCapitalised) || i == 0 || IsNewLine(i) || tokens_[i - 1].kind != TokenKind::kWord;
  }

  // Whether "and" before `i` joins what the verb has for its object, and no verb of another clause.
  bool IsNominal(uint32_t i) const {
    return tokens_[i].kind == TokenKind::kNumber || tokens_[i].Has(TokenFlag::kCapitalised) ||
           Has(i, Bit(Topic::kDeterminer) | Bit(Topic::kPronoun) | Bit(Topic::kCardinal)) ||
           NameConcept(WordAt(i).alone, ConceptClass::kThing);
  }

  // Where to go on from a comma before `particle`: past an insertion that ends right there, ", wie erwartet, zurück".
  uint32_t PastInsertion(uint32_t particle) const {
    if (!IsComma(particle - 1)) return particle;
    for (uint32_t i = particle - 1; i-- > 0 && particle - i <= kInsertion;) {
      if (IsComma(i)) return i;
    }
    return 0;
  }

  PartedVerb VerbOf(uint32_t particle) {
    const uint32_t first = particle > kReach ? particle - kReach : 0;
    for (uint32_t i = PastInsertion(particle); i-- > first;) {
      if (IsNewLine(i + 1)) break;
      if (tokens_[i].kind == TokenKind::kPunctuation && !tokens_[i].Has(TokenFlag::kGlued)) break;
      if (std::string_view(",.!?;:").find(WordAt(i).folded) != std::string_view::npos || Has(i, kEnds)) break;
      if (Has(i, Bit(Topic::kConjunction)) && !IsNominal(i + 1)) break;
      if (!MayBeVerb(i)) continue;
      if (const Word* word = Joined(particle, i)) return {i, word};
    }
    return {};
  }

  // The verb that the two are, if it names an event. Not put among the words of the pack, most of such words being none.
  const Word* Joined(uint32_t particle, uint32_t verb) {
    const uint64_t both = static_cast<uint64_t>(tokens_[particle].word) << 32 | tokens_[verb].word;
    const auto [at, added] = joined_.try_emplace(both, nullptr);
    if (!added) return at->second;
    Word word = table_.Make(WordAt(particle).folded + WordAt(verb).folded);
    if (NameConcept(word.alone, ConceptClass::kEvent)) at->second = &own_.emplace_back(std::move(word));
    return at->second;
  }

  const std::string_view text_;
  const std::vector<std::string>& particles_;
  const WordTable& table_;
  const std::vector<Token>& tokens_;
  const std::vector<const Word*>& words_;
  std::deque<Word>& own_;
  absl::flat_hash_map<uint64_t, const Word*> joined_;  // by part and verb; nullptr: no event
};

}  // namespace

std::vector<PartedVerb> FindPartedVerbs(std::string_view text, const languages::LanguagePack& pack,
                                        const std::vector<Token>& tokens, const std::vector<const Word*>& words,
                                        std::deque<Word>* own) {
  if (pack.traits().verb_particles.empty()) return {};
  return PartedVerbs(text, pack, tokens, words, own).Find();
}

}  // namespace silang::text
