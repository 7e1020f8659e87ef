// What a reader of Indonesian newspapers sees in a sentence: agencies, tabloids, bulletins, sport pages.
#include "tests/claims/news_reading.h"

namespace silang::claims {
namespace {

TEST(IndonesianNews, Times) {
  CheckNews("id", {
                      {"Kebakaran terjadi sekitar pukul 02.30 WIB dini hari.", {"date T02:30"}},
                      {"Pertandingan dimulai pukul setengah delapan malam.", {"date T19:30"}},
                      {"Korban ditemukan pukul tiga sore.", {"date T15:00"}},
                      {"Pelaku ditahan sebulan kemudian.", {"date 2025-10"}},
                      {"Tahun 1990-an kawasan itu masih hutan.", {"date 199X"}},
                      {"Pada era 80-an film itu populer.", {"date 198X"}},
                      {"Malam Minggu lalu Persija menang 2-1.", {"date 2025-09-06", "count 2-1"}},
                      {"Pada kuartal pertama laba turun 4 persen.", {"date 2025-01/2025-03", "percent 4 %"}},
                      {"Akhir pekan lalu ia pulang.", {"date 2025-09-06/2025-09-07"}},
                      {"Awal pekan depan keputusan diumumkan.", {"date 2025-09-15/2025-09-16"}},
                      {"Tiga hari sebelumnya ia masih terlihat.", {"date 2025-09-07"}},
                      {"09.05 - Satu orang dipastikan tewas.", {"date T09:05", "count 1"}},
                      {"Kapal karam pukul 09.20 waktu Singapura.", {"date T09:20"}},
                      {"Jalan ditutup pukul 22.00 hingga 05.00 WIB.", {"date T22:00"}},
                      {"Jalan ditutup mulai pukul 10 malam sampai 5 pagi.", {"date T22:00"}},
                      {"Setahun lalu ia pindah ke Bogor.", {"date 2024"}},
                      {"Tarif 30 persen lebih tinggi dari tahun lalu.", {"percent 30 %", "date 2024"}},
                      {"Dua tahun lalu ia pindah.", {"date 2023"}},
                      {"Pukul delapan seperempat ia tiba.", {"date T08:15"}},
                      {"Jam dua lewat seperempat.", {"date T02:15"}},
                  });
}

TEST(IndonesianNews, DurationsAndAges) {
  CheckNews("id", {
                      {"Ia dirawat seminggu di rumah sakit.", {"duration 1 week"}},
                      {"Perjalanan memakan waktu sehari.", {"duration 1 day"}},
                      {"Sejak sepekan terakhir harga beras naik.", {"duration 1 week"}},
                      {"Ia menghilang selama seminggu.", {"duration 1 week"}},
                      {"Umurnya 31, tinggal di Bekasi.", {"age 31 year"}},
                      {"Usianya 23 tahun.", {"age 23 year"}},
                      {"Usianya baru 17 tahun saat itu.", {"age 17 year"}},
                      {"Umurnya sudah 80 tahun.", {"age 80 year"}},
                      {"Dua setengah tahun penjara.", {"duration 2.5 year"}},
                      {"Ia divonis empat tahun penjara.", {"duration 4 year"}},
                      {"Hakim menjatuhkan hukuman 18 bulan kurungan.", {"duration 18 month"}},
                      {"Dalam waktu 48 jam pasukan harus mundur.", {"duration 48 hour"}},
                      {"Dua jam setengah rapat berlangsung.", {"duration 2.5 hour"}},
                      {"Rapat berlangsung satu setengah jam.", {"duration 1.5 hour"}},
                      {"Pria 34 tahun itu ditangkap.", {"age 34 year"}},
                      {"Bocah tujuh tahun hilang.", {"age 7 year"}},
                      {"Mereka menunggu seharian.", {"duration 1 day"}},
                      {"Pemilu digelar lima tahun sekali.", {"duration 5 year"}},
                      {"Dalam 24 jam terakhir 300 kasus tercatat.", {"duration 24 hour", "count 300"}},
                      {"Ia menginap seminggu di Bali.", {"duration 1 week"}},
                      {"Liburan seminggu di Bali berakhir.", {"duration 1 week"}},
                      {"Ia koma sebulan.", {"duration 1 month"}},
                  });
}

TEST(IndonesianNews, Figures) {
  CheckNews("id", {
                      {"Separuh dari toko tutup.", {"count 0.5"}},
                      {"Sepertiga wilayah terendam.", {"count 0.3333333333"}},
                      {"Dua pertiga anggota DPR setuju.", {"count 0.6666666667"}},
                      {"Seperempat petani berhenti.", {"count 0.25"}},
                      {"Tiga perempat rumah rusak.", {"count 0.75"}},
                      {"Penjualan turun separuhnya.", {"count 0.5"}},
                      {"Setengah juta penonton hadir.", {"count 500000"}},
                      {"Edisi kelima festival itu menarik 20.000 pengunjung.", {"ordinal 5", "count 20000"}},
                      {"Ini film keduanya.", {"ordinal 2"}},
                      {"Anak ketiga dari lima bersaudara itu hilang.", {"ordinal 3", "count 5"}},
                      {"Pendapatan naik dua kali lipat menjadi Rp3,4 triliun.", {"count 2", "money 3.4e+12 IDR"}},
                      {"Kerugian ditaksir miliaran rupiah.", {"money 900000000..1.0989e+12 IDR about"}},
                      {"Denda Rp 350 ribu.", {"money 350000 IDR"}},
                      {"Gajinya 5 jutaan.", {"money 5000000 ¤ about"}},
                      {"Polisi menangkap lima orang, dua di antaranya perempuan.", {"count 5", "count 2"}},
                      {"Sedikitnya sembilan orang tewas dan puluhan luka-luka.", {"count 9.. at least", "count 20..99 between"}},
                      {"Angka kematian naik dari 12 menjadi 15.", {"count 12", "count 15"}},
                      {"Korban tewas bertambah menjadi 41 orang.", {"count 41"}},
                      {"Tidak satu pun dari 12 penumpang selamat.", {"count 12"}},
                      {"Wanita paruh baya ditemukan tewas.", {}},
                      {"Harga BBM naik Rp300 per liter.", {"money 300 IDR/liter"}},
                      {"Gempa bermagnitudo 6,4 mengguncang Lombok.", {"measure 6.4 magnitude"}},
                      {"Setiap seminggu sekali ia kontrol.", {}},
                      {"Suhu mencapai 38,5 derajat Celsius.", {"measure 38.5 celsius"}},
                      {"Hampir separuh penduduk miskin.", {"count 0.5 nearly"}},
                      {"Sepertiganya anak-anak.", {"count 0.3333333333"}},
                      {"Ia kontrol sebulan sekali.", {}},
                      {"Kecelakaan itu menewaskan 100 orang lebih.", {"count 100.. more than"}},
                      {"Kedua tersangka ditahan.", {}},
                      {"Keduanya ditahan.", {}},
                      {"Ketiga-tiganya tewas.", {}},
                      {"Lebih 100 orang hadir.", {"count 100.. more than"}},
                  });
}

}  // namespace
}  // namespace silang::claims
