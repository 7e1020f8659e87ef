// silang._engine: what engine/python/silang/__init__.py is made of. All work is done without the interpreter lock.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "python/records.h"
#include "silang/engine.h"
#include "silang/sources.h"

namespace nb = nanobind;

namespace silang::python {
namespace {

PyObject* error_type = nullptr;  // silang.Error; held until the process ends

[[noreturn]] void Raise(PyObject* type, std::string_view message) {
  PyErr_SetObject(type, Text(message).ptr());
  throw nb::python_error();
}

[[noreturn]] void RaiseError(std::string_view message) { Raise(error_type, message); }
[[noreturn]] void RaiseError(const absl::Status& status) { RaiseError({status.message().data(), status.message().size()}); }

// One for all calls of the process, made by the first. REQUIRES: without the interpreter lock, since others may have to wait for it.
const absl::StatusOr<Engine>& TheEngine() {
  static const auto* const kEngine = new absl::StatusOr<Engine>(Engine::Create());
  return *kEngine;
}

// The bytes of a str, in UTF-8, or of a bytes.
std::string Bytes(nb::handle text) {
  if (PyBytes_Check(text.ptr())) return {PyBytes_AS_STRING(text.ptr()), static_cast<size_t>(PyBytes_GET_SIZE(text.ptr()))};
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes == nullptr) throw nb::python_error();
  return {bytes, static_cast<size_t>(size)};
}

struct Sources {
  std::vector<SourceText> texts;

  void Add(nb::str path, nb::handle text, std::string id, std::string title, std::string publisher, std::string url,
           std::string published, std::string language, std::string media_type) {
    SourceText source;
    source.path = Bytes(path);
    source.text = Bytes(text);
    source.given_id = std::move(id);
    source.title = std::move(title);
    source.publisher = std::move(publisher);
    source.url = std::move(url);
    source.published = std::move(published);
    source.language = std::move(language);
    source.media_type = std::move(media_type);
    texts.push_back(std::move(source));
  }

  void AddPath(nb::bytes path) {
    const std::string name(path.c_str(), path.size());
    absl::StatusOr<std::vector<SourceText>> opened;
    {
      const nb::gil_scoped_release unlocked;
      opened = OpenPaths({name});
    }
    if (!opened.ok()) RaiseError(opened.status());
    for (SourceText& source : *opened) texts.push_back(std::move(source));
  }
};

using Stage = absl::StatusOr<Report> (Engine::*)(const std::vector<SourceText>&, const CompareOptions&) const;

struct Native {
  std::string call;
  Report report;
  CompareOptions options;

  bool Compared() const { return call == "compare"; }

  std::string Form(const std::string& form, const TextStyle& style) const {
    if (form == "json") return call == "read" ? SourcesToJson(report) : ToJson(report, options);
    if (form == "jsonl") {
      if (call == "read") return SourcesToJsonLines(report);
      if (call == "claims") return ClaimsToJsonLines(report);
      return call == "align" ? AlignmentsToJsonLines(report) : FindingsToJsonLines(report);
    }
    if (form == "text") {
      if (call == "read") return SourcesToText(report, style);
      if (call == "claims") return ClaimsToText(report, style);
      return call == "align" ? AlignmentsToText(report, style) : ToText(report, style);
    }
    if (form == "html") return ToHtml(report, style.ui);
    if (form == "markdown") return ToMarkdown(report, style.ui);
    return form == "csv" ? ToCsv(report) : ToAnnotations(report);
  }

  nb::object Format(const std::string& form, const std::string& ui, int width) const {
    if (ui != "en" && ui != "id") RaiseError("no report in the language '" + ui + "'; give 'en' or 'id'");
    if (width < 40) RaiseError("the width is " + std::to_string(width) + "; give 40 columns at least");
    if (!Compared() && form != "json" && form != "jsonl" && form != "text")
      RaiseError("only a comparison can be written as " + form + "; use to_text(), to_json() or to_jsonl()");
    TextStyle style;
    style.width = width;
    style.ui = ui == "id" ? UiLanguage::kIndonesian : UiLanguage::kEnglish;
    std::string text;
    {
      const nb::gil_scoped_release unlocked;
      text = Form(form, style);
    }
    return Text(text);
  }
};

// Whether a call is still wanted: asked by all of its threads, without the interpreter lock. Signals are looked at by the thread that made the
// call, and now and then only, since that takes the lock.
class Wanted {
 public:
  using Clock = std::chrono::steady_clock;

  Wanted(double timeout, bool signals)
      : signals_(signals), caller_(std::this_thread::get_id()), begun_(Clock::now()), looked_(begun_) {
    constexpr double kLongest = 1e9;  // seconds; what is longer is never
    if (timeout >= 0 && timeout < kLongest)
      limit_ = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(timeout));
  }

  // True: no longer.
  bool Ended() {
    const Clock::time_point now = Clock::now();
    if (limit_ && now - begun_ >= *limit_) {
      late_ = true;
      return true;
    }
    if (!signals_ || std::this_thread::get_id() != caller_ || now - looked_ < kBetweenLooks) return false;
    looked_ = now;
    const nb::gil_scoped_acquire locked;
    return PyErr_CheckSignals() != 0;  // what a handler raised stays set
  }

  bool late() const { return late_; }

 private:
  static constexpr std::chrono::milliseconds kBetweenLooks{25};

  const bool signals_;
  const std::thread::id caller_;
  const Clock::time_point begun_;
  std::optional<Clock::duration> limit_;
  Clock::time_point looked_;  // of the caller alone
  std::atomic<bool> late_ = false;
};

Stage StageOf(const std::string& call) {
  if (call == "compare") return &Engine::Compare;
  if (call == "claims") return &Engine::Claims;
  return call == "align" ? &Engine::Align : &Engine::Read;
}

Native Run(const std::string& call, const Sources& sources, std::string language, std::string reference_time, double threshold,
           int top, double min_confidence, int threads, double timeout, bool on_main) {
  Native native;
  native.call = call;
  native.options.language = std::move(language);
  native.options.reference_time = std::move(reference_time);
  native.options.threshold = threshold;
  native.options.top = top;
  native.options.min_confidence = min_confidence;
  native.options.threads = threads;
  Wanted wanted(timeout, on_main);
  CompareOptions options = native.options;
  if (timeout >= 0 || on_main) options.cancelled = [&wanted] { return wanted.Ended(); };
  absl::StatusOr<Report> report;
  {
    const nb::gil_scoped_release unlocked;
    const absl::StatusOr<Engine>& engine = TheEngine();
    report = engine.ok() ? ((*engine).*StageOf(call))(sources.texts, options) : engine.status();
  }
  if (PyErr_Occurred() != nullptr) throw nb::python_error();
  if (wanted.late()) Raise(PyExc_TimeoutError, "not done within its timeout; give it longer or fewer sources");
  if (!report.ok()) RaiseError(report.status());
  native.report = *std::move(report);
  return native;
}

void BindAll(nb::args types) {
  BindRecords(types);
  error_type = nb::object(types[0]).release().ptr();
}

std::vector<std::string> LanguageCodes() {
  const nb::gil_scoped_release unlocked;
  const absl::StatusOr<Engine>& engine = TheEngine();
  return engine.ok() ? engine->Languages() : std::vector<std::string>();
}

}  // namespace

NB_MODULE(_engine, module) {
  nb::class_<Sources>(module, "Sources")
      .def(nb::init<>())
      .def("add", &Sources::Add, nb::arg("path"), nb::arg("text"), nb::arg("id") = "", nb::arg("title") = "",
           nb::arg("publisher") = "", nb::arg("url") = "", nb::arg("published") = "", nb::arg("language") = "",
           nb::arg("media_type") = "")
      .def("add_path", &Sources::AddPath, nb::arg("path"));
  nb::class_<Native>(module, "Native")
      .def("sources", [](const Native& native) { return SourceList(native.report); })
      .def("claims", [](const Native& native) { return ClaimList(native.report); })
      .def("alignments", [](const Native& native) { return AlignmentList(native.report); })
      .def("findings", [](const Native& native) { return FindingList(native.report); })
      .def("compared", &Native::Compared)
      .def("format", &Native::Format, nb::arg("form"), nb::arg("ui"), nb::arg("width"));
  module.def("run", &Run, nb::arg("call"), nb::arg("sources"), nb::arg("language"), nb::arg("reference_time"),
             nb::arg("threshold"), nb::arg("top"), nb::arg("min_confidence"), nb::arg("threads"), nb::arg("timeout"),
             nb::arg("on_main"));
  module.def("bind", &BindAll);
  module.def("bound", [] { return error_type != nullptr; });
  module.def("languages", &LanguageCodes);
  module.def("schema", &ReportSchema);
  module.def("version", &Version);
}

}  // namespace silang::python
