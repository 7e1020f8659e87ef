#include "desk/store.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/status.h"
#include "desk/schema.h"
#include "fmt/format.h"

namespace silang::desk {
namespace {

constexpr std::array<std::string_view, 4> kVerdicts = {"open", "confirmed", "dismissed", "to-do"};

absl::Status Gone(std::string_view what) {
  return MadeOf(PartsOf(OptionError(fmt::format("there is no such {}", what), "it may have been deleted meanwhile")),
                absl::StatusCode::kNotFound);
}

// "0:12:100:110" an anchor: side, source, span.
std::string Written(const std::vector<Anchor>& anchors) {
  std::string out;
  for (const Anchor& anchor : anchors)
    out += fmt::format("{}{}:{}:{}:{}", out.empty() ? "" : " ", anchor.side, anchor.source, anchor.span.begin, anchor.span.end);
  return out;
}

// What is not written so is left out.
std::vector<Anchor> AnchorsOf(std::string_view text) {
  std::vector<Anchor> anchors;
  const char* at = text.data();
  const char* end = at + text.size();
  const auto number = [&](auto* value, char before) {
    if (before != 0 && (at == end || *at++ != before)) return false;
    const auto [next, error] = std::from_chars(at, end, *value);
    at = next;
    return error == std::errc();
  };
  while (at != end) {
    Anchor anchor;
    if (!number(&anchor.side, anchors.empty() ? '\0' : ' ') || !number(&anchor.source, ':') || !number(&anchor.span.begin, ':') ||
        !number(&anchor.span.end, ':'))
      break;
    anchors.push_back(anchor);
  }
  return anchors;
}

// The latest decision of each id counts, unless one under a later id took its place.
constexpr std::string_view kCases =
    "SELECT number, name, options, created, revision, (SELECT COUNT(*) FROM sources WHERE of = cases.number) FROM cases";
constexpr std::string_view kTotals =
    "SELECT of, SUM(verdict = 'confirmed'), SUM(verdict = 'dismissed'), SUM(verdict = 'to-do') FROM decisions "
    "WHERE number IN (SELECT MAX(number) FROM decisions GROUP BY of, finding) AND number NOT IN (SELECT replaces FROM decisions) "
    "GROUP BY of";

Case CaseOf(Statement* row) {
  Case of;
  of.number = row->Integer();
  of.name = row->Text();
  of.options = row->Text();
  of.created = row->Text();
  of.revision = row->Integer();
  of.sources = row->Integer();
  return of;
}

}  // namespace

std::string_view Name(Verdict verdict) { return kVerdicts.at(static_cast<size_t>(verdict)); }

std::optional<Verdict> VerdictOf(std::string_view name) {
  for (size_t i = 0; i < kVerdicts.size(); ++i) {
    if (kVerdicts[i] == name) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

absl::StatusOr<Store> Store::Open(const std::string& path, const DatabaseOptions& options) {
  absl::StatusOr<Database> database = Database::Open(path, kApplication, options);
  if (!database.ok()) return database.status();
  Store store(std::make_unique<Database>(*std::move(database)));
  SILANG_RETURN_IF_ERROR(Migrate(store.database_.get()));
  return store;
}

absl::StatusOr<std::vector<Case>> Store::Cases() const {
  const std::lock_guard lock(*mutex_);
  std::vector<Case> cases;
  absl::flat_hash_map<int64_t, size_t> places;
  static const std::string kAll = std::string(kCases) + " ORDER BY number DESC";
  Statement statement = database_->Prepare(kAll);
  while (statement.Next()) {
    cases.push_back(CaseOf(&statement));
    places[cases.back().number] = cases.size() - 1;
  }
  if (!statement.status().ok()) return statement.status();
  Statement totals = database_->Prepare(kTotals);
  while (totals.Next()) {
    const auto place = places.find(totals.Integer());
    if (place == places.end()) continue;  // made by another program in between
    Case& of = cases[place->second];
    of.confirmed = totals.Integer();
    of.dismissed = totals.Integer();
    of.to_do = totals.Integer();
  }
  if (!totals.status().ok()) return totals.status();
  return cases;
}

absl::StatusOr<Case> Store::FindLocked(int64_t number) const {
  static const std::string kOne = std::string(kCases) + " WHERE number = ?";
  Statement statement = database_->Prepare(kOne);
  statement.Bind(number);
  if (statement.Next()) return CaseOf(&statement);
  return statement.status().ok() ? Gone("comparison") : statement.status();
}

absl::StatusOr<Case> Store::Find(int64_t number) const {
  const std::lock_guard lock(*mutex_);
  return FindLocked(number);
}

absl::StatusOr<Contents> Store::Read(int64_t number, bool with_texts) const {
  const std::lock_guard lock(*mutex_);
  SILANG_RETURN_IF_ERROR(database_->Execute("BEGIN"));
  const auto read = [&]() -> absl::StatusOr<Contents> {
    absl::StatusOr<Case> of = FindLocked(number);
    if (!of.ok()) return of.status();
    Contents contents{*std::move(of), {}, {}};
    constexpr std::string_view kBare =
        "SELECT number, added, path, given_id, title, publisher, url, published, language, media_type, fields_from, origin, '' "
        "FROM sources WHERE of = ? ORDER BY number";
    constexpr std::string_view kWhole =
        "SELECT number, added, path, given_id, title, publisher, url, published, language, media_type, fields_from, origin, text "
        "FROM sources WHERE of = ? ORDER BY number";
    Statement sources = database_->Prepare(with_texts ? kWhole : kBare);
    sources.Bind(number);
    while (sources.Next()) {
      StoredSource& source = contents.sources.emplace_back();
      source.number = sources.Integer();
      source.added = sources.Text();
      SourceText& text = source.text;
      for (std::string* field : {&text.path, &text.given_id, &text.title, &text.publisher, &text.url, &text.published,
                                 &text.language, &text.media_type, &text.fields_from})
        *field = sources.Text();
      text.origin = static_cast<uint32_t>(sources.Integer());
      text.text = sources.Text();
    }
    if (!sources.status().ok()) return sources.status();
    Statement decisions = database_->Prepare(
        "SELECT number, finding, verdict, note, time, relation, kind, summary, anchors FROM decisions WHERE of = ? ORDER BY "
        "number");
    decisions.Bind(number);
    while (decisions.Next()) {
      Decision& decision = contents.decisions.emplace_back();
      decision.number = decisions.Integer();
      decision.finding = decisions.Text();
      decision.verdict = VerdictOf(decisions.Text()).value_or(Verdict::kOpen);
      for (std::string* field : {&decision.note, &decision.time, &decision.relation, &decision.kind, &decision.summary})
        *field = decisions.Text();
      decision.anchors = AnchorsOf(decisions.Text());
    }
    if (!decisions.status().ok()) return decisions.status();
    return contents;
  };
  absl::StatusOr<Contents> contents = read();
  database_->Execute("COMMIT").IgnoreError();  // of what was only read
  return contents;
}

absl::Status Store::Insert(int64_t number, const std::vector<SourceText>& sources, std::string_view time) {
  for (const SourceText& source : sources) {
    Statement statement = database_->Prepare(
        "INSERT INTO sources(of, added, path, given_id, title, publisher, url, published, language, media_type, fields_from, "
        "origin, "
        "text) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.Bind(number).Bind(time).Bind(source.path).Bind(source.given_id).Bind(source.title).Bind(source.publisher);
    statement.Bind(source.url).Bind(source.published).Bind(source.language).Bind(source.media_type).Bind(source.fields_from);
    SILANG_RETURN_IF_ERROR(statement.Bind(int64_t{source.origin}).BindBytes(source.text).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<Case> Store::Create(std::string_view name, std::string_view options, const std::vector<SourceText>& sources,
                                   std::string_view time) {
  const std::lock_guard lock(*mutex_);
  Transaction change(database_.get());
  SILANG_RETURN_IF_ERROR(change.status());
  SILANG_RETURN_IF_ERROR(database_->Prepare("INSERT INTO cases(name, options, created, revision) VALUES(?, ?, ?, 1)")
                             .Bind(name)
                             .Bind(options)
                             .Bind(time)
                             .Run());
  const int64_t number = database_->LastRow();
  SILANG_RETURN_IF_ERROR(Insert(number, sources, time));
  absl::StatusOr<Case> made = FindLocked(number);
  SILANG_RETURN_IF_ERROR(change.Commit());
  return made;
}

absl::Status Store::Rename(int64_t number, std::string_view name) {
  const std::lock_guard lock(*mutex_);
  SILANG_RETURN_IF_ERROR(database_->Prepare("UPDATE cases SET name = ? WHERE number = ?").Bind(name).Bind(number).Run());
  return database_->Changes() > 0 ? absl::OkStatus() : Gone("comparison");
}

absl::Status Store::Delete(int64_t number) {
  const std::lock_guard lock(*mutex_);
  SILANG_RETURN_IF_ERROR(database_->Prepare("DELETE FROM cases WHERE number = ?").Bind(number).Run());
  return database_->Changes() > 0 ? absl::OkStatus() : Gone("comparison");
}

absl::StatusOr<int64_t> Store::NextRevision(int64_t number) {
  SILANG_RETURN_IF_ERROR(database_->Prepare("UPDATE cases SET revision = revision + 1 WHERE number = ?").Bind(number).Run());
  if (database_->Changes() == 0) return Gone("comparison");
  const absl::StatusOr<Case> of = FindLocked(number);
  if (!of.ok()) return of.status();
  return of->revision;
}

absl::StatusOr<int64_t> Store::AddSources(int64_t number, const std::vector<SourceText>& sources, std::string_view time) {
  const std::lock_guard lock(*mutex_);
  Transaction change(database_.get());
  SILANG_RETURN_IF_ERROR(change.status());
  absl::StatusOr<int64_t> revision = NextRevision(number);
  if (!revision.ok()) return revision;
  SILANG_RETURN_IF_ERROR(Insert(number, sources, time));
  SILANG_RETURN_IF_ERROR(change.Commit());
  return revision;
}

absl::StatusOr<int64_t> Store::RemoveSource(int64_t number, int64_t source) {
  const std::lock_guard lock(*mutex_);
  Transaction change(database_.get());
  SILANG_RETURN_IF_ERROR(change.status());
  absl::StatusOr<int64_t> revision = NextRevision(number);
  if (!revision.ok()) return revision;
  SILANG_RETURN_IF_ERROR(database_->Prepare("DELETE FROM sources WHERE of = ? AND number = ?").Bind(number).Bind(source).Run());
  if (database_->Changes() == 0) return Gone("source");
  SILANG_RETURN_IF_ERROR(change.Commit());
  return revision;
}

absl::StatusOr<int64_t> Store::Decide(int64_t number, const Decision& decision, std::optional<int64_t> after) {
  const std::lock_guard lock(*mutex_);
  Transaction change(database_.get());
  SILANG_RETURN_IF_ERROR(change.status());
  const absl::StatusOr<Case> of = FindLocked(number);
  if (!of.ok()) return of.status();
  if (after) {
    // The decision known may have been made under a former id of the finding.
    Statement latest = database_->Prepare(
        "SELECT MAX(number) FROM decisions WHERE of = ? AND (finding = ? OR finding = (SELECT finding FROM decisions WHERE of = "
        "? AND "
        "number = ?))");
    latest.Bind(number).Bind(decision.finding).Bind(number).Bind(*after);
    if (latest.Next() && latest.Integer() != *after) {
      return MadeOf(PartsOf(OptionError("this finding has been decided elsewhere meanwhile", "look at it and decide again")),
                    absl::StatusCode::kAborted);
    }
    SILANG_RETURN_IF_ERROR(latest.status());
  }
  const std::string anchors = Written(decision.anchors);
  Statement statement = database_->Prepare(
      "INSERT INTO decisions(of, finding, verdict, note, time, relation, kind, summary, anchors, replaces) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  statement.Bind(number).Bind(decision.finding).Bind(Name(decision.verdict)).Bind(decision.note).Bind(decision.time);
  SILANG_RETURN_IF_ERROR(
      statement.Bind(decision.relation).Bind(decision.kind).Bind(decision.summary).Bind(anchors).Bind(after.value_or(0)).Run());
  const int64_t kept = database_->LastRow();
  SILANG_RETURN_IF_ERROR(change.Commit());
  return kept;
}

}  // namespace silang::desk
