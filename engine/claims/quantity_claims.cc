#include <algorithm>

#include "claims/implied.h"
#include "claims/negation.h"

namespace silang::claims {
namespace {

using languages::ConceptClass;
using text::TokenKind;

// Whether only commas, brackets and words such as "aged" or "is" stand in tokens [first, last): "Blair (44)", "Sari, berusia 13
// tahun". In "Mary Poole and 28-year-old John Ross" the age is that of another.
bool SetsOff(const SentenceParts& parts, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; ++i) {
    if (parts.analysis().token(i).kind != TokenKind::kWord) continue;
    if (!parts.analysis().Has(i, languages::Topic::kAge) && !parts.analysis().Has(i, languages::Topic::kAuxiliary)) return false;
  }
  return true;
}

// Whose age it is: the person whose name it stands right behind ("Pence, 13,", "Blair (44)"), else the one right behind it with no
// verb or comma between ("13-year-old Javon Pence"). An age further off may be anybody's and is nobody's.
EntityId Bearer(const SentenceParts& parts, const Claim& claim) {
  constexpr uint32_t kBefore = 3, kBehind = 3;  // tokens
  const auto is_person = [&](const context::EntityMention& m) {
    return parts.context[m.entity].kind == context::EntityKind::kPerson;
  };
  const auto [from, to] = parts.context.MentionsIn(parts.frame.first, parts.frame.last);
  for (uint32_t m = from; m < to; ++m) {
    const context::EntityMention& mention = parts.context.mentions[m];
    // A name of which nothing else is known is a person's by its age: "Duván, de 19 años".
    const bool may_be = is_person(mention) || parts.context[mention.entity].kind == context::EntityKind::kOther;
    if (may_be && mention.last <= claim.first && claim.first - mention.last <= kBefore &&
        SetsOff(parts, mention.last, claim.first))
      return mention.entity;
    if (!is_person(mention) || mention.first < claim.last) continue;
    const bool interrupted = std::any_of(parts.frame.predicates.begin(), parts.frame.predicates.end(),
                                         [&](const Predicate& p) { return p.first >= claim.last && p.first < mention.first; });
    bool comma = false;
    for (uint32_t i = claim.last; i < std::min(mention.first, claim.last + kBehind); ++i)
      comma = comma || parts.analysis().folded(i) == ",";
    const uint32_t name = std::min(mention.role_first, mention.first);
    if (!interrupted && !comma && name - claim.last <= kBehind) return mention.entity;
    break;
  }
  return {};
}

// A head that names an event: "the sixth meeting" counts meetings, but "one dead", "12 tewas", "three arrested" count those to
// whom it happened. Gives the predicate that then governs the claim.
uint32_t CountEvents(const SentenceParts& parts, const QuantityMention& quantity, const ConceptList& events, Claim* claim) {
  const ConceptId casualty = parts.concepts.Find("casualty"), person = parts.concepts.Find("person-any");
  const bool of_persons = parts.concepts.AnyIs(events, casualty);
  const auto& predicates = parts.frame.predicates;
  const auto own = std::find_if(predicates.begin(), predicates.end(),
                                [&](const Predicate& p) { return p.first <= quantity.head && quantity.head < p.last; });
  // An ordinal counts how often it happened: "the fourth fatal shooting".
  const bool to_whom =
      quantity.kind == ClaimKind::kCount && own != predicates.end() && (of_persons || own->voice == Voice::kPassive);
  if (to_whom) {
    if (of_persons && person.valid()) claim->counted.push_back(person);
    claim->counted_lemma.clear();
    return static_cast<uint32_t>(own - predicates.begin());
  }
  claim->counted = events;
  claim->nominal_event = true;
  return Frame::kNone;
}

// "26, sebagian besar pemimpin ..., yang hadir", "12 who were mostly students": a number whose noun stands in the relative clause
// behind it. Gives the predicate of that clause.
uint32_t CountWithin(const SentenceParts& parts, const QuantityMention& quantity, Claim* claim) {
  constexpr uint32_t kReach = 5;  // tokens
  const text::Analysis& analysis = parts.analysis();
  if (quantity.last >= parts.frame.last || analysis.Find(quantity.last, languages::Topic::kRelativePronoun) == nullptr)
    return Frame::kNone;
  uint32_t noun = quantity.last + 1;
  const uint32_t end = std::min(parts.frame.last, noun + kReach);
  while (noun < end && ConceptsAt(parts, noun, ConceptClass::kThing).empty()) ++noun;
  if (noun == end) return Frame::kNone;
  claim->counted = ConceptsAt(parts, noun, ConceptClass::kThing);
  claim->counted_lemma = analysis.word(noun).lemma;
  for (uint32_t i = 0; i < parts.frame.predicates.size(); ++i) {
    const Predicate& p = parts.frame.predicates[i];
    if (p.first > noun && !p.light && parts.frame.clauses[p.clause].kind == ClauseKind::kRelative) return i;
  }
  return Frame::kNone;
}

// Where "of the", "dari mereka yang", and nothing else, begins right before `token` and at or behind `first`: of all of some group, not "a
// dozen [of] injured"; kNone if nothing of the kind stands there.
uint32_t PartitiveBefore(const SentenceParts& parts, uint32_t token, uint32_t first) {
  using languages::Topic;
  constexpr uint32_t kLongest = 5;  // tokens
  constexpr text::TopicSet kDefinite =
      text::Bit(Topic::kDeterminer) | text::Bit(Topic::kPronoun) | text::Bit(Topic::kRelativePronoun);
  constexpr text::TopicSet kOthers =
      text::Bit(Topic::kConcept) | text::Bit(Topic::kConjunction) | text::Bit(Topic::kSubordinator) | text::Bit(Topic::kNegation);
  bool definite = false;
  for (uint32_t i = token; i-- > first && token - i <= kLongest;) {
    definite = definite || (parts.analysis().Topics(i) & kDefinite) != 0;
    const text::Hit* preposition = parts.analysis().Find(i, Topic::kPreposition);
    if (preposition != nullptr && (preposition->entry->meaning == "of" || preposition->entry->meaning == "from"))
      return definite ? i : Frame::kNone;
    const bool word = parts.analysis().token(i).kind == text::TokenKind::kWord;
    if (!word || (parts.analysis().Topics(i) & kOthers) != 0) break;
  }
  return Frame::kNone;
}

// "Three of [the injured] have died", "Von den [Verletzten] sind drei gestorben": the group is named by what happened to it, of the part of
// it the next verb of the clause tells. Gives that verb, if there is one and it is not denied. `naming`: what the figure is of by itself.
uint32_t ToldOfPart(const SentenceParts& parts, const Claim& claim, uint32_t naming) {
  using languages::Topic;
  constexpr uint32_t kFar = 10;  // tokens
  constexpr text::TopicSet kOtherClause =
      text::Bit(Topic::kRelativePronoun) | text::Bit(Topic::kSubordinator) | text::Bit(Topic::kNegation);
  if (naming == Frame::kNone) return Frame::kNone;
  const Predicate& named = parts.frame.predicates[naming];
  const bool behind = named.first >= claim.last && PartitiveBefore(parts, named.first, claim.last) == claim.last;
  const bool before = named.last <= claim.first && PartitiveBefore(parts, named.first, parts.frame.first) == parts.frame.first;
  if (!behind && !before) return Frame::kNone;
  uint32_t token = std::max(named.last, claim.last);
  const uint32_t end = token + kFar;
  for (uint32_t i = naming + 1; i < parts.frame.predicates.size(); ++i) {
    const Predicate& verb = parts.frame.predicates[i];
    if (verb.first < token || verb.voice == Voice::kNominal) continue;
    if (verb.first > end) break;
    for (; token < verb.first; ++token) {
      if (parts.analysis().token(token).kind == text::TokenKind::kPunctuation ||
          (parts.analysis().Topics(token) & kOtherClause) != 0)
        return Frame::kNone;
    }
    const bool says = verb.light && !verb.state;
    return says || NegationOf(parts, verb).holds ? Frame::kNone : i;
  }
  return Frame::kNone;
}

// Whether all readings only say that something is said, begins, rises.
bool IsLightEvent(const SentenceParts& parts, const ConceptList& concepts) {
  const ConceptId light = parts.concepts.Find("light");
  return std::all_of(concepts.begin(), concepts.end(), [&](ConceptId id) { return parts.concepts.Is(id, light); });
}

// "the third deadly [one]"
bool StandsForANoun(const SentenceParts& parts, uint32_t token) {
  if (token >= parts.frame.last) return false;
  const text::Hit* one = parts.analysis().Find(token, languages::Topic::kCardinal);
  return one != nullptr && one->entry->number == 1;
}

// What "[The purchase] is the fourth", "[Kebakaran] ini yang ketiga" put in a row: the subject, where nothing but articles stand between
// the ordinal and the verb "to be" or the relative pronoun. Of the subject the nouns that open it: the last of them in languages whose
// nouns stand last, else the first.
void CountSubject(const SentenceParts& parts, Claim* claim) {
  constexpr uint32_t kBetween = 3, kReach = 12;  // tokens from the ordinal to the verb, and on to the beginning of the subject
  using languages::Topic;
  constexpr text::TopicSet kLinks = text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kRelativePronoun);
  constexpr text::TopicSet kArticles = text::Bit(Topic::kDeterminer) | text::Bit(Topic::kNumberLink) | text::Bit(Topic::kPronoun);
  constexpr text::TopicSet kEnds =
      text::Bit(Topic::kPreposition) | text::Bit(Topic::kConjunction) | text::Bit(Topic::kSubordinator) | kLinks;
  const text::Analysis& analysis = parts.analysis();
  const Clause& clause = parts.frame.clauses[parts.frame.ClauseAt(claim->first)];
  const uint32_t begin = clause.kind == ClauseKind::kRelative ? parts.frame.clauses[clause.parent].first : clause.first;
  uint32_t verb = claim->first;
  while (verb > begin && claim->first - verb < kBetween && (analysis.Topics(verb - 1) & (kArticles | kLinks)) != 0) {
    --verb;
    if ((analysis.Topics(verb) & kLinks) != 0) break;
  }
  if (verb == begin || verb - begin > kReach || (analysis.Topics(verb) & kLinks) == 0) return;
  const bool last = analysis.pack().traits().nouns_last;
  bool found = false;
  for (uint32_t i = begin; i < verb; ++i) {
    if ((analysis.Topics(i) & kEnds) != 0) break;
    ConceptList things = ConceptsAt(parts, i, ConceptClass::kThing), events = ConceptsAt(parts, i, ConceptClass::kEvent);
    if (!events.empty() && IsLightEvent(parts, events)) events.clear();
    if (things.empty() && events.empty()) {
      if (found && analysis.token(i).kind == TokenKind::kWord) break;  // "the man [who]"
      continue;
    }
    found = true;
    claim->nominal_event = things.empty();
    claim->counted = things.empty() ? events : things;
    claim->counted_lemma = analysis.word(i).lemma;
    claim->implied = true;
    if (!last) break;
  }
}

// By what an ordinal ranks: "third [largest] bank", "bank [terbesar] ketiga"; 0 if no superlative stands in it or right behind.
uint64_t DegreeOf(const SentenceParts& parts, const QuantityMention& quantity) {
  for (uint32_t i = quantity.first; i < std::min(parts.frame.last, quantity.last + 1); ++i) {
    const text::Hit* degree = parts.analysis().Find(i, languages::Topic::kSuperlative);
    if (degree != nullptr && degree->entry->meaning != "first") return text::LemmaKey(degree->entry->meaning);
  }
  return 0;
}

// Whether what is at hand is put in a row: it is said to be that ("it was the county's [fourth fatal crash]", "es el [tercer paro]"), or
// pointed at ("ini sudah [petaka ketiga]", "[gelar keempat] ini").
bool IsPresented(const SentenceParts& parts, const QuantityMention& quantity) {
  constexpr uint32_t kReach = 6, kWords = 3;  // tokens between, and those among them that are more than small words
  using languages::Topic;
  constexpr text::TopicSet kEnds =
      text::Bit(Topic::kPreposition) | text::Bit(Topic::kConjunction) | text::Bit(Topic::kSubordinator);
  constexpr text::TopicSet kSmall = text::Bit(Topic::kDeterminer) | text::Bit(Topic::kNumberLink) | text::Bit(Topic::kPronoun) |
                                    text::Bit(Topic::kAuxiliary) | text::Bit(Topic::kRelativePronoun) |
                                    text::Bit(Topic::kStopWord) | text::Bit(Topic::kQualifier) | text::Bit(Topic::kTimeLink);
  const text::Analysis& analysis = parts.analysis();
  const auto is = [&](uint32_t token, Topic topic, std::string_view meaning) {
    return std::any_of(analysis.HitsAt(token).begin(), analysis.HitsAt(token).end(),
                       [&](const text::Hit& hit) { return hit.topic == topic && hit.entry->meaning == meaning; });
  };
  const bool nouns_first = analysis.pack().traits().nouns_first;  // and what points at them stands behind them
  if (nouns_first && quantity.last < parts.frame.last && is(quantity.last, Topic::kDeterminer, "demonstrative")) return true;
  uint32_t words = 0;
  for (uint32_t i = quantity.first; i > parts.frame.first && quantity.first - i < kReach;) {
    --i;
    const text::TopicSet topics = analysis.Topics(i);
    if (analysis.token(i).kind != TokenKind::kWord || (topics & kEnds) != 0) return false;
    if (is(i, Topic::kAuxiliary, "be") || is(i, Topic::kDeterminer, "demonstrative")) return true;
    if ((topics & kSmall) == 0 && (parts.frame.PredicateAt(i) != nullptr || ++words > kWords)) return false;
  }
  return false;
}

bool IsDefinite(const SentenceParts& parts, const QuantityMention& quantity) {
  for (uint32_t i = quantity.first > parts.frame.first ? quantity.first - 1 : quantity.first; i <= quantity.first; ++i) {
    const text::Hit* hit = parts.analysis().Find(i, languages::Topic::kDeterminer);
    if (hit == nullptr || hit->last > quantity.first + 1) continue;
    if (parts.analysis().Find(i, languages::Topic::kSubordinator) != nullptr) continue;  // "believes that about 2,000 ..."
    const std::string& meaning = hit->entry->meaning;
    if (meaning == "definite" || meaning == "demonstrative" || meaning == "possessive") return true;
  }
  return false;
}

// What is a case of `general` by way of what `of` belongs to, `general` itself left out; if anything is, it is what happened.
void TellBy(const SentenceParts& parts, const ConceptList& of, ConceptId general, Claim* claim) {
  ConceptList told;
  for (ConceptId id : of) {
    for (ConceptId parent : parts.concepts[id].parents) {
      if (parent != general && parts.concepts.Is(parent, general)) told.push_back(parent);
    }
  }
  if (!told.empty()) claim->predicate = told;
}

// "the death toll rose to 41": what happened is told by what the number measures, where the verb only says that it rose.
void TellByProperty(const SentenceParts& parts, Claim* claim) {
  if (IsLightEvent(parts, claim->predicate)) TellBy(parts, claim->property, parts.concepts.Find("of-persons"), claim);
}

// "sembilan nyawa melayang", "seven bodies lay there": those who are counted tell what happened to them, where the verb does not.
void TellByNoun(const SentenceParts& parts, Claim* claim) {
  const ConceptId casualty = parts.concepts.Find("casualty");
  if (!parts.concepts.AnyIs(claim->predicate, casualty)) TellBy(parts, claim->counted, casualty, claim);
}

// "tiga kali", "three times": what is counted is how often the governing event happened.
bool CountsOccurrences(const SentenceParts& parts, const Claim& claim) {
  const ConceptId occurrence = parts.concepts.Find("time-occurrence");
  return std::find(claim.counted.begin(), claim.counted.end(), occurrence) != claim.counted.end() && occurrence.valid();
}

// "the first trip since 2023" claims that there was none before, which is more than a place in a row; "a first class seat" does not.
ClaimKind KindOf(const SentenceParts& parts, const QuantityMention& quantity) {
  if (quantity.kind != ClaimKind::kOrdinal || !quantity.has_noun || quantity.number.number != 1.0) return quantity.kind;
  const uint32_t at = quantity.number.first;
  if (at > parts.frame.first) {
    const text::Hit* link = parts.analysis().Find(at - 1, languages::Topic::kNumberLink);
    if (link != nullptr && link->last == at && link->entry->meaning == "article") return quantity.kind;
  }
  return ClaimKind::kSuperlative;
}

// "a third", "one in nine", "separuh": a part of something, which may be told in percent as well.
bool IsShare(const QuantityMention& quantity) {
  const Number& n = quantity.number;
  return quantity.kind == ClaimKind::kCount && (n.form == NumberForm::kFraction || n.form == NumberForm::kRatio) &&
         n.number.value_or(1) < 1;
}

// "450 million", "dua juta", "60 mil por semana": a figure as amounts of money are told.
bool IsScaled(const SentenceParts& parts, const QuantityMention& quantity) {
  constexpr double kLeast = 1e6, kLeastPaid = 1e3;
  constexpr size_t kAbbreviation = 3;  // "Bil. 6": a scale of nothing
  const Number& n = quantity.number;
  if (n.core_last == n.core_first + 1 && parts.analysis().folded(n.core_first).size() <= kAbbreviation) return false;
  const double least = quantity.per.empty() ? kLeast : kLeastPaid;
  return n.words && n.form == NumberForm::kCardinal && n.number.value_or(0) >= least;
}

// "lima tahun lagi": the distance is a part of the time, which is told of by its own claim. In "25 pemilih tahun ini" only the noun
// phrase reaches into the time; "1/5" may be a part as well as a day.
bool WithinTime(const SentenceParts& parts, const QuantityMention& quantity) {
  if (quantity.kind == ClaimKind::kCount && quantity.number.form == NumberForm::kFraction && quantity.number.digits) return false;
  const uint32_t end = quantity.number.core_last;
  return std::any_of(parts.times.begin(), parts.times.end(),
                     [&](const TimeMention& time) { return time.first < end && end <= time.last; });
}

// "a mother of two", "ibu dua anak", "padre de tres": the children of somebody, to whom nothing else that is told need have happened.
// Not "the parents of two children killed in the fire".
bool CountsChildren(const SentenceParts& parts, uint32_t first) {
  const ConceptId parent = parts.concepts.Find("parent");
  const auto is_parent = [&](uint32_t token) {
    const ConceptList who = ConceptsAt(parts, token, ConceptClass::kThing);
    return parts.concepts.AnyIs(who, parent) && std::find(who.begin(), who.end(), parent) == who.end();
  };
  if (first <= parts.frame.first) return false;
  if (is_parent(first - 1)) return true;
  if (first < parts.frame.first + 2 || !is_parent(first - 2)) return false;
  for (const text::Hit& hit : parts.analysis().HitsAt(first - 1)) {
    if (hit.topic != languages::Topic::kPreposition || hit.last != first) continue;
    if (hit.entry->meaning == "of" || hit.entry->meaning == "from") return true;
  }
  return false;
}

}  // namespace

void ReadQuantityClaims(const SentenceParts& parts, std::vector<Claim>* claims) {
  for (const QuantityMention& quantity : parts.quantities) {
    const bool counts =
        quantity.kind == ClaimKind::kDuration || quantity.kind == ClaimKind::kCount || quantity.kind == ClaimKind::kOrdinal;
    if (counts && WithinTime(parts, quantity)) continue;
    Claim claim = MakeClaim(parts, KindOf(parts, quantity), quantity.first, quantity.last);
    claim.value = quantity.value;
    if (claim.kind == ClaimKind::kSuperlative) claim.value.text = "first";
    claim.precision = quantity.number.precision;
    claim.vague = quantity.number.form == NumberForm::kVague;
    claim.share = IsShare(quantity);
    claim.definite = IsDefinite(parts, quantity);
    claim.additional = quantity.additional;
    claim.others = quantity.others;
    claim.total = quantity.total;
    claim.each = quantity.each;
    claim.average = quantity.average;
    claim.part_of = quantity.part;
    claim.whole = quantity.whole;
    claim.standing = StandingOf(parts, claim);
    claim.per = quantity.per;
    uint32_t governor = Frame::kNone;
    if (quantity.has_noun) {
      claim.counted_lemma = parts.analysis().word(quantity.head).lemma;
      claim.counted = ConceptsAt(parts, quantity.form, ConceptClass::kThing);
      claim.noun_first = quantity.noun_first;
      claim.noun_last = quantity.noun_last;
      const ConceptList events = ConceptsAt(parts, quantity.form, ConceptClass::kEvent);
      const bool within = quantity.head >= quantity.first && quantity.head < quantity.last;
      if (claim.counted.empty() && !events.empty() && within) governor = CountEvents(parts, quantity, events, &claim);
    }
    if (!quantity.has_noun && quantity.kind == ClaimKind::kCount) governor = CountWithin(parts, quantity, &claim);
    if (quantity.kind == ClaimKind::kOrdinal && (!quantity.has_noun || StandsForANoun(parts, quantity.last)))
      CountSubject(parts, &claim);
    if (quantity.kind == ClaimKind::kOrdinal) claim.degree = DegreeOf(parts, quantity);
    // Who "was third" has a place among others, and is not one of a row.
    claim.presented = quantity.kind == ClaimKind::kOrdinal && !claim.counted_lemma.empty() && IsPresented(parts, quantity);
    const bool bare = quantity.kind == ClaimKind::kCount && claim.counted.empty() && claim.counted_lemma.empty() &&
                      (quantity.number.form == NumberForm::kCardinal || quantity.number.form == NumberForm::kVague);
    if (bare && !(quantity.number.form == NumberForm::kCardinal && ImplyUnit(parts, *claims, IsScaled(parts, quantity), &claim)))
      governor = ImplyNoun(parts, *claims, governor, &claim);
    ReadPointsOfShares(parts, &claim);
    if (CountsOccurrences(parts, claim)) {
      governor = parts.frame.Governor(claim.first, claim.last);
      if (governor != Frame::kNone) {
        claim.counted = parts.frame.predicates[governor].concepts;
        claim.nominal_event = true;
      }
    }
    if (claim.kind == ClaimKind::kCount && (governor == Frame::kNone || claim.implied)) {
      const uint32_t naming = governor != Frame::kNone ? governor : parts.frame.Governor(claim.first, claim.last);
      const uint32_t told = ToldOfPart(parts, claim, naming);
      if (told != Frame::kNone) governor = told;
    }
    FillSlots(parts, governor, &claim);
    if (claim.kind == ClaimKind::kCount) {
      TellByProperty(parts, &claim);
      TellByNoun(parts, &claim);
    }
    if (claim.kind == ClaimKind::kCount && CountsChildren(parts, claim.first)) {
      const ConceptId child = parts.concepts.Find("child");
      const bool stated = !claim.implied && !claim.counted_lemma.empty();
      if (!stated || parts.concepts.AnyIs(claim.counted, child)) {
        claim.counted = {child};
        claim.implied = !stated;
        claim.predicate.clear();
        claim.nearby.clear();
      }
    }
    if (claim.nominal_event && governor == Frame::kNone) {
      // The noun is the event: what governs it ("is the sixth meeting", "held a fourth meeting") says nothing more.
      claim.predicate = claim.counted;
      for (EntityId id : parts.frame.EntitiesAround(claim.first)) {
        const auto has = [&](const EntityList& list) { return std::find(list.begin(), list.end(), id) != list.end(); };
        if (!has(claim.subjects) && !has(claim.others_involved)) claim.others_involved.push_back(id);
      }
    }
    if (quantity.kind == ClaimKind::kAge) claim.bearer = Bearer(parts, claim);
    claims->push_back(std::move(claim));
  }
}

}  // namespace silang::claims
