// The articles of the HTML report, with every claim marked.
#include <algorithm>
#include <set>

#include "report/html.h"
#include "report/page.h"

namespace silang::report {
namespace {

// What a stretch of an article is part of: a claim, or a mention of a finding.
struct Layer {
  Span span;
  const Claim* claim = nullptr;  // nullptr: a mention
  size_t finding = 0, side = 0;
};

// The layers of each source, by its place.
std::vector<std::vector<Layer>> LayersOf(const Sheet& sheet) {
  std::vector<std::vector<Layer>> layers(sheet.report.sources.size());
  const auto add = [&](const std::string& source, const Layer& layer) {
    const auto place = sheet.places.find(source);
    if (place == sheet.places.end() || layer.span.begin >= layer.span.end) return;
    if (layer.span.end <= sheet.report.sources[place->second].text.size()) layers[place->second].push_back(layer);
  };
  for (const Claim& claim : sheet.report.claims) add(claim.passage.source, {claim.passage.span, &claim});
  for (const size_t f : sheet.listed) {
    for (size_t s = 0; s < sheet.report.findings[f].sides.size(); ++s) {
      for (const Passage& mention : sheet.report.findings[f].sides[s].mentions)
        add(mention.source, {mention.span, nullptr, f, s});
    }
  }
  for (auto& of_source : layers)
    std::stable_sort(of_source.begin(), of_source.end(),
                     [](const Layer& a, const Layer& b) { return a.span.begin < b.span.begin; });
  return layers;
}

class ArticleWriter {
 public:
  ArticleWriter(const Sheet& sheet, const SourceInfo& source, const std::vector<Layer>& layers)
      : sheet_(sheet), source_(source), layers_(layers) {
    for (const Layer& layer : layers) {
      bounds_.push_back(layer.span.begin);
      bounds_.push_back(layer.span.end);
    }
    std::sort(bounds_.begin(), bounds_.end());
    bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());
  }

  void Run() {
    const std::string_view text = source_.text;
    const size_t title = std::min<size_t>(source_.title_begin.value_or(text.size()), text.size());
    if (title < text.size()) {
      // The title of a page stands behind its text, and is read first; its marks are found from the start again.
      WriteParagraphs(title, text.size(), true);
      next_layer_ = next_bound_ = 0;
      open_.clear();
      WriteByline();
      WriteParagraphs(0, title, false);
    } else {
      WriteByline();
      WriteParagraphs(0, text.size(), true);
    }
  }

 private:
  void WriteByline() {
    std::string line = NameOf(sheet_, source_);
    for (const std::string& part : {source_.published, source_.language})
      if (!part.empty()) line += " · " + part;
    sheet_.out->Add("<p class=\"by\">{}</p>\n", line);
  }

  // Each line with something on it is a paragraph, the first a heading if `headed`.
  void WriteParagraphs(size_t begin, size_t end, bool headed) {
    const std::string_view text = source_.text;
    while (begin < end) {
      const size_t stop = std::min(text.find('\n', begin), end);
      if (text.substr(begin, stop - begin).find_first_not_of(" \t\r") != std::string_view::npos) {
        sheet_.out->Raw(headed ? "<h3>" : "<p>");
        WriteMarked(begin, stop);
        sheet_.out->Raw(headed ? "</h3>\n" : "</p>\n");
        headed = false;
      }
      begin = stop + 1;
    }
  }

  // Between two bounds nothing begins and nothing ends.
  void WriteMarked(size_t begin, size_t end) {
    while (begin < end) {
      while (next_bound_ < bounds_.size() && bounds_[next_bound_] <= begin) ++next_bound_;
      const size_t stop = next_bound_ < bounds_.size() ? std::min<size_t>(bounds_[next_bound_], end) : end;
      while (next_layer_ < layers_.size() && layers_[next_layer_].span.begin <= begin) {
        open_.emplace(layers_[next_layer_].span.end, next_layer_);
        ++next_layer_;
      }
      while (!open_.empty() && open_.begin()->first <= begin) open_.erase(open_.begin());
      WriteStretch(std::string_view(source_.text).substr(begin, stop - begin));
      begin = stop;
    }
  }

  void WriteStretch(std::string_view words) {
    constexpr size_t kMost = 24;  // of findings and of claims that one stretch tells of
    if (open_.empty()) return sheet_.out->Text(words);
    std::vector<const Layer*> mentions;
    std::string kinds;
    size_t claims = 0;
    for (const auto& [end, place] : open_) {
      const Layer& layer = layers_[place];
      if (layer.claim == nullptr) {
        if (mentions.size() < kMost) mentions.push_back(&layer);
      } else if (claims++ < 3) {
        kinds += (kinds.empty() ? "" : "; ") + Told(*layer.claim);
      }
      if (mentions.size() == kMost && claims >= 3) break;
    }
    Relation worst = Relation::kAgree;
    for (const Layer* layer : mentions) worst = std::min(worst, sheet_.report.findings[layer->finding].relation);
    Markup& out = *sheet_.out;
    if (mentions.empty()) {
      out.Raw("<span class=\"claim\"");
    } else {
      out.Add("<mark class=\"{}\" data-f=\"", ClassOf(worst));
      for (const Layer* layer : mentions) out.Add("{}{}.{}", layer == mentions.front() ? "" : " ", layer->finding, layer->side);
      out.Raw("\"");
    }
    if (!kinds.empty()) out.Add(" title=\"{}\"", kinds);
    out.Add(">{}", words);
    out.Raw(mentions.empty() ? "</span>" : "</mark>");
  }

  // "count: about 15,000"
  std::string Told(const Claim& claim) const {
    std::string text = Phrase(Name(claim.kind), sheet_.messages);
    const std::string value = claim.value.text.has_value() ? "" : ValueText(claim.value, sheet_.messages);
    return value.empty() ? text : text + ": " + value;
  }

  const Sheet& sheet_;
  const SourceInfo& source_;
  const std::vector<Layer>& layers_;
  std::vector<uint32_t> bounds_;
  size_t next_layer_ = 0, next_bound_ = 0;
  std::set<std::pair<uint32_t, size_t>> open_;  // by their ends
};

}  // namespace

void WriteArticles(const Sheet& sheet) {
  const std::vector<std::vector<Layer>> layers = LayersOf(sheet);
  for (size_t i = 0; i < sheet.report.sources.size(); ++i) {
    const SourceInfo& source = sheet.report.sources[i];
    sheet.out->Add("<noscript class=\"part text\" id=\"s{}\" lang=\"{}\">", i, source.language);
    ArticleWriter(sheet, source, layers[i]).Run();
    sheet.out->Raw("</noscript>\n");
  }
}

}  // namespace silang::report
