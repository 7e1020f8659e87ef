#include "document/page.h"

#include <gtest/gtest.h>

#include <string>

#include "base/status.h"
#include "document/document.h"
#include "document/html_guard.h"
#include "document/page_hints.h"
#include "document/page_metadata.h"

namespace silang::document {
namespace {

const languages::PackSet& Packs() {
  static const auto packs = languages::PackSet::BuiltIn();
  return **packs;
}

SourceText PageOf(const std::string& html, const std::string& type = "text/html") {
  SourceText source;
  source.path = "p";
  source.text = html;
  source.media_type = type;
  return source;
}

std::string TextOf(const std::string& html) {
  const auto page = ReadPage(PageOf(html), "en", Packs());
  return page.ok() ? page->text : std::string(Message(page.status()));
}

const std::string kOne = "The flood killed two people in the town of Demak on Monday, officials said.";
const std::string kTwo = "About 1,200 people were moved to shelters, according to the agency there.";
const std::string kThree = "Rain is expected to go on until Thursday, the weather office said in a note.";
std::string P(const std::string& text) { return "<p>" + text + "</p>"; }
const std::string kBody = P(kOne) + P(kTwo) + P(kThree);
const std::string kText = kOne + "\n\n" + kTwo + "\n\n" + kThree;

// More of them than the longest article here has.
const std::string kLong = P(kTwo + " " + kOne) + P(kThree + " " + kTwo + " It said so twice.") +
                          P(kOne + " " + kThree + " It is not the first time, and it will not be the last.") +
                          P(kThree + " " + kOne + " So it was two years ago, when the same dam burst in the same month.");
const std::string kLongText = kTwo + " " + kOne + "\n\n" + kThree + " " + kTwo + " It said so twice.\n\n" + kOne + " " + kThree +
                              " It is not the first time, and it will not be the last.\n\n" + kThree + " " + kOne +
                              " So it was two years ago, when the same dam burst in the same month.";
std::string Ticker(const std::string& tag, int most) {
  std::string entries;
  for (int number = 1; number <= most; ++number) {
    entries += "<" + tag + ">Entry " + std::to_string(number) +
               " has it that the shares of the three largest banks fell by as much as they had risen.</" + tag + ">";
  }
  return entries;
}

std::string Teasers() {
  std::string teasers;
  for (const std::string place : {"In the north: ", "In the south: "}) {
    for (const std::string& text : {kOne, kTwo, kThree})
      teasers += "<div class=x><h3><a href=x>What else there is to read</a></h3>" + P(place + text) + "</div>";
  }
  return teasers;
}

TEST(Page, MainText) {
  struct Row {
    const char* name;
    std::string html;
    std::string text;
  };
  const Row rows[] = {
      {"an article and what surrounds it",
       "<nav><a href=a>Home</a></nav><article><h1>Flood</h1>" + kBody + "</article><footer>About us</footer>", kText},
      {"no paragraphs, line breaks", "<div>" + kOne + "<br><br>" + kTwo + "<br /> <br>" + kThree + "</div>", kText},
      {"bare lines in boxes", "<div><div>" + kOne + "</div><div>" + kTwo + "</div><div>" + kThree + "</div></div>", kText},
      {"a heading within, and one with nothing behind it",
       "<article>" + P(kOne) + "<h2>Help arrives</h2>" + P(kTwo) + P(kThree) + "<h3>More</h3></article>",
       kOne + "\n\nHelp arrives\n\n" + kTwo + "\n\n" + kThree},
      {"a list of links",
       "<article>" + kBody +
           "<ul><li><a href=1>Five dead in a storm in the north of the island</a><li><a href=2>Dam bursts after a week of "
           "rain</a></ul></article>",
       kText},
      {"a list that is text",
       "<article>" + P(kOne) + "<ul><li>12 boats<li>3 helicopters</ul>" + P(kTwo) + P(kThree) + "</article>",
       kOne + "\n\n12 boats\n\n3 helicopters\n\n" + kTwo + "\n\n" + kThree},
      {"a table",
       "<article>" + P(kOne) + "<table><tr><th>Town<th>Dead<tr><td>Demak<td>2</table>" + P(kTwo) + P(kThree) + "</article>",
       kOne + "\n\nTown | Dead\n\nDemak | 2\n\n" + kTwo + "\n\n" + kThree},
      {"furniture by name",
       "<div class=entry-content>" + kBody + "<div class='related-posts'><p>" + kOne +
           " Or so it was said last year.</p></div></div>",
       kText},
      {"furniture by its words",
       "<article>" + P(kOne) + P("Read more: <a href=x>The flood of last year and what came of it</a>") + P("ADVERTISEMENT") +
           P(kTwo) + P(kThree) + "</article>",
       kText},
      {"a teaser",
       "<article>" + kBody +
           "<div class=x><h3><a href=y>Storm kills five in the north</a></h3><p>It came at night and took the roofs "
           "away.</p></div></article>",
       kText},
      {"hidden text",
       "<article>" + kBody +
           "<div style='display: none'><p>This text is here for machines alone, said nobody.</p></div></article>",
       kText},
      {"comments longer than the article",
       "<div class=post-content>" + kBody + "</div><div id=comments>" + kBody + kBody +
           P("I was there and saw it all, and it was worse than they say.") + "</div>",
       kText},
      {"a caption",
       "<article>" + P(kOne) +
           "<figure><img src=x><figcaption>A street in Demak under water on Monday morning.</figcaption></figure>" + P(kTwo) +
           P(kThree) + "</article>",
       kText},
      {"the body in several blocks",
       "<article><div data-component=text-block>" + P(kOne) +
           "</div><div data-component=links-block><a href=1>Storm</a></div><div data-component=text-block>" + P(kTwo) +
           P(kThree) + "</div></article>",
       kText},
      {"a further article below",
       "<article><div class=article-body>" + kBody + "</div></article><article><div class=article-body>" +
           P("Another story begins here and is as long as the first one, if not longer than that.") +
           P("It goes on and on about other things in other places, said someone.") + "</div></article>",
       kText},
      {"only in JSON-LD",
       "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + kOne + " " + kTwo + " " + kThree +
           "\"}</script><div id=root></div>",
       kOne + " " + kTwo + " " + kThree},
      {"a soft hyphen, a no-break space", "<p>The flo&shy;od killed&nbsp;two peo\u200bple in the town.</p>",
       "The flood killed\u00a0two people in the town."},
      {"paragraphs with a class that only sounds like furniture",
       "<article><p class=selectionShareable>" + kOne + "<p class='overflow-hidden'>" + kTwo + P(kThree) + "</article>", kText},
      {"a list whose items have linked headings",
       "<article><div class=x><h2><a href=1>Demak</a></h2>" + P(kOne) + "</div><div class=x><h2><a href=2>Kudus</a></h2>" +
           P(kTwo) + "</div><div class=x><h2><a href=3>Jepara</a></h2>" + P(kThree) + "</div></article>",
       "Demak\n\n" + kOne + "\n\nKudus\n\n" + kTwo + "\n\nJepara\n\n" + kThree},
      {"a link that is never closed", "<div><a href=/>Home<a href=/news>News</div><article>" + kBody + "</article>", kText},
      {"a heading over links within the text",
       "<article>" + P(kOne) +
           "<h3>What others wrote</h3><ul><li><a href=1>Five dead in a storm</a><li><a href=2>Dam bursts</a></ul>" + P(kTwo) +
           P(kThree) + "</article>",
       kText},
      {"who else wrote it", "<article>" + kBody + P("The Lusitania Wire contributed to this report.") + "</article>",
       kText + "\n\nThe Lusitania Wire contributed to this report."},
      {"paragraphs that are each named as what they are behind",
       "<article>" + P(kOne) + "<p class=paywall>" + kTwo + "</p><p class=paywall>" + kThree + "</p></article>", kText},
      {"boxes of a paragraph each for subscribers, and one that sells",
       "<article><h1>Flood</h1>" + P(kOne) + "<div class=subscriber-only>" + P(kTwo) + "</div><div class=subscriber-only>" +
           P(kThree) + "</div><div class=subscribe-box>" + P("Read on for as little as a coffee a month, says the desk.") +
           "</div></article>",
       kText},
      {"an article whose box is named after its author, above something longer",
       "<div class=author-article><h1>Flood</h1>" + kLong + "</div><div>" + Ticker("div", 40) + "</div>", kLongText},
      {"a box behind a paywall's notice",
       "<article>" + kBody + "<div class=paywall>" + P("Subscribe to go on reading, it costs little.") + "</div></article>",
       kText},
      {"paragraphs that are each named as a body, but the first",
       "<div><p class=FirstParagraph>" + kOne + "</p><p class=BodyText>" + kTwo + "</p><p class=BodyText>" + kThree +
           "</p></div>",
       kText},
      {"the menu of a form",
       "<form><select><option>" + kOne + " " + kTwo + "<option>" + kThree + "</select></form><div><h1>Flood</h1>" + kBody +
           "</div>",
       kText},
      {"a page between two <noscript> that open and close a box",
       "<noscript><div id=nojava></noscript><div><h1>Flood</h1>" + kBody + "</div><noscript></div></noscript>", kText},
      {"a <noscript>",
       "<article>" + kBody + "<noscript>" + P("Please switch on scripts to see this page.") + "</noscript></article>", kText},
      {"rows of an article",
       "<article><div class=row><h1>Flood</h1></div><div class=row>" + P(kOne + " " + kTwo) + "</div><div class=row>" + kBody +
           P("The weather office added that the river is three metres above its banks, and that it will rise.") +
           P("The governor said that another four districts are to be cleared before the night is over.") + "</div></article>",
       kOne + " " + kTwo + "\n\n" + kText +
           "\n\nThe weather office added that the river is three metres above its banks, and that it will rise.\n\nThe governor "
           "said that another four districts are to be cleared before the night is over."},
      {"related texts as long as the article",
       "<h1>Flood</h1><div>" + kBody +
           P(kTwo + " " + kOne + " " + kThree + " So it was said again, by those who had seen it and by those who had not.") +
           "</div><ul class=related><li>" + kOne + " Another text, which ends with a storm in the north of the island.</li><li>" +
           kTwo + " A further text, which tells of dams and of those who built them.</li><li>" + kThree +
           " A third text, of which nobody knows whose it is.</li></ul>",
       kText + "\n\n" + kTwo + " " + kOne + " " + kThree +
           " So it was said again, by those who had seen it and by those who had not."},
      {"headings of the first rank within the text",
       "<article><h1>Flood</h1>" + P(kOne) + "<h1>Help arrives</h1>" + P(kTwo) + P(kThree) + "</article>",
       kOne + "\n\nHelp arrives\n\n" + kTwo + "\n\n" + kThree},
      {"a first paragraph that is mostly a link",
       "<article><p>But <a href=x>a report of the weather office that was made known on Sunday</a> says another thing.</p>" +
           kBody + "</article>",
       "But a report of the weather office that was made known on Sunday says another thing.\n\n" + kText},
      {"a table whose first column is links",
       "<article>" + kBody +
           "<table><tr><td><a href=d>Demak</a><td>two dead, and seven missing<tr><td><a href=k>Kudus</a>"
           "<td>nobody dead</table></article>",
       kText + "\n\nDemak | two dead, and seven missing\n\nKudus | nobody dead"},
      {"a last paragraph that is a heading by its tag", "<article>" + kBody + "<h3>" + kTwo + " " + kThree + "</h3></article>",
       kText + "\n\n" + kTwo + " " + kThree},
      {"a ticker longer than the article, which has no name",
       "<div><div><h1>Flood</h1>" + kLong + "</div><div><ul>" + Ticker("li", 40) + "</ul></div></div>", kLongText},
      {"a ticker longer than the article, which has one",
       "<div><div class=story-body><h1>Flood</h1>" + kLong + "</div><div>" + Ticker("div", 40) + "</div></div>", kLongText},
      {"what readers say, in a box whose name is that of a text too",
       "<div><h1>Flood</h1><div class=post-text>" + kLong + "</div><div id=comment-text class=user-post-text>" + Ticker("p", 12) +
           "</div></div>",
       kLongText},
      {"a box with a picture and its caption",
       "<article>" + P(kOne) + "<div class=picBox><img src=x>" +
           P("A street in Demak under water, as it was on Monday morning.") + "</div><div class=picture-story>" + P(kTwo) +
           "</div><div class=image><img src=x><h3>Help</h3>" + P(kThree) + "</div></article>",
       kOne + "\n\n" + kTwo + "\n\nHelp\n\n" + kThree},
      {"boxes with a paragraph each, one of which is mostly links",
       "<article><div>" + kOne +
           "</div><div>The dam, <a href=x>which was built forty years ago and never mended since then</a>, "
           "has burst twice.</div><div>" +
           kTwo + "</div><div>" + kThree + "</div></article>",
       kOne + "\n\nThe dam, which was built forty years ago and never mended since then, has burst twice.\n\n" + kTwo + "\n\n" +
           kThree},
      {"a short article above a box of teasers", "<h1>Flood</h1><div>" + P(kOne) + "</div><div>" + Teasers() + "</div>", kOne},
      {"a short line in bold that heads a paragraph",
       "<div>" + kOne + "<br><br><b>Help arrives</b><br><br>" + kTwo + "<br><br><b>Read <a href=x>more</a></b><br><br>" + kThree +
           "</div>",
       kOne + "\n\nHelp arrives\n\n" + kTwo + "\n\n" + kThree},
      {"a list whose items are partly links",
       "<article>" + kBody +
           "<ul><li>Ana found <a href=1>the dam that had been forgotten by all who built it</a> and mended it"
           "<li>Budi saw <a href=2>the boats that nobody knew were there</a> and took one<li>Rest</ul></article>",
       kText +
           "\n\nAna found the dam that had been forgotten by all who built it and mended it\n\nBudi saw the boats that nobody "
           "knew were there and took one\n\nRest"},
      {"a verse that comes again, and a paragraph that another box repeats",
       "<article>" + P(kOne) + P(kTwo) + P(kOne) + "<div>" + P(kTwo) + "</div>" + P(kThree) + "</article>",
       kOne + "\n\n" + kTwo + "\n\n" + kOne + "\n\n" + kThree},
      {"a heading over paragraphs that are links, before another heading",
       "<article>" + P(kOne) +
           "<h3>What others wrote</h3><p><a href=1>Five dead in a storm</a></p><p><a href=2>Dam bursts</a></p>"
           "<h3>Help arrives</h3>" +
           P(kTwo) + P(kThree) + "</article>",
       kOne + "\n\nHelp arrives\n\n" + kTwo + "\n\n" + kThree},
      {"nothing", "<html><body></body></html>",
       "p: no article found in the page; save its text as a plain text file and give that"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(TextOf(row.html), row.text);
  }
}

TEST(Page, Standfirst) {
  struct Row {
    const char* name;
    std::string head;        // between the headline and the body
    std::string standfirst;  // what is read of it
  };
  const std::string lead = "Two people died when the river rose over its banks.";
  const Row rows[] = {
      {"a paragraph", P(lead), lead},
      {"a paragraph with a no-break space behind it", P(lead + "&nbsp;"), lead + "\u00a0"},
      {"a second headline", "<h2 class=subtitle>" + lead + "</h2>", lead},
      {"a second headline, without a full stop", "<h2>Two people died when the river rose over its banks</h2>",
       "Two people died when the river rose over its banks"},
      {"a short one", "<h2>Two people died</h2>", ""},
      {"a box that is named so, without a full stop",
       "<div class=teaser-text><p>Two people died when the river rose over its banks</p></div>",
       "Two people died when the river rose over its banks"},
      {"a few words without a full stop", "<p class=lead>Two people died</p>", ""},
      {"a line about the page", P("Four minutes to read."), ""},
      {"who wrote it", "<div class=author>Ana Ruiz is a writer who lives in the town of Demak.</div>", ""},
      {"a caption", "<figure><p>" + lead + "</p></figure>", ""},
      {"what stands beside it", "<aside>" + P(lead) + "</aside><ul><li>" + lead + "</ul>", ""},
      {"hidden", "<p hidden>" + lead + "</p>", ""},
      {"links", "<p><a href=x>" + lead + "</a></p>", ""},
      {"the first words of the body", "<p class=excerpt>The flood killed two people in the town of Demak …</p>", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string text = row.standfirst.empty() ? kText : row.standfirst + "\n\n" + kText;
    EXPECT_EQ(
        TextOf("<header class=article-header><h1>Flood</h1>" + row.head + "</header><div class=article-body>" + kBody + "</div>"),
        text);
  }
  EXPECT_EQ(TextOf(P(lead) + "<div class=article-body>" + kBody + "</div>"), kText) << "no headline";
}

TEST(Page, Metadata) {
  struct Row {
    const char* name;
    std::string head;
    const char* told;  // "TITLE (FROM) | PUBLISHED (FROM) | PUBLISHER (FROM) | LANGUAGE (FROM)"
  };
  const Row rows[] = {
      {"JSON-LD",
       "<script "
       "type='application/"
       "ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"S\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Flood in "
       "Demak\","
       "\"datePublished\":\"2025-09-04T10:00:00.000+0700\",\"publisher\":{\"name\":\"Post\"},\"inLanguage\":\"en-GB\"}]}</"
       "script>",
       "Flood in Demak (JSON-LD headline) | 2025-09-04T10:00:00+07:00 (JSON-LD datePublished) | Post (JSON-LD publisher) | en-GB "
       "(JSON-LD inLanguage)"},
      {"JSON-LD with a line break in a string",
       "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Flood\n in Demak\"};</script>",
       "Flood in Demak (JSON-LD headline) |  () |  () | en (detected)"},
      {"OpenGraph",
       "<meta property=og:title content='Flood in Demak - Post'><meta property=og:site_name content=Post><meta "
       "property=article:published_time content='2025-09-04 10:00'><meta property=og:locale content=en_US>",
       "Flood in Demak (og:title) | 2025-09-04T10:00 (article:published_time) | Post (og:site_name) | en-US (og:locale)"},
      {"a heading that is the title",
       "<title>Flood in Demak | Post</title></head><body><h1>Flood in Demak</h1><time datetime=2025-09-04>today</time>",
       "Flood in Demak (<h1>) | 2025-09-04 (<time>) | Post (<title>) | en (detected)"},
      {"a heading that is the site",
       "<title>Flood in Demak | The Post</title><meta name=application-name content='The Post'></head><body><h1>The Post</h1>",
       "Flood in Demak (<title>) |  () | The Post (application-name) | en (detected)"},
      {"a heading that leads to the site's first page",
       "<title>The Flooded Post » Archive » Two dead in Demak</title></head><body><h1><a href='https://post.example'>The Flooded "
       "Post</a></h1><h2>Two dead in Demak</h2>",
       "Two dead in Demak (heading) |  () | The Flooded Post (<h1>) | en (detected)"},
      {"a line above the headline, in it",
       "<title>Two dead in a flood in Demak</title><meta property=og:title content='Two dead in a flood in Demak'></head><body>"
       "<h1><span>After the rain</span> Two dead in a flood in Demak</h1>",
       "Two dead in a flood in Demak (og:title) |  () |  () | en (detected)"},
      {"a site that is written as its address",
       "<meta property=og:site_name content=riverpost.example><meta property=og:title content='Two dead in Demak - River Post'>",
       "Two dead in Demak (og:title) |  () | riverpost.example (og:site_name) | en (detected)"},
      {"a date of numbers below the headline", "<title>Flood</title></head><body><h1>Flood in Demak</h1><div>14.09.2025</div>",
       "Flood in Demak (<h1>) | 2025-09-14 (text) |  () | en (detected)"},
      {"today's date above the headline, the article's below the standfirst",
       "<title>Flood</title></head><body><div>Friday, 1 January 2027</div><h1>Flood in Demak</h1><p>The river rose over its "
       "banks "
       "on Monday.</p><div>Anywhere</div><div>Desk</div><div>14.09.2025</div>",
       "Flood in Demak (<h1>) | 2025-09-14 (text) |  () | en (detected)"},
      {"a date as it is written", "<title>Flood</title></head><body><div class=publish-date>Thursday, September 4, 2025</div>",
       "Flood (<title>) | 2025-09-04 (class \"publish-date\") |  () | en (detected)"},
      {"the address", "<title>Flood</title><link rel=canonical href='https://www.post.example/2025/09/04/flood'>",
       "Flood (<title>) | 2025-09-04 (url) | post.example (<link rel=canonical>) | en (detected)"},
      {"a declared language that is wrong", "<title>Flood</title></head><body lang=de>",
       "Flood (<title>) |  () |  () | en (detected; <html lang> says de)"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto page = ReadPage(PageOf(row.head + "<article>" + kBody + "</article>"), "", Packs());
    ASSERT_TRUE(page.ok()) << Message(page.status());
    std::string told;
    for (const PageField* field : {&page->title, &page->published, &page->publisher, &page->language})
      told += (told.empty() ? "" : " | ") + field->value + " (" + field->from + ")";
    EXPECT_EQ(told, row.told);
  }
}

TEST(Page, Charsets) {
  struct Row {
    const char* name;
    std::string html;
    const char* type;
  };
  const std::string rest = "</p>" + P(kTwo) + P(kThree);
  std::string wide = "\xff\xfe";
  for (const char c : "<p>The caf? in the town was closed on Monday, they said." + rest) {
    wide += c == '?' ? '\xe9' : c;
    wide += '\0';
  }
  const Row rows[] = {
      {"UTF-8", "<p>The caf\xc3\xa9 in the town was closed on Monday, they said." + rest, "text/html"},
      {"an entity", "<p>The caf&eacute; in the town was closed on Monday, they said." + rest, "text/html"},
      {"declared in a meta", "<meta charset='iso-8859-1'><p>The caf\xe9 in the town was closed on Monday, they said." + rest,
       "text/html"},
      {"declared by HTTP", "<p>The caf\xe9 in the town was closed on Monday, they said." + rest,
       "text/html; charset=windows-1252"},
      {"declared nowhere", "<p>The caf\xe9 in the town was closed on Monday, they said." + rest, "text/html"},
      {"declared wrongly", "<meta charset=utf-8><p>The caf\xe9 in the town was closed on Monday, they said." + rest, "text/html"},
      {"UTF-16", wide, "text/html"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto document = ReadDocument(PageOf(row.html, row.type), {}, Packs());
    ASSERT_TRUE(document.ok()) << Message(document.status());
    const std::string& text = (*document)->text;
    const size_t at = text.find("café in the town");
    ASSERT_NE(at, std::string::npos) << text;
    // From the word's first to its last byte in the page.
    const auto origin = FindOrigin((*document)->places, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 5)});
    ASSERT_TRUE(origin.has_value());
    std::string raw = row.html.substr(origin->begin, origin->size());
    std::erase(raw, '\0');
    EXPECT_EQ(raw.substr(0, 3), "caf");
    const std::string start = row.html.starts_with("\xff\xfe") ? std::string("c\0a\0f", 5) : "caf";
    EXPECT_EQ(row.html.find(start), origin->begin);
  }
}

TEST(Page, Guard) {
  const auto repeated = [](std::string_view what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  std::string formatting;
  for (int i = 0; i < 200; ++i) formatting += "<b id=" + std::to_string(i) + ">";
  struct Row {
    const char* name;
    std::string html;
    const char* told;  // how the message begins; empty: all is well
  };
  const Row rows[] = {
      {"paragraphs do not nest", repeated("<p>a", 10000), ""},
      {"closed again", repeated("<div><b>a</b></div>", 10000), ""},
      {"an <svg> of many paths",
       "<svg>" + repeated("<path d='M0 0'/>", 5000) + "</svg>" + repeated("<svg><use href='#a'/></svg>", 5000), ""},
      {"paths outside an <svg>", repeated("<path/>", 5000), "p: byte 3584: elements nested more than 512 deep"},
      {"paths after HTML that ended the <svg>", "<svg><p>" + repeated("<path/>", 5000), "p: byte 35"},
      {"left open in what is closed", repeated("<div><span>a<span>b</div>", 5000), ""},
      {"left open in items", "<ul>" + repeated("<li><div><span>a</div>", 5000) + "</ul>", ""},
      {"bold left open again and again", repeated("<b>a", 500) + repeated("<p>a", 1000), ""},
      {"formatting that is closed around a box", repeated("<b><div></b>", 5000), "p: byte"},
      {"an end tag that a table keeps from its element", repeated("<div><table></div>", 5000), "p: byte"},
      {"an end tag that a box keeps from its element", repeated("<span><div></span>", 5000), "p: byte"},
      {"tags in a script do not count", "<script>" + repeated("<div>", 10000) + "</script>", ""},
      {"tags in a comment do not count", "<!-- " + repeated("<div>", 10000) + "-->", ""},
      {"tags in an attribute do not count", "<p title='" + repeated("<div>", 10000) + "'>", ""},
      {"100,000 deep", repeated("<div>", 100000), "p: byte 2560: elements nested more than 512 deep"},
      {"closing what is not open", repeated("<div></span>", 100000), "p: byte 6144: elements nested more than 512 deep"},
      {"attributes", "<p " + repeated("a ", 1000) + ">", "p: byte 0: a tag with more than 512 attributes"},
      {"formatting left open", formatting + repeated("<p>a", 400000), "p: byte 4"},
      {"a tag cut off", "<div class='a", ""},
      {"an end tag cut off", "</", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const absl::Status status = CheckHtml("p", row.html);
    if (row.told[0] == '\0') {
      EXPECT_TRUE(status.ok()) << Message(status);
    } else {
      EXPECT_EQ(std::string(Message(status)).substr(0, std::string_view(row.told).size()), row.told);
    }
  }
}

TEST(Page, NormalDates) {
  struct Row {
    const char* text;
    const char* date;
  };
  const Row rows[] = {
      {"2025-09-04", "2025-09-04"},
      {"20250904", "2025-09-04"},
      {"2025-09-04 14:30:00", "2025-09-04T14:30:00"},
      {"2025-09-04T07:30:00.000Z", "2025-09-04T07:30:00Z"},
      {"2025-09-04T14:30:00+0700", "2025-09-04T14:30:00+07:00"},
      {"2025-09-04T14:30:00 +07:00", "2025-09-04T14:30:00+07:00"},
      {"Thu, 04 Sep 2025 14:30:00 +0700", "2025-09-04T14:30:00+07:00"},
      {"4 Sep 2025 14:30 GMT", "2025-09-04T14:30Z"},
      {"yesterday", ""},
      {"31 Feb 2025", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(NormalDate(row.text), row.date);
  }
}

TEST(Page, HintWords) {
  EXPECT_EQ(HintWords("articleBody__text-2 wide"), " article body text   wide ");
  EXPECT_EQ(HintWords("HTMLContent"), " html content ");
}

TEST(Page, TitleWithoutSite) {
  struct Row {
    const char* title;
    const char* site;
    const char* rest;
  };
  const Row rows[] = {
      {"Flood in Demak - The Post", "The Post", "Flood in Demak"},
      {"Flood in Demak | News | The Post", "The Post", "Flood in Demak"},
      {"The Post | Flood in Demak", "The Post", "Flood in Demak"},
      {"Kim - Xi: what they said", "The Post", "Kim - Xi: what they said"},
      {"Flood in Demak", "", "Flood in Demak"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.title);
    EXPECT_EQ(WithoutSite(row.title, row.site), row.rest);
  }
}

}  // namespace
}  // namespace silang::document
