#include "claims/nouns.h"

namespace silang::claims {
namespace {

using languages::Topic;
using text::Hit;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kLongestPhrase = 6;  // words looked at
constexpr uint32_t kMostModifiers = 2;  // words after a noun that comes first

enum class Role : uint8_t { kStop, kNoun, kEvent, kWord, kOther, kAdditional, kDemonym, kOf };

// What a word may be within a noun phrase.
struct Reader {
  const NumberGrammar& g;

  Role At(uint32_t i, uint32_t* end) const {
    *end = i + 1;
    const auto& token = g.analysis().token(i);
    if (token.kind != TokenKind::kWord || token.Has(TokenFlag::kMixed)) return Role::kStop;
    Role role = Role::kWord;
    bool stop = false;
    for (const Hit& hit : g.analysis().HitsAt(i)) {
      if (hit.last > g.last()) continue;
      switch (hit.topic) {
        case Topic::kDeterminer:
          if (hit.entry->meaning == "other") return *end = hit.last, Role::kOther;
          if (hit.entry->meaning == "additional") return *end = hit.last, Role::kAdditional;
          stop = true;
          break;
        case Topic::kPreposition:
          if (hit.entry->meaning == "of" && role == Role::kWord) return *end = hit.last, Role::kOf;
          stop = true;
          break;
        case Topic::kConjunction:
        case Topic::kRelativePronoun:
        case Topic::kAuxiliary:
        case Topic::kSubordinator:
        case Topic::kNegation:
        case Topic::kModality:
        case Topic::kPronoun:
        case Topic::kRelativeDay:
        case Topic::kTimeLink:
        case Topic::kWeekday:
        case Topic::kMonth:
        case Topic::kRangeLink:
        case Topic::kDayPart:
        case Topic::kCardinal:
        case Topic::kQualifierAfter:
        case Topic::kCue:
        case Topic::kQualifier:
        case Topic::kStopWord:
          if (role == Role::kWord || role == Role::kEvent) stop = true;
          break;
        case Topic::kPart:
          if (hit.entry->choice < languages::kFirstStanding && (role == Role::kWord || role == Role::kEvent)) stop = true;
          break;
        case Topic::kConcept:
          // Packs do not say which words are nouns: one that may name a thing is one.
          if (!stop && (role == Role::kWord || (role == Role::kEvent && hit.last == *end))) {
            *end = hit.last;
            role = hit.concept_class == languages::ConceptClass::kThing ? Role::kNoun : Role::kEvent;
          }
          break;
        case Topic::kRole:
        case Topic::kKinship:
        case Topic::kPlaceWord:
        case Topic::kOrganisationWord:
          if (role == Role::kWord || role == Role::kEvent) role = Role::kNoun, *end = hit.last;
          break;
        case Topic::kDemonym:
        case Topic::kCountry:
          if (role == Role::kWord) role = Role::kDemonym, *end = hit.last;
          break;
        default: break;
      }
    }
    if (stop && role != Role::kNoun) return Role::kStop;
    return role;
  }
};

// "soldiers", "people", "children", but not "across" or "status".
bool LooksPlural(std::string_view folded, bool inflected) {
  if (inflected) return true;
  return folded.size() > 3 && folded.ends_with("s") && !folded.ends_with("ss") && !folded.ends_with("us") &&
         !folded.ends_with("is");
}

// A word with a prefix of voice ("mengirim", "dikirim", "bertemu"): the derivation that analysed it shows one.
bool IsVerb(const NumberGrammar& g, uint32_t i) {
  const auto& roots = g.analysis().word(i).roots;
  if (roots.empty() || !roots.front().derivation) return false;
  return g.analysis().pack().number_words().IsVerbForm(g.Folded(i));
}

NounPhrase NounFirst(const NumberGrammar& g, uint32_t at, uint32_t limit, bool many) {
  NounPhrase phrase;
  const Reader reader{g};
  uint32_t i = at, end = 0;
  phrase.first = at;
  // Determiners before the noun ("15 lagi", "dua lainnya"), and the classifier.
  const Hit* classifier = g.Find(at, Topic::kClassifier);
  if (classifier != nullptr) {
    phrase.found = true;
    phrase.head = classifier->first;
    phrase.last = i = classifier->last;
    if (classifier->entry->meaning == "kali") return phrase;
    if (i < limit) {
      const Role role = reader.At(i, &end);
      const bool noun = role == Role::kNoun || (role == Role::kWord && classifier->entry->meaning == "unit");
      if (noun) {
        phrase.head = i;
        phrase.last = i = end;
      }
    }
  }
  uint32_t modifiers = 0;
  while (i < limit && modifiers < kMostModifiers + 2) {
    const Role role = reader.At(i, &end);
    if (end > limit) break;
    if (role == Role::kOther || role == Role::kAdditional) {
      (role == Role::kOther ? phrase.others : phrase.additional) = true;
      phrase.last = i = end;
      if (!phrase.found) phrase.first = at;
      continue;
    }
    if (!phrase.found) {
      // "2 millones [de] soldados"
      if (role == Role::kOf && i == at && end < limit) {
        i = end;
        continue;
      }
      // "la troisième [grève]"; "a segunda [atacou] o forte" has an object
      const bool event = role == Role::kEvent && !many && i == at && !IsVerb(g, i) &&
                         g.Find(end, Topic::kDeterminer) == nullptr &&
                         g.FindChoice(end, Topic::kNumberLink, "article") == nullptr;
      if (role != Role::kNoun && role != Role::kWord && !event) break;
      phrase.found = true;
      phrase.head = i;
      phrase.last = i = end;
      if (role == Role::kWord && g.analysis().token(i - 1).Has(TokenFlag::kCapitalised)) break;
      continue;
    }
    const bool capital = g.analysis().token(i).Has(TokenFlag::kCapitalised);
    const bool modifies = role == Role::kDemonym || role == Role::kNoun || (role == Role::kWord && !capital);
    if (!modifies || modifiers >= kMostModifiers ||
        (role == Role::kWord && classifier != nullptr && phrase.head == classifier->first))
      break;
    // A verb ends the phrase; voice prefixes show it where the lexicon does not know the word.
    if (role == Role::kWord && IsVerb(g, i)) break;
    ++modifiers;
    phrase.last = i = end;
  }
  return phrase;
}

NounPhrase NounLast(const NumberGrammar& g, uint32_t at, uint32_t limit, bool many) {
  NounPhrase phrase;
  const Reader reader{g};
  phrase.first = at;
  uint32_t i = at, end = 0;
  if (const Hit* classifier = g.Find(at, Topic::kClassifier)) {
    phrase.found = true;
    phrase.head = classifier->first;
    phrase.last = i = classifier->last;
    if (classifier->entry->meaning == "kali" || i >= limit) return phrase;
    phrase.found = false;
  }
  uint32_t last_noun = 0, last_end = 0, form = 0;
  for (uint32_t words = 0; i < limit && words < kLongestPhrase; ++words) {
    const Role role = reader.At(i, &end);
    if (end > limit) break;
    if (role == Role::kOther || role == Role::kAdditional) {
      if (last_noun != 0) break;
      (role == Role::kOther ? phrase.others : phrase.additional) = true;
      phrase.last = i = end;
      continue;
    }
    if (role == Role::kOf && words == 0) {
      if (end >= limit || reader.At(end, &end) == Role::kStop) break;
      i = i + 1;
      continue;
    }
    if (role == Role::kStop || role == Role::kOf) break;
    bool inflected = false;
    for (const Hit& hit : g.analysis().HitsAt(i))
      inflected = inflected || (hit.inflected && hit.last == end && role == Role::kNoun);
    const bool plural = LooksPlural(g.Folded(end - 1), inflected);
    if (role == Role::kEvent && !many && g.Folded(end - 1).ends_with("ed") == false) {
      form = i;
      last_noun = last_end = i = end;  // "the sixth meeting", "the second attack"
      continue;
    }
    if (role == Role::kEvent) {
      // "12 killed" has no noun; "12 arrests" and "two injured people" have one.
      if (!plural && end < limit) {
        uint32_t after = 0;
        const Role next = reader.At(end, &after);
        if (last_noun == 0 && (next == Role::kNoun || next == Role::kWord)) {
          i = end;
          continue;
        }
      }
      if (last_noun == 0 && plural) last_noun = i + 1, last_end = end, form = i;
      break;
    }
    last_noun = end;
    last_end = end;
    form = i;  // where a form of several words begins: "[people] on board"
    i = end;
    if (many && plural && role != Role::kDemonym) {
      // "sports cars", "arms dealers": one more plural noun may follow
      uint32_t after = 0;
      if (i < limit && reader.At(i, &after) == Role::kNoun && LooksPlural(g.Folded(after - 1), false))
        form = i, last_noun = last_end = after;
      break;
    }
    if (many && role == Role::kNoun && g.analysis().pack().traits().joined_compounds) {  // "20 mensen [kwamen]"
      uint32_t after = 0;
      if (i >= limit || reader.At(i, &after) != Role::kNoun) break;
    }
    // A hyphen within a compound: "14-year-old" does not stand here, "right-wing" does.
    if (i + 1 < limit && g.IsHyphen(i) && g.Glued(i) && g.Glued(i + 1)) ++i;
  }
  if (last_noun != 0) {
    phrase.found = true;
    phrase.head = last_noun - 1;
    phrase.form = form;
    phrase.last = last_end;
  }
  return phrase;
}

}  // namespace

NounPhrase ReadNounAfter(const NumberGrammar& grammar, uint32_t at, uint32_t limit, bool many) {
  if (at >= limit || grammar.analysis().token(at).kind != TokenKind::kWord) return {};
  if (grammar.analysis().pack().traits().nouns_first) return NounFirst(grammar, at, limit, many);
  return NounLast(grammar, at, limit, many);
}

NounPhrase ReadNounBefore(const NumberGrammar& grammar, uint32_t at) {
  NounPhrase phrase;
  const Reader reader{grammar};
  uint32_t end = 0, words = 0;
  for (uint32_t i = at; i-- > grammar.first() && words < 3; ++words) {
    const Role role = reader.At(i, &end);
    if (role == Role::kStop || role == Role::kOf || role == Role::kOther || role == Role::kAdditional) break;
    if (role == Role::kWord && phrase.found) break;
    if (role != Role::kNoun && IsVerb(grammar, i)) break;  // "menteri" looks like one
    phrase.found = true;
    phrase.head = phrase.first = i;
    phrase.last = at;
  }
  return phrase;
}

}  // namespace silang::claims
