#include "tests/report/sample.h"

#include <utility>

namespace silang::testing {
namespace {

Value Number(double number, std::string unit = "1") {
  Value value;
  value.quantity = Quantity{number, number, number, std::move(unit)};
  return value;
}

Finding Make(std::string id, Relation relation, ClaimKind kind, Severity severity, std::string summary, std::string reason) {
  Finding finding;
  finding.id = std::move(id);
  finding.relation = relation;
  finding.kind = kind;
  finding.severity = severity;
  finding.confidence = 0.92;
  finding.summary = std::move(summary);
  finding.reason = std::move(reason);
  finding.rule = "same-slots";
  return finding;
}

}  // namespace

ReportBuilder& ReportBuilder::Source(std::string publisher, std::string title, std::string text) {
  SourceInfo source;
  source.id = "S" + std::to_string(report_.sources.size() + 1);
  source.path = "fire/" + source.id + ".txt";
  source.publisher = std::move(publisher);
  source.title = std::move(title);
  source.published = "2024-03-07T09:00+07:00";
  source.language = "en";
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) source.sentence_spans.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    begin = end + 1;
  }
  source.sentences = static_cast<uint32_t>(source.sentence_spans.size());
  source.text = std::move(text);
  report_.sources.push_back(std::move(source));
  return *this;
}

Passage ReportBuilder::Mention(size_t source, std::string_view words, std::string claim) const {
  const SourceInfo& info = report_.sources.at(source - 1);
  uint32_t begin = static_cast<uint32_t>(info.text.find(words));
  Passage passage;
  passage.source = info.id;
  passage.span = {begin, begin + static_cast<uint32_t>(words.size())};
  passage.text = words;
  passage.claim = std::move(claim);
  while (info.sentence_spans.at(passage.sentence).end < passage.span.end) ++passage.sentence;
  return passage;
}

ReportBuilder& ReportBuilder::Add(Finding finding) {
  report_.findings.push_back(std::move(finding));
  return *this;
}

ReportBuilder& ReportBuilder::AddClaim(size_t source, std::string_view words, ClaimKind kind, double number,
                                       std::string predicate) {
  Claim claim;
  claim.id = "C" + std::to_string(report_.claims.size() + 1);
  claim.passage = Mention(source, words, claim.id);
  claim.kind = kind;
  claim.value = Number(number);
  claim.predicate = std::move(predicate);
  report_.claims.push_back(std::move(claim));
  return *this;
}

Report HarbourFire() {
  ReportBuilder builder;
  builder
      .Source("Harbour Post", "Fire at Pier 9 kills four dock workers, city says",
              "Fire at Pier 9 kills four dock workers, city says\n"
              "Four people were killed and 11 injured when a warehouse burned at Pier 9 early on Wednesday, the mayor's office "
              "said.\n"
              "The blaze began shortly before 3 a.m. and took 60 firefighters five hours to put out.\n"
              "\"We will rebuild this pier before the winter comes,\" Mayor Ana Rook said.\n"
              "The warehouse held 1,200 tonnes of fertiliser.\n")
      .Source(
          "The Evening Ledger", "Six dead in harbour blaze",
          "Six dead in harbour blaze\n"
          "At least six people died in the warehouse fire at Pier 9, where 11 more were hurt, according to the fire service.\n"
          "Some 60 firefighters fought the flames.\n"
          "\"We will rebuild this pier before the summer comes,\" said the mayor, Ana Rook.\n"
          "Damage is put at $40 million by the port authority.\n"
          "The pier had been inspected two weeks earlier.\n")
      .Source("Coast Radio", "", "About sixty firefighters were sent to Pier 9 and two were treated for smoke.\n")
      .Source("", "Four killed in Pier 9 fire",
              "Four people were killed and 11 injured when a warehouse burned at Pier 9 early on Wednesday, the mayor's office "
              "said.\n");
  builder.Last().origin = "S1";

  Finding toll = Make("F3a1c", Relation::kConflict, ClaimKind::kCount, Severity::kHigh, "Four people killed, or at least six",
                      "same event, same people, and the counts exclude each other");
  toll.sides = {{Number(4), {builder.Mention(1, "Four people were killed", "C1"), builder.Mention(4, "Four people were killed")}},
                {Number(6), {builder.Mention(2, "At least six people died", "C3")}}};
  toll.steps = {"both tell of deaths at Pier 9 on Wednesday", "4 is outside of 6 and more", "no later update is named"};
  Finding quote = Make("F77b0", Relation::kConflict, ClaimKind::kQuote, Severity::kMedium,
                       "The mayor is quoted with \"winter\" in one and \"summer\" in the other", "one word differs");
  quote.sides = {{{}, {builder.Mention(1, "We will rebuild this pier before the winter comes,")}},
                 {{}, {builder.Mention(2, "We will rebuild this pier before the summer comes,")}}};
  Finding treated = Make("Fd210", Relation::kDiffers, ClaimKind::kCount, Severity::kMedium,
                         "11 people injured; two firefighters treated", "different group");
  treated.sides = {{Number(11), {builder.Mention(1, "11 injured"), builder.Mention(4, "11 injured")}},
                   {Number(2), {builder.Mention(3, "two were treated")}}};
  Finding crews = Make("F9e44", Relation::kAgree, ClaimKind::kCount, Severity::kLow, "60 firefighters", "");
  crews.sides = {{Number(60), {builder.Mention(1, "60 firefighters"), builder.Mention(2, "Some 60 firefighters")}}};
  Finding hurt =
      Make("F0c12", Relation::kCompatible, ClaimKind::kCount, Severity::kLow, "11 injured, 11 more hurt", "other words");
  hurt.sides = {{Number(11), {builder.Mention(1, "11 injured"), builder.Mention(4, "11 injured")}},
                {Number(11), {builder.Mention(2, "11 more were hurt")}}};
  builder.Add(toll).Add(quote).Add(treated).Add(crews).Add(hurt);
  builder.AddClaim(1, "Four people were killed", ClaimKind::kCount, 4, "kill")
      .AddClaim(1, "1,200 tonnes", ClaimKind::kMeasure, 1200)
      .AddClaim(2, "At least six people died", ClaimKind::kCount, 6, "die")
      .AddClaim(2, "$40 million", ClaimKind::kMoney, 4e7)
      .AddClaim(2, "two weeks earlier", ClaimKind::kDuration, 2);
  Report report = builder.Take();
  report.sources[0].title_from = "first line";
  report.sources[0].language_from = "detected";
  Alignment pair;
  pair.a = {"S1", 1, report.sources[0].sentence_spans[1], "", ""};
  pair.b = {"S2", 1, report.sources[1].sentence_spans[1], "", ""};
  for (Passage* passage : {&pair.a, &pair.b}) {
    const std::string& text = report.sources[passage == &pair.a ? 0 : 1].text;
    passage->text = text.substr(passage->span.begin, passage->span.size());
  }
  pair.cosine = 0.4200000000001;
  report.alignments.push_back(pair);
  return report;
}

Report Hostile() {
  const std::string evil =
      "\x1b[31mred\x1b]0;title\x07 \xC2\x9B"
      "2J \xE2\x80\xAE"
      "gnp.exe \xff\xfe a\tb\r\nc " +
      std::string(300, 'x') + " \xF0\x9F\x94\xA5 " +
      "\xE7\x81\xAB\xE4\xBA\x8B\xE7\x81\xAB\xE4\xBA\x8B\xE7\x81\xAB\xE4\xBA\x8B\xE7\x81\xAB\xE4\xBA\x8B\xE7\x81\xAB\xE4\xBA\x8B"
      "\xE7\x81\xAB\xE4\xBA\x8B ";
  Report report = HarbourFire();
  for (SourceInfo& source : report.sources) {
    for (std::string* field : {&source.path, &source.title, &source.publisher, &source.url, &source.published, &source.language,
                               &source.given_id, &source.title_from, &source.language_from, &source.text}) {
      *field += evil;
    }
    source.sentence_spans.push_back({0, static_cast<uint32_t>(source.text.size())});
    source.sentence_spans[0] = source.sentence_spans.back();
  }
  for (Finding& finding : report.findings) {
    for (std::string* field : {&finding.id, &finding.summary, &finding.reason, &finding.rule}) *field += evil;
    finding.was = {evil};
    finding.steps.push_back(evil);
    for (Side& side : finding.sides) {
      side.value.text = evil;
      for (Passage& mention : side.mentions) {
        mention.text += evil;
        mention.claim += evil;
      }
      side.mentions.push_back({"S9" + evil, 7, {5, 4000000000u}, evil, evil});
    }
  }
  for (Claim& claim : report.claims) {
    for (std::string* field : {&claim.id, &claim.counted, &claim.subject, &claim.speaker, &claim.time, &claim.place})
      *field += evil;
    claim.passage.text += evil;
  }
  report.claims.back().passage.span = {3, 4000000000u};
  report.alignments.front().b.sentence = 4000000000u;
  return report;
}

}  // namespace silang::testing
