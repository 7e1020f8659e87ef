// Articles of one event that never was, as many and as long as wanted, always the same: what claims, comparing and the whole are
// measured on where five fixtures are too few. Half are English and half Indonesian. One sentence in five tells one of the
// event's own facts, mostly with the value that the others give and now and then with another; the rest is what an article has
// for itself, with persons, places, things, days and figures of its own.
#ifndef SILANG_BENCH_MADE_UP_EVENT_H_
#define SILANG_BENCH_MADE_UP_EVENT_H_

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "silang/engine.h"

namespace silang::bench {
namespace made_up {

// In sentences: {n} a number below a hundred, {t} one of thousands, {m} an amount of millions, {d} a day of the month, {who} a
// person, {job} what such a one does, {where} a place, {org} an authority, {things} and {done} what was done to what, {then} when
// or how.
using Words = std::vector<std::string_view>;

// A fact of the event: two ways to tell it, with {v} for its value.
struct Fact {
  std::string_view one, other;
  unsigned value;
};

struct Language {
  std::string_view headline, dateline;
  std::vector<Fact> facts;
  Words around, orgs, jobs, things, done, then;
};

inline const Words kPlaces = {"Wanaraja",    "Sukatani",   "Tanjungsari", "Kertamukti", "Bojongloa",    "Cisarua",
                              "Margahayu",   "Panawangan", "Rancabali",   "Cikalong",   "Sindangkerta", "Leuwigajah",
                              "Padarincang", "Kaliurip",   "Banjaranyar", "Tegalwaru",  "Mekarsari",    "Pasirjambu",
                              "Cibingbin",   "Sumberjaya", "Karanganyar", "Ngadirejo",  "Purwosari",    "Girimulyo"};
inline const Words kFirstNames = {"Hartini", "Bambang", "Dewi",   "Rudi", "Sari", "Joko",  "Maya",  "Agus",   "Ratna", "Hendra",
                                  "Lina",    "Yusuf",   "Tono",   "Nia",  "Dedi", "Eka",   "Fitri", "Gilang", "Indra", "Wati",
                                  "Anton",   "Bella",   "Candra", "Doni", "Emil", "Farah", "Galih", "Hana",   "Irma",  "Jaka"};
inline const Words kLastNames = {"Lestari",  "Suryo",      "Anggraini", "Hidayat", "Wulandari",   "Pranoto",
                                 "Kusuma",   "Firmansyah", "Puspita",   "Gunawan", "Marlina",     "Ramadhan",
                                 "Wijaya",   "Kartika",    "Mulyadi",   "Saputra", "Handayani",   "Nugraha",
                                 "Setiawan", "Rahayu",     "Sihombing", "Siregar", "Halim",       "Kurnia",
                                 "Batubara", "Tanuwijaya", "Oktaviani", "Permana", "Simanjuntak", "Lubis"};

inline const Language& English() {
  static const Language language = {
      "At least {n} dead as strong earthquake strikes {where}",
      "{where}, 14 March 2024 -",
      {{"The earthquake killed {v} people in the regency, most of them in houses of brick that fell in on families asleep.",
        "{v} people died in the earthquake, according to the list that the disaster agency published late on Thursday night.",
        47},
       {"Another {v} people were injured, and many of them were still waiting for a bed in the corridors of the district "
        "hospital.",
        "The hospital said that {v} injured residents had been treated by its doctors since the early hours of the morning.",
        312},
       {"The quake damaged {v} houses along the river, from cracked walls to roofs that lie on the ground in pieces.",
        "According to the public works office, {v} houses were damaged, and half of these cannot be lived in any more.", 2150},
       {"About {v} residents were evacuated to tents on the football field and to the halls of two schools nearby.",
        "The army moved {v} residents out of the valley with lorries before the next heavy rain was to arrive.", 8400},
       {"The geological agency put the magnitude at {v} on its scale and warned of weaker shocks in the days to come.",
        "With a magnitude of {v}, it was the strongest earthquake in the district for more than a generation, the agency said.",
        6},
       {"The ground shook for {v} seconds, long enough for people to run into the streets, as witnesses told reporters there.",
        "Residents spoke of {v} seconds in which the walls moved and the lamps went out all over the town.", 40},
       {"The government sent {v} tonnes of rice to the villages, and promised more as soon as the road was open.",
        "Lorries with {v} tonnes of rice reached the shelters on Friday, said the minister for social affairs.", 120},
       {"Rescue workers found {v} survivors under the ruins of the market, among them a girl who had called for hours.",
        "By evening {v} survivors had been pulled from under the market, and the search went on under floodlights.", 9}},
      {"{who}, a {job} from {where}, said that {n} {things} had been {done} {then}, more than anybody there remembers.",
       "In {where} {n} {things} were {done} {then}, and {who} of {org} expects no end of it before the {d} of April.",
       "{org} had {t} {things} {done} in {where} {then}, according to {who}, who wrote the list by hand.",
       "\"They told us that {n} {things} would be {done} {then},\" {who}, a {job}, said in the ruins of {where}.",
       "{who} of {org} asked for {m} million dollars so that the {things} of {where} can be {done} {then}.",
       "On the {d} of March a {job} named {who} brought {n} {things} to {where}, which were {done} {then}."},
      {"the Red Crescent", "the health ministry", "the disaster agency", "the provincial council", "the water board",
       "the fishery office", "the rail company", "the forest service", "the teachers' union", "the farm bank",
       "the port authority", "the weather bureau"},
      {"nurse",     "shopkeeper", "teacher",   "driver",     "farmer", "welder",   "baker",
       "fisherman", "student",    "carpenter", "midwife",    "tailor", "mechanic", "butcher",
       "surveyor",  "pharmacist", "librarian", "bricklayer", "cook",   "potter"},
      {"boats",
       "classrooms",
       "goats",
       "barrels of diesel",
       "wells",
       "generators",
       "blankets",
       "school books",
       "sewing machines",
       "bridges",
       "fishing nets",
       "bicycles",
       "ovens",
       "water tanks",
       "pumps",
       "fish ponds",
       "kiosks",
       "mango trees",
       "hectares of maize",
       "masts",
       "ambulances",
       "mattresses",
       "sacks of cement",
       "greenhouses",
       "looms",
       "ducks",
       "warehouses",
       "workshops",
       "canoes",
       "terraces",
       "culverts",
       "street lamps",
       "radios",
       "kilns",
       "sawmills",
       "dikes",
       "carts",
       "chapels",
       "beehives",
       "ladders"},
      {"repaired",  "washed away", "counted",    "handed out", "sold",    "insured",  "moved uphill", "painted",
       "inspected", "rented",      "borrowed",   "lost",       "cleaned", "fenced",   "bought",       "burned",
       "delivered", "stored",      "registered", "closed",     "opened",  "replaced", "guarded",      "promised"},
      {"before the rain returned", "while the phones were dead", "without a word from the capital",
       "as soon as the fog had lifted", "in spite of the cold", "with the help of prisoners", "under the eyes of soldiers",
       "after a night without sleep", "between two shocks", "at the cost of the owners", "because nobody else would",
       "for the second time in a year", "to make room for tents", "against the advice of engineers", "on the day of the funeral",
       "by torchlight"}};
  return language;
}

inline const Language& Indonesian() {
  static const Language language = {
      "Sedikitnya {n} orang tewas akibat gempa kuat di {where}",
      "{where}, 14 Maret 2024 -",
      {{"Gempa itu menewaskan {v} orang di kabupaten tersebut, sebagian besar tertimpa rumah bata yang roboh saat mereka tidur.",
        "Sebanyak {v} orang meninggal dunia akibat gempa, menurut daftar yang diterbitkan badan penanggulangan bencana Kamis "
        "malam.",
        47},
       {"Selain itu {v} orang terluka, dan banyak di antaranya masih menunggu tempat tidur di lorong rumah sakit daerah.",
        "Rumah sakit menyatakan {v} warga yang terluka telah dirawat oleh para dokter sejak dini hari di ruang gawat darurat.",
        312},
       {"Gempa merusak {v} rumah di sepanjang sungai, mulai dari dinding retak sampai atap yang runtuh berkeping-keping.",
        "Menurut dinas pekerjaan umum, {v} rumah rusak dan separuh di antaranya tidak dapat dihuni lagi oleh pemiliknya.", 2150},
       {"Sekitar {v} warga mengungsi ke tenda di lapangan sepak bola dan ke aula dua sekolah di dekat balai desa.",
        "Tentara mengevakuasi {v} warga dari lembah dengan truk sebelum hujan lebat berikutnya datang ke wilayah itu.", 8400},
       {"Badan geologi mencatat magnitudo {v} dan mengingatkan akan gempa susulan yang lebih lemah dalam beberapa hari ke depan.",
        "Dengan magnitudo {v}, gempa itu adalah yang terkuat di daerah ini selama lebih dari satu generasi, kata badan itu.", 6},
       {"Guncangan berlangsung selama {v} detik, cukup lama bagi warga untuk berlari ke jalan, kata para saksi kepada wartawan.",
        "Warga menceritakan {v} detik ketika dinding bergerak dan lampu padam di seluruh kota kecil yang padat itu.", 40},
       {"Pemerintah mengirim {v} ton beras ke desa-desa dan menjanjikan lebih banyak segera setelah jalan dibuka kembali.",
        "Truk yang membawa {v} ton beras tiba di tempat pengungsian pada hari Jumat, kata menteri sosial di lokasi.", 120},
       {"Regu penyelamat menemukan {v} korban selamat di bawah reruntuhan pasar, termasuk seorang gadis yang berteriak "
        "berjam-jam.",
        "Sampai petang {v} korban selamat ditarik dari bawah pasar, dan pencarian diteruskan dengan lampu sorot besar.", 9}},
      {"{who}, seorang {job} dari {where}, mengatakan bahwa {n} {things} telah {done} {then}, lebih banyak daripada yang pernah "
       "diingat orang.",
       "Di {where} {n} {things} {done} {then}, dan {who} dari {org} memperkirakan hal itu berlanjut sampai {d} April.",
       "Sebanyak {t} {things} {done} di {where} {then} oleh {org}, menurut {who} yang menulis daftarnya dengan tangan.",
       "\"Kami diberi tahu bahwa {n} {things} akan {done} {then},\" kata {who}, seorang {job}, di reruntuhan {where}.",
       "{who} dari {org} meminta {m} juta dolar agar {things} di {where} dapat {done} {then}.",
       "Pada {d} Maret seorang {job} bernama {who} membawa {n} {things} ke {where}, yang kemudian {done} {then}."},
      {"Palang Merah", "Kementerian Kesehatan", "Badan Penanggulangan Bencana", "DPRD Provinsi", "Perusahaan Air Minum",
       "Dinas Perikanan", "Kereta Api Indonesia", "Dinas Kehutanan", "Persatuan Guru", "Bank Tani", "Otoritas Pelabuhan",
       "Badan Meteorologi"},
      {"perawat",   "pemilik warung", "guru",        "sopir",       "petani",     "tukang las",     "tukang roti",
       "nelayan",   "mahasiswa",      "tukang kayu", "bidan",       "penjahit",   "montir",         "tukang daging",
       "juru ukur", "apoteker",       "pustakawan",  "tukang batu", "juru masak", "perajin gerabah"},
      {"perahu",      "ruang kelas",  "kambing",        "drum solar", "sumur",    "genset",     "selimut",       "buku pelajaran",
       "mesin jahit", "jembatan",     "jaring ikan",    "sepeda",     "oven",     "tangki air", "pompa",         "kolam ikan",
       "kios",        "pohon mangga", "hektare jagung", "tiang",      "ambulans", "kasur",      "sak semen",     "rumah kaca",
       "alat tenun",  "bebek",        "gudang",         "bengkel",    "sampan",   "terasering", "gorong-gorong", "lampu jalan",
       "radio",       "tungku",       "penggergajian",  "tanggul",    "gerobak",  "kapel",      "sarang lebah",  "tangga"},
      {"diperbaiki",           "hanyut",   "dihitung",  "dibagikan", "dijual",   "diasuransikan",
       "dipindahkan ke bukit", "dicat",    "diperiksa", "disewa",    "dipinjam", "hilang",
       "dibersihkan",          "dipagari", "dibeli",    "terbakar",  "diantar",  "disimpan",
       "didaftarkan",          "ditutup",  "dibuka",    "diganti",   "dijaga",   "dijanjikan"},
      {"sebelum hujan turun lagi", "ketika telepon masih mati", "tanpa kabar dari ibu kota", "begitu kabut terangkat",
       "meskipun udara dingin", "dengan bantuan para tahanan", "di bawah pengawasan tentara", "setelah malam tanpa tidur",
       "di antara dua guncangan", "atas biaya para pemilik", "karena tidak ada yang lain mau",
       "untuk kedua kalinya dalam setahun", "demi memberi tempat bagi tenda", "bertentangan dengan saran para insinyur",
       "pada hari pemakaman", "dengan cahaya obor"}};
  return language;
}

class Writer {
 public:
  Writer(const Language& language, unsigned seed) : language_(language), random_(seed) {}

  std::string Article(size_t sentences) {
    std::string text = Filled(language_.headline, 0) + "\n\n" + Filled(language_.dateline, 0);
    for (size_t s = 0; s < sentences; ++s) {
      text += s % 4 == 0 && s > 0 ? "\n\n" : " ";
      text += Below(5) == 0 ? OfFact(language_.facts[Below(language_.facts.size())]) : Around();
    }
    return text + "\n";
  }

 private:
  size_t Below(size_t n) { return random_() % n; }

  // One source in eight gives another value than the rest.
  std::string OfFact(const Fact& fact) {
    const unsigned other = fact.value + 1 + static_cast<unsigned>(Below(fact.value / 4 + 2));
    return Filled(Below(2) == 0 ? fact.one : fact.other, Below(8) == 0 ? other : fact.value);
  }
  std::string Around() { return Filled(language_.around[Below(language_.around.size())], 0); }

  std::string Of(const Words& words) { return std::string(words[Below(words.size())]); }

  std::string Value(std::string_view name, unsigned value) {
    if (name == "v") return std::to_string(value);
    if (name == "n") return std::to_string(2 + Below(97));
    if (name == "t") return std::to_string(1000 + 10 * Below(900));
    if (name == "m") return std::to_string(2 + Below(300));
    if (name == "d") return std::to_string(1 + Below(28));
    if (name == "who") return Of(kFirstNames) + " " + Of(kLastNames);
    if (name == "where") return Of(kPlaces);
    if (name == "org") return Of(language_.orgs);
    if (name == "job") return Of(language_.jobs);
    if (name == "things") return Of(language_.things);
    return Of(name == "done" ? language_.done : language_.then);
  }

  std::string Filled(std::string_view sentence, unsigned value) {
    std::string text;
    for (size_t at = 0; at < sentence.size();) {
      const size_t open = std::min(sentence.find('{', at), sentence.size());
      text += sentence.substr(at, open - at);
      if (open == sentence.size()) break;
      const size_t close = sentence.find('}', open);
      text += Value(sentence.substr(open + 1, close - open - 1), value);
      at = close + 1;
    }
    return text;
  }

  const Language& language_;
  std::mt19937 random_;
};

}  // namespace made_up

// `articles` articles, of `sentences` sentences all together, about 20 words each; besides a headline and a line of place and date.
inline std::vector<SourceText> MadeUpEvent(size_t articles, size_t sentences) {
  std::vector<SourceText> sources(articles);
  for (size_t i = 0; i < articles; ++i) {
    const made_up::Language& language = i % 2 == 0 ? made_up::English() : made_up::Indonesian();
    const size_t own = sentences / articles + (i < sentences % articles ? 1 : 0);
    sources[i].path = "made-up-" + std::to_string(i);
    sources[i].text = made_up::Writer(language, static_cast<unsigned>(1 + i)).Article(own);
  }
  return sources;
}

}  // namespace silang::bench

#endif  // SILANG_BENCH_MADE_UP_EVENT_H_
