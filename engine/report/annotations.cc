// The findings as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): what clashes, at its places in each source.
#include <algorithm>

#include "json/json.h"
#include "report/labels.h"
#include "silang/engine.h"
#include "unicode/unicode.h"

namespace silang {
namespace report {
namespace {

using json::Layout;
using json::Writer;

constexpr size_t kContext = 32;  // code points of TextQuoteSelector's prefix and suffix

// Byte offsets as code points, which is what TextPositionSelector counts in. Linear once, then a step for each offset.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    for (size_t i = 0; i < text.size(); ++i) {
      if (i % kStep == 0) counts_.push_back(count_);
      count_ += IsStart(text[i]);
    }
  }

  uint32_t At(uint32_t byte) const {
    byte = std::min(byte, static_cast<uint32_t>(text_.size()));
    if (counts_.empty()) return 0;
    const size_t block = std::min<size_t>(byte / kStep, counts_.size() - 1);
    uint32_t count = counts_[block];
    for (size_t i = block * kStep; i < byte; ++i) count += IsStart(text_[i]);
    return count;
  }

  std::string_view Before(uint32_t byte) const {
    size_t begin = std::min<size_t>(byte, text_.size());
    const size_t end = begin;
    for (size_t left = kContext; begin > 0 && left > 0; left -= IsStart(text_[begin])) --begin;
    return text_.substr(begin, end - begin);
  }
  std::string_view After(uint32_t byte) const {
    size_t end = std::min<size_t>(byte, text_.size());
    const size_t begin = end;
    for (size_t left = kContext; end < text_.size() && left > 0; --left) {
      do ++end;
      while (end < text_.size() && !IsStart(text_[end]));
    }
    return text_.substr(begin, end - begin);
  }

 private:
  static constexpr size_t kStep = 256;
  static bool IsStart(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

  std::string_view text_;
  uint32_t count_ = 0;
  std::vector<uint32_t> counts_;  // code points before each kStep-th byte
};

class AnnotationWriter {
 public:
  explicit AnnotationWriter(const Report& report) : report_(report), writer_(&out_, Layout::kPretty) {
    for (const SourceInfo& source : report.sources) {
      texts_.emplace_back(source.text);
      index_.try_emplace(source.id, index_.size());
    }
  }

  std::string Run() {
    writer_.BeginObject();
    writer_.Member("@context", "http://www.w3.org/ns/anno.jsonld");
    writer_.Member("type", "AnnotationPage");
    writer_.Key("items");
    writer_.BeginArray();
    for (const Finding& finding : report_.findings) Write(finding);
    writer_.EndArray();
    writer_.EndObject();
    out_.push_back('\n');
    return std::move(out_);
  }

 private:
  void Write(const Finding& finding) {
    writer_.BeginObject();
    writer_.Member("id", "urn:silang:finding:" + finding.id);
    writer_.Member("type", "Annotation");
    writer_.Member("motivation", "assessing");
    writer_.Key("body");
    writer_.BeginArray();
    Body(finding.summary, "describing");
    Body(Name(finding.relation), "classifying");
    Body(Name(finding.kind), "tagging");
    if (!finding.reason.empty()) Body(finding.reason, "commenting");
    writer_.EndArray();
    writer_.Key("target");
    writer_.BeginArray();
    for (const Side& side : finding.sides) {
      for (const Passage& mention : side.mentions) Target(mention);
    }
    writer_.EndArray();
    writer_.EndObject();
  }

  void Body(std::string_view value, std::string_view purpose) {
    writer_.BeginObject();
    writer_.Member("type", "TextualBody");
    writer_.Member("value", value);
    writer_.Member("format", "text/plain");
    writer_.Member("purpose", purpose);
    writer_.EndObject();
  }

  void Target(const Passage& mention) {
    const auto at = index_.find(mention.source);
    if (at == index_.end()) return;
    const SourceInfo& source = report_.sources[at->second];
    const CodePoints& text = texts_[at->second];
    writer_.BeginObject();
    writer_.Member("source", source.url.empty() ? source.path : source.url);
    writer_.Key("selector");
    writer_.BeginArray();
    writer_.BeginObject();
    writer_.Member("type", "TextQuoteSelector");
    writer_.Member("exact", mention.text);
    writer_.Member("prefix", text.Before(mention.span.begin));
    writer_.Member("suffix", text.After(mention.span.end));
    writer_.EndObject();
    writer_.BeginObject();
    writer_.Member("type", "TextPositionSelector");
    writer_.Member("start", text.At(mention.span.begin));
    writer_.Member("end", text.At(mention.span.end));
    writer_.EndObject();
    writer_.EndArray();
    writer_.EndObject();
  }

  const Report& report_;
  std::vector<CodePoints> texts_;
  absl::flat_hash_map<std::string, size_t> index_;
  std::string out_;
  Writer writer_;
};

}  // namespace
}  // namespace report

std::string ToAnnotations(const Report& report) { return report::AnnotationWriter(report).Run(); }

}  // namespace silang
