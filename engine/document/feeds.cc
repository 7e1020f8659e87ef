#include "document/feeds.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string>

#include "base/civil.h"
#include "base/status.h"
#include "document/page.h"
#include "document/page_metadata.h"
#include "fmt/format.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr size_t kMostEntries = 100'000;
constexpr size_t kDeepest = 256;

std::string_view View(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

std::string Trimmed(std::string_view text) {
  std::string out;
  AppendCollapsed(text, &out);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// What an element says of the entry (or the feed) it stands in.
enum class Field : uint8_t { kNone, kTitle, kText, kDate, kUpdated, kUrl, kId, kLanguage };

struct Entry {
  std::string title, html, date, updated, url, id, language, source;
  uint64_t byte = 0;
};

class FeedReader {
 public:
  FeedReader(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  absl::StatusOr<std::vector<SourceText>> Run() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
    xmlSAXHandler sax = Handler();
    context_ = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
    if (context_ == nullptr) return InputError(path_, std::nullopt, "no memory to read it", "give fewer sources");
    xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    constexpr size_t kChunk = size_t{1} << 16;
    for (size_t at = 0; at < bytes_.size() && status_.ok(); at += kChunk) {
      const size_t size = std::min(kChunk, bytes_.size() - at);
      if (xmlParseChunk(context_, bytes_.data() + at, static_cast<int>(size), 0) != 0) break;
    }
    if (status_.ok() && context_->wellFormed != 0) xmlParseChunk(context_, nullptr, 0, 1);
    if (status_.ok() && context_->wellFormed == 0) status_ = Malformed();
    if (context_->myDoc != nullptr) xmlFreeDoc(context_->myDoc);
    xmlFreeParserCtxt(context_);
    if (!status_.ok()) return status_;
    return Sources();
  }

 private:
  static FeedReader& Self(void* user) { return *static_cast<FeedReader*>(user); }

  static xmlSAXHandler Handler() {
    xmlSAXHandler sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void* user, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* uri, int /*namespaces*/,
                            const xmlChar** /*declared*/, int attributes, int /*defaulted*/,
                            const xmlChar** values) { Self(user).Start(View(name), View(uri), attributes, values); };
    sax.endElementNs = [](void* user, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
      Self(user).End(View(name));
    };
    sax.characters = [](void* user, const xmlChar* text, int size) { Self(user).Characters(text, size); };
    sax.cdataBlock = sax.characters;
    sax.ignorableWhitespace = sax.characters;
    sax.entityDecl = [](void* user, const xmlChar* name, int /*type*/, const xmlChar* /*public_id*/, const xmlChar* /*system_id*/,
                        xmlChar* /*content*/) { Self(user).Entity(View(name)); };
    sax.getEntity = [](void* user, const xmlChar* name) { return Self(user).HtmlEntity(name); };
    sax.serror = [](void* user, xmlErrorPtr error) { Self(user).TakeError(error); };
    return sax;
  }

  uint64_t Byte() const { return static_cast<uint64_t>(std::max<long>(0, xmlByteConsumed(context_))); }

  void Stop(absl::Status status) {
    if (status_.ok()) status_ = std::move(status);
    xmlStopParser(context_);
  }

  void Entity(std::string_view name) {
    Stop(InputError(path_, Byte(), fmt::format("it declares an entity, '{}'", name.substr(0, 40)), "give a feed without a DTD"));
  }

  // XML's own, and "&nbsp;" and the like, which feeds have that take XML for HTML: as if XML knew them.
  xmlEntityPtr HtmlEntity(const xmlChar* name) {
    if (xmlEntityPtr known = xmlGetPredefinedEntity(name); known != nullptr) return known;
    const htmlEntityDesc* entity = htmlEntityLookup(name);
    if (entity == nullptr) return nullptr;
    entity_text_.clear();
    unicode::Append(entity->value, &entity_text_);
    entity_ = {};
    entity_.type = XML_ENTITY_DECL;
    entity_.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    entity_.name = reinterpret_cast<const xmlChar*>(entity->name);
    entity_.content = reinterpret_cast<xmlChar*>(entity_text_.data());
    entity_.length = static_cast<int>(entity_text_.size());
    return &entity_;
  }

  void TakeError(xmlErrorPtr error) {
    if (error->level < XML_ERR_ERROR || !error_.empty()) return;
    error_ = Trimmed(error->message == nullptr ? "" : error->message);
    error_byte_ = Byte();
  }

  absl::Status Malformed() const {
    const bool cut = depth_ > 0 && error_byte_ + 16 >= bytes_.size();
    const std::string what =
        cut ? "the feed is cut off" : fmt::format("not well-formed XML ({})", error_.empty() ? "no element" : error_);
    return InputError(path_, cut ? bytes_.size() : error_byte_, what, "save the feed again, or give its articles as pages");
  }

  // --- elements

  void Start(std::string_view name, std::string_view uri, int attributes, const xmlChar** values) {
    if (++depth_ > kDeepest)
      return Stop(InputError(path_, Byte(), fmt::format("elements nested more than {} deep", kDeepest), "give a feed"));
    if (depth_ == 1) root_ = name;
    if (xhtml_depth_ > 0) return Markup(name, false);
    if (name == "item" || name == "entry") {
      if (entries_.size() == kMostEntries)
        return Stop(InputError(path_, Byte(), fmt::format("more than {} entries", kMostEntries), "split it"));
      entries_.emplace_back();
      entries_.back().byte = Byte();
      within_entry_ = true;
      return;
    }
    if (name == "source" && within_entry_) source_depth_ = depth_;
    const bool media = uri.find("mrss") != std::string_view::npos || uri.find("itunes") != std::string_view::npos;
    field_ = media ? Field::kNone : FieldOf(name);
    text_.clear();
    if (name == "link") TakeLink(attributes, values);
    if (name == "content" && AttributeOf("type", attributes, values) == "xhtml") xhtml_depth_ = depth_;
    plain_ = AttributeOf("type", attributes, values) == "text" ||
             (uri.find("Atom") != std::string_view::npos && AttributeOf("type", attributes, values).empty());
    if (name == "feed") feed_.language = AttributeOf("lang", attributes, values);
  }

  static std::string AttributeOf(std::string_view name, int attributes, const xmlChar** values) {
    for (int i = 0; i < attributes; ++i) {
      const xmlChar** at = values + static_cast<std::ptrdiff_t>(i) * 5;  // name, prefix, URI, begin and end of the value
      if (View(at[0]) == name) return std::string(reinterpret_cast<const char*>(at[3]), static_cast<size_t>(at[4] - at[3]));
    }
    return {};
  }

  static Field FieldOf(std::string_view name) {
    struct Row {
      std::string_view name;
      Field field;
    };
    static constexpr std::array<Row, 15> kRows = {{{"title", Field::kTitle},
                                                   {"encoded", Field::kText},
                                                   {"description", Field::kText},
                                                   {"summary", Field::kText},
                                                   {"content", Field::kText},
                                                   {"pubDate", Field::kDate},
                                                   {"published", Field::kDate},
                                                   {"issued", Field::kDate},
                                                   {"date", Field::kDate},
                                                   {"updated", Field::kUpdated},
                                                   {"modified", Field::kUpdated},
                                                   {"link", Field::kUrl},
                                                   {"guid", Field::kId},
                                                   {"id", Field::kId},
                                                   {"language", Field::kLanguage}}};
    const auto at = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
    return at == kRows.end() ? Field::kNone : at->field;
  }

  // Atom's: <link rel="alternate" href="...">.
  void TakeLink(int attributes, const xmlChar** values) {
    const std::string rel = AttributeOf("rel", attributes, values), href = AttributeOf("href", attributes, values);
    Entry& entry = within_entry_ ? entries_.back() : feed_;
    if (!href.empty() && (rel.empty() || rel == "alternate") && entry.url.empty() && source_depth_ == 0) entry.url = href;
  }

  // The elements of XHTML content are markup of the text.
  void Markup(std::string_view name, bool end) { ((text_ += end ? "</" : "<") += name) += '>'; }

  void Characters(const xmlChar* text, int size) {
    if (field_ == Field::kNone && source_depth_ == 0) return;
    const std::string_view more(reinterpret_cast<const char*>(text), static_cast<size_t>(size));
    if (xhtml_depth_ == 0 && !plain_) {
      text_ += more;
      return;
    }
    for (const char c : more) {
      if (c == '<')
        text_ += "&lt;";
      else if (c == '&')
        text_ += "&amp;";
      else
        text_ += c;
    }
  }

  void End(std::string_view name) {
    const size_t depth = depth_--;
    if (xhtml_depth_ > 0 && depth > xhtml_depth_) return Markup(name, true);
    xhtml_depth_ = 0;
    if (source_depth_ != 0) return EndInSource(depth, name);
    if (name == "item" || name == "entry") within_entry_ = false;
    Take(within_entry_ ? &entries_.back() : &feed_);
    field_ = Field::kNone;
    text_.clear();
  }

  // RSS: <source url="...">Name</source>; Atom: <source><title>Name</title>...</source>.
  void EndInSource(size_t depth, std::string_view name) {
    if ((name == "title" || depth == source_depth_) && entries_.back().source.empty()) entries_.back().source = Trimmed(text_);
    if (depth == source_depth_) source_depth_ = 0;
    field_ = Field::kNone;
    text_.clear();
  }

  void Take(Entry* entry) {
    const auto first = [&](std::string* field) {
      if (field->empty()) *field = Trimmed(text_);
    };
    switch (field_) {
      case Field::kTitle: return first(&entry->title);
      case Field::kText:
        if (text_.size() > entry->html.size()) entry->html = std::move(text_);
        return;
      case Field::kDate: return first(&entry->date);
      case Field::kUpdated: return first(&entry->updated);
      case Field::kUrl: return first(&entry->url);
      case Field::kId: return first(&entry->id);
      case Field::kLanguage: return first(&entry->language);
      case Field::kNone: return;
    }
  }

  // --- sources

  absl::StatusOr<std::vector<SourceText>> Sources() {
    if (root_ != "rss" && root_ != "feed" && root_ != "RDF" && root_ != "channel") {
      return InputError(path_, 0, fmt::format("XML, but no feed: its first element is <{}>", root_.substr(0, 40)),
                        "give RSS or Atom, or name a page *.html");
    }
    std::vector<SourceText> sources;
    for (size_t i = 0; i < entries_.size(); ++i) {
      auto source = SourceOf(entries_[i], i + 1);
      if (!source.ok()) return source.status();
      if (!source->text.empty()) sources.push_back(*std::move(source));
    }
    if (sources.empty()) return InputError(path_, std::nullopt, "no entry with text in the feed", "give the articles as pages");
    return sources;
  }

  absl::StatusOr<SourceText> SourceOf(const Entry& entry, size_t number) const {
    SourceText source;
    source.path = fmt::format("{}:{}", path_, number);
    auto title = ReadFragment(source.path, entry.title);
    if (!title.ok()) return title.status();
    auto text = ReadFragment(source.path, entry.html);
    if (!text.ok()) return text.status();
    source.title = Trimmed(*title);
    source.text = *std::move(text);
    source.published = NormalDate(entry.date.empty() ? entry.updated : entry.date);
    source.url = entry.url.empty() && entry.id.starts_with("http") ? entry.id : entry.url;
    source.publisher = entry.source.empty() ? feed_.title : entry.source;
    source.language = entry.language.empty() ? feed_.language : entry.language;
    source.fields_from = "feed";
    return source;
  }

  const std::string_view path_, bytes_;
  xmlParserCtxtPtr context_ = nullptr;
  absl::Status status_;
  std::string error_;
  uint64_t error_byte_ = 0;
  std::string root_, text_, entity_text_;
  xmlEntity entity_ = {};
  Field field_ = Field::kNone;
  size_t depth_ = 0, source_depth_ = 0, xhtml_depth_ = 0;
  bool within_entry_ = false, plain_ = false;
  Entry feed_;
  std::vector<Entry> entries_;
};

}  // namespace

absl::StatusOr<std::vector<SourceText>> ParseFeed(std::string_view path, std::string_view bytes) {
  return FeedReader(path, bytes).Run();
}

}  // namespace silang::document
