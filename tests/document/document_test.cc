#include "document/document.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/status.h"

namespace silang::document {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

std::unique_ptr<Document> Read(std::string text, const std::string& language = "id", bool bare = false) {
  SourceText source;
  source.path = "a.txt";
  source.text = std::move(text);
  auto document = ReadDocument(source, {language, bare}, Packs());
  EXPECT_TRUE(document.ok()) << Message(document.status());
  return document.ok() ? *std::move(document) : nullptr;
}

std::string_view Name(Part part) {
  switch (part) {
    case Part::kHeadline: return "headline";
    case Part::kByline: return "byline";
    case Part::kDateLine: return "date";
    case Part::kBody: return "body";
    case Part::kListItem: return "list";
    case Part::kCaption: return "caption";
    case Part::kBoilerplate: return "furniture";
  }
  return "";
}

// What was read, one line a sentence: the form in which the tables below are written.
std::string Dump(const Document& document) {
  std::string out = "title: " + document.title + "\n";
  out += "published: " + (document.published ? ToString(*document.published) : "-") + " (" + document.published_from + ")\n";
  out += "publisher: " + document.publisher + "; place: " + document.dateline + "\n";
  for (const Sentence& sentence : document.sentences) {
    std::string text(document.Text(sentence.span));
    for (char& c : text) c = c == '\n' ? '~' : c;
    out += std::string(Name(sentence.part)) + ": " + text + "\n";
  }
  return out;
}

struct Row {
  const char* name;
  const char* language;
  const char* text;
  const char* dump;
};

const Row kRows[] = {
    {"a translated article: standfirst, date, recommended stories", "id",
     "Dua Menteri Sepakat Membuka Jembatan\n\nKesepakatan itu mengakhiri sengketa lima tahun.\nDiterbitkan pada 5 Sep 2025\n"
     "Dua menteri bertemu pada Kamis.\nCerita yang direkomendasikan\nDaftar 3 itemakhir daftar\nMereka berjabat tangan.\n",
     "title: Dua Menteri Sepakat Membuka Jembatan\npublished: 2025-09-05 (line 4: 'Diterbitkan pada')\npublisher: ; place: \n"
     "headline: Dua Menteri Sepakat Membuka Jembatan\nbody: Kesepakatan itu mengakhiri sengketa lima tahun.\n"
     "date: Diterbitkan pada 5 Sep 2025\nbody: Dua menteri bertemu pada Kamis.\nfurniture: Cerita yang direkomendasikan\n"
     "furniture: Daftar 3 itemakhir daftar\nbody: Mereka berjabat tangan.\n"},
    {"kicker, names on the line after the cue, a link in between", "id",
     "Sengketa Jembatan Timur\nWarga Dua Desa Akhirnya Boleh Menyeberang Lagi\nPenulis:\nRatna Dewi\nEditor:\nAgus Salim\n"
     "KABARKITA.COM - Warga menyeberang sejak pagi.\nBaca juga: Sejarah Jembatan Timur\nMereka bersorak.\n"
     "Isi komentar sepenuhnya adalah tanggung jawab pengguna.\n",
     "title: Warga Dua Desa Akhirnya Boleh Menyeberang Lagi\npublished: - ()\npublisher: KABARKITA.COM; place: \n"
     "headline: Sengketa Jembatan Timur\nheadline: Warga Dua Desa Akhirnya Boleh Menyeberang Lagi\nbyline: Penulis:\n"
     "byline: Ratna Dewi\nbyline: Editor:\nbyline: Agus Salim\ndate: KABARKITA.COM -\nbody: Warga menyeberang sejak pagi.\n"
     "furniture: Baca juga: Sejarah Jembatan Timur\nbody: Mereka bersorak.\n"
     "furniture: Isi komentar sepenuhnya adalah tanggung jawab pengguna.\n"},
    {"site furniture first, no headline, agency", "id",
     "ARTICLE AD BOX\nJakarta (ANTARA) - Presiden bertemu dengan para petani dari lima provinsi. Mereka mengeluh.\n"
     "Pewarta: Rina Sari\nEditor: Bayu Aji\nCopyright © ANTARA 2025\nDilarang keras mengambil konten tanpa izin tertulis.\n",
     "title: Presiden bertemu dengan para petani dari lima provinsi.\npublished: - ()\npublisher: ANTARA; place: Jakarta\n"
     "furniture: ARTICLE AD BOX\ndate: Jakarta (ANTARA) -\nbody: Presiden bertemu dengan para petani dari lima provinsi.\n"
     "body: Mereka mengeluh.\nbyline: Pewarta: Rina Sari\nbyline: Editor: Bayu Aji\nfurniture: Copyright © ANTARA 2025\n"
     "furniture: Dilarang keras mengambil konten tanpa izin tertulis.\n"},
    {"date with an icon's name, caption with its credit, outlet and place", "id",
     "Petani Menanam Bakau di Pesisir Utara\n- calendar_month Sab, 6 Sep 2025\n\n"
     "Para petani menanam bakau pada Kamis (4/9) pagi. /ANTARA/HO-Dinas Kehutanan\n"
     "KABARKITA.COM, Semarang – Sebanyak 300 petani menanam bakau. Hujan turun.\n- Penulis: Tim Kabar\n",
     "title: Petani Menanam Bakau di Pesisir Utara\npublished: 2025-09-06 (line 2: 'calendar_month')\n"
     "publisher: KABARKITA.COM; place: Semarang\nheadline: Petani Menanam Bakau di Pesisir Utara\n"
     "date: - calendar_month Sab, 6 Sep 2025\ncaption: Para petani menanam bakau pada Kamis (4/9) pagi.\n"
     "furniture: /ANTARA/HO-Dinas Kehutanan\ndate: KABARKITA.COM, Semarang –\nbody: Sebanyak 300 petani menanam bakau.\n"
     "body: Hujan turun.\nbyline: - Penulis: Tim Kabar\n"},
    {"a date in the body is no date of publication", "id",
     "Bupati Melepas Kapal Penyelamat\n\nBupati melepas kapal penyelamat pada Rabu (3/9/2025) di pelabuhan.\n"
     "Kapal itu dibeli pada 5 Mei 2024 dengan dana desa.\nDitemukan: Rabu, 10 Desember 2025\n",
     "title: Bupati Melepas Kapal Penyelamat\npublished: - ()\npublisher: ; place: \nheadline: Bupati Melepas Kapal Penyelamat\n"
     "body: Bupati melepas kapal penyelamat pada Rabu (3/9/2025) di pelabuhan.\n"
     "body: Kapal itu dibeli pada 5 Mei 2024 dengan dana desa.\nbody: Ditemukan: Rabu, 10 Desember 2025\n"},
    {"a chronicle", "id", "Lini masa jembatan\n\n21 November 2022 — Jembatan itu runtuh diterjang banjir bandang.\n",
     "title: Lini masa jembatan\npublished: - ()\npublisher: ; place: \nheadline: Lini masa jembatan\n"
     "body: 21 November 2022 — Jembatan itu runtuh diterjang banjir bandang.\n"},
    {"place and paper", "id",
     "Gubernur Menutup Pelabuhan Lama\nKamis, 4 September 2025 | 14:30 WIB\n"
     "JAKARTA, KOMPAS — Gubernur menutup pelabuhan lama kemarin. Kapal pindah.\n",
     "title: Gubernur Menutup Pelabuhan Lama\npublished: 2025-09-04T14:30+07:00 (line 2)\npublisher: KOMPAS; place: JAKARTA\n"
     "headline: Gubernur Menutup Pelabuhan Lama\ndate: Kamis, 4 September 2025 | 14:30 WIB\ndate: JAKARTA, KOMPAS —\n"
     "body: Gubernur menutup pelabuhan lama kemarin.\nbody: Kapal pindah.\n"},
    {"asides between dashes are no dateline", "id",
     "Rapat Desa Memilih Ketua Baru\n\nBudi Santosa - petani jagung - terpilih sebagai ketua. Ia senang.\n",
     "title: Rapat Desa Memilih Ketua Baru\npublished: - ()\npublisher: ; place: \nheadline: Rapat Desa Memilih Ketua Baru\n"
     "body: Budi Santosa - petani jagung - terpilih sebagai ketua.\nbody: Ia senang.\n"},
    {"list items", "id",
     "Isi Kesepakatan Dua Desa\n\nIsinya:\n- Jembatan dibuka pukul enam.\n1. Tarif dua ribu rupiah.\n• Truk dilarang.\n",
     "title: Isi Kesepakatan Dua Desa\npublished: - ()\npublisher: ; place: \nheadline: Isi Kesepakatan Dua Desa\nbody: Isinya:\n"
     "list: - Jembatan dibuka pukul enam.\nlist: 1. Tarif dua ribu rupiah.\nlist: • Truk dilarang.\n"},
    {"a local paper's page", "en",
     "Two hurt in barn fire - KXYZ News 4 Springfield Weather\n\nPublished: 2016-05-31\n\nBy Ann Marsh\n\nHerald Staff Writer\n\n"
     "MILLBROOK, Ohio (AP) — Two farmers were hurt when a barn burned on Monday. No one died.\n\n"
     "Firefighters at the barn on Monday (Photo: Jo Lind, Herald)\n\nFollow KXYZ on Facebook\n\n"
     "Copyright 2016 KXYZ. All rights reserved.\n",
     "title: Two hurt in barn fire\npublished: 2016-05-31 (line 3: 'Published')\npublisher: AP; place: MILLBROOK\n"
     "headline: Two hurt in barn fire\nfurniture: - KXYZ News 4 Springfield Weather\ndate: Published: 2016-05-31\n"
     "byline: By Ann Marsh\nbyline: Herald Staff Writer\ndate: MILLBROOK, Ohio (AP) —\n"
     "body: Two farmers were hurt when a barn burned on Monday.\nbody: No one died.\n"
     "caption: Firefighters at the barn on Monday\nfurniture: (Photo: Jo Lind, Herald)\nfurniture: Follow KXYZ on Facebook\n"
     "furniture: Copyright 2016 KXYZ. All rights reserved.\n"},
    {"dates in the middle of a line", "en",
     "Barn burns down\n\nby: Ann Marsh Updated: Apr 12, 2016 - 9:35 AM\n\nA barn burned down near the river. It was old.\n",
     "title: Barn burns down\npublished: 2016-04-12T09:35 (line 3: 'Updated')\npublisher: ; place: \nheadline: Barn burns down\n"
     "byline: by: Ann Marsh\ndate: Updated: Apr 12, 2016 - 9:35 AM\nbody: A barn burned down near the river.\nbody: It was "
     "old.\n"},
    {"published wins over updated", "en",
     "Barn burns down\nUpdated: June 3, 2016\nPosted: June 2, 2016, 8:45 p.m.\nA barn burned down near the river on Thursday.\n",
     "title: Barn burns down\npublished: 2016-06-02T20:45 (line 3: 'Posted')\npublisher: ; place: \nheadline: Barn burns down\n"
     "date: Updated: June 3, 2016\ndate: Posted: June 2, 2016, 8:45 p.m.\nbody: A barn burned down near the river on "
     "Thursday.\n"},
    {"a date without its year", "en", "Barn burns down\nPosted 8:45 p.m. May 3\nA barn burned down near the river on Thursday.\n",
     "title: Barn burns down\npublished: - ()\npublisher: ; place: \nheadline: Barn burns down\ndate: Posted 8:45 p.m. May 3\n"
     "body: A barn burned down near the river on Thursday.\n"},
    {"an outlet and its date", "en",
     "Barn burns down\nRiver News online, updated 4 March 2025, 1130 GMT\nA barn burned down near the river on Thursday.\n",
     "title: Barn burns down\npublished: 2025-03-04T11:30Z (line 2)\npublisher: ; place: \nheadline: Barn burns down\n"
     "date: River News online, updated 4 March 2025, 1130 GMT\nbody: A barn burned down near the river on Thursday.\n"},
    {"dateline with date and agency", "en",
     "Storm nears the coast\nMILLBROOK, Aug 25 (Coast Wire) - A storm neared the coast on Monday. Schools closed.\n",
     "title: Storm nears the coast\npublished: - ()\npublisher: Coast Wire; place: MILLBROOK\nheadline: Storm nears the coast\n"
     "date: MILLBROOK, Aug 25 (Coast Wire) -\nbody: A storm neared the coast on Monday.\nbody: Schools closed.\n"},
    {"an embedded post", "en",
     "Dogs saved from the barn\n\nTwo dogs were saved from the barn — Ann Marsh (@annmarsh) August 12, 2016\n\nThe owner was "
     "glad of it.\n",
     "title: Dogs saved from the barn\npublished: - ()\npublisher: ; place: \nheadline: Dogs saved from the barn\n"
     "body: Two dogs were saved from the barn\nfurniture: — Ann Marsh (@annmarsh) August 12, 2016\nbody: The owner was glad of "
     "it.\n"},
    {"a list of persons with dates is text", "en",
     "Names of the winners\n\nThe jury gave out the names of all the winners on Sunday night.\n\nJoan P. Silva 07/04/1988 "
     "FIRST\n",
     "title: Names of the winners\npublished: - ()\npublisher: ; place: \nheadline: Names of the winners\n"
     "body: The jury gave out the names of all the winners on Sunday night.\nbody: Joan P. Silva 07/04/1988 FIRST\n"},
    {"sentences of furniture within a paragraph", "en",
     "Barn burns down\n\nA barn burned down near the river. Ann Marsh contributed to this report.\n",
     "title: Barn burns down\npublished: - ()\npublisher: ; place: \nheadline: Barn burns down\n"
     "body: A barn burned down near the river.\nfurniture: Ann Marsh contributed to this report.\n"},
    {"ordinary sentences that begin like furniture", "en",
     "Prices rise\n\nShare prices rose on Monday, traders said.\n\nFollow the money, the judge told them.\n\nBy Monday the river "
     "had risen.\n\n"
     "Published figures show a rise.\n\nRead more books, the minister said.\n",
     "title: Prices rise\npublished: - ()\npublisher: ; place: \nheadline: Prices rise\nbody: Share prices rose on Monday, "
     "traders said.\n"
     "body: Follow the money, the judge told them.\nbody: By Monday the river had risen.\nbody: Published figures show a rise.\n"
     "body: Read more books, the minister said.\n"},
    {"lines broken at a fixed width", "en",
     "Barn burns down\n\nA barn burned down near the river on Thursday\nnight, and two farmers who slept there were hurt\n"
     "by falling beams. Their dogs were saved by\nneighbours who had heard them bark.\n\nThe barn was built long ago, when the "
     "mill\nwas new.\n",
     "title: Barn burns down\npublished: - ()\npublisher: ; place: \nheadline: Barn burns down\n"
     "body: A barn burned down near the river on Thursday~night, and two farmers who slept there were hurt~by falling beams.\n"
     "body: Their dogs were saved by~neighbours who had heard them bark.\nbody: The barn was built long ago, when the mill~was "
     "new.\n"},
    {"German agency", "de",
     "Schnee im Tal\n\nUlm (swn) - Im Tal fiel viel Schnee. Die Schulen blieben zu.\n\nLesen Sie auch: Winter im Tal\n",
     "title: Schnee im Tal\npublished: - ()\npublisher: swn; place: Ulm\nheadline: Schnee im Tal\ndate: Ulm (swn) -\n"
     "body: Im Tal fiel viel Schnee.\nbody: Die Schulen blieben zu.\nfurniture: Lesen Sie auch: Winter im Tal\n"},
    {"Spanish date line and place", "es",
     "COMUNICADO OFICIAL\nEl club abre sus puertas\n\nGijón, 18 de mayo de 2025. El club abre hoy sus puertas a todos.\n",
     "title: El club abre sus puertas\npublished: 2025-05-18 (line 4: dateline)\npublisher: ; place: Gijón\nfurniture: "
     "COMUNICADO OFICIAL\n"
     "headline: El club abre sus puertas\ndate: Gijón, 18 de mayo de 2025.\nbody: El club abre hoy sus puertas a todos.\n"},
};

TEST(Document, Table) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const auto document = Read(row.text, row.language);
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(Dump(*document), row.dump);
  }
}

TEST(Document, ByteOrderMarkAndCarriageReturnsKeepOffsets) {
  const auto document = Read("\xef\xbb\xbfJudul Berita\r\n\r\nIsi satu. Isi dua.\r\n");
  ASSERT_NE(document, nullptr);
  ASSERT_EQ(document->sentences.size(), 3u);
  EXPECT_EQ(document->title, "Judul Berita");
  EXPECT_EQ(document->title_from, "line 1");
  EXPECT_EQ(document->sentences[0].span, (Span{3, 15}));
  EXPECT_EQ(document->Text(document->sentences[1].span), "Isi satu.");
  EXPECT_EQ(document->sentences[1].span.begin, 19u);
  EXPECT_EQ(document->text.size(), 39u);
}

TEST(Document, BareTextIsAllBody) {
  const auto document = Read("JAKARTA (ANTARA) - Lima orang tewas.\nDiterbitkan pada 5 Sep 2025", "id", true);
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(document->title, "");
  EXPECT_FALSE(document->published);
  for (const Sentence& sentence : document->sentences) EXPECT_EQ(sentence.part, Part::kBody);
}

TEST(Document, GivenValuesWin) {
  SourceText source;
  source.path = "s.jsonl:1";
  source.text = "Judul dari sumber\nDiterbitkan pada 5 Sep 2025\nJakarta (ANTARA) - Lima orang tewas dalam banjir kemarin.\n";
  source.title = "Judul dari sumber";
  source.published = "4 September 2025, 10.00 WIB";
  source.publisher = "Harian Kita";
  source.language = "id";
  const auto document = ReadDocument(source, {}, Packs());
  ASSERT_TRUE(document.ok()) << Message(document.status());
  EXPECT_EQ((*document)->title_from, "given");
  EXPECT_EQ(ToString(*(*document)->published), "2025-09-04T10:00+07:00");
  EXPECT_EQ((*document)->published_from, "given");
  EXPECT_EQ((*document)->publisher, "Harian Kita");
  EXPECT_EQ((*document)->publisher_from, "given");
  EXPECT_EQ((*document)->language_from, "given");
  EXPECT_EQ((*document)->dateline, "Jakarta");
  EXPECT_EQ((*document)->sentences[0].part, Part::kHeadline);
}

TEST(Document, Troubles) {
  SourceText source;
  source.path = "a.txt";
  source.text = "caf\xe9";
  EXPECT_EQ(Message(ReadDocument(source, {}, Packs()).status()),
            "a.txt: byte 3: not UTF-8; convert the file, e.g. with iconv -f WINDOWS-1252 -t UTF-8");
  source.text = " \n";
  EXPECT_EQ(Message(ReadDocument(source, {}, Packs()).status()), "a.txt: empty; leave it out or give an article");
  source.text = "\xe2\x80\x8b\n";  // a zero-width space
  EXPECT_EQ(Message(ReadDocument(source, {}, Packs()).status()), "a.txt: no text in it; leave it out or give an article");
  source.text = "Isi.";
  source.published = "soon";
  EXPECT_EQ(Message(ReadDocument(source, {}, Packs()).status()),
            "a.txt: the publication date 'soon' is no date; write it as 2025-09-04 or 2025-09-04T14:30:00+07:00");
}

TEST(Document, Languages) {
  struct Language {
    const char* name;
    const char* text;
    const char* code;
  };
  const Language rows[] = {
      {"Indonesian",
       "Pemerintah mengatakan bahwa harga beras naik karena hujan terus turun sejak Jumat. Warga bisa membeli di pasar.", "id"},
      {"Malay",
       "Kerajaan memberitahu bahawa harga beras naik kerana hujan turun sejak Jumaat. Orang ramai boleh membelinya sahaja di "
       "pasar.",
       "ms"},
      {"English", "The government said that the price of rice rose because it had rained since Friday.", "en"},
      {"German", "Die Regierung sagte, der Preis sei gestiegen, weil es seit Freitag geregnet habe.", "de"},
      {"figures", "12345 67890", "und"},
  };
  for (const Language& row : rows) {
    SCOPED_TRACE(row.name);
    const auto document = Read(row.text, "");
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(document->language, row.code);
    EXPECT_EQ(document->language_from, "detected");
  }
}

// Whatever the text: sentences cover its tokens in order, and their spans are the bytes of those tokens.
TEST(Document, SentencesCoverTheText) {
  const std::vector<std::string> pieces = {"Jakarta",     " (ANTARA) - ",
                                           "Baca juga: ", "\n",
                                           "\n\n",        "Lima orang tewas. ",
                                           "Foto: ",      "(",
                                           ")",           "Penulis:",
                                           "5 Sep 2025",  "Published: ",
                                           "- ",          "\"",
                                           "katanya",     " | ",
                                           "©",           "2025",
                                           ". ",          "@budi",
                                           "— ",          "pukul",
                                           "14.30 ",      "\r\n",
                                           "»",           "WIB ",
                                           "Copyright "};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text = "a";
    for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
    const auto document = Read(text, round % 2 == 0 ? "id" : "en");
    ASSERT_NE(document, nullptr);
    uint32_t next = 0, paragraph = 0;
    for (const Sentence& sentence : document->sentences) {
      ASSERT_EQ(sentence.first, next) << text;
      ASSERT_LT(sentence.first, sentence.last) << text;
      ASSERT_GE(sentence.paragraph, paragraph) << text;
      ASSERT_EQ(sentence.span.begin, document->analysis.token(sentence.first).span.begin) << text;
      ASSERT_EQ(sentence.span.end, document->analysis.token(sentence.last - 1).span.end) << text;
      next = sentence.last;
      paragraph = sentence.paragraph;
    }
    ASSERT_EQ(next, document->analysis.size()) << text;
  }
}

// Long runs of what a line is told by. Work that is not linear shows as a test that does not end.
TEST(Document, LongRuns) {
  for (const char* unit : {"a. ", "a.\n", "Posted: 5 May 2020 ", "(@a) — ", "(Photo: ", "Baca juga: a. ", "- ", "A, ", "/A "}) {
    SCOPED_TRACE(unit);
    std::string text = "Judul\n";
    while (text.size() < 800000) text += unit;
    const auto document = Read(text, "en");
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(document->sentences.back().last, document->analysis.size());
  }
}

}  // namespace
}  // namespace silang::document
