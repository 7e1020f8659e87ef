#include "languages/loader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/status.h"

namespace silang::languages {
namespace {

constexpr const char* kConcepts = R"([event]
die:
kill: is=die
confirm:
deny: opposes=confirm
[thing]
person:
soldier: is=person
)";
constexpr const char* kUnits = "kilometer: length m 1000\n";
constexpr const char* kLanguage = "[language]\ncode: xx\nname: test\ndecimal: ,\ngroup: .\ndate-order: dmy\n";

// What a pack is loaded from, and the pack.
struct Loaded {
  absl::Status status;
  ConceptTable concepts;
  UnitTable units;
  LanguagePack pack;

  std::string message() const { return std::string(Message(status)); }
  const Entry* Find(std::string_view form) const {
    for (const Entry& entry : pack.entries()) {
      if (entry.form == form) return &entry;
    }
    return nullptr;
  }
};

// Loads `words`, behind kLanguage, as xx/words.txt.
std::unique_ptr<Loaded> Load(std::string_view words, std::string_view language = kLanguage, std::string_view folder = "xx") {
  auto loaded = std::make_unique<Loaded>();
  PackLoader tables, loader;
  const auto load = [&]() -> absl::Status {
    SILANG_RETURN_IF_ERROR(tables.AddConcepts("concepts/test.txt", kConcepts, &loaded->concepts));
    SILANG_RETURN_IF_ERROR(tables.Link(&loaded->concepts));
    SILANG_RETURN_IF_ERROR(tables.AddUnits("units.txt", kUnits, &loaded->units));
    SILANG_RETURN_IF_ERROR(loader.AddFile("xx/language.txt", language, loaded->concepts, loaded->units, &loaded->pack));
    SILANG_RETURN_IF_ERROR(loader.AddFile("xx/words.txt", words, loaded->concepts, loaded->units, &loaded->pack));
    return loader.Finish(folder, loaded->units, &loaded->pack);
  };
  loaded->status = load();
  return loaded;
}

struct ErrorRow {
  const char* name;
  std::string text;
  const char* message;
};

const ErrorRow kWordErrors[] = {
    {"unknown section", "# words\n\n[verbs]\n", "xx/words.txt:3: unknown section [verbs]; the sections are listed in topics.inc"},
    {"section of concept files", "[event]\n", "xx/words.txt:1: unknown section [event]; the sections are listed in topics.inc"},
    {"section with capitals", "[Concept]\n", "xx/words.txt:1: unknown section [Concept]; the sections are listed in topics.inc"},
    {"section without a name", "[]\n", "xx/words.txt:1: expected 'meaning: form, form'"},
    {"entry before a section", "\n# none yet\ndie: tewas\n", "xx/words.txt:3: an entry before the first section"},
    {"missing colon", "[concept]\ndie tewas\n", "xx/words.txt:2: expected 'meaning: form, form'"},
    {"colon without a blank", "[concept]\ndie:tewas\n", "xx/words.txt:2: expected 'meaning: form, form'"},
    {"no meaning", "[concept]\n: tewas\n", "xx/words.txt:2: expected 'meaning: form, form'"},
    {"no form", "[concept]\ndie:\n", "xx/words.txt:2: expected 'meaning: form, form'"},
    {"no form but a comment", "[concept]\ndie: # tewas\n", "xx/words.txt:2: expected 'meaning: form, form'"},
    {"empty form", "[concept]\ndie: tewas,, wafat\n", "xx/words.txt:2: an empty form"},
    {"empty form first", "[concept]\ndie: , wafat\n", "xx/words.txt:2: an empty form"},
    {"empty form last", "[concept]\ndie: wafat,\n", "xx/words.txt:2: an empty form"},
    {"empty form of an irregular", "[irregular]\ndie: died,,dead\n", "xx/words.txt:2: an empty form"},
    {"invisible form", "[concept]\ndie: \xe2\x80\x8b\n", "xx/words.txt:2: '\xe2\x80\x8b' is no form of 1 to 12 words"},
    {"form of thirteen words", "[concept]\ndie: a b c d e f g h i j k l m\n",
     "xx/words.txt:2: 'a b c d e f g h i j k l m' is no form of 1 to 12 words"},
    {"unknown concept", "[concept]\nfly: terbang\n", "xx/words.txt:2: 'fly' is no meaning for [concept]"},
    {"unknown concept of a role", "[role]\npilot: pilot\n", "xx/words.txt:2: 'pilot' is no meaning for [role]"},
    {"bad number", "[cardinal]\nthree: tiga\n", "xx/words.txt:2: 'three' is no meaning for [cardinal]"},
    {"number with a tail", "[cardinal]\n3x: tiga\n", "xx/words.txt:2: '3x' is no meaning for [cardinal]"},
    {"number that is none", "[cardinal]\nnan: tiga\n", "xx/words.txt:2: 'nan' is no meaning for [cardinal]"},
    {"number without end", "[scale]\n1e999: juta\n", "xx/words.txt:2: '1e999' is no meaning for [scale]"},
    {"range that is a number", "[vague]\n20: puluhan\n", "xx/words.txt:2: '20' is no meaning for [vague]"},
    {"range upside down", "[vague]\n99..20: puluhan\n", "xx/words.txt:2: '99..20' is no meaning for [vague]"},
    {"range without a lower end", "[vague]\n..20: puluhan\n", "xx/words.txt:2: '..20' is no meaning for [vague]"},
    {"range with a bad upper end", "[vague]\n20..x: puluhan\n", "xx/words.txt:2: '20..x' is no meaning for [vague]"},
    {"unknown choice", "[qualifier]\nroughly: kira\n", "xx/words.txt:2: 'roughly' is no meaning for [qualifier]"},
    {"half a choice", "[qualifier]\nat: kira\n", "xx/words.txt:2: 'at' is no meaning for [qualifier]"},
    {"two choices", "[qualifier]\nabout nearly: kira\n", "xx/words.txt:2: 'about nearly' is no meaning for [qualifier]"},
    {"unknown affix", "[number-affix]\nordinal-sufix: th\n", "xx/words.txt:2: 'ordinal-sufix' is no meaning for [number-affix]"},
    {"unknown cue of names", "[identifier-cue]\nnames: pasal\n", "xx/words.txt:2: 'names' is no meaning for [identifier-cue]"},
    {"unknown kind of abbreviation", "[abbreviation]\ntitles: dr\n", "xx/words.txt:2: 'titles' is no meaning for [abbreviation]"},
    {"unknown kind of boilerplate", "[boilerplate]\nbegin: baca\n", "xx/words.txt:2: 'begin' is no meaning for [boilerplate]"},
    {"stop words are 'stop'", "[stop-word]\nstopp: dan\n", "xx/words.txt:2: 'stopp' is no meaning for [stop-word]"},
    {"no code of a currency", "[currency]\nRupiah: rp\n", "xx/words.txt:2: 'Rupiah' is no meaning for [currency]"},
    {"no code of a country", "[country]\nIDN: Indonesia\n", "xx/words.txt:2: 'IDN' is no meaning for [country]"},
    {"no code of a people", "[demonym]\nid: orang\n", "xx/words.txt:2: 'id' is no meaning for [demonym]"},
    {"unknown unit", "[unit]\nparsec: parsek\n", "xx/words.txt:2: 'parsec' is no unit of units.txt"},
    {"pattern without a plus", "[inflection]\nmeng: +\n", "xx/words.txt:2: 'meng' is no pattern such as 'meng+' or '+ies'"},
    {"pattern with two", "[derivation]\nme++: +\n", "xx/words.txt:2: 'me++' is no pattern such as 'meng+' or '+ies'"},
    {"result without a plus", "[derivation]\nmeng+: +, k\n", "xx/words.txt:2: 'k' is no pattern such as '+' or 'k+'"},
    {"the same form twice", "[concept]\ndie: tewas, wafat, tewas\n",
     "xx/words.txt:2: 'tewas' stands twice under 'die' of [concept], first on line 2 of this file or of one before"},
    {"the same form on two lines", "[concept]\ndie: tewas\nkill: tewas\ndie: tewas\n",
     "xx/words.txt:4: 'tewas' stands twice under 'die' of [concept], first on line 2 of this file or of one before"},
    {"the same root twice", "[concept]\ndie: ~luka, ~luka\n",
     "xx/words.txt:2: '~luka' stands twice under 'die' of [concept], first on line 2 of this file or of one before"},
    {"not UTF-8", "[concept]\ndie: t\xe9\n", "xx/words.txt: byte 16: not UTF-8; save the file as UTF-8"},
    {"Windows line ends count as one", "[concept]\r\n\r\nfly: x\r\n", "xx/words.txt:3: 'fly' is no meaning for [concept]"},
    {"no line end at the end", "[concept]\ndie: tewas\nfly: x", "xx/words.txt:3: 'fly' is no meaning for [concept]"},
    {"setting given again in another file", "[language]\nname: other\n", "xx/words.txt:2: setting 'name' is given twice"},
};

TEST(LoaderErrors, OfWords) {
  for (const ErrorRow& row : kWordErrors) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Load(row.text)->message(), row.message);
  }
}

const ErrorRow kSettingErrors[] = {
    {"unknown setting", "[language]\ncode: xx\ncolour: red\n", "xx/language.txt:3: unknown setting 'colour'"},
    {"doubled setting", "[language]\ncode: xx\ncode: xx\n", "xx/language.txt:3: setting 'code' is given twice"},
    {"unknown order of dates", "[language]\ncode: xx\ndate-order: dym\n",
     "xx/language.txt:3: 'dym' is no value of 'date-order'; use one of: dmy mdy ymd"},
    {"unknown make of number words", "[language]\nnumber-words: glued\n",
     "xx/language.txt:2: 'glued' is no value of 'number-words'; use one of: joined characters"},
    {"empty setting", "[language]\ncode:\n", "xx/language.txt:2: expected 'meaning: form, form'"},
    {"no settings", "", "xx/language.txt:1: the setting 'code' is missing from [language]"},
    {"no name", "[language]\ncode: xx\ndecimal: ,\ngroup: .\ndate-order: dmy\n",
     "xx/language.txt:1: the setting 'name' is missing from [language]"},
    {"no decimal sign", "[language]\ncode: xx\nname: test\ngroup: .\ndate-order: dmy\n",
     "xx/language.txt:1: the setting 'decimal' is missing from [language]"},
    {"no grouping sign", "[language]\ncode: xx\nname: test\ndecimal: ,\ndate-order: dmy\n",
     "xx/language.txt:1: the setting 'group' is missing from [language]"},
    {"no order of dates", "[language]\ncode: xx\nname: test\ndecimal: ,\ngroup: .\n",
     "xx/language.txt:1: the setting 'date-order' is missing from [language]"},
    {"wrong code", "[language]\ncode: yy\nname: test\ndecimal: ,\ngroup: .\ndate-order: dmy\n",
     "xx/language.txt:1: code 'yy' is not the folder's name"},
};

TEST(LoaderErrors, OfSettings) {
  for (const ErrorRow& row : kSettingErrors) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Load("", row.text)->message(), row.message);
  }
}

const ErrorRow kConceptErrors[] = {
    {"unknown section", "[verb]\n", "concepts/a.txt:1: unknown section [verb]; use [event], [thing] or [property]"},
    {"before a section", "die:\n", "concepts/a.txt:1: a concept before the first section"},
    {"missing colon", "[event]\ndie\n", "concepts/a.txt:2: expected 'name: is=parent opposes=other'"},
    {"no name", "[event]\n: is=die\n", "concepts/a.txt:2: expected 'name: is=parent opposes=other'"},
    {"twice", "[event]\ndie:\n[thing]\ndie:\n", "concepts/a.txt:4: concept 'die' is defined twice"},
    {"unknown attribute", "[event]\ndie: like=kill\n", "concepts/a.txt:2: unknown attribute 'like=kill'"},
    {"unknown parent", "[event]\n\ndie: is=end\n", "concepts/a.txt:3: no other concept is named 'end'"},
    {"unknown second parent", "[event]\nend:\ndie: is=end,stop\n", "concepts/a.txt:3: no other concept is named 'stop'"},
    {"unknown opposite", "[event]\ndie: opposes=live\n", "concepts/a.txt:2: no other concept is named 'live'"},
    {"its own parent", "[event]\ndie: is=die\n", "concepts/a.txt:2: no other concept is named 'die'"},
    {"cycle of two", "[event]\na: is=b\nb: is=a\n", "concepts/a.txt:3: 'b' would stand above itself"},
    {"cycle of three", "[event]\na: is=b\nb: is=c\nc: is=a\n", "concepts/a.txt:4: 'c' would stand above itself"},
    {"not UTF-8", "[event]\n\xff\n", "concepts/a.txt: byte 8: not UTF-8; save the file as UTF-8"},
};

TEST(LoaderErrors, OfConcepts) {
  for (const ErrorRow& row : kConceptErrors) {
    SCOPED_TRACE(row.name);
    PackLoader loader;
    ConceptTable table;
    absl::Status status = loader.AddConcepts("concepts/a.txt", row.text, &table);
    if (status.ok()) status = loader.Link(&table);
    EXPECT_EQ(Message(status), row.message);
  }
}

TEST(LoaderErrors, AConceptOfTwoFilesIsDefinedTwice) {
  PackLoader loader;
  ConceptTable table;
  ASSERT_TRUE(loader.AddConcepts("concepts/a.txt", "[event]\ndie:\n", &table).ok());
  EXPECT_EQ(Message(loader.AddConcepts("concepts/b.txt", "[event]\n\ndie:\n", &table)),
            "concepts/b.txt:3: concept 'die' is defined twice");
}

const ErrorRow kUnitErrors[] = {
    {"no colon", "kilometer length m 1000\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"no name", ": length m 1000\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"no factor", "kilometer: length m\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"bad factor", "kilometer: length m x\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"factor of zero", "kilometer: length m 0\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"bad offset", "celsius: temperature K 1 x\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"too much", "celsius: temperature K 1 2 3\n", "units.txt:1: expected 'unit: dimension base factor offset'"},
    {"twice", "# one\nmeter: length m 1\nmeter: length m 1\n", "units.txt:3: unit 'meter' is defined twice"},
};

TEST(LoaderErrors, OfUnits) {
  for (const ErrorRow& row : kUnitErrors) {
    SCOPED_TRACE(row.name);
    PackLoader loader;
    UnitTable table;
    EXPECT_EQ(Message(loader.AddUnits("units.txt", row.text, &table)), row.message);
  }
}

// -- what is read

TEST(Loader, Meanings) {
  const auto loaded = Load(
      "[cardinal]\n3: tiga\n0.5: paruh\n[scale]\n1e6: juta\n[vague]\n20..99: puluhan\n2..: beberapa\n[concept]\ndie: tewas, "
      "~mati\n"
      "[qualifier]\nat-most: maksimal\n[unit]\nkilometer: km\n[time-zone]\n+07:00: WIB  # Jakarta\n[number-link]\npoint: "
      "COMMA\n[identifier-cue]\nname: HASH\n");
  ASSERT_TRUE(loaded->status.ok()) << loaded->message();
  EXPECT_EQ(loaded->Find("tiga")->number, 3);
  EXPECT_EQ(loaded->Find("paruh")->number, 0.5);
  EXPECT_EQ(loaded->Find("juta")->number, 1e6);
  EXPECT_EQ(loaded->Find("puluhan")->number, 20);
  EXPECT_EQ(loaded->Find("puluhan")->high, 99);
  EXPECT_TRUE(std::isinf(loaded->Find("beberapa")->high));
  EXPECT_EQ(loaded->Find("tewas")->concept_id, loaded->concepts.Find("die"));
  EXPECT_EQ(loaded->Find("tewas")->concept_class, ConceptClass::kEvent);
  EXPECT_FALSE(loaded->Find("tewas")->root);
  EXPECT_TRUE(loaded->Find("mati")->root);
  EXPECT_EQ(loaded->Find("maksimal")->choice, 3);
  EXPECT_EQ(loaded->Find("km")->meaning, "kilometer");
  EXPECT_EQ(loaded->Find("WIB")->meaning, "+07:00");
  EXPECT_NE(loaded->pack.FindWord(","), kUnknownWord);
  EXPECT_NE(loaded->pack.FindWord("#"), kUnknownWord);
  EXPECT_EQ(loaded->pack.EntriesOf(Topic::kCardinal).size(), 2u);
  EXPECT_EQ(loaded->pack.EntriesOf(Topic::kScale).front()->form, "juta");
}

struct MergeRow {
  const char* name;
  const char* forms;
  const char* first;  // as written
  size_t entries;
  bool root;
};

const MergeRow kMergeRows[] = {
    {"one form", "luka", "luka", 1, false},
    {"root after form", "luka, ~luka", "luka", 1, true},
    {"form after root", "~luka, luka", "luka", 1, true},
    {"accents", "tue, tué", "tue", 1, false},
    {"case", "Tue, tue", "Tue", 1, false},
    {"two forms", "luka, duka", "luka", 2, false},
    {"a lone tilde is a form", "~", "~", 1, false},
};

TEST(Loader, EqualFormsOfOneEntryAreOneForm) {
  for (const MergeRow& row : kMergeRows) {
    SCOPED_TRACE(row.name);
    const auto loaded = Load(std::string("[concept]\ndie: ") + row.forms + "\n");
    ASSERT_TRUE(loaded->status.ok()) << loaded->message();
    ASSERT_EQ(loaded->pack.entries().size(), row.entries);
    EXPECT_EQ(loaded->pack.entries()[0].form, row.first);
    EXPECT_EQ(loaded->pack.entries()[0].root, row.root);
  }
}

TEST(Loader, TheSameFormMayMeanDifferentThings) {
  const auto loaded = Load("[concept]\ndie: jatuh\nkill: jatuh\n[stop-word]\nstop: jatuh\n");
  ASSERT_TRUE(loaded->status.ok()) << loaded->message();
  const PhraseNode node = loaded->pack.Step(kPhraseRoot, loaded->pack.FindWord("jatuh"));
  ASSERT_NE(node, kNoPhrase);
  EXPECT_EQ(loaded->pack.EntriesAt(node).size(), 3u);
}

struct WordsRow {
  const char* name;
  const char* form;
  int words;
};

const WordsRow kWordsRows[] = {
    {"one", "tewas", 1},
    {"two", "meninggal dunia", 2},
    {"hyphens do not count", "undang-undang", 2},
    {"hyphen in front", "-an", 1},
    {"hyphen behind", "anti-", 1},
    {"apostrophe", "don't", 1},
    {"elision", "l'homme", 2},
    {"full stop", "no.", 2},
    {"initialism", "U.S.", 1},
    {"no-break space", "a\u00a0b", 2},
    {"hyphen alone", "-", 1},
    {"free hyphen", "a - b", 3},
};

// The ids of words are places in a table of spellings, whatever forms came before.
TEST(Loader, WordsOfForms) {
  for (const WordsRow& row : kWordsRows) {
    SCOPED_TRACE(row.name);
    const auto loaded = Load(std::string("[concept]\ndie: ") + row.form + "\nkill: sesudah, itu\n");
    ASSERT_TRUE(loaded->status.ok()) << loaded->message();
    EXPECT_EQ(loaded->pack.entries()[0].words, row.words);
    for (const char* word : {"sesudah", "itu"}) {
      const VocabularyId id = loaded->pack.FindWord(word);
      ASSERT_NE(id, kUnknownWord);
      EXPECT_EQ(loaded->pack.Spelling(id), word);
      EXPECT_TRUE(loaded->pack.IsKnownRoot(id));
    }
  }
}

TEST(Loader, Phrases) {
  const auto loaded = Load("[concept]\ndie: meninggal dunia, meninggal\n[role]\nsoldier: prajurit\n[root-word]\nroot: temu\n");
  ASSERT_TRUE(loaded->status.ok()) << loaded->message();
  const LanguagePack& pack = loaded->pack;
  const PhraseNode one = pack.Step(kPhraseRoot, pack.FindWord("meninggal"));
  ASSERT_NE(one, kNoPhrase);
  const PhraseNode two = pack.Step(one, pack.FindWord("dunia"));
  ASSERT_NE(two, kNoPhrase);
  EXPECT_EQ(pack.entries()[pack.EntriesAt(one).at(0)].form, "meninggal");
  EXPECT_EQ(pack.entries()[pack.EntriesAt(two).at(0)].form, "meninggal dunia");
  EXPECT_EQ(pack.Step(two, pack.FindWord("dunia")), kNoPhrase);
  EXPECT_EQ(pack.Step(kPhraseRoot, pack.FindWord("dunia")), kNoPhrase);
  EXPECT_EQ(pack.Step(kPhraseRoot, pack.FindWord("kucing")), kNoPhrase);
  EXPECT_TRUE(pack.IsKnownRoot(pack.FindWord("meninggal")));
  EXPECT_TRUE(pack.IsKnownRoot(pack.FindWord("temu")));
  EXPECT_FALSE(pack.IsKnownRoot(pack.FindWord("dunia"))) << "a word of a phrase is no root";
  EXPECT_FALSE(pack.IsKnownRoot(kUnknownWord));
}

TEST(Loader, IrregularFormsAndAffixes) {
  const auto loaded =
      Load("[irregular]\nlie: lay, lain, lied\nlay: laid\nlie: lay\n[inflection]\n+ies: +y\n[derivation]\nmeng+i: +, k+\n");
  ASSERT_TRUE(loaded->status.ok()) << loaded->message();
  const LanguagePack& pack = loaded->pack;
  EXPECT_EQ(pack.IrregularRoots(pack.FindWord("lay")), std::vector<VocabularyId>{pack.FindWord("lie")});
  EXPECT_EQ(pack.IrregularRoots(pack.FindWord("laid")), std::vector<VocabularyId>{pack.FindWord("lay")});
  EXPECT_TRUE(pack.IrregularRoots(pack.FindWord("lie")).empty());
  EXPECT_TRUE(pack.IrregularRoots(kUnknownWord).empty());
  ASSERT_EQ(pack.affixes().size(), 2u);
  EXPECT_FALSE(pack.affixes()[0].derivation);
  EXPECT_EQ(pack.affixes()[0].suffix, "ies");
  EXPECT_TRUE(pack.affixes()[1].derivation);
  EXPECT_EQ(pack.affixes()[1].prefix, "meng");
  EXPECT_EQ(pack.affixes()[1].becomes, (std::vector<std::pair<std::string, std::string>>{{"", ""}, {"k", ""}}));
}

// -- concepts

TEST(ConceptTable, IsAndOpposed) {
  PackLoader loader;
  ConceptTable table;
  // A diamond, a second file that refers to the first, and opposites named on one side only.
  ASSERT_TRUE(loader
                  .AddConcepts("concepts/a.txt",
                               "[thing]\nsergeant: is=soldier,officer\nsoldier: is=person\nofficer: is=person\nperson:\n", &table)
                  .ok());
  ASSERT_TRUE(
      loader.AddConcepts("concepts/b.txt", "[event]\ndeny: opposes=confirm\nconfirm:\n[property]\nrank: is=person\n", &table)
          .ok());
  ASSERT_TRUE(loader.Link(&table).ok());
  const auto is = [&](const char* a, const char* b) { return table.Is(table.Find(a), table.Find(b)); };
  const auto opposed = [&](const char* a, const char* b) { return table.Opposed(table.Find(a), table.Find(b)); };
  EXPECT_TRUE(is("sergeant", "sergeant"));
  EXPECT_TRUE(is("sergeant", "soldier") && is("sergeant", "officer") && is("sergeant", "person"));
  EXPECT_FALSE(is("person", "soldier"));
  EXPECT_FALSE(is("soldier", "officer"));
  EXPECT_TRUE(is("rank", "person")) << "a parent of another file";
  EXPECT_TRUE(opposed("deny", "confirm") && opposed("confirm", "deny"));
  EXPECT_FALSE(opposed("deny", "deny") || opposed("deny", "person"));
  EXPECT_FALSE(table.Find("cat").valid());
  EXPECT_FALSE(is("cat", "cat") || is("cat", "person") || opposed("cat", "deny"));
  EXPECT_EQ(table[table.Find("sergeant")].field, "a");
  EXPECT_EQ(table[table.Find("rank")].concept_class, ConceptClass::kProperty);
  EXPECT_EQ(table.size(), 7u);
}

}  // namespace
}  // namespace silang::languages
