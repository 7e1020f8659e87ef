// Pairs of short articles with the relation that a careful reader sees between two stretches of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "silang/engine.h"

namespace silang {
namespace {

struct Row {
  const char* name;
  const char* a;
  const char* b;
  const char* mention_a;  // words that the finding's mention in the first article holds
  const char* mention_b;
  std::optional<Relation> relation;  // nothing: no finding of any relation holds the two
};

const Row kRows[] = {
    // Counts.
    {"equal counts, words and digits", "Bupati Rina mengatakan 15 rumah rusak akibat banjir di Desa Sukamaju.",
     "Lima belas rumah rusak akibat banjir di Desa Sukamaju, kata Bupati Rina.", "15 rumah", "Lima belas rumah",
     Relation::kAgree},
    {"tolls that exclude each other", "Sedikitnya 12 orang tewas dalam kecelakaan bus di Tol Cipali.",
     "Sebanyak 9 orang tewas dalam kecelakaan bus di Tol Cipali.", "12 orang", "9 orang", Relation::kConflict},
    {"tolls in English", "Seventeen people were killed when the ferry sank off Larken Island.",
     "Twelve people were killed when the ferry sank off Larken Island.", "Seventeen people", "Twelve people",
     Relation::kConflict},
    {"tolls of two events, years apart",
     "JAKARTA, 10 June 2026 - Seventeen people were killed when the ferry sank in a storm on Tuesday night, "
     "the harbour master told reporters beside the quay.",
     "JAKARTA, 4 March 2024 - Twelve people were killed when the ferry sank in a storm on Sunday night, "
     "the harbour master told reporters beside the quay.",
     "Seventeen people", "Twelve people", std::nullopt},
    {"a single day long ago says nothing",
     "Seventeen people were killed when the ferry sank off Larken Island. It was the worst disaster of its kind since 3 March "
     "1994.",
     "Twelve people were killed when the ferry sank off Larken Island on 9 June 2026.", "Seventeen people", "Twelve people",
     Relation::kConflict},
    {"tolls of one event, told years later", "Seventeen people were killed when the ferry sank off Larken Island on 9 June 2026.",
     "On 3 March 2024 the ferry was launched. Twelve people were killed when it sank off Larken Island on 9 June 2026.",
     "Seventeen people", "Twelve people", Relation::kConflict},
    {"a bound and a figure within it", "Lebih dari 200 penumpang selamat dari kapal yang tenggelam.",
     "Sebanyak 214 penumpang selamat dari kapal yang tenggelam.", "200 penumpang", "214 penumpang", Relation::kCompatible},
    {"dozens", "Dozens of protesters were arrested outside the town hall.",
     "Police said 34 protesters were arrested outside the town hall.", "Dozens of protesters", "34 protesters",
     Relation::kCompatible},
    {"sent / killed", "Negara itu mengirim 900 tentara ke perbatasan.", "Sekitar 300 tentara yang dikirim ke perbatasan tewas.",
     "900 tentara", "300 tentara", Relation::kDiffers},
    // Money, percentages, measures.
    {"equal money", "Pemerintah menyiapkan dana Rp1,5 triliun untuk jalan itu.",
     "Dana jalan itu Rp1.500 miliar, kata pemerintah.", "Rp1,5 triliun", "Rp1.500 miliar", Relation::kAgree},
    {"equal percentages", "Laba bersih naik 21,9 persen.", "Laba bersih perusahaan itu naik 21,9%.", "21,9 persen", "21,9%",
     Relation::kAgree},
    {"equal lengths in other units", "The new bridge is 1.2 kilometres long.", "The new bridge is 1,200 metres long.",
     "1.2 kilometres", "1,200 metres", Relation::kAgree},
    {"digits that changed places", "Bantuan rumah di Corran menelan biaya Rp1,84 miliar, kata bupati.",
     "Tiap rumah warga Corran menghabiskan Rp1,48 miliar menurut bupati.", "Rp1,84 miliar", "Rp1,48 miliar", Relation::kConflict},
    {"round figures are no slips", "The bridge at Corran cost 1,500 dollars.",
     "Corran town council paid 1,000 dollars for the bridge, said Ada Quell.", "1,500", "1,000", Relation::kDiffers},
    {"round figures the other way round", "Corran town council paid 1,000 dollars for the bridge, said Ada Quell.",
     "The bridge at Corran cost 1,500 dollars.", "1,000", "1,500", Relation::kDiffers},
    {"the part and the whole of one phrase", "Three of the seven boats in Corran harbour burnt on Sunday.",
     "Three boats burnt in Corran harbour on Sunday. Seven boats were moored there.", "seven boats", "Three boats", std::nullopt},
    // Ages belong to persons.
    {"one person, two ages", "Police arrested Marta Quell, 34, on Friday.",
     "Officers said Marta Quell, 37, was arrested on Friday.", "34", "37", Relation::kConflict},
    {"one person, one age", "Police arrested Marta Quell, 34, on Friday.",
     "Marta Quell, 34, was arrested on Friday, officers said.", "34", "34", Relation::kAgree},
    {"two persons", "Police arrested Marta Quell, 34, on Friday.", "Her brother Jonas Harwick, 37, was not at home.", "34", "37",
     Relation::kDiffers},
    {"two persons told alike", "Police arrested Marta Quell, 34, in Corran on Friday over the harbour fire.",
     "Police arrested Rudi Hart, 37, in Corran on Friday over the harbour fire.", "34", "37", Relation::kDiffers},
    {"ages that one article sets in a row", "The victims, ages 9 and 6, were found dead in Corran on Sunday.",
     "The victims, ages 6 and 9, were found dead in Corran on Sunday.", "9", "6", std::nullopt},
    // Occurrences.
    {"three before, now the fourth", "Presiden Arman sebelumnya telah bertemu Raja Sultan Idris tiga kali.",
     "Ini pertemuan keempat Presiden Arman dengan Raja Sultan Idris.", "tiga kali", "keempat", Relation::kCompatible},
    // Told more closely.
    {"a day / that day with its hour", "The Corran bridge was closed on Sunday, 3 May 2026.",
     "The Corran bridge was closed at 9 p.m. on Sunday, 3 May 2026.", "3 May", "9 p.m.", Relation::kAgree},
    {"a night / that night with its hour", "The Corran bridge was closed on Sunday night, 3 May 2026.",
     "The Corran bridge was closed at 9 p.m. on Sunday, 3 May 2026.", "Sunday night", "9 p.m.", Relation::kAgree},
    {"just before / at that minute", "The Corran bridge collapsed just before 5:40 a.m. on Sunday.",
     "The Corran bridge collapsed at 5:40 a.m. on Sunday.", "5:40", "5:40", Relation::kCompatible},
    {"about five / ten past five", "Ana Petrel verließ das Gefängnis am Montag gegen fünf Uhr.",
     "Ana Petrel verließ das Gefängnis am Montag um 5.10 Uhr.", "fünf", "5.10", Relation::kCompatible},
    {"just after five behind a day", "Divers found the boat of Ana Petrel on Monday, just after five in the morning.",
     "Divers found the boat of Ana Petrel at 5.10am on Monday.", "five", "5.10am", Relation::kCompatible},
    {"ten to the minute", "Divers found the boat of Ana Petrel on Monday at ten to six in the morning.",
     "Divers found the boat of Ana Petrel at 5.40am on Monday.", "ten to six", "5.40am", Relation::kConflict},
    {"up to when it is told", "Hingga Rabu pukul 09.00, tujuh korban longsor di Desa Sukamaju telah ditemukan.",
     "Hingga Kamis pukul 18.00, tujuh korban longsor di Desa Sukamaju telah ditemukan.", "Rabu", "Kamis", Relation::kDiffers},
    {"opposite bounds", "The Corran levy will rise by up to 10 to 12 percent.",
     "The Corran levy will rise by at least 50 to 60 percent.", "12 percent", "60 percent", Relation::kDiffers},
    {"told to the last one / rounded", "Hubo 12 mil 430 evacuados por el incendio de Corran.",
     "Hubo 12 mil evacuados por el incendio de Corran.", "12 mil 430", "12 mil", Relation::kAgree},
    {"one range", "Turnout in Corran was 10 to 12 percent.", "Turnout in Corran was 10-12 percent.", "10 to 12", "10-12",
     Relation::kAgree},
    {"a percentage and its rounding", "Turnout in Corran was 14 percent.", "Turnout in Corran was 14.2 percent.", "14 percent",
     "14.2 percent", Relation::kAgree},
    // Words.
    {"a short quotation with another word", "“Lebih baik terlambat daripada cacat,” kata Gubernur Hadi Wibowo.",
     "“Lebih baik terlambat daripada curang,” kata Gubernur Hadi Wibowo.", "cacat", "curang", Relation::kConflict},
    {"one quotation, one speaker", "“Kami tidak akan pernah menyerah kepada tekanan siapa pun,” kata Gubernur Hadi Wibowo.",
     "Gubernur Hadi Wibowo berkata, “Kami tidak akan pernah menyerah kepada tekanan siapa pun.”", "menyerah", "menyerah",
     Relation::kAgree},
    {"the same words in two mouths", "“We were never told that the gates would open that night,” said Mayor Anna Petrel.",
     "“We were never told that the gates would open that night,” said Captain Leo Brandt.", "gates", "gates",
     Relation::kConflict},
    // Whether it happened.
    {"no arrests / an arrest", "No arrests have been made over the burglary at the Aldon mill.",
     "A 40-year-old man was arrested over the burglary at the Aldon mill, police said.", "No arrests", "arrested",
     Relation::kConflict},
    {"nobody in custody / behind bars", "Nobody is in custody after the fire at the Aldon mill.",
     "A former foreman is behind bars after the fire at the Aldon mill.", "Nobody is in custody", "behind bars",
     Relation::kConflict},
    {"nobody known to have died / one died", "Nobody is known to have died in the landslide at Brenk.",
     "An elderly farmer died in the landslide at Brenk.", "died", "died", Relation::kConflict},
    {"not received / received", "Dinas Pertanian mengaku belum menerima surat permohonan pupuk dari petani Sukarame.",
     "Dinas Pertanian telah menerima surat permohonan pupuk dari petani Sukarame sejak Mei.", "belum menerima", "telah menerima",
     Relation::kConflict},
    {"denied / told", "Bank Lestari membantah telah menerbitkan sertifikat jaminan proyek itu.",
     "Kontraktor mengatakan Bank Lestari sudah menerbitkan sertifikat jaminan proyek itu.", "membantah", "menerbitkan sertifikat",
     Relation::kConflict},
    {"held / gave way", "The earthen dyke at Corran held firm when the river rose on Monday night.",
     "The earthen dyke at Corran gave way when the river rose on Monday night.", "held firm", "gave way", Relation::kConflict},
    {"sent nobody / sent an envoy", "Sweden sent nobody to the funeral of the king.",
     "Sweden sent two ministers to the funeral of the king.", "sent nobody", "sent", Relation::kConflict},
    {"shots in Malay and Indonesian", "Tiada tembakan dilepaskan ke arah bot nelayan itu di Selat Lintora.",
     "Kapal patroli melepaskan tembakan ke arah perahu nelayan itu di Selat Lintora.", "Tiada tembakan", "tembakan",
     Relation::kConflict},
    {"no injuries told twice", "Nobody was injured when the barge sank in Tollen harbour.",
     "No one was injured when the barge sank in Tollen harbour.", "Nobody was injured", "No one was injured", Relation::kAgree},
    {"another event of the same verb", "Pemerintah tidak membayar ganti rugi kepada petani Sukarame.",
     "Klub itu membayar gaji pemain barunya tepat waktu.", "tidak membayar", "membayar", std::nullopt},
    {"a bound is no denial", "No fewer than 14 people died when the bridge fell.", "Fourteen people died when the bridge fell.",
     "No fewer", "died when", std::nullopt},
    {"those who did not", "Pupils who did not pass the swimming test stayed ashore.", "Most pupils passed the swimming test.",
     "not pass", "passed", std::nullopt},
    {"accompanied / stayed away", "Gubernur Hadi didampingi Bupati Rina Lestari meninjau bendungan itu.",
     "Bupati Rina Lestari absen dalam peninjauan bendungan oleh Gubernur Hadi.", "didampingi", "absen", Relation::kConflict},
    {"what follows in time is no clash", "Police arrested the warehouse owner at the harbour on Monday.",
     "The warehouse owner was released at the harbour.", "arrested", "released", Relation::kDiffers},
    {"none of them", "None of the passengers was injured when the barge sank in Tollen harbour.",
     "Four passengers were injured when the barge sank in Tollen harbour.", "None of the", "injured", Relation::kConflict},
    {"nobody hurt / three hurt", "No one was injured in the fire at the Renfold mill on Sunday, police said.",
     "Three people were injured in the fire at the Renfold mill on Sunday, witnesses said.", "No one was injured", "injured",
     Relation::kConflict},
    {"no deaths / two died",
     "Kebakaran melanda Pasar Lintora. Tidak ada korban jiwa dalam kebakaran yang terjadi karena korsleting itu, kata polisi.",
     "Kebakaran melanda Pasar Lintora. Dua orang tewas dalam kebakaran yang terjadi karena korsleting itu, kata saksi.",
     "Tidak ada korban jiwa", "tewas", Relation::kConflict},
    {"not anybody / two", "Polisi belum menahan siapa pun dalam kasus kebakaran Pasar Lintora.",
     "Polisi menahan dua orang dalam kasus kebakaran Pasar Lintora.", "belum menahan siapa pun", "menahan", Relation::kConflict},
    {"no injuries reported / twelve hurt",
     "Gempa mengguncang Kabupaten Lema pada Minggu dini hari, kata polisi setempat. Tidak ada laporan korban luka akibat gempa "
     "itu.",
     "Gempa mengguncang Kabupaten Lema pada Minggu dini hari, kata warga setempat. Sebanyak 12 warga terluka akibat gempa itu.",
     "Tidak ada laporan korban luka", "terluka", Relation::kConflict},
    {"none hurt / three hurt, in Spanish",
     "El incendio comenzó el domingo en la fábrica Roldán. No hubo heridos, dijo el alcalde.",
     "El incendio comenzó el domingo en la fábrica Roldán. Tres obreros resultaron heridos, dijo el hospital.", "No hubo heridos",
     "resultaron heridos", Relation::kConflict},
    {"no officer / two bystanders", "No police officer was hurt in the riot at Corran on Sunday, the chief said.",
     "Two bystanders were hurt in the riot at Corran on Sunday, by stones.", "No police officer", "hurt", Relation::kDiffers},
    {"nobody yet / two, a day later",
     "Corran, 4 May 2026 - Nobody had been arrested for the fire at Renfold mill by Monday evening, police said.",
     "Corran, 5 May 2026 - Two men have been arrested for the fire at Renfold mill, police said.", "Nobody had been arrested",
     "arrested", Relation::kDiffers},
    {"an article that tells both",
     "No one was in custody over the theft at Renfold mill. Two men had been arrested and released.",
     "Police arrested two men over the theft at Renfold mill.", "No one was in custody", "arrested", Relation::kDiffers},
    {"a chase called off is no chase denied", "Police said the pursuit of the Charger was called off before the crash in Corran.",
     "Officers quit the pursuit of the Charger minutes before the crash in Corran.", "pursuit", "pursuit", std::nullopt},
    {"nobody else was hurt", "A bus hit a shop in Corran on Monday. Nobody else was hurt.",
     "A bus hit a shop in Corran on Monday. The driver was hurt.", "Nobody else", "hurt", std::nullopt},
    {"not until Monday", "The Corran dam did not collapse until Monday.", "The Corran dam collapsed on Monday.", "not collapse",
     "collapsed", std::nullopt},
    {"what cannot be", "The family cannot return to Corran.", "The family returned to Corran in a lorry.", "cannot return",
     "returned", std::nullopt},
    {"not one but three", "Not one but three people were killed in the Corran bus crash.",
     "Three people were killed in the Corran bus crash.", "Not one", "killed", std::nullopt},
    // Offices.
    {"an office before and behind a name", "Wali Kota Rudi Hartono membuka jembatan itu.",
     "Rudi Hartono, wali kota, membuka jembatan itu pada Senin.", "Wali Kota", "wali kota", Relation::kAgree},
    {"minister / deputy minister", "Menteri Keuangan Laras Widodo menandatangani aturan itu.",
     "Wakil Menteri Keuangan Laras Widodo menandatangani aturan itu.", "Menteri", "Wakil Menteri", Relation::kConflict},
    {"what somebody was before", "Presiden Hadi Wirawan membuka pameran itu.",
     "Mantan wakil presiden Hadi Wirawan membuka pameran itu.", "Presiden", "wakil presiden", std::nullopt},
    {"an office that another holds", "Environment Minister Adia Mbeki opened the summit.",
     "Adia Mbeki, the Prime Minister's envoy, opened the summit.", "Minister", "envoy", std::nullopt},
    {"two ranks of one scale", "Detective Inspector Brona Tull said the suspect was caught at the harbour.",
     "Detective Sergeant Brona Tull said the suspect was caught at the harbour.", "Inspector", "Sergeant", Relation::kConflict},
    {"a chief has a rank, too", "Police Chief Brona Tull said the suspect was caught at the harbour.",
     "Supt. Brona Tull said the suspect was caught at the harbour.", "Police Chief", "Supt", std::nullopt},
    {"one rank, short and long", "Lt. Col. Brona Tull said the suspect was caught at the harbour.",
     "Lieutenant Colonel Brona Tull said the suspect was caught at the harbour.", "Col", "Colonel", std::nullopt},
    {"two offices of one", "Prime Minister Brona Tull said the suspect was caught at the harbour.",
     "Finance Minister Brona Tull said the suspect was caught at the harbour.", "Minister", "Finance", std::nullopt},
    {"for the time being", "Bupati Brona Tulle membuka pameran itu.", "Penjabat Gubernur Brona Tulle membuka pameran itu.",
     "Bupati", "Gubernur", std::nullopt},
    {"pangkat polisi", "AKP Gunadi Wirasta mengatakan truk itu terguling di Tol Cipali.",
     "Kompol Gunadi Wirasta mengatakan truk itu terguling di Tol Cipali.", "AKP", "Kompol", Relation::kConflict},
    {"presiding / member of a bench", "Ketua majelis hakim Rina Handayani membacakan putusan kasus korupsi bupati itu.",
     "Hakim anggota Rina Handayani membacakan putusan kasus korupsi bupati itu.", "Ketua majelis", "Hakim anggota",
     Relation::kConflict},
    {"secretary / chair of one union",
     "Ketua serikat pekerja Ayu Larasati mengatakan pawai itu bubar karena hujan, Senin (4/5/2026).",
     "Ayu Larasati, sekretaris serikat pekerja, mengatakan pawai itu bubar karena hujan.", "Ketua", "sekretaris",
     Relation::kConflict},
    {"an office behind an age", "The trust's finance director, Adia Mbeki, apologised to the families.",
     "Adia Mbeki, 48, the trust's medical director, apologised to the families.", "finance director", "medical director",
     Relation::kConflict},
    {"a chief executive may chair", "Chairman Adia Mbeki apologised to the families.",
     "Adia Mbeki, the chief executive, apologised to the families.", "Chairman", "chief executive", std::nullopt},
    {"a spokesman heads no police force", "Kapolres Corran AKBP Gunadi Wirasta menemui keluarga korban.",
     "Kasi Humas Polres Corran, AKBP Gunadi Wirasta, menemui keluarga korban.", "Kapolres", "Kasi Humas", Relation::kConflict},
    {"chair here, secretary there",
     "Ketua koperasi nelayan Ayu Larasati mengatakan pawai itu bubar karena hujan, Senin (4/5/2026).",
     "Ayu Larasati, sekretaris serikat pekerja, mengatakan pawai itu bubar karena hujan.", "Ketua", "sekretaris", std::nullopt},
    {"whose lawyer it is", "Pengacara terdakwa Ayu Larasati mengatakan sidang itu ditunda karena hujan, Senin (4/5/2026).",
     "Bendahara koperasi Ayu Larasati mengatakan sidang itu ditunda karena hujan.", "terdakwa", "Bendahara", std::nullopt},
    {"a lawyer may speak for a family", "The family's lawyer, Adia Mbeki, apologised to the neighbours.",
     "Adia Mbeki, a spokeswoman for the family, apologised to the neighbours.", "lawyer", "spokeswoman", std::nullopt},
    {"two ministries", "Menteri Perdagangan Ayu Larasati membuka pameran itu.",
     "Menteri Perindustrian Ayu Larasati membuka pameran itu.", "Menteri Perdagangan", "Menteri Perindustrian",
     Relation::kConflict},
    {"a deputy minister is no foreign minister", "Menteri Luar Negeri Katya Dolmen membuka rapat itu di Jakarta.",
     "Wakil Menteri Luar Negeri Katya Dolmen membuka rapat itu di Jakarta.", "Menteri", "Wakil Menteri", Relation::kConflict},
    {"a deputy prime minister may head a ministry", "Deputy Prime Minister Ayu Larasati opened the fair.",
     "Foreign Minister Ayu Larasati opened the fair.", "Deputy Prime Minister", "Foreign Minister", std::nullopt},
    {"a deputy prime minister is no prime minister", "Deputy Prime Minister Ayu Larasati opened the fair.",
     "Prime Minister Ayu Larasati opened the fair.", "Deputy Prime Minister", "Prime Minister", Relation::kConflict},
    {"one ministry, told both ways", "Finance Minister Ayu Larasati opened the fair.",
     "Ayu Larasati, minister of finance, opened the fair.", "Finance Minister", "minister of finance", Relation::kAgree},
    {"an acronym may be either", "Kepala BNPB Ayu Larasati membuka pameran itu.",
     "Kepala Badan Nasional Penanggulangan Bencana Ayu Larasati membuka pameran itu.", "BNPB", "Badan Nasional",
     Relation::kAgree},
    {"a judge is no prosecutor", "Hakim Hadi Wirawan hadir di sidang itu.", "Jaksa Hadi Wirawan hadir di sidang itu.", "Hakim",
     "Jaksa", Relation::kConflict},
    {"what an article knows to be both",
     "Hakim Hadi Wirawan hadir di sidang itu. Jaksa Hadi Wirawan, begitu ia dulu disebut, diam.",
     "Jaksa Hadi Wirawan hadir di sidang itu.", "Hakim", "Jaksa", std::nullopt},
    // Of what is at hand, in a row.
    {"this the third, this the fourth", "Warga kesal. Ini sudah kecelakaan ketiga di tikungan Cadas sejak Januari.",
     "Kecelakaan ini yang keempat di tikungan Cadas sejak Januari, kata camat.", "kecelakaan ketiga", "keempat",
     Relation::kConflict},
    {"the town's second, the third", "It was the town's second fatal chase since January.",
     "The chase was the third fatal one in the town since January.", "second fatal chase", "third fatal", Relation::kConflict},
    {"third by size, second by age", "Bank Larken is the third largest bank of the country, said its chairman.",
     "Bank Larken is the second oldest bank of the country, said its chairman.", "third largest", "second oldest",
     Relation::kDiffers},
    {"the fourth truce, the fifth year", "It is the fourth truce since the war in Kuldara began, said the envoy.",
     "The war in Kuldara is in its fifth year, said the envoy, and earlier truces failed.", "fourth truce", "fifth year",
     Relation::kDiffers},
    {"third in a race, third of a row", "Ann Leary was third at the Larken regatta.", "It was Ann Leary's ninth Larken regatta.",
     "third", "ninth", Relation::kDiffers},
    // Tolls that grow.
    {"tolls of two evenings", "Hingga Senin (4/5/2026) pukul 18.00, sebanyak 12 orang tewas dalam longsor di Desa Tanah Abu.",
     "Sampai Selasa (5/5/2026) pukul 09.00, sebanyak 17 orang tewas dalam longsor di Desa Tanah Abu.", "12 orang", "17 orang",
     Relation::kDiffers},
    {"tolls of one hour", "Hingga Senin (4/5/2026) pukul 18.00, sebanyak 12 orang tewas dalam longsor di Desa Tanah Abu.",
     "Sampai Senin (4/5/2026) pukul 18.00, sebanyak 17 orang tewas dalam longsor di Desa Tanah Abu.", "12 orang", "17 orang",
     Relation::kConflict},
    // Names.
    {"one name in two spellings", "The driver, Leonardo Vasquel, 45, was taken to hospital.",
     "Leonrado Vasquel, 45, was driving when the lorry overturned.", "Leonardo Vasquel", "Leonrado Vasquel", Relation::kConflict},
    {"one street in two spellings", "The fire broke out at a shop on Harmon Street.",
     "Crews were called to a shop on Harmen Street.", "Harmon Street", "Harmen Street", Relation::kConflict},
    {"a short form is no slip", "The driver, Gregory Vasquel, was taken to hospital.", "Greg Vasquel was driving the lorry.",
     "Gregory Vasquel", "Greg Vasquel", std::nullopt},
    {"brother and sister", "Maria Vasquel, 41, was taken to hospital.", "Mario Vasquel, 44, was driving the lorry.",
     "Maria Vasquel", "Mario Vasquel", std::nullopt},
    // What has nothing to do with one another.
    {"equal tolls of two events",
     "Two people died when a crane fell on a bus shelter in Ostrel on Monday morning. Jonas Wikander, the driver, had worked at "
     "the site for nine years, said the builder, Halden Works. Mayor Tove Lindahl called for an inquiry.",
     "Police in Merrowdale are looking for the owner of a lorry that struck a stall of the Valley Market on 4 May. Two people "
     "died. Inspector Inez Tarrant asked for film of the crossing, and Dwight Palmquist, who sells cheese there, for a railing.",
     "Two people", "Two people", std::nullopt},
    {"two deaths of one day",
     "4 May 2026. Two people died when a crane fell on a bus shelter in Ostrel on Monday morning. Jonas Wikander, the driver, "
     "had worked at the site for nine years, said the builder, Halden Works. Mayor Tove Lindahl called for an inquiry.",
     "4 May 2026. Police in Merrowdale are looking for the owner of a lorry that struck a stall of the Valley Market on Monday "
     "evening. Three people died. Inspector Inez Tarrant asked for film of the crossing, and Dwight Palmquist, who sells cheese "
     "there, for a railing.",
     "Two people", "Three people", std::nullopt},
    {"one event by a single person and a figure",
     "Two people died when a crane fell on a bus shelter in Ostrel on Monday morning. Jonas Wikander, the driver, had worked at "
     "the site for nine years, said the builder, Halden Works. Mayor Tove Lindahl called for an inquiry.",
     "“I heard it crack,” said Jonas Wikander, who had been at the site for nine years. Three people died under his crane. The "
     "Labour Inspectorate, the Union of Builders and its chairman, Per Ekdal, want to know why nobody had stopped the work.",
     "Two people", "Three people", Relation::kConflict},
    {"crossing", "Sebanyak 40 siswa mengikuti lomba sains di Bandung.", "Harga beras naik menjadi Rp15.000 per kilogram.",
     "40 siswa", "Rp15.000", std::nullopt},
};

bool Holds(const Finding& finding, const Row& row) {
  const auto side = [](const Side& s, const char* source, const char* words) {
    return std::any_of(s.mentions.begin(), s.mentions.end(),
                       [&](const Passage& m) { return m.source == source && m.text.find(words) != std::string::npos; });
  };
  bool a = false, b = false;
  for (const Side& s : finding.sides) {
    a = a || side(s, "S1", row.mention_a);
    b = b || side(s, "S2", row.mention_b);
  }
  return a && b;
}

TEST(Pairs, Table) {
  auto engine = Engine::Create();
  ASSERT_TRUE(engine.ok()) << engine.status();
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    std::vector<SourceText> sources(2);
    sources[0].path = "a.txt";
    sources[0].text = row.a;
    sources[1].path = "b.txt";
    sources[1].text = row.b;
    const auto report = engine->Compare(sources);
    ASSERT_TRUE(report.ok()) << report.status();
    std::vector<std::string> relations;
    for (const Finding& finding : report->findings) {
      if (Holds(finding, row)) relations.emplace_back(Name(finding.relation));
    }
    if (row.relation) {
      EXPECT_TRUE(std::count(relations.begin(), relations.end(), Name(*row.relation))) << ::testing::PrintToString(relations);
    } else {
      EXPECT_TRUE(relations.empty()) << ::testing::PrintToString(relations);
    }
  }
}

// Two shootings of two towns, each told in words that the other has too, contradict each other nowhere; a headline that stands with
// them says too little to tie them together.
TEST(Pairs, UnrelatedEventsDoNotContradict) {
  auto engine = Engine::Create();
  ASSERT_TRUE(engine.ok()) << engine.status();
  std::vector<SourceText> sources(3);
  sources[0].path = "a.txt";
  sources[0].text =
      "Three people were wounded when a gunman opened fire outside a bakery in Tollen on Friday. No arrests have been made, said "
      "the "
      "harbour constable, Orla Brandvold. The wounded, who are dock workers, were taken to Saint Ansgar Hospital by boat.";
  sources[1].path = "b.txt";
  sources[1].text =
      "A suspect was arrested after shots were fired at a school fair in Merrowdale. Sheriff Dwight Palmquist told the Valley "
      "Ledger that "
      "five people were wounded. They are recovering at the Coulee Clinic, where Mayor Inez Tarrant visited them.";
  sources[2].path = "c.txt";
  sources[2].text = "Shooting leaves several wounded";
  for (size_t count : {2, 3}) {
    const auto report = engine->Compare({sources.begin(), sources.begin() + static_cast<std::ptrdiff_t>(count)});
    ASSERT_TRUE(report.ok()) << report.status();
    for (const Finding& finding : report->findings) {
      EXPECT_NE(finding.relation, Relation::kConflict) << count << " sources: " << finding.summary;
    }
  }
}

}  // namespace
}  // namespace silang
