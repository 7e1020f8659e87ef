#include "context/names.h"

#include <algorithm>

#include "base/cancel.h"
#include "context/casing.h"
#include "text/word_parts.h"
#include "unicode/unicode.h"

namespace silang::context {
namespace {

using document::Document;
using document::Sentence;
using languages::Topic;
using text::Bit;
using text::Hit;
using text::Token;
using text::TokenFlag;
using text::TokenKind;

constexpr uint32_t kLongestRun = 24;  // tokens of one run of capitals
constexpr uint32_t kMostBack = 5;     // tokens that an office in small letters before a name may take
constexpr int kStrong = 4, kFair = 2, kWeak = 1;

class NameFinder {
 public:
  explicit NameFinder(const Document& document)
      : document_(document), analysis_(document.analysis), casing_(document), quoted_(QuotedTokens(document)) {}

  std::vector<Name> Run() {
    for (uint32_t s = 0; s < document_.sentences.size(); ++s) {
      sentence_ = &document_.sentences[s];
      sentence_id_ = SentenceId(s);
      CheckCancelled();
      if (sentence_->HasClaims()) ReadSentence();
    }
    return std::move(names_);
  }

 private:
  const Token& At(uint32_t i) const { return analysis_.token(i); }
  bool Is(uint32_t i, std::string_view folded) const { return i < sentence_->last && analysis_.folded(i) == folded; }
  bool Capital(uint32_t i) const { return At(i).kind == TokenKind::kWord && At(i).Has(TokenFlag::kCapitalised); }
  Style style() const { return casing_.StyleOf(sentence_id_.value); }
  bool Titled() const { return style() != Style::kPlain; }

  // The longest hit of `topic` at `i` that ends by `end`.
  const Hit* Find(uint32_t i, Topic topic, uint32_t end) const {
    if (!analysis_.Has(i, topic)) return nullptr;
    const bool inflects = topic != Topic::kHonorific && topic != Topic::kGivenName;  // "gugus" is no form of "Gus"
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if (hit.entry->topic == topic && hit.last <= end && (inflects || !(hit.inflected || hit.derived))) return &hit;
    }
    return nullptr;
  }

  // "AS" is the United States, "as" is not: a form in capitals counts in capitals only, and a form with a capital with one.
  bool CaseFits(const Hit& hit) const {
    const std::string& form = hit.entry->form;
    const bool caps = form.size() >= 2 && unicode::IsUpper(unicode::Decode(form, 0).value) &&
                      std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (caps)
      return (At(hit.first).Has(TokenFlag::kAllCaps) || At(hit.first).Has(TokenFlag::kInitialism)) && style() != Style::kAllCaps;
    return !unicode::IsUpper(unicode::Decode(form, 0).value) || Capital(hit.first);
  }

  const Hit* Country(uint32_t i, uint32_t end) const {
    if ((analysis_.Topics(i) & (Bit(Topic::kCountry) | Bit(Topic::kDemonym))) == 0) return nullptr;
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if ((hit.topic == Topic::kCountry || hit.topic == Topic::kDemonym) && hit.last <= end && CaseFits(hit)) return &hit;
    }
    return nullptr;
  }
  const Hit* KnownPlace(uint32_t i, uint32_t end) const {
    const Hit* hit = Find(i, Topic::kPlaceName, end);
    return hit != nullptr && CaseFits(*hit) ? hit : nullptr;
  }

  bool IsDateWord(uint32_t i) const {
    const Hit* month = analysis_.Find(i, Topic::kMonth);
    const Hit* weekday = analysis_.Find(i, Topic::kWeekday);
    return (month != nullptr && month->last == i + 1) || (weekday != nullptr && weekday->last == i + 1);
  }

  // A word of the language that is no name by itself.
  bool IsCommonWord(uint32_t i) const {
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if (hit.derived || (hit.inflected && hit.topic != Topic::kConcept && hit.topic != Topic::kCue)) continue;
      switch (hit.topic) {
        case Topic::kOrganisationWord:
          if (hit.entry->meaning == "part" && hit.last == i + 1) return true;
          continue;
        case Topic::kPlaceWord:
        case Topic::kCountry:
        case Topic::kDemonym:
        case Topic::kPlaceName:
        case Topic::kGivenName:
        case Topic::kHonorific:
        case Topic::kNameParticle:
        case Topic::kIdentifierCue:
        case Topic::kUnit:
        case Topic::kCurrency:
        case Topic::kAbbreviation:
        case Topic::kBoilerplate:
        case Topic::kBylineCue:
        case Topic::kCaptionCue:
        case Topic::kPublishedCue:
        case Topic::kOutletWord:
        case Topic::kTimeZone:
        case Topic::kRole: continue;
        default: return true;
      }
    }
    const text::Word& word = analysis_.word(i);
    return word.vocabulary == languages::kUnknownWord && !word.roots.empty();
  }

  bool IsNameStart(uint32_t i) const {
    if (Country(i, sentence_->last) != nullptr || KnownPlace(i, sentence_->last) != nullptr) return true;
    if (casing_.IsNameElsewhere(i)) return true;
    if (At(i).Has(TokenFlag::kAllCaps) && style() != Style::kAllCaps) return !casing_.IsLowerElsewhere(i);
    if (casing_.IsLowerElsewhere(i)) return false;
    for (const Topic topic : {Topic::kHonorific, Topic::kRole, Topic::kOrganisationWord, Topic::kGivenName, Topic::kPlaceWord}) {
      if (const Hit* hit = Find(i, topic, sentence_->last); hit != nullptr && !hit->derived) {
        if (topic == Topic::kGivenName || Titled()) return true;
        return (hit->last > i + 1 && Capital(i + 1)) ||
               (hit->last < sentence_->last && (Capital(hit->last) || Is(hit->last, ".")));
      }
    }
    if (Titled()) return false;
    if (IsCommonWord(i)) return false;
    if (casing_.OpensSentences(i)) return true;
    if (i + 1 >= sentence_->last) return false;
    if (Capital(i + 1) && !IsDateWord(i + 1)) return true;
    if (const uint32_t after = ParticleEnd(i + 1, sentence_->last, false);
        after > i + 1 && after < sentence_->last && Capital(after) && !analysis_.Has(i, Topic::kStopWord))
      return true;  // "Ursula von der Leyen"
    return SpeechFollows(i + 1) || Is(i + 1, "'s");
  }

  // "[Rp50] juta", "[EUR] 3.4bn", "jalan tol [Km] 47": an amount, or the currency or unit of the number behind it.
  bool IsAmount(uint32_t i) const {
    size_t letters = 0;
    if (At(i).Has(TokenFlag::kMixed)) return text::CurrencyInFront(document_.Text(At(i)), analysis_.pack(), &letters) != nullptr;
    if (i + 1 >= sentence_->last || At(i + 1).kind != TokenKind::kNumber) return false;
    constexpr size_t kShort = 3;  // letters of a sign: "Stone", "Foot" and "Won" are names of people
    const auto is_sign = [&](Topic topic) {
      const Hit* hit = analysis_.Find(i, topic);
      return hit != nullptr && hit->last == i + 1 &&
             (hit->entry->form.size() < kShort || hit->entry->meaning == "kilometer" || At(i).Has(TokenFlag::kAllCaps));
    };
    return is_sign(Topic::kCurrency) || is_sign(Topic::kUnit);
  }

  bool IsNameToken(uint32_t i) const {
    if (i >= sentence_->last || !Capital(i) || IsDateWord(i)) return false;
    if (At(i).Has(TokenFlag::kMixed) && At(i).span.size() > 2 && document_.Text(At(i)).find('.') != std::string_view::npos)
      return false;
    if (const Hit* pronoun = analysis_.Find(i, Topic::kPronoun); pronoun != nullptr && pronoun->last == i + 1) return false;
    if (i + 2 < sentence_->last && Is(i + 1, "-") && At(i + 1).Has(TokenFlag::kGlued) && At(i + 2).kind == TokenKind::kNumber)
      return false;  // "KN-23"
    if (IsAmount(i)) return false;
    if (const Hit* zone = analysis_.Find(i, Topic::kTimeZone);
        zone != nullptr && zone->last == i + 1 && At(i).Has(TokenFlag::kAllCaps))
      return false;  // "WIB", but "Sgt."
    if (Titled() || casing_.AtStart(i, *sentence_)) return IsNameStart(i);
    // "SEATTLE — A woman ...": a dash may be followed by a sentence of its own.
    const bool dashed =
        i > sentence_->first && (Is(i - 1, "—") || Is(i - 1, "–") || Is(i - 1, "-")) && !At(i).Has(TokenFlag::kGlued);
    return !dashed || !(analysis_.Has(i, Topic::kStopWord) || analysis_.Has(i, Topic::kDeterminer));
  }

  static bool IntroducesSpeech(const Hit& cue) { return cue.entry->meaning != "naming" && cue.entry->meaning != "idiom"; }
  bool SpeechFollows(uint32_t i) const {
    const Hit* cue = i < sentence_->last ? Find(i, Topic::kCue, sentence_->last) : nullptr;
    return cue != nullptr && IntroducesSpeech(*cue) && cue->entry->meaning != "according" && cue->entry->meaning != "clitic" &&
           cue->entry->meaning != "hearsay";
  }
  bool SpeechBefore(uint32_t i) const {
    for (uint32_t k = 1; k <= 3 && i >= sentence_->first + k; ++k) {
      const Hit* cue = Find(i - k, Topic::kCue, i);
      if (cue != nullptr && cue->last == i && IntroducesSpeech(*cue) && cue->entry->meaning != "clitic") return true;
    }
    return false;
  }

  void ReadSentence() {
    for (uint32_t i = sentence_->first; i < sentence_->last;) {
      if (!IsNameToken(i)) {
        // Adjectives of countries have no capital in some languages, countries always have one.
        const Hit* demonym = At(i).kind == TokenKind::kWord ? Country(i, sentence_->last) : nullptr;
        if (demonym != nullptr && !Capital(i)) AddCountry(*demonym);
        ++i;
        continue;
      }
      const uint32_t end = RunEnd(i);
      if (!casing_.NounsHaveCapitals() || IsEvident(i, end)) Segment(i, end);
      i = std::max(end, i + 1);
    }
  }

  // Where every noun has a capital: whether something else tells that [first, end) is a name. A known name, an office or a body;
  // letters; a word that is paired somewhere; or a word that no lexicon knows, without an article, that speaks.
  bool IsEvident(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i) {
      if (At(i).kind != TokenKind::kWord) continue;
      if (At(i).Has(TokenFlag::kAllCaps) && At(i).span.size() > 1 && style() != Style::kAllCaps) return true;
      if (i > first && ParticleEnd(i, end, false) > i) return true;
      if (casing_.IsPaired(i) || Country(i, end) != nullptr || KnownPlace(i, end) != nullptr) return true;
      for (const Topic topic : {Topic::kHonorific, Topic::kGivenName, Topic::kOrganisationWord, Topic::kOutletWord}) {
        if (Find(i, topic, end) != nullptr) return true;
      }
      if (const Hit* role = Find(i, Topic::kRole, end); role != nullptr && role->last < end) return true;
    }
    const bool article = first > sentence_->first && analysis_.Has(first - 1, Topic::kStopWord);
    return !article && end == first + 1 && !IsCommonWord(first) && SpeechFollows(end);
  }

  // The end of the particle at `i`, `i` if there is none.
  uint32_t ParticleEnd(uint32_t i, uint32_t limit, bool organisation) const {
    const Hit* hit = Find(i, Topic::kNameParticle, limit);
    return hit != nullptr && (hit->entry->meaning != "organisation" || organisation) ? hit->last : i;
  }

  // The end of the run of capitals from `first` on, with particles, initials and hyphens.
  uint32_t RunEnd(uint32_t first) const {
    const uint32_t limit = std::min(sentence_->last, first + kLongestRun);
    bool organisation = false;
    uint32_t i = first;
    while (i < limit) {
      organisation = organisation || OrganisationWord(i, limit) != nullptr;
      const uint32_t next = i + 1;
      if (next >= limit || At(next).Has(TokenFlag::kLineStart)) return next;
      if (IsNameToken(next)) {
        i = next;
        continue;
      }
      const bool glued = At(next).Has(TokenFlag::kGlued);
      if (Is(next, "-") && glued && next + 1 < limit && At(next + 1).Has(TokenFlag::kGlued) &&
          At(next + 1).kind == TokenKind::kWord) {
        if (Country(i, next) != nullptr || Country(next + 1, limit) != nullptr) return next;
        const bool syllable = i > first && At(next + 1).span.size() <= 3;  // "Kim Jong-un"
        if (!Capital(next + 1) && !syllable && (IsCommonWord(next + 1) || At(next + 1).span.size() > 4)) return next;
        i = next + 1;
        continue;
      }
      const bool initial = At(i).span.size() == 1 || (analysis_.Find(i, Topic::kHonorific) != nullptr &&
                                                      analysis_.Find(i, Topic::kHonorific)->last == next);
      if (Is(next, ".") && glued && initial && next + 1 < limit && Capital(next + 1) &&
          !At(next + 1).Has(TokenFlag::kLineStart)) {
        i = next + 1;
        continue;
      }
      if (Is(next, "&") && next + 1 < limit && IsNameToken(next + 1)) {
        i = next + 1;
        continue;
      }
      if (const uint32_t behind = BehindNickname(next, limit); behind > next) {
        i = behind;
        continue;
      }
      // "Satuan Tugas Covid-19 Kabupaten Bekasi"
      if (next + 2 < limit && Capital(next) && Is(next + 1, "-") && At(next + 1).Has(TokenFlag::kGlued) &&
          At(next + 2).kind == TokenKind::kNumber && At(next + 2).Has(TokenFlag::kGlued) && organisation) {
        i = next + 2;
        continue;
      }
      if (const uint32_t more = OfficeGoesOn(first, next, limit); more > next) {
        i = more;
        continue;
      }
      uint32_t after = next;
      for (uint32_t end = 0; after < limit && after < next + 3 && (end = ParticleEnd(after, limit, organisation)) > after;)
        after = end;
      if (after > next && after < limit && IsNameToken(after)) {
        i = after;
        continue;
      }
      return next;
    }
    return limit;
  }

  // "Mark [“Cornbread”] Cormier": the name that goes on behind a nickname between quotation marks at `quote`; 0 if there is none.
  uint32_t BehindNickname(uint32_t quote, uint32_t limit) const {
    constexpr uint32_t kMostWords = 2;
    if (At(quote).kind != TokenKind::kQuote) return 0;
    uint32_t i = quote + 1;
    while (i < limit && i <= quote + kMostWords && Capital(i)) ++i;
    if (i == quote + 1 || i + 1 >= limit || At(i).kind != TokenKind::kQuote) return 0;
    return IsNameToken(i + 1) && !At(i + 1).Has(TokenFlag::kGlued) ? i + 1 : 0;
  }

  // "Menteri Koordinator Politik[, Hukum, dan] Keamanan X", "Badan Meteorologi[, Klimatologi, dan] Geofisika", "Secretary of Housing [and] Urban Development X": the fields of an
  // office. The run that begins at `first` with an office ends before `next`: the word of the field behind, or 0.
  uint32_t OfficeGoesOn(uint32_t first, uint32_t next, uint32_t limit) const {
    constexpr uint32_t kFarthestAnd = 8;
    const auto field = [&](uint32_t i) {
      const Hit* role = i < limit ? Find(i, Topic::kRole, limit) : nullptr;
      return i < limit && Capital(i) && IsCommonWord(i) && (role == nullptr || role->inflected || role->derived) &&
             !IsDateWord(i) && Country(i, limit) == nullptr && KnownPlace(i, limit) == nullptr &&
             Find(i, Topic::kGivenName, limit) == nullptr;
    };
    const auto is_and = [&](uint32_t i) {
      const Hit* hit = i < limit ? Find(i, Topic::kConjunction, limit) : nullptr;
      return hit != nullptr && hit->entry->meaning == "and";
    };
    const bool office = Find(first, Topic::kRole, next) != nullptr || OrganisationWord(first, next) != nullptr;
    if (next + 1 >= limit || !office || !field(next - 1)) return 0;
    if (Is(next, "/")) return Capital(next + 1) ? next + 1 : 0;
    if (is_and(next)) return field(next + 1) ? next + 1 : 0;
    if (!Is(next, ",")) return 0;
    if (is_and(next + 1)) return field(next + 2) ? next + 2 : 0;
    for (uint32_t i = next + 1; i < std::min(limit, next + kFarthestAnd); ++i) {
      if (is_and(i)) return field(next + 1) ? next + 1 : 0;
      if (!Is(i, ",") && !field(i)) return 0;
    }
    return 0;
  }

  // An office in small letters that ends where the run begins.
  uint32_t RoleBefore(uint32_t first, std::vector<ConceptId>* roles) const {
    for (uint32_t k = kMostBack; k >= 1; --k) {
      if (first < sentence_->first + k) continue;
      if (!analysis_.Has(first - k, Topic::kRole)) continue;
      for (const Hit& hit : analysis_.HitsAt(first - k)) {
        if (hit.topic != Topic::kRole || hit.last != first) continue;
        roles->push_back(hit.concept_id);
        // "Russian president ...": the country belongs to the office.
        uint32_t from = hit.first;
        if (!names_.empty() && names_.back().last == from && names_.back().first >= sentence_->first &&
            !names_.back().country.empty()) {
          from = names_.back().first;
        }
        return from;
      }
    }
    return first;
  }

  void AddCountry(const Hit& hit) {
    Name name;
    name.first = name.role_first = hit.first;
    name.last = hit.last;
    name.country = hit.entry->meaning;
    name.sentence = sentence_id_;
    name.headline = Titled();
    name.quoted = quoted_[hit.first];
    AddKeys(hit.first, hit.last, &name);
    names_.push_back(std::move(name));
  }

  void AddKeys(uint32_t first, uint32_t last, Name* name) const {
    for (uint32_t i = first; i < last; ++i) {
      if (At(i).kind == TokenKind::kWord) name->keys.push_back(std::string(analysis_.folded(i)));
    }
  }

  // A word that makes the name one of a body; "part" words ("Kesehatan") only go on with one.
  const Hit* OrganisationWord(uint32_t i, uint32_t end) const {
    if (!analysis_.Has(i, Topic::kOrganisationWord)) return nullptr;
    for (const Hit& hit : analysis_.HitsAt(i)) {
      if (hit.topic == Topic::kOrganisationWord && hit.last <= end && hit.entry->meaning != "part") return &hit;
    }
    return nullptr;
  }
  bool HasOrganisationWord(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i) {
      if (OrganisationWord(i, end) != nullptr) return true;
    }
    return false;
  }

  // Takes a run apart: offices, countries, places and organisations that stand before a name, and the name.
  void Segment(uint32_t first, uint32_t end) {
    std::vector<ConceptId> roles;
    uint32_t role_first = RoleBefore(first, &roles);
    bool office = role_first < first;
    uint32_t at = first;
    while (at < end) {
      const Hit* role = Find(at, Topic::kRole, end);
      const Hit* honorific = Find(at, Topic::kHonorific, end);
      if (honorific != nullptr && honorific->last < end && (role == nullptr || honorific->last > role->last)) break;
      if (role != nullptr) {
        if (!office) role_first = at;
        office = true;
        roles.push_back(role->entry->concept_id);
        at = role->last;
        if (at < end && Is(at, ".")) ++at;
        continue;
      }
      if (const Hit* country = Country(at, end);
          country != nullptr && (country->last == end || !HasOrganisationWord(country->last, end))) {
        if (country->last < end && !office && !SplitsAfterCountry(*country, end)) break;
        AddCountry(*country);
        if (!office && country->last < end && Find(country->last, Topic::kRole, end) != nullptr) role_first = at, office = true;
        at = country->last;
        if (at < end && At(at).kind == TokenKind::kPunctuation) ++at;
        continue;
      }
      if (office) {
        if (const uint32_t rank = LaterRank(at, end); rank < end) {
          AddName(at, rank, at, {});
          return AddName(rank, end, role_first, roles);
        }
        const uint32_t next = Affiliation(at, end);
        if (next > at) {
          at = next;
          continue;
        }
      }
      break;
    }
    if (at >= end) return;
    const uint32_t later = LaterOffice(at, end);
    if (later < end && later > at) {
      AddName(at, later, at, {});
      return Segment(later, end);
    }
    // "Kepala [Badan Perencanaan Daerah]": what the office is of, with nobody named.
    if (office && (HasOrganisationWord(at, end) || Find(at, Topic::kPlaceWord, end) != nullptr)) return AddName(at, end, at, {});
    AddName(at, end, office ? role_first : at, roles);
  }

  // "Russian Vladimir ..." parts, "Korea Selatan" never comes here, "China Daily" stays whole.
  bool SplitsAfterCountry(const Hit& country, uint32_t end) const {
    const uint32_t next = country.last;
    if (country.first > sentence_->first && Is(country.first - 1, ")")) return true;  // "Kamar Dagang (Kadin) Indonesia Karen X"
    if (Find(next, Topic::kRole, end) != nullptr || Find(next, Topic::kHonorific, end) != nullptr ||
        Find(next, Topic::kGivenName, end) != nullptr)
      return true;
    return Country(next, end) != nullptr || country.entry->topic == Topic::kDemonym;
  }

  // Where in [at, end) the words of a body, a place or a field of office begin that stand before a name; `end` if none do.
  uint32_t BodyOf(uint32_t at, uint32_t end) const {
    if (Find(at, Topic::kOrganisationWord, end) != nullptr || Find(at, Topic::kPlaceWord, end) != nullptr || IsCommonWord(at) ||
        (At(at).Has(TokenFlag::kAllCaps) && at + 1 < end && !Titled()))
      return at;
    // "Asisten [Tindak Pidana Khusus Kejaksaan Tinggi Sultra] Saiful Bahri"
    while (at < end && OrganisationWord(at, end) == nullptr) ++at;
    return at;
  }

  // The organisation or place that an office is of, when a person's name follows: "[Dinas Kesehatan Kota Bogor] Sri Lestari".
  // Returns where the person's name begins, or `at`.
  uint32_t Affiliation(uint32_t at, uint32_t end) {
    uint32_t next = at;
    if (const Hit* place = KnownPlace(at, end); place != nullptr && place->last < end && OrganisationWord(at, end) == nullptr) {
      next = place->last;
    } else if (const uint32_t body = BodyOf(at, end); body < end) {
      const Hit* word = OrganisationWord(body, end);
      next = word != nullptr ? word->last : body + 1;
      while (next < end && (IsCommonWord(next) || Topical(next) || !Capital(next) || (next + 1 < end && Is(next + 1, "-"))))
        ++next;
      if (const Hit* known = next < end ? KnownPlace(next, end) : nullptr; known != nullptr) next = known->last;
      if (next == end && OrganisationWord(at, end) == nullptr && Find(at, Topic::kPlaceWord, end) == nullptr) return at;
    }
    if (next == at) return at;
    AddName(at, next, at, {});
    return next;
  }

  // A word that belongs to the name of a body or a place.
  bool Topical(uint32_t i) const {
    for (const Hit& hit : analysis_.HitsAt(i)) {
      switch (hit.topic) {
        case Topic::kOrganisationWord:
        case Topic::kPlaceWord:
        case Topic::kCountry:
        case Topic::kDemonym:
        case Topic::kPlaceName: return true;
        default: break;
      }
    }
    return At(i).Has(TokenFlag::kAllCaps) && At(i).span.size() > 2;
  }

  // Where in the run an office stands that a body or place stands before: "Polda Metro Jaya [Kombes] Yusri".
  uint32_t LaterOffice(uint32_t at, uint32_t end) const {
    if (!HasOrganisationWord(at, end)) {
      // "Bristol County [District Attorney]"
      for (uint32_t i = at + 1; i < end; ++i) {
        const Hit* role = Find(i, Topic::kRole, end);
        if (role != nullptr && (role->last == end || IsPlainName(role->last))) return i;
      }
      if (KnownPlace(at, end) == nullptr) return end;
    }
    for (uint32_t i = at + 1; i < end; ++i) {
      for (const Topic topic : {Topic::kRole, Topic::kHonorific}) {
        const Hit* hit = Find(i, topic, end);
        if (hit != nullptr && hit->last < end && IsPlainName(hit->last)) return i;
      }
    }
    return end;
  }

  // Where a rank stands with its bearer behind the place or body of an office: "Kapolres Tirtasari [AKBP] Yohanes"; `end` if none does.
  uint32_t LaterRank(uint32_t at, uint32_t end) const {
    const bool body = HasOrganisationWord(at, end) || KnownPlace(at, end) != nullptr || Topical(at) || IsCommonWord(at);
    for (uint32_t i = at + 1; i < end; ++i) {
      if (Find(i - 1, Topic::kGivenName, end) != nullptr || Find(i - 1, Topic::kRole, end) != nullptr)
        return end;  // somebody else
      if (i > at + 1 && !body) return end;
      const Hit* rank = Find(i, Topic::kHonorific, end);
      if (rank != nullptr && rank->entry->meaning == "military" && rank->last < end && IsPlainName(rank->last)) return i;
    }
    return end;
  }

  bool IsPlainName(uint32_t i) const { return Capital(i) && !IsCommonWord(i) && !Topical(i); }

  void AddName(uint32_t first, uint32_t last, uint32_t role_first, const std::vector<ConceptId>& roles) {
    Name name;
    name.sentence = sentence_id_;
    name.role_first = role_first;
    name.roles = roles;
    name.headline = Titled();
    uint32_t proper = first;
    while (proper < last) {
      const Hit* honorific = Find(proper, Topic::kHonorific, last);
      if (honorific == nullptr || honorific->last == last) break;
      const std::string& meaning = honorific->entry->meaning;
      if (meaning == "male") name.gender = 'm';
      if (meaning == "female") name.gender = 'f';
      name.person += kStrong;
      proper = honorific->last;
      if (proper < last && Is(proper, ".")) ++proper;
    }
    while (last > proper && At(last - 1).kind != TokenKind::kWord) --last;
    if (proper >= last) return;
    name.first = first;
    name.last = last;
    name.quoted = quoted_[first];
    AddKeys(proper, last, &name);
    if (name.keys.empty()) return;
    if (!roles.empty()) name.person += kStrong;
    Weigh(proper, &name);
    names_.push_back(std::move(name));
  }

  // What the words of a name and its surroundings say of its kind.
  void Weigh(uint32_t proper, Name* name) {
    const uint32_t last = name->last;
    WeighWords(proper, name);
    const Hit* before = PrepositionBefore(name->role_first);
    const bool place = before != nullptr && (before->entry->meaning == "in" || before->entry->meaning == "at");
    if ((SpeechFollows(last) && !place) || SpeechBefore(name->role_first)) name->person += kFair;
    if (!name->roles.empty() && IsField(proper, last)) name->organisation += 3 * kStrong;
    if (last < sentence_->last) {
      const bool comma = Is(last, ","), bracket = Is(last, "(");
      if ((comma || bracket) && IsAge(last + 1)) name->person += kStrong;
      if (comma && !name->roles.empty() && Find(proper, Topic::kGivenName, last) == nullptr && HolderFollows(last + 1)) {
        name->person = 0;  // "Pelatih [Bahari], Jaka Umbara, ..."
        name->organisation += kStrong;
      }
      const uint32_t next = comma ? last + 1 : last;
      if (next < sentence_->last) {
        const Hit* relative = analysis_.Find(next, Topic::kRelativePronoun);
        if (relative != nullptr && relative->entry->meaning == "who") name->person += comma ? kWeak : 0;
        if (comma) Apposition(next, name);
      }
      if (bracket) Acronym(last, name);
    }
    if (proper > sentence_->first && name->person == 0) {
      const Hit* preposition = PrepositionBefore(name->first);
      if (preposition != nullptr) {
        const std::string& meaning = preposition->entry->meaning;
        if (meaning == "in" || meaning == "at")
          name->place += kFair;
        else if (meaning == "to")
          name->place += 0;
      }
    }
  }

  // "Kepala [Bagian Hukum]", "Kepala Dinas [Kesehatan Banyuwangi]": common words and places behind an office name its field.
  bool IsField(uint32_t first, uint32_t last) const {
    uint32_t common = 0, plain = 0;
    bool plain_last = false;
    for (uint32_t i = first; i < last; ++i) {
      if (At(i).kind != TokenKind::kWord || !Capital(i)) continue;
      if (Find(i, Topic::kGivenName, last) != nullptr) return false;
      plain_last = IsPlainName(i);
      ++(plain_last ? plain : common);
    }
    return common > plain || (common == plain && !plain_last);
  }

  const Hit* PrepositionBefore(uint32_t i) const {
    if (i == sentence_->first) return nullptr;
    const Hit* hit = analysis_.Find(i - 1, Topic::kPreposition);
    return hit != nullptr && hit->last == i ? hit : nullptr;
  }

  void WeighWords(uint32_t proper, Name* name) {
    const uint32_t last = name->last;
    if (HasOrganisationWord(proper, last)) name->organisation += kStrong;
    const Hit* known = KnownPlace(proper, last);
    if (known != nullptr && known->last == last) name->place += 3;
    if (Find(proper, Topic::kPlaceWord, last) != nullptr) name->place += kStrong;
    const Hit* tail = Find(last - 1, Topic::kPlaceWord, last);
    if (tail != nullptr && tail->first > proper && tail->last == last) name->place += kStrong;
    // "jalan Sudirman", "wisma negara Diaoyutai", "804 West Patterson Avenue"
    for (uint32_t k = 1; k <= 3 && name->place < kStrong && name->first >= sentence_->first + k; ++k) {
      const Hit* before = Find(name->first - k, Topic::kPlaceWord, name->first);
      if (before == nullptr || before->last != name->first || Capital(before->first)) continue;
      if (tail == nullptr && !names_overlap(before->first) && LeadsPlaces(*before)) {
        name->first = name->role_first = before->first;
        name->keys.insert(name->keys.begin(), std::string(analysis_.folded(before->first)));
        name->place += kStrong;
      }
    }
    if (name->place >= kStrong && proper > sentence_->first && At(proper - 1).kind == TokenKind::kNumber && tail != nullptr) {
      name->first = name->role_first = proper - 1;
      name->keys.insert(name->keys.begin(), std::string(analysis_.folded(proper - 1)));
    }
    const Hit* given = Find(proper, Topic::kGivenName, last);
    if (given != nullptr && (name->keys.size() > 1 || known == nullptr)) {
      name->person += name->keys.size() > 1 ? 3 : kFair;
      if (name->gender == 0 && given->entry->meaning != "any") name->gender = given->entry->meaning == "male" ? 'm' : 'f';
    }
    if (name->keys.size() == 1 && At(proper).Has(TokenFlag::kAllCaps) && At(proper).span.size() >= 2 &&
        style() != Style::kAllCaps) {
      name->organisation += At(proper).span.size() > 2 ? kFair : kWeak;
    }
    if (Find(proper, Topic::kOutletWord, last) != nullptr) name->organisation += kFair;
    if (name->keys.size() >= 2 && name->keys.size() <= 4 && name->organisation == 0 && name->place == 0) {
      bool plain = true;
      for (uint32_t i = proper; i < last; ++i)
        plain = plain && (At(i).kind != TokenKind::kWord || !Capital(i) || !IsCommonWord(i));
      plain = plain && !(At(proper).Has(TokenFlag::kAllCaps) && At(proper).span.size() > 2);  // "BPS Jatim"
      if (plain) name->person += kFair;
    }
  }

  // Languages that put the kind before the name have such words in "leading" entries.
  static bool LeadsPlaces(const Hit& hit) { return hit.entry->meaning.find("lead") != std::string::npos; }
  bool names_overlap(uint32_t first) const { return !names_.empty() && names_.back().last > first; }

  bool IsAge(uint32_t i) const {
    if (i + 1 >= sentence_->last || At(i).kind != TokenKind::kNumber || At(i).span.size() > 3) return false;
    const Hit* unit = Find(i + 1, Topic::kTimeUnit, sentence_->last);
    return Is(i + 1, ",") || Is(i + 1, ")") || (unit != nullptr && unit->entry->meaning == "year") || Is(i + 1, ".");
  }

  // "Vokalis Senja Utara, [Nara Anjani,] meminta maaf": behind the comma the full name of who holds the office, and no list of names.
  bool HolderFollows(uint32_t i) const {
    uint32_t words = 0;
    for (; i < sentence_->last && At(i).kind == TokenKind::kWord && Capital(i) && IsPlainName(i); ++i) ++words;
    if (words < 2 || i + 1 >= sentence_->last || !Is(i, ",") || At(i + 1).kind != TokenKind::kWord || Capital(i + 1))
      return false;
    return !analysis_.Has(i + 1, Topic::kConjunction);
  }

  // "X, the mayor of Y,": the office behind the comma.
  void Apposition(uint32_t i, Name* name) const {
    for (uint32_t k = 0; k < 4 && i + k < sentence_->last; ++k) {
      if (At(i + k).kind != TokenKind::kWord) return;
      const Hit* role = Find(i + k, Topic::kRole, sentence_->last);
      if (role == nullptr) continue;
      if (role->last < sentence_->last && Capital(role->last) && IsPlainName(role->last) && Capital(i + k))
        return;  // a list of people
      name->roles.push_back(role->entry->concept_id);
      name->person += kFair;
      return;
    }
  }

  // "(BMKG)" behind the name: letters that stand for its words.
  void Acronym(uint32_t bracket, Name* name) {
    const uint32_t i = bracket + 1;
    if (i + 1 >= sentence_->last || At(i).kind != TokenKind::kWord || !Is(i + 1, ")") || name->keys.size() < 2) return;
    const std::string_view letters = analysis_.folded(i);
    if (letters.size() < 2 || letters.size() > 14 || !Capital(i)) return;
    if (!At(i).Has(TokenFlag::kAllCaps) && letters.front() != name->keys.front().front()) return;
    name->acronym = std::string(document_.Text(At(i)));
    // Persons have no capital letters of their own in brackets, or two at the most: "Jusuf Kalla (JK)".
    if (letters.size() > 2 && At(i).Has(TokenFlag::kAllCaps))
      name->organisation += 2 * kStrong;
    else if (name->person < kStrong)
      name->organisation += kStrong;
  }

  const Document& document_;
  const text::Analysis& analysis_;
  const Casing casing_;
  const std::vector<bool> quoted_;
  const Sentence* sentence_ = nullptr;
  SentenceId sentence_id_;
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> FindNames(const Document& document) { return NameFinder(document).Run(); }

std::vector<bool> QuotedTokens(const Document& document) {
  const text::Analysis& analysis = document.analysis;
  std::vector<bool> quoted(analysis.size(), false);
  uint32_t paragraph = Id<int>::kNoValue;
  bool open = false;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.paragraph != paragraph) open = false;
    paragraph = sentence.paragraph;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = analysis.token(i);
      if (token.kind == TokenKind::kQuote) {
        const std::string_view mark = analysis.folded(i);
        if (mark != "'") open = !open;
      }
      quoted[i] = open;
    }
  }
  return quoted;
}

}  // namespace silang::context
