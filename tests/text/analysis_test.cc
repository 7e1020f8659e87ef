#include "text/analysis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/status.h"
#include "languages/loader.h"

namespace silang::text {
namespace {

using languages::Topic;

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

Analysis Analyse(std::string_view text, const languages::LanguagePack& pack) {
  return Analysis(text, {0, static_cast<uint32_t>(text.size())}, pack);
}

// A pack of a few words, so that what a test shows does not hang on the lexicons.
constexpr const char* kConcepts = R"([event]
die:
send:
invite:
kill:
[thing]
soldier:
child:
friend:
law:
average:
bank:
son:
)";

constexpr const char* kPack = R"([language]
code: xx
name: test
decimal: ,
group: .
date-order: dmy
[concept]
die: meninggal dunia, meninggal, tewas
kill: menewaskan
send: ~kirim
soldier: tentara
child: anak
son: anak laki-laki
friend: kawan
law: undang-undang
invite: ~undang
average: rata-rata
bank: bank sentral, Bank Sentral Negara
[stop-word]
stop: dan, yang
[preposition]
in: dalam
[auxiliary]
perfect: telah
[role]
soldier: prajurit
[place-word]
street: jalan
island: pulau - pulau
[month]
5: mei
[inflection]
+nya: +
+lah: +
[derivation]
meng+: +, k+
di+: +
di+kan: +
peng+an: +, k+
ke+an: +
+an: +
[irregular]
tewas: mangkat, tel
)";

class TestPack {
 public:
  TestPack() {
    languages::PackLoader concepts;
    Check(concepts.AddConcepts("concepts/test.txt", kConcepts, &concepts_));
    Check(concepts.Link(&concepts_));
    languages::PackLoader loader;
    Check(loader.AddFile("xx/words.txt", kPack, concepts_, units_, &pack_));
    Check(loader.Finish("xx", units_, &pack_));
  }
  const languages::LanguagePack& pack() const { return pack_; }

 private:
  static void Check(const absl::Status& status) { EXPECT_TRUE(status.ok()) << Message(status); }
  languages::ConceptTable concepts_;
  languages::UnitTable units_;
  languages::LanguagePack pack_;
};

const languages::LanguagePack& Small() {
  static const TestPack pack;
  return pack.pack();
}

// The hits in order, each as TOPIC:MEANING<words>, with + for inflected and ~ for derived.
std::string Hits(const Analysis& analysis) {
  std::string dump;
  for (uint32_t i = 0; i < analysis.size(); ++i) {
    for (const Hit& hit : analysis.HitsAt(i)) {
      if (!dump.empty()) dump += ' ';
      dump.append(languages::Info(hit.entry->topic).name).append(":").append(hit.entry->meaning).append("<");
      for (uint32_t t = hit.first; t < hit.last; ++t) {
        if (t != hit.first && !analysis.token(t).Has(TokenFlag::kGlued)) dump += ' ';
        dump.append(analysis.folded(t));
      }
      dump += hit.derived ? ">~" : hit.inflected ? ">+" : ">";
    }
  }
  return dump;
}

struct HitRow {
  const char* name;
  const char* text;
  const char* hits;
};

const HitRow kHitRows[] = {
    {"nothing known", "kucing itu tidur", ""},
    {"a word", "Tentara tewas", "concept:soldier<tentara> concept:die<tewas>"},
    {"inflected", "tentaranya", "concept:soldier<tentaranya>+"},
    {"inflected twice", "tentaranyalah", "concept:soldier<tentaranyalah>+"},
    {"irregular", "mangkat", "concept:die<mangkat>+"},
    // -- derivation
    {"derived, written with ~", "mengirim", "concept:send<mengirim>~"},
    {"derived and inflected", "dikirimkannya", "concept:send<dikirimkannya>~"},
    {"noun of the verb", "pengiriman", "concept:send<pengiriman>~"},
    {"derived, written without ~", "ketentaraan", ""},
    {"derived from a closed word", "didalam", ""},
    // -- phrases
    {"phrase before its first word", "meninggal dunia", "concept:die<meninggal dunia> concept:die<meninggal>"},
    {"phrase over a line break", "meninggal\n  dunia", "concept:die<meninggal dunia> concept:die<meninggal>"},
    {"phrase with a hyphen", "meninggal-dunia", "concept:die<meninggal-dunia> concept:die<meninggal>"},
    {"phrase with an inflected word", "meninggal dunianya", "concept:die<meninggal dunianya>+ concept:die<meninggal>"},
    {"phrase cut by a comma", "meninggal, dunia", "concept:die<meninggal>"},
    {"phrase cut by a dash", "meninggal - dunia", "concept:die<meninggal>"},
    {"phrase at the end of the text", "bank sentral", "concept:bank<bank sentral>"},
    {"longest first", "Bank Sentral Negara", "concept:bank<bank sentral negara> concept:bank<bank sentral>"},
    {"no form of its own", "bank", ""},
    {"phrase with a derived word", "meninggal kedunia", "concept:die<meninggal>"},
    {"form with a hyphen of its own", "pulau - pulau", "place-word:island<pulau - pulau>"},
    {"and without it", "pulau pulau", ""},
    {"derivation begins no phrase", "kebankan sentral", ""},
    // -- doubled words
    {"doubled", "anak-anak", "concept:child<anak-anak>"},
    {"doubled and inflected", "kawan-kawannya", "concept:friend<kawan-kawannya>"},
    {"doubled with a capital", "Anak-anak", "concept:child<anak-anak>"},
    {"a form that is doubled itself", "rata-rata", "concept:average<rata-rata>"},
    {"half of a doubled form", "rata", ""},
    {"the doubled form before its half", "undang-undang", "concept:law<undang-undang> concept:invite<undang-undang>"},
    {"doubled form inflected", "undang-undangnya", "concept:law<undang-undangnya>+ concept:invite<undang-undangnya>"},
    {"doubled within a phrase", "anak laki-laki", "concept:son<anak laki-laki> concept:child<anak>"},
    {"written apart", "rata rata", "concept:average<rata rata>"},
    {"two words, no doubling", "anak - anak", "concept:child<anak> concept:child<anak>"},
    {"a blank before the hyphen", "anak -anak", "concept:child<anak> concept:child<anak>"},
    {"two different words", "anak-kawan", "concept:child<anak> concept:friend<kawan>"},
    // -- closed topics
    {"closed words as they stand", "dan dalam telah", "stop-word:stop<dan> preposition:in<dalam> auxiliary:perfect<telah>"},
    {"closed words do not inflect", "dannya dalamnya telahlah meinya", ""},
    {"open topics do", "prajuritnya jalannya", "role:soldier<prajuritnya>+ place-word:street<jalannya>+"},
};

TEST(Hits, Table) {
  for (const HitRow& row : kHitRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Hits(Analyse(row.text, Small())), row.hits);
  }
}

TEST(Hits, SurfaceBeforeInflected) {
  const std::string words = std::string(kPack) + "[classifier]\nunit: kawannya\n[concept]\nkill: tewasnya\n";
  languages::ConceptTable concepts;
  languages::UnitTable units;
  languages::LanguagePack pack;
  languages::PackLoader loader, pack_loader;
  ASSERT_TRUE(loader.AddConcepts("concepts/test.txt", kConcepts, &concepts).ok());
  ASSERT_TRUE(pack_loader.AddFile("xx/words.txt", words, concepts, units, &pack).ok());
  ASSERT_TRUE(pack_loader.Finish("xx", units, &pack).ok());
  EXPECT_EQ(Hits(Analyse("tewasnya", pack)), "concept:kill<tewasnya> concept:die<tewasnya>+");
  EXPECT_EQ(Hits(Analyse("kawannya", pack)), "classifier:unit<kawannya> concept:friend<kawannya>+");
}

TEST(Hits, FindGivesTheLongestOfATopic) {
  const Analysis analysis = Analyse("Bank Sentral Negara dan prajurit", Small());
  const Hit* bank = analysis.Find(0, Topic::kConcept);
  ASSERT_NE(bank, nullptr);
  EXPECT_EQ(bank->last, 3u);
  EXPECT_EQ(analysis.Find(0, Topic::kRole), nullptr);
  EXPECT_EQ(analysis.Find(1, Topic::kConcept), nullptr);
  ASSERT_NE(analysis.Find(4, Topic::kRole), nullptr);
}

TEST(Hits, OneHitOverThreeTokens) {
  const Analysis analysis = Analyse("Anak-anak bermain", Packs().Find("id"));
  const Hit* hit = analysis.Find(0, Topic::kConcept);
  ASSERT_NE(hit, nullptr);
  EXPECT_EQ(hit->entry->meaning, "child");
  EXPECT_EQ(hit->first, 0u);
  EXPECT_EQ(hit->last, 3u);
  EXPECT_TRUE(analysis.HitsAt(2).empty());
}

// -- words

TEST(Words, AnalysedOnceHoweverWritten) {
  const Analysis analysis = Analyse("Kirim kirim KIRIM, José jose. 15 15 ㎞ km", Small());
  std::set<std::string> distinct;
  for (const Word* word : analysis.words()) EXPECT_TRUE(distinct.insert(word->folded).second) << word->folded;
  EXPECT_EQ(analysis.words().size(), 6u);  // kirim , jose . 15 km
  EXPECT_EQ(analysis.token(0).word, analysis.token(2).word);
  EXPECT_EQ(analysis.folded(4), "jose");
  EXPECT_EQ(analysis.token(4).word, analysis.token(5).word);
}

// "℡" is a symbol that folds to a word: what is known of the word must not hang on which of them comes first.
struct PartsRow {
  const char* language;
  const char* text;
  std::string tokens;
};

const PartsRow kPartsRows[] = {
    {"ko", "이백삼십명이 왔다", "이|백|삼|십|명이|왔다"},
    {"ko", "약5만여명", "약|5|만|여|명"},
    {"ko", "오천만원을", "오|천|만|원을"},
    {"ko", "칠분의 이는", "칠|분의|이|는"},
    {"ko", "두개", "두|개"},
    {"ko", "구조대가 조사했다", "구조대가|조사했다"},
    {"ko", "사람이 오늘 만났다", "사람이|오늘|만났다"},
    {"ar", "مئة وستون", "مئة|و|ستون"},
    {"ar", "وقال ولد", "وقال|ولد"},
    {"tr", "Ankara'da 2023’te", "Ankara|'|da|2023|’|te"},
    {"tr", "'gelme' dedi", "'|gelme|'|dedi"},
    {"en", "Ankara'da", "Ankara'da"},
};

TEST(Words, PartsOfWords) {
  for (const PartsRow& row : kPartsRows) {
    SCOPED_TRACE(row.text);
    const Analysis analysis = Analyse(row.text, Packs().Find(row.language));
    std::string tokens;
    for (const Token& token : analysis.tokens()) {
      tokens += (tokens.empty() ? "" : "|") + std::string(row.text).substr(token.span.begin, token.span.size());
    }
    EXPECT_EQ(tokens, row.tokens);
  }
}

TEST(Words, ASignOfOneCharacterIsTheWordItStandsFor) {
  const Analysis sign_first = Analyse("℡ tel", Small());
  EXPECT_EQ(sign_first.token(0).word, sign_first.token(1).word);
  EXPECT_EQ(Hits(sign_first), "concept:die<tel>+ concept:die<tel>+");
  EXPECT_EQ(Hits(Analyse("tel ℡", Small())), Hits(sign_first));
}

struct RootRow {
  const char* language;
  const char* word;
  const char* root;
};

const RootRow kRootRows[] = {
    {"id", "dikirimkannya", "kirim"}, {"id", "mengirim", "kirim"},     {"id", "pengiriman", "kirim"},
    {"id", "terkirim", "kirim"},      {"id", "tentaranya", "tentara"}, {"id", "menewaskan", "tewas"},
    {"id", "bertemu", "temu"},        {"id", "pertemuan", "temu"},     {"id", "menyerang", "serang"},
    {"id", "penyerangan", "serang"},  {"id", "mengarang", "karang"},   {"id", "memukul", "pukul"},
    {"id", "penembakan", "tembak"},   {"id", "ditembak", "tembak"},    {"id", "kesepakatan", "sepakat"},
    {"en", "killed", "kill"},         {"en", "shot", "shoot"},         {"en", "stopped", "stop"},
    {"en", "cities", "city"},         {"en", "dying", "die"},          {"en", "wounded", "wound"},
    {"en", "injuries", "injury"},     {"en", "sent", "send"},          {"en", "policemen", "policeman"},
    {"en", "fired", "fire"},          {"en", "children", "child"},     {"en", "lives", "life"},
    {"en", "boxes", "box"},           {"ms", "menghantar", "hantar"},  {"ms", "dihantar", "hantar"},
};

std::set<std::string> Roots(const Word& word, const languages::LanguagePack& pack) {
  std::set<std::string> roots;
  for (const RootCandidate& root : word.roots) roots.insert(pack.Spelling(root.word));
  return roots;
}

TEST(Words, RootsInTheBuiltInPacks) {
  for (const RootRow& row : kRootRows) {
    SCOPED_TRACE(row.word);
    const auto& pack = Packs().Find(row.language);
    const Analysis analysis = Analyse(row.word, pack);
    const auto roots = Roots(analysis.word(0), pack);
    EXPECT_TRUE(roots.contains(row.root)) << testing::PrintToString(roots);
  }
}

TEST(Words, InflectionsBeforeDerivations) {
  for (const char* language : {"id", "en"}) {
    const auto& pack = Packs().Find(language);
    for (const languages::Entry& entry : pack.entries()) {
      const Analysis analysis = Analyse(entry.form, pack);
      for (const Word* word : analysis.words()) {
        EXPECT_TRUE(
            std::is_sorted(word->roots.begin(), word->roots.end(), [](auto& a, auto& b) { return a.derivation < b.derivation; }));
      }
    }
  }
}

struct LemmaRow {
  const char* name;
  const char* language;
  const char* a;
  const char* b;
  bool same;
};

const LemmaRow kLemmaRows[] = {
    {"known root", "en", "soldiers", "soldier", true},
    {"irregular", "en", "shot", "shooting", true},
    {"unknown to the pack", "en", "zorbling", "zorbled", true},
    {"different words", "en", "soldier", "police", false},
    {"families of affixes", "id", "mengirim", "dikirim", true},
    {"clitic", "id", "tentaranya", "tentara", true},
    {"no pack", "xx", "zorbling", "zorbled", false},
};

TEST(Words, Lemmas) {
  for (const LemmaRow& row : kLemmaRows) {
    SCOPED_TRACE(row.name);
    const auto& pack = Packs().Find(row.language);
    EXPECT_EQ(Analyse(row.a, pack).word(0).lemma == Analyse(row.b, pack).word(0).lemma, row.same)
        << Analyse(row.a, pack).word(0).lemma << " " << Analyse(row.b, pack).word(0).lemma;
  }
}

// What newspapers say in several ways or forms, or in two languages, is one concept.
struct FamilyRow {
  const char* name;
  const char* language;
  const char* words;
  const char* concept_name;
};

const FamilyRow kFamilies[] = {
    {"active, passive, noun", "id", "melindungi dilindungi perlindungan", "protect"},
    {"active, passive, noun", "id", "menerapkan diterapkan penerapan", "implement"},
    {"active, passive, noun", "id", "mengevaluasi dievaluasi penilaian", "evaluate"},
    {"verb and noun", "en", "assess assessed assessment evaluation", "evaluate"},
    {"verb and noun", "id", "tumbuh bertumbuh pertumbuhan", "increase"},
    {"verb and noun", "en", "grew growth", "increase"},
    {"a deal is a thing that is counted", "en", "agreements deals memorandum accord MoU", "accord"},
    {"a deal is a thing that is counted", "id", "perjanjian kesepakatan memorandum MoU", "accord"},
    {"a deal is a thing that is counted", "de", "Abkommen Vereinbarung Absichtserklärung", "accord"},
    {"meetings", "id", "rapat bertemu pertemuan", "meet"},
    {"how long", "en", "lasted lasts", "last"},
    {"storms by name of kind", "en", "hurricane typhoon cyclone", "hurricane"},
    {"storms by name of kind", "es", "huracán tifón ciclón", "hurricane"},
    {"compounds", "de", "Rechenzentrum Rechenzentren", "data-center"},
    {"compounds", "nl", "intentieverklaring handelsakkoord", "accord"},
    {"shots exchanged", "de", "Schusswechsel Schießerei Feuergefecht", "shootout"},
    {"shots exchanged", "es", "tiroteo tiroteos balacera", "shootout"},
    {"shots exchanged", "nl", "vuurgevecht schietpartij", "shootout"},
    {"verb and noun", "fr", "perquisition perquisitionner", "search-premises"},
    {"verb and noun", "pt", "rebaixado rebaixamento", "relegate"},
    {"verb and noun", "ms", "ditangkap menangkap tangkapan", "arrest"},
    {"workforce", "de", "Belegschaft Mitarbeiterzahl", "staff-count"},
    {"inflected", "es", "bloquear bloqueó bloqueados bloqueando bloquearon", "block-road"},
    {"inflected", "es", "huracán huracanes", "hurricane"},
    {"inflected", "pt", "explosão explosões explodiu explodiram", "explode"},
    {"inflected", "fr", "blessé blessés blessées blesser blessèrent", "injure"},
    {"inflected", "nl", "aanhouding aanhoudingen aangehouden", "arrest"},
    {"inflected", "de", "Evakuierung Evakuierungen evakuiert evakuierten", "evacuate"},
    {"workforce", "es", "plantilla plantel", "staff-count"},
};

// Small words that only an accent tells apart are two words; a text in capitals says nothing of accents.
TEST(Hits, AccentsOfSmallWords) {
  struct Row {
    const char *language, *word;
    Topic topic;
    bool found;
  };
  const Row rows[] = {
      {"es", "él", Topic::kPronoun, true},      {"es", "El", Topic::kPronoun, false},
      {"es", "el", Topic::kDeterminer, true},   {"es", "él", Topic::kDeterminer, false},
      {"es", "EL", Topic::kPronoun, true},      {"pt", "é", Topic::kAuxiliary, true},
      {"pt", "e", Topic::kAuxiliary, false},    {"pt", "é", Topic::kConjunction, false},
      {"de", "könnte", Topic::kModality, true}, {"de", "konnte", Topic::kModality, false},
      {"fr", "à", Topic::kPreposition, true},   {"fr", "a", Topic::kPreposition, false},
      {"fr", "A", Topic::kPreposition, true},    // capitals go without accents there
      {"fr", "doublé", Topic::kMultiple, true},  // "double" is listed
  };
  for (const Row& row : rows) {
    const Analysis analysis = Analyse(row.word, Packs().Find(row.language));
    EXPECT_EQ(analysis.Has(0, row.topic), row.found) << row.language << " " << row.word;
  }
}

// Prepositions that were verbs once tell of no event.
TEST(Hits, WhatLinksIsNoFormOfAVerb) {
  const std::pair<const char*, const char*> rows[] = {{"en", "following"}, {"en", "according"}, {"en", "regarding"},
                                                      {"id", "mengenai"},  {"id", "terhadap"},  {"ms", "mengenai"}};
  for (const auto& [language, written] : rows) {
    EXPECT_FALSE(Analyse(written, Packs().Find(language)).Has(0, Topic::kConcept)) << language << " " << written;
  }
  EXPECT_TRUE(Analyse("follows", Packs().Find("en")).Has(0, Topic::kConcept));
}

TEST(Hits, FamiliesAreOneConcept) {
  for (const FamilyRow& row : kFamilies) {
    SCOPED_TRACE(row.name);
    const Analysis analysis = Analyse(row.words, Packs().Find(row.language));
    for (uint32_t i = 0; i < analysis.size(); ++i) {
      const auto hits = analysis.HitsAt(i);
      EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
        return hit.topic == Topic::kConcept && hit.entry->meaning == row.concept_name;
      })) << analysis.folded(i);
    }
  }
}

// The endings of the packs leave alone what only looks inflected: "unos" is no plural of one, "cours" no plural of a court.
TEST(Words, ShortWordsAreNoInflections) {
  const std::pair<const char*, const char*> rows[] = {{"es", "unos"}, {"es", "unas"}, {"es", "dos"},   {"pt", "uns"},
                                                      {"pt", "mais"}, {"fr", "deux"}, {"fr", "cours"}, {"fr", "fois"},
                                                      {"de", "eine"}, {"de", "alle"}, {"nl", "zeven"}, {"nl", "tegen"}};
  for (const auto& [language, written] : rows) {
    SCOPED_TRACE(written);
    EXPECT_TRUE(Analyse(written, Packs().Find(language)).word(0).roots.empty());
  }
}

TEST(Words, WhatIsTooLongIsLeftAlone) {
  const std::string text = std::string(1 << 20, 'a') + "nya";
  const Analysis analysis = Analyse(text, Small());
  ASSERT_EQ(analysis.size(), 1u);
  EXPECT_TRUE(analysis.word(0).roots.empty());
  EXPECT_EQ(analysis.word(0).lemma, text);
}

// -- every form of a pack is found in a text that is that form

TEST(Hits, EveryFormOfEveryPackIsFound) {
  for (const std::string& code : Packs().Codes()) {
    const auto& pack = Packs().Find(code);
    int missed = 0;
    for (const languages::Entry& entry : pack.entries()) {
      if (entry.form == "COMMA" || entry.form == "HASH") continue;  // stand for signs
      const Analysis analysis = Analyse(entry.form, pack);
      bool found = false;
      for (const Hit& hit : analysis.HitsAt(0)) {
        found = found || (hit.entry->topic == entry.topic && hit.entry->meaning == entry.meaning && hit.last == analysis.size());
      }
      if (!found && ++missed <= 10)
        ADD_FAILURE() << code << ": [" << languages::Info(entry.topic).name << "] " << entry.meaning << ": " << entry.form;
    }
    EXPECT_EQ(missed, 0) << code;
  }
}

// -- properties

std::string Soup(std::mt19937* random, const languages::LanguagePack& pack) {
  static const char* const kOther[] = {"-",  ",", ".",         "\n", "15.000", "zorb", "’",
                                       "\"", "½", "anak-anak", "中", "@a",     "nya",  "\u00a0"};
  std::string text;
  const size_t count = (*random)() % 40;
  for (size_t i = 0; i < count; ++i) {
    text +=
        (*random)() % 3 == 0 ? kOther[(*random)() % std::size(kOther)] : pack.entries()[(*random)() % pack.entries().size()].form;
    if ((*random)() % 4 != 0) text += (*random)() % 5 == 0 ? "-" : " ";
    if ((*random)() % 8 == 0 && !text.empty()) text += text.substr(text.find_last_of(" -") + 1);
  }
  return text;
}

std::pair<uint32_t, uint32_t> TokensInSlowly(const Analysis& analysis, Span span) {
  uint32_t first = 0, last = 0;
  while (first < analysis.size() && analysis.token(first).span.begin < span.begin) ++first;
  last = first;
  while (last < analysis.size() && analysis.token(last).span.end <= span.end) ++last;
  return {first, last};
}

TEST(Properties, OfHitsAndSpansInTokenSoup) {
  std::mt19937 random(4);
  for (const char* language : {"id", "en", "de", "und"}) {
    const auto& pack = Packs().Find(language);
    const auto& words = pack.entries().empty() ? Packs().Find("en") : pack;
    for (int round = 0; round < 300; ++round) {
      const std::string text = Soup(&random, words);
      SCOPED_TRACE(text);
      const Analysis analysis = Analyse(text, pack);
      const auto scanned = unicode::Scan(text, {0, static_cast<uint32_t>(text.size())});
      ASSERT_EQ(analysis.size(), scanned.size());
      const Hit* expected = nullptr;
      for (uint32_t i = 0; i < analysis.size(); ++i) {
        ASSERT_EQ(analysis.token(i).span, scanned[i].span);
        ASSERT_LT(analysis.token(i).word, analysis.words().size());
        const auto hits = analysis.HitsAt(i);
        ASSERT_TRUE(expected == nullptr || hits.data() == expected) << "the hits of a token follow those of the one before";
        expected = hits.data() + hits.size();
        for (size_t h = 0; h < hits.size(); ++h) {
          ASSERT_EQ(hits[h].first, i);
          ASSERT_LT(i, hits[h].last);
          ASSERT_LE(hits[h].last, analysis.size());
          ASSERT_NE(hits[h].entry, nullptr);
          ASSERT_TRUE(hits[h].entry->root || !hits[h].derived) << "a derivation of a form without ~";
          ASSERT_TRUE(h == 0 || hits[h - 1].last >= hits[h].last) << "longest first";
          const auto same = [&](const Hit& other) {
            return other.last == hits[h].last && other.entry->topic == hits[h].entry->topic &&
                   other.entry->meaning == hits[h].entry->meaning;
          };
          ASSERT_EQ(std::count_if(hits.begin(), hits.end(), same), 1) << "one reading counts once";
        }
      }
      for (int draw = 0; draw < 20; ++draw) {
        const uint32_t begin = random() % (text.size() + 1);
        const Span span{begin, begin + static_cast<uint32_t>(random() % (text.size() + 2 - begin))};
        ASSERT_EQ(analysis.TokensIn(span), TokensInSlowly(analysis, span)) << span.begin << " " << span.end;
      }
    }
  }
}

TEST(Properties, EmptyText) {
  const Analysis analysis = Analyse("", Small());
  EXPECT_EQ(analysis.size(), 0u);
  EXPECT_EQ(analysis.TokensIn({0, 0}), (std::pair<uint32_t, uint32_t>(0, 0)));
}

// -- hunspell's Indonesian dictionary as an oracle

const char* const kIndonesianWords[] = {
    "mengirim",     "dikirim",      "pengiriman",  "pertemuan",  "bertemu",        "menewaskan", "kesepakatan", "menyerang",
    "penyerangan",  "diserang",     "menembak",    "penembakan", "tertembak",      "membunuh",   "pembunuhan",  "terbunuh",
    "memukul",      "menangkap",    "penangkapan", "ditangkap",  "menolak",        "penolakan",  "menyatakan",  "pernyataan",
    "mengatakan",   "perkataan",    "melaporkan",  "laporan",    "pelaporan",      "dilaporkan", "melukai",     "terluka",
    "membangun",    "pembangunan",  "bangunan",    "menjual",    "penjualan",      "membeli",    "pembelian",   "menyelamatkan",
    "penyelamatan", "diselamatkan", "mengungsi",   "pengungsi",  "pengungsian",    "membakar",   "kebakaran",   "terbakar",
    "menabrak",     "tabrakan",     "menjatuhkan", "kejatuhan",  "menandatangani", "perjanjian", "berjanji",    "menuduh",
    "tuduhan",      "memilih",      "pemilihan",   "terpilih",   "mencuri",        "pencurian",  "berkunjung",  "kunjungan",
    "mengunjungi",  "menghukum",    "hukuman",     "meninggal",  "meninggalkan",   "kematian",
};

// word -> its stems, as `hunspell -s` prints them; empty if there is no hunspell or no dictionary.
std::map<std::string, std::set<std::string>> HunspellStems() {
  const std::string list = testing::TempDir() + "/silang_hunspell_words.txt";
  std::ofstream out(list);
  for (const char* word : kIndonesianWords) out << word << "\n";
  out.close();
  std::map<std::string, std::set<std::string>> stems;
  FILE* pipe = popen(("hunspell -i UTF-8 -d id_ID -s '" + list + "' 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return stems;
  char line[512];
  while (std::fgets(line, sizeof line, pipe) != nullptr) {
    std::istringstream words(line);
    std::string word, stem;
    if (words >> word >> stem) stems[word].insert(stem);
  }
  if (pclose(pipe) != 0) stems.clear();
  std::remove(list.c_str());
  return stems;
}

TEST(Words, RootsAgreeWithHunspell) {
  const auto stems = HunspellStems();
  if (stems.empty()) GTEST_SKIP() << "hunspell with its Indonesian dictionary (hunspell, hunspell-id) is not installed";
  const auto& pack = Packs().Find("id");
  int compared = 0;
  for (const char* text : kIndonesianWords) {
    SCOPED_TRACE(text);
    const auto at = stems.find(text);
    if (at == stems.end()) continue;  // not in the dictionary
    const Analysis analysis = Analyse(text, pack);
    auto roots = Roots(analysis.word(0), pack);
    roots.insert(text);
    bool met = false;
    for (const std::string& stem : at->second) met = met || roots.contains(stem);
    EXPECT_TRUE(met) << "ours: " << testing::PrintToString(roots) << " hunspell: " << testing::PrintToString(at->second);
    ++compared;
  }
  EXPECT_GE(compared, 50);
}

}  // namespace
}  // namespace silang::text
