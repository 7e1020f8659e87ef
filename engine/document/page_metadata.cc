#include "document/page_metadata.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "document/json_ld.h"
#include "document/page_hints.h"
#include "fmt/format.h"
#include "unicode/unicode.h"

namespace silang::document {
namespace {

constexpr size_t kMostDates = 8;      // texts in which a written date is sought
constexpr size_t kLongestDate = 200;  // bytes of such a text
constexpr size_t kLongestTitle = 400;
constexpr size_t kLongestSite = 60;
constexpr NodeIndex kFewNodes = 12;  // of a heading, in which its link is sought

constexpr std::array<std::string_view, 18> kPublishedMeta = {"article:published_time",
                                                             "article:published",
                                                             "og:published_time",
                                                             "og:article:published_time",
                                                             "datepublished",
                                                             "date.published",
                                                             "publishdate",
                                                             "publish-date",
                                                             "pubdate",
                                                             "dc.date.issued",
                                                             "dcterms.created",
                                                             "dc.date",
                                                             "dcterms.date",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "cxenseparse:recs:publishtime",
                                                             "publication_date",
                                                             "date"};
constexpr std::array<std::string_view, 6> kPublisherMeta = {
    "og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name", "apple-mobile-web-app-title"};
constexpr std::array<std::string_view, 4> kTitleMeta = {"og:title", "twitter:title", "dc.title", "parsely-title"};
constexpr std::array<std::string_view, 9> kSeparators = {" | ", " - ", " – ", " — ", " » ", " :: ", " · ", " • ", " / "};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

std::string Lower(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 100)) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return out;
}

std::string Collapsed(std::string_view text) {
  std::string out;
  AppendCollapsed(text, &out);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool IsAddress(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:") || text.starts_with("//");
}

// "https://www.kompas.com/read/..." -> "kompas.com"
std::string HostOf(std::string_view url) {
  const size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  std::string_view host = url.substr(slashes + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host.find('.') == std::string_view::npos ? std::string() : std::string(host);
}

// The share of the words of `a` that `b` has too.
double Overlap(std::string_view a, std::string_view b) {
  absl::flat_hash_set<std::string> words;
  const auto each = [](const std::string& text, auto take) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin) take(text.substr(begin, end - begin));
      begin = end + 1;
    }
  };
  each(unicode::Fold(b), [&](std::string word) { words.insert(std::move(word)); });
  int all = 0, shared = 0;
  each(unicode::Fold(a), [&](const std::string& word) { ++all, shared += words.contains(word); });
  return all == 0 ? 0 : static_cast<double>(shared) / all;
}

class MetadataReader {
 public:
  explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {}

  PageMetadata Run() {
    for (NodeIndex i = 0; i < tree_.size(); ++i) Collect(i);
    Url();
    Publisher();
    Title();
    Published();
    Language();
    page_.article_body = std::move(linked_.body);
    return std::move(page_);
  }

 private:
  void Collect(NodeIndex i) {
    switch (tree_[i].tag) {
      case Tag::kMeta: return Meta(i);
      case Tag::kScript: return Script(i);
      case Tag::kTitle:
        if (title_.empty()) title_ = tree_.TextBelow(i);
        return;
      case Tag::kLink:
        if (tree_.Attribute(i, "rel") == "canonical" && canonical_.empty()) canonical_ = tree_.Attribute(i, "href");
        return;
      case Tag::kHeading1:
        if (std::string text = tree_.TextBelow(i); !text.empty() && text.size() <= kLongestTitle) {
          if (!IsHomeLink(i))
            headings_.push_back(std::move(text));
          else if (site_heading_.empty())
            site_heading_ = std::move(text);
        }
        return;
      case Tag::kHeading:
      case Tag::kEmphasis:
        if (title_heading_.empty() && tree_[i].end - i < 20) {
          if (std::string text = tree_.TextBelow(i); IsPartOfTitle(text)) title_heading_ = std::move(text);
        }
        return;
      case Tag::kTime: return Time(i);
      case Tag::kText: return;
      default: break;
    }
    if (tree_.Attribute(i, "itemprop") == "datePublished") Time(i);
    if (i >= tree_.body() && hints_.Of(tree_, i).Has(Hint::kDate)) OfferDate(i);
    if (html_language_.empty()) html_language_ = tree_.Attribute(i, "lang");
  }

  // Whether a heading is the name of the site, which leads to its first page.
  bool IsHomeLink(NodeIndex heading) const {
    for (NodeIndex i = heading; i < std::min(tree_[heading].end, heading + kFewNodes); ++i) {
      if (tree_[i].tag != Tag::kA) continue;
      std::string_view address = tree_.Attribute(i, "href");
      if (const size_t slashes = address.find("//"); slashes != std::string_view::npos) {
        address.remove_prefix(slashes + 2);
        address.remove_prefix(std::min(address.find('/'), address.size()));
        if (address.empty()) return true;
      }
      return address == "/" || tree_.Attribute(i, "rel") == "home";
    }
    return false;
  }

  void Meta(NodeIndex i) {
    std::string_view name = tree_.Attribute(i, "property");
    if (name.empty()) name = tree_.Attribute(i, "name");
    if (name.empty()) name = tree_.Attribute(i, "itemprop");
    if (name.empty()) name = tree_.Attribute(i, "http-equiv");
    const std::string content = Collapsed(tree_.Attribute(i, "content"));
    if (!name.empty() && !content.empty()) meta_.try_emplace(Lower(name), content);
  }

  void Script(NodeIndex i) {
    if (Lower(tree_.Attribute(i, "type")).find("ld+json") == std::string::npos) return;
    for (NodeIndex j = i; j < tree_[i].end; ++j) ReadLinkedData(tree_.Text(j), &linked_);
  }

  void Time(NodeIndex i) {
    std::string_view value = tree_.Attribute(i, "datetime");
    if (value.empty()) value = tree_.Attribute(i, "content");
    const bool declared = tree_.HasAttribute(i, "pubdate") || tree_.Attribute(i, "itemprop") == "datePublished";
    const std::string date = NormalDate(value);
    if (!date.empty()) {
      if (declared && declared_time_.empty()) declared_time_ = date;
      if (time_.empty()) time_ = date;
    } else {
      OfferDate(i);
    }
  }

  void OfferDate(NodeIndex i) {
    if (page_.dates.size() >= kMostDates || tree_[i].end - i > 40) return;
    std::string text = tree_.TextBelow(i);
    if (text.size() < 8 || text.size() > kLongestDate) return;
    const std::string_view name = tree_.Attribute(i, "class").empty() ? tree_.Attribute(i, "id") : tree_.Attribute(i, "class");
    page_.dates.push_back(
        {std::move(text), tree_[i].tag == Tag::kTime ? "<time>" : fmt::format("class \"{}\"", name.substr(0, 40))});
  }

  const std::string* FindMeta(std::string_view name) const {
    const auto at = meta_.find(std::string(name));
    return at == meta_.end() ? nullptr : &at->second;
  }

  // What stands in <title> beside a heading, without the marks that part them.
  std::string_view RestOfTitle(std::string_view heading) const {
    static constexpr std::array<std::string_view, 14> kMarks = {" ", "|", "-", "–", "—", ":",  "»",
                                                                "«", "·", "•", "_", "/", "：", "｜"};
    std::string_view rest = title_;
    const bool first = rest.starts_with(heading);
    if (!first && !rest.ends_with(heading)) return {};
    rest = first ? rest.substr(heading.size()) : rest.substr(0, rest.size() - heading.size());
    const auto mark = [&](std::string_view m) { return first ? rest.starts_with(m) : rest.ends_with(m); };
    for (auto at = kMarks.begin(); at != kMarks.end();) {
      at = std::find_if(kMarks.begin(), kMarks.end(), mark);
      if (at != kMarks.end()) rest = first ? rest.substr(at->size()) : rest.substr(0, rest.size() - at->size());
    }
    return rest;
  }

  // "News - The Post": of several parts the site is the last.
  static std::string_view SiteIn(std::string_view rest) {
    for (const std::string_view separator : kSeparators) {
      if (const size_t at = rest.rfind(separator); at != std::string_view::npos) rest.remove_prefix(at + separator.size());
    }
    return rest;
  }

  // Whether <title> is this heading, marks that part, and what may be the name of a site.
  bool IsPartOfTitle(std::string_view heading) const {
    constexpr size_t kShortest = 12;
    if (heading.size() < kShortest || heading.size() >= title_.size()) return false;
    const std::string_view rest = RestOfTitle(heading);
    return !rest.empty() && rest.size() <= kLongestSite && rest.size() + heading.size() < title_.size();
  }

  static void Take(std::string value, std::string from, PageField* field) {
    if (field->value.empty() && !value.empty()) *field = {std::move(value), std::move(from)};
  }

  void Url() {
    if (IsAddress(canonical_)) Take(std::string(canonical_), "<link rel=canonical>", &page_.url);
    if (const std::string* url = FindMeta("og:url"); url != nullptr && IsAddress(*url)) Take(*url, "og:url", &page_.url);
    if (IsAddress(linked_.url)) Take(linked_.url, "JSON-LD url", &page_.url);
  }

  void Publisher() {
    Take(Collapsed(linked_.publisher), "JSON-LD publisher", &page_.publisher);
    for (const std::string_view name : kPublisherMeta) {
      if (const std::string* value = FindMeta(name); value != nullptr && !IsAddress(*value))
        Take(*value, std::string(name), &page_.publisher);
    }
    Take(Collapsed(linked_.site), "JSON-LD name of the site", &page_.publisher);
    if (!page_.publisher.value.empty()) return;
    if (site_heading_.size() <= kLongestSite) Take(site_heading_, "<h1>", &page_.publisher);
    // "Headline - Site", "Site: Headline": where the headline is known, the rest is the site.
    headings_.push_back(title_heading_);
    for (const std::string& heading : headings_) {
      if (IsPartOfTitle(heading)) Take(std::string(SiteIn(RestOfTitle(heading))), "<title>", &page_.publisher);
    }
    headings_.pop_back();
    Take(HostOf(page_.url.value), page_.url.from, &page_.publisher);
  }

  void Title() {
    constexpr size_t kShortestDeclared = 15;
    const std::string& site = page_.publisher.value;
    PageField declared;
    Take(Collapsed(linked_.headline), "JSON-LD headline", &declared);
    for (const std::string_view name : kTitleMeta) {
      if (const std::string* value = FindMeta(name)) Take(WithoutSite(*value, site), std::string(name), &declared);
    }
    Take(WithoutSite(title_, site), "<title>", &declared);
    for (const std::string& heading : headings_) {
      if (heading != site && IsPartOfTitle(heading)) return Take(heading, "<h1>", &page_.title);
      // A line above the headline is often within its heading; what is declared has the headline alone.
      const bool kicker = heading != site && declared.from != "<title>" && declared.value.size() >= kShortestDeclared &&
                          heading.size() > declared.value.size() && heading.ends_with(declared.value);
      if (kicker) return Take(declared.value, declared.from, &page_.title);
      const double agreement =
          std::max({Overlap(heading, declared.value), Overlap(heading, title_), Overlap(declared.value, heading)});
      if (heading != site && (agreement >= 0.5 || declared.value.empty())) return Take(heading, "<h1>", &page_.title);
    }
    if (!title_heading_.empty() && declared.from == "<title>") return Take(title_heading_, "heading", &page_.title);
    page_.title = std::move(declared);
  }

  void Published() {
    Take(NormalDate(linked_.published), "JSON-LD datePublished", &page_.published);
    for (const std::string_view name : kPublishedMeta) {
      if (const std::string* value = FindMeta(name)) Take(NormalDate(*value), std::string(name), &page_.published);
    }
    Take(declared_time_, "<time>", &page_.published);
    Take(time_, "<time>", &page_.published);
    if (!page_.published.value.empty()) return;
    std::vector<PageField> raw;
    if (!linked_.published.empty()) raw.push_back({linked_.published, "JSON-LD datePublished"});
    for (const std::string_view name : kPublishedMeta) {
      if (const std::string* value = FindMeta(name)) raw.push_back({*value, std::string(name)});
    }
    page_.dates.insert(page_.dates.begin(), raw.begin(), raw.end());
    page_.dates.push_back({DateInUrl(), "url"});
  }

  // ".../2025/09/04/..."
  std::string DateInUrl() const {
    const std::string& url = page_.url.value;
    for (size_t i = url.find("/20"); i != std::string::npos; i = url.find("/20", i + 1)) {
      if (i + 11 > url.size() || (url[i + 5] != '/' && url[i + 5] != '-') || url[i + 8] != url[i + 5]) continue;
      std::string date = fmt::format("{}-{}-{}", url.substr(i + 1, 4), url.substr(i + 6, 2), url.substr(i + 9, 2));
      if (ParseIso(date)) return date;
    }
    return {};
  }

  void Language() {
    const auto code = [](std::string_view text) {
      std::string out;
      for (const char c : text.substr(0, 12)) out += c == '_' ? '-' : c;
      return out.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789") == std::string::npos &&
                     out.size() >= 2
                 ? out
                 : std::string();
    };
    Take(code(linked_.language), "JSON-LD inLanguage", &page_.language);
    Take(code(html_language_), "<html lang>", &page_.language);
    if (const std::string* value = FindMeta("content-language")) Take(code(*value), "content-language", &page_.language);
    if (const std::string* value = FindMeta("og:locale")) Take(code(*value), "og:locale", &page_.language);
  }

  const HtmlTree& tree_;
  PageMetadata page_;
  LinkedData linked_;
  HintReader hints_;
  absl::flat_hash_map<std::string, std::string> meta_;
  std::string title_, title_heading_, site_heading_, time_, declared_time_;
  std::string_view canonical_, html_language_;
  std::vector<std::string> headings_;
};

// "04 Sep 2025 14:30:00 +0700", a weekday before it gone.
std::string MailDate(std::string_view text) {
  if (const size_t comma = text.find(','); comma != std::string_view::npos) text.remove_prefix(comma + 1);
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() < 3 || parts[1].size() < 3) return {};
  int day = 0, year = 0;
  std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), day);
  std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), year);
  if (year > 0 && year < 100 && parts[2].size() == 2) year += year < 70 ? 2000 : 1900;
  const auto month = std::find(kMonths.begin(), kMonths.end(), Lower(parts[1].substr(0, 3)));
  if (month == kMonths.end()) return {};
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month - kMonths.begin() + 1, day);
  if (parts.size() >= 4 && parts[3].size() >= 5) out += fmt::format("T{}", parts[3].substr(0, 8));
  if (parts.size() >= 5 && out.size() > 10) {
    const std::string_view zone = parts[4];
    const bool offset = zone.size() == 5 && (zone[0] == '+' || zone[0] == '-');
    if (offset) out += fmt::format("{}:{}", zone.substr(0, 3), zone.substr(3));
    if (zone == "GMT" || zone == "UT" || zone == "UTC" || zone == "Z") out += 'Z';
  }
  return ParseIso(out) ? out : std::string();
}

}  // namespace

PageMetadata ReadPageMetadata(const HtmlTree& tree) { return MetadataReader(tree).Run(); }

std::string NormalDate(std::string_view text) {
  const std::string trimmed = Collapsed(text.substr(0, 64));
  std::string iso = trimmed;
  if (iso.size() == 8 && iso.find_first_not_of("0123456789") == std::string::npos)
    iso = fmt::format("{}-{}-{}", iso.substr(0, 4), iso.substr(4, 2), iso.substr(6));
  if (iso.size() > 11 && iso[10] == ' ') iso[10] = 'T';
  if (const size_t space = iso.find(' '); space != std::string::npos && space > 10) iso.erase(space, 1);
  // Fractions of a second; "+0700".
  if (const size_t point = iso.find('.', 11); iso.size() > 11 && point != std::string::npos)
    iso.erase(point, std::min(iso.find_first_not_of("0123456789", point + 1), iso.size()) - point);
  const size_t sign = iso.size() > 11 ? iso.find_first_of("+-", 11) : std::string::npos;
  if (sign != std::string::npos && iso.size() == sign + 5) iso.insert(sign + 3, ":");
  if (sign != std::string::npos && iso.size() == sign + 3) iso += ":00";
  if (ParseIso(iso)) return iso;
  if (iso.size() > 16 && ParseIso(iso.substr(0, 16))) return iso.substr(0, 16);
  return MailDate(trimmed);
}

namespace {
std::string Unspaced(std::string text) {
  std::erase(text, ' ');
  return text;
}
}  // namespace

std::string WithoutSite(std::string_view title, std::string_view site) {
  const std::string folded_site = unicode::Fold(site);
  const std::string whole = Collapsed(title);
  // The last part first: "Headline - Section | Site".
  for (std::string_view rest = whole;;) {
    size_t cut = std::string_view::npos, length = 0;
    for (const std::string_view separator : kSeparators) {
      const size_t at = rest.rfind(separator);
      if (at != std::string_view::npos && (cut == std::string_view::npos || at > cut)) cut = at, length = separator.size();
    }
    if (cut == std::string_view::npos) return std::string(rest);
    const std::string_view before = rest.substr(0, cut), after = rest.substr(cut + length);
    const std::string last = unicode::Fold(after);
    // "La Stampa" of lastampa.it.
    const bool named = !folded_site.empty() && (last.find(folded_site) != std::string::npos ||
                                                Unspaced(folded_site).find(Unspaced(last)) != std::string::npos);
    // After a bar stands the site; after a dash it may be the headline's own words.
    const std::string_view mark = rest.substr(cut, length);
    const bool bar = mark != " - " && mark != " – " && mark != " — ";
    const size_t words = static_cast<size_t>(std::count(after.begin(), after.end(), ' ')) + 1;
    if (unicode::Fold(before) == folded_site && !folded_site.empty()) return std::string(after);
    if (!named && !(bar && words <= 4 && before.size() > after.size())) return std::string(rest);
    rest = before;
  }
}

}  // namespace silang::document
