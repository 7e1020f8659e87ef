// The routes of the desk. A change is answered once it is on the disk.
#include "http/desk.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/status.h"
#include "desk/page.h"
#include "desk/standing.h"
#include "document/sources.h"
#include "fmt/chrono.h"
#include "fmt/format.h"
#include "http/body.h"
#include "http/desk_json.h"
#include "http/desk_reports.h"
#include "http/desk_sources.h"

namespace silang::http {
namespace {

constexpr size_t kMostName = 200, kMostNote = 10000;  // characters
constexpr Form kForms[] = {Form::kJson,      Form::kHtml,        Form::kMarkdown, Form::kCsv,
                           Form::kJsonLines, Form::kAnnotations, Form::kText};
constexpr std::string_view kBesideOptions[] = {"name", "sources"};

std::string Now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

Problem Invalid(std::string detail, std::string pointer) { return {Trouble::kInvalid, std::move(detail), std::move(pointer)}; }

// What is wrong without the name of the database's file, which is none of a client's business.
Problem ProblemOf(const absl::Status& status) {
  const ErrorParts parts = PartsOf(status);
  const std::string detail = parts.remedy.empty() ? parts.what : fmt::format("{}; {}", parts.what, parts.remedy);
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kDeadlineExceeded: return {Trouble::kTakesTooLong};
    case absl::StatusCode::kNotFound: return {Trouble::kNotFound, detail};
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition: return {Trouble::kConflict, detail};
    case absl::StatusCode::kResourceExhausted: return {Trouble::kNoRoom, detail};
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kDataLoss: return {Trouble::kStorage, detail};
    case absl::StatusCode::kInternal: return {Trouble::kInternal};
    default: return {Trouble::kInvalid, std::string(Message(status))};
  }
}

Response Failed(const absl::Status& status) { return ToResponse(ProblemOf(status)); }
Response Failed(const Problem& problem) { return ToResponse(problem); }

// Nothing for what is no number of a case or a source.
std::optional<int64_t> NumberOf(const Request& request, std::string_view parameter) {
  const std::string_view text = request.Parameter(parameter);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 ? std::optional(number) : std::nullopt;
}

size_t Characters(std::string_view utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// A member that is a text, or not there.
std::variant<std::string, Problem> TextOf(const json::Value& body, std::string_view key, size_t most_characters) {
  const json::Value* value = body.Find(key);
  if (value == nullptr || value->IsNull()) return std::string();
  const std::string pointer = fmt::format("/{}", key);
  if (value->string() == nullptr) return Invalid(fmt::format("\"{}\" must be a string.", key), pointer);
  if (Characters(*value->string()) > most_characters)
    return Invalid(fmt::format("\"{}\" must have at most {} characters.", key, most_characters), pointer);
  return *value->string();
}

std::optional<Problem> CheckMembers(const json::Value& body, std::initializer_list<std::string_view> known) {
  for (const json::Member& member : body.members()) {
    if (std::find(known.begin(), known.end(), member.key) == known.end())
      return Invalid("There is no member of this name; /openapi.json tells which there are.", "/" + member.key.substr(0, 60));
  }
  return std::nullopt;
}

// The options of a body as they are kept: its members but those beside.
std::string OptionsText(const json::Value& body) {
  std::string out;
  json::Writer writer(&out);
  writer.BeginObject();
  for (const json::Member& member : body.members()) {
    if (std::find(std::begin(kBesideOptions), std::end(kBesideOptions), member.key) != std::end(kBesideOptions)) continue;
    if (const std::string* text = member.value.string()) writer.Member(member.key, *text);
    if (const auto number = member.value.number()) writer.Member(member.key, *number);
  }
  writer.EndObject();
  return out;
}

class Desk {
 public:
  Desk(const Engine& engine, desk::Store& store, const ApiOptions& options)
      : engine_(engine), store_(store), reports_(engine, store), options_(options) {}

  Response List(const Request&) {
    const auto cases = store_.Cases();
    return cases.ok() ? Response{.body = CasesJson(*cases)} : Failed(cases.status());
  }

  Response Create(const Request& request) {
    auto body = ReadObject(request.body);
    if (const auto* problem = std::get_if<Problem>(&body)) return Failed(*problem);
    const json::Value& value = std::get<json::Value>(body);
    auto options = ReadOptions(value, kBesideOptions);
    if (const auto* problem = std::get_if<Problem>(&options)) return Failed(*problem);
    auto name = TextOf(value, "name", kMostName);
    if (const auto* problem = std::get_if<Problem>(&name)) return Failed(*problem);
    auto sources = Checked(value, std::get<CompareOptions>(options), {}, request);
    if (const auto* problem = std::get_if<Problem>(&sources)) return Failed(*problem);
    const auto& [texts, heading] = std::get<Readable>(sources);
    const std::string& given = std::get<std::string>(name);
    const auto made = store_.Create(given.empty() ? heading : given, OptionsText(value), texts, Now());
    if (!made.ok()) return Failed(made.status());
    Response response = Told(made->number, request, 201);
    response.headers.emplace_back("Location", fmt::format("/v1/desk/cases/{}", made->number));
    return response;
  }

  Response Get(const Request& request) { return Told(NumberOf(request, "case").value_or(0), request, 200); }

  Response Rename(const Request& request) {
    auto body = ReadObject(request.body);
    if (const auto* problem = std::get_if<Problem>(&body)) return Failed(*problem);
    const json::Value& value = std::get<json::Value>(body);
    if (const auto problem = CheckMembers(value, {"name"})) return Failed(*problem);
    if (value.Find("name") == nullptr) return Failed(Invalid("\"name\" is missing.", ""));
    auto name = TextOf(value, "name", kMostName);
    if (const auto* problem = std::get_if<Problem>(&name)) return Failed(*problem);
    const int64_t number = NumberOf(request, "case").value_or(0);
    const absl::Status renamed = store_.Rename(number, std::get<std::string>(name));
    return renamed.ok() ? Told(number, request, 200) : Failed(renamed);
  }

  Response Delete(const Request& request) {
    const absl::Status deleted = store_.Delete(NumberOf(request, "case").value_or(0));
    return deleted.ok() ? Response{.status = 204} : Failed(deleted);
  }

  Response AddSources(const Request& request) {
    auto body = ReadObject(request.body);
    if (const auto* problem = std::get_if<Problem>(&body)) return Failed(*problem);
    const json::Value& value = std::get<json::Value>(body);
    if (const auto problem = CheckMembers(value, {"sources"})) return Failed(*problem);
    const int64_t number = NumberOf(request, "case").value_or(0);
    const auto stored = store_.Read(number, false);
    if (!stored.ok()) return Failed(stored.status());
    std::vector<SourceText> there;
    for (const desk::StoredSource& source : stored->sources) there.push_back(source.text);
    auto sources = Checked(value, {.threads = 1}, there, request);
    if (const auto* problem = std::get_if<Problem>(&sources)) return Failed(*problem);
    const auto revision = store_.AddSources(number, std::get<Readable>(sources).texts, Now());
    return revision.ok() ? Told(number, request, 201) : Failed(revision.status());
  }

  Response RemoveSource(const Request& request) {
    const auto revision = store_.RemoveSource(NumberOf(request, "case").value_or(0), NumberOf(request, "source").value_or(0));
    return revision.ok() ? Response{.status = 204} : Failed(revision.status());
  }

  Response Report(const Request& request) {
    const bool page = request.Query("format") == "page";
    const std::optional<Form> form = page ? Form::kHtml : FormOf(request, kForms);
    if (!form) return Failed(Problem{Trouble::kNotAcceptable});
    const auto of = store_.Find(NumberOf(request, "case").value_or(0));
    if (!of.ok()) return Failed(of.status());
    const auto made = reports_.Of(*of, request.cancelled);
    if (!made.ok()) return Failed(made.status());
    const UiLanguage ui = UiOf(request, options_.ui);
    if (page) return {.type = "text/html; charset=utf-8", .body = desk::ReportBody((*made)->report, ui)};
    return InForm((*made)->report, (*made)->options, *form, ui);
  }

  Response Decide(const Request& request);

 private:
  struct Readable {
    std::vector<SourceText> texts;
    std::string heading;  // the first title
  };

  // The sources of a body that can be compared with those that are there: nothing is stored that a comparison fails on.
  std::variant<Readable, Problem> Checked(const json::Value& body, CompareOptions options, std::vector<SourceText> there,
                                          const Request& request) {
    const auto say = [&](const absl::Status& status) {
      return options_.say ? options_.say(status, UiOf(request, options_.ui)) : std::string(Message(status));
    };
    if (there.size() >= options_.most_sources)
      return Problem{Trouble::kTooManySources, fmt::format("There are {} articles already.", there.size()), "/sources"};
    auto sources = ReadDeskSources(body, options_.most_sources - there.size(), say);
    if (auto* problem = std::get_if<Problem>(&sources)) return std::move(*problem);
    Readable out{std::get<std::vector<SourceText>>(std::move(sources)), {}};
    options.cancelled = request.cancelled;
    const absl::StatusOr<silang::Report> read = engine_.Read(out.texts, options);
    if (read.status().code() == absl::StatusCode::kInvalidArgument) return Invalid(say(read.status()), "");
    if (!read.ok()) return ProblemOf(read.status());
    out.heading = desk::HeadingOf(*read);
    for (const SourceText& text : out.texts) {
      SourceText& name = there.emplace_back();
      name.path = text.path;
      name.given_id = text.given_id;
    }
    if (const absl::Status twice = document::CheckGivenIds(there); !twice.ok()) return Invalid(say(twice), "/sources");
    return out;
  }

  // A case; where its report cannot be made, without what only the report tells.
  Response Told(int64_t number, const Request& request, int status) {
    const auto contents = store_.Read(number, false);
    if (!contents.ok()) return Failed(contents.status());
    if (request.Query("report") == "no") return {.status = status, .body = CaseJson(*contents, nullptr)};
    const auto made = reports_.Of(contents->of, request.cancelled);
    if (made.status().code() == absl::StatusCode::kCancelled && status == 200) return Failed(made.status());
    const bool fits = made.ok() && (*made)->revision == contents->of.revision;
    return {.status = status, .body = CaseJson(*contents, fits ? made->get() : nullptr)};
  }

  const Engine& engine_;
  desk::Store& store_;
  DeskReports reports_;
  ApiOptions options_;
};

// What a body says of a finding.
std::variant<std::pair<desk::Decision, std::optional<int64_t>>, Problem> ReadDecision(const std::string& text) {
  auto body = ReadObject(text);
  if (const auto* problem = std::get_if<Problem>(&body)) return *problem;
  const json::Value& value = std::get<json::Value>(body);
  if (const auto problem = CheckMembers(value, {"decision", "note", "after"})) return *problem;
  desk::Decision decision;
  auto name = TextOf(value, "decision", 100);
  if (const auto* problem = std::get_if<Problem>(&name)) return *problem;
  const auto verdict = desk::VerdictOf(std::get<std::string>(name));
  if (!verdict) return Invalid("\"decision\" must be one of open, confirmed, dismissed and to-do.", "/decision");
  auto note = TextOf(value, "note", kMostNote);
  if (const auto* problem = std::get_if<Problem>(&note)) return *problem;
  decision.verdict = *verdict;
  decision.note = std::get<std::string>(std::move(note));
  std::optional<int64_t> after;
  if (const json::Value* number = value.Find("after"); number != nullptr && !number->IsNull()) {
    const double known = number->number().value_or(-1);
    after = known >= 0 && known < 9e15 ? static_cast<int64_t>(known) : -1;
    if (static_cast<double>(*after) != known) return Invalid("\"after\" must be the number of a decision, or 0.", "/after");
  }
  return std::pair(std::move(decision), after);
}

Response Desk::Decide(const Request& request) {
  auto read = ReadDecision(request.body);
  if (const auto* problem = std::get_if<Problem>(&read)) return Failed(*problem);
  auto& [decision, after] = std::get<0>(read);
  const int64_t number = NumberOf(request, "case").value_or(0);
  const auto of = store_.Find(number);
  if (!of.ok()) return Failed(of.status());
  const auto made = reports_.Of(*of, request.cancelled);
  if (!made.ok()) return Failed(made.status());
  const StoredReport& report = **made;
  const std::string_view id = request.Parameter("finding");
  const auto& findings = report.report.findings;
  const auto finding = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.id == id; });
  if (finding == findings.end())
    return Failed(Problem{Trouble::kNotFound, "The report of this comparison has no finding of this id (any more)."});
  decision.finding = finding->id;
  decision.relation = Name(finding->relation);
  decision.kind = Name(finding->kind);
  decision.summary = finding->summary;
  decision.anchors = desk::AnchorsOf(*finding, report.report, report.sources);
  decision.time = Now();
  const auto kept = store_.Decide(number, decision, after);
  if (!kept.ok()) return Failed(kept.status());
  const auto contents = store_.Read(number, false);
  if (!contents.ok()) return Failed(contents.status());
  const auto told = DecisionJson(*contents, report, static_cast<size_t>(finding - findings.begin()));
  return told ? Response{.body = *told} : Failed(Problem{Trouble::kInternal});
}

constexpr std::string_view kFolder = "/desk";

// The page, whichever address it is asked for by, in the language that the browser asks for.
Handler Page(const ServerOptions& server, const ApiOptions& options) {
  const auto shell = [&](UiLanguage ui) { return desk::Shell(ui, kFolder, server.most_body, kMostNote); };
  return [english = shell(UiLanguage::kEnglish), indonesian = shell(UiLanguage::kIndonesian), options](const Request& request) {
    const UiLanguage ui = UiOf(request, options.ui);
    return Response{.type = "text/html; charset=utf-8",
                    .body = ui == UiLanguage::kIndonesian ? indonesian : english,
                    .headers = {{"Cache-Control", "no-cache"}},
                    .policy = std::string(desk::kPolicy)};
  };
}

// Its files. The paths are kept as long as the program runs, as a route wants.
void AddFiles(std::vector<Route>* routes) {
  static const auto* const kFiles = [] {
    auto* files = new std::vector<std::pair<std::string, std::string_view>>;
    for (const desk::WebFile& file : desk::Files()) files->emplace_back(fmt::format("{}/{}", kFolder, file.name), file.text);
    for (const desk::WebFile& file : {desk::ReportStyle(), desk::ReportScript()})
      files->emplace_back(fmt::format("{}/{}", kFolder, file.name), file.text);
    return files;
  }();
  for (const auto& [path, text] : *kFiles)
    routes->push_back(File(path, path.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", text));
}

}  // namespace

std::vector<Route> DeskRoutes(const Engine& engine, desk::Store& store, const ServerOptions& server, const ApiOptions& options) {
  const auto desk = std::make_shared<Desk>(engine, store, options);
  // All that may compare runs where comparisons do.
  const auto route = [&](std::string_view method, std::string_view path, Response (Desk::*answer)(const Request&), Runs runs,
                         Takes takes, std::string_view summary) {
    return Route{.method = method,
                 .path = path,
                 .handler = [desk, answer](const Request& request) { return (desk.get()->*answer)(request); },
                 .runs = runs,
                 .takes = takes,
                 .summary = summary};
  };
  constexpr Takes kNone = Takes::kNoBody, kBody = Takes::kJson;
  const Handler page = Page(server, options);
  std::vector<Route> routes = {
      {.method = "GET", .path = "/", .handler = page, .needs = Needs::kNothing},
      {.method = "GET", .path = "/case/{case}", .handler = page, .needs = Needs::kNothing},
      route("GET", "/v1/desk/cases", &Desk::List, Runs::kAtOnce, kNone, "The comparisons that the desk keeps"),
      route("POST", "/v1/desk/cases", &Desk::Create, Runs::kInPool, kBody, "Keeps a new comparison"),
      route("GET", "/v1/desk/cases/{case}", &Desk::Get, Runs::kInPool, kNone, "A comparison: its articles and what was decided"),
      route("PATCH", "/v1/desk/cases/{case}", &Desk::Rename, Runs::kInPool, kBody, "Gives a comparison another name"),
      route("DELETE", "/v1/desk/cases/{case}", &Desk::Delete, Runs::kAtOnce, kNone,
            "Deletes a comparison, its articles and what was decided"),
      route("POST", "/v1/desk/cases/{case}/sources", &Desk::AddSources, Runs::kInPool, kBody, "Adds articles to a comparison"),
      route("DELETE", "/v1/desk/cases/{case}/sources/{source}", &Desk::RemoveSource, Runs::kAtOnce, kNone,
            "Removes an article; what was decided stays"),
      route("GET", "/v1/desk/cases/{case}/report", &Desk::Report, Runs::kInPool, kNone,
            "The report of a comparison, in any form"),
      route("PUT", "/v1/desk/cases/{case}/findings/{finding}", &Desk::Decide, Runs::kInPool, kBody,
            "Decides on a finding; answered once it is on the disk"),
  };
  AddFiles(&routes);
  return routes;
}

}  // namespace silang::http
