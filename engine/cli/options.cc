#include "cli/options.h"

#include <algorithm>

namespace silang::cli {
namespace {

constexpr std::string_view kFormats[] = {"text", "json", "jsonl", "html", "markdown", "csv", "annotations"};
constexpr std::string_view kRelations[] = {"conflict", "differs", "none"};
constexpr std::string_view kWhen[] = {"auto", "always", "never"};
constexpr std::string_view kInterfaces[] = {"auto", "en", "id"};
constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

constexpr CommandSet kComparing = Only(Subcommand::kCompare) | Only(Subcommand::kExplain);
constexpr CommandSet kArchives = Only(Subcommand::kArchiveAdd) | Only(Subcommand::kArchiveQuery) |
                                 Only(Subcommand::kArchiveStatus) | Only(Subcommand::kArchiveCheck);
constexpr CommandSet kCommon =
    kComparing | kArchives | Only(Subcommand::kClaims) | Only(Subcommand::kAlign) | Only(Subcommand::kRead);
constexpr CommandSet kServing = Only(Subcommand::kServe);
constexpr CommandSet kAll = kCommon | Only(Subcommand::kSchema) | kServing;
constexpr CommandSet kPrinting = kAll & ~(Only(Subcommand::kArchiveAdd) | kServing);  // which tell of each part as they go

constexpr OptionSpec kOptions[] = {
    {Option::kFormat, "format", "FORMAT", Takes::kChoice, kCommon, true, "text", "for a person or for a program", kFormats, 3},
    {Option::kOutput,
     "output",
     "FILE",
     Takes::kFile,
     kPrinting,
     false,
     "",
     "write to FILE in place of standard output; it is replaced only once all is written",
     {},
     0,
     0,
     0,
     'o'},
    {Option::kFailOn, "fail-on", "RELATION", Takes::kChoice, kCommon, true, "conflict",
     "exit with 1 if there is a finding of this relation or a worse one", kRelations},
    {Option::kMinConfidence, "min-confidence", "P", Takes::kNumber, kCommon, true, "0", "leave out findings below", {}, 0, 0, 1},
    {Option::kLanguage, "language", "CODE", Takes::kLanguage, kCommon, true, "",
     "language of all sources (BCP 47), in place of the one detected for each"},
    {Option::kReferenceTime, "reference-time", "TIME", Takes::kTime, kCommon, true, "",
     "the clock for sources that carry no date (ISO 8601)"},
    {Option::kThreshold,
     "threshold",
     "COS",
     Takes::kNumber,
     kCommon,
     true,
     "0.2",
     "least cosine of a sentence pair",
     {},
     0,
     0.01,
     1},
    {Option::kTop,
     "top",
     "K",
     Takes::kWhole,
     kCommon,
     true,
     "0",
     "sentence pairs kept for a sentence; 0: all",
     {},
     0,
     0,
     1000000},
    {Option::kArchive, "archive", "DIR", Takes::kFolder, kComparing, true, "",
     "compare with what the archive in DIR has of the same event"},
    {Option::kDays,
     "days",
     "N",
     Takes::kWhole,
     kComparing,
     true,
     "7",
     "with --archive: published at most so many days before or after",
     {},
     0,
     0,
     100000},
    {Option::kSimilarity,
     "similarity",
     "COS",
     Takes::kNumber,
     kComparing,
     true,
     "0.15",
     "with --archive: least cosine of the words of both articles",
     {},
     0,
     0,
     1},
    {Option::kMost,
     "most",
     "N",
     Takes::kWhole,
     kComparing,
     true,
     "20",
     "with --archive: the most similar so many",
     {},
     0,
     0,
     10000},
    {Option::kLines, "lines", "", Takes::kNothing, Only(Subcommand::kClaims), false, "",
     "read short texts from standard input, one a line; print JSON Lines"},
    {Option::kTsv, "tsv", "FILE", Takes::kFile,
     Only(Subcommand::kAlign) | Only(Subcommand::kArchiveAdd) | Only(Subcommand::kArchiveQuery), false, "",
     "the lines source<TAB>sentence of FILE in place of SOURCE"},
    {Option::kHost, "host", "ADDRESS", Takes::kText, kServing, true, "127.0.0.1",
     "listen on ADDRESS; another than a loopback address needs a token"},
    {Option::kPort, "port", "N", Takes::kWhole, kServing, true, "8080", "listen on port N; 0: one that is free", {}, 0, 0, 65535},
    {Option::kToken, "token", "TEXT", Takes::kText, kServing, false, "",
     "what clients have to send in the header Authorization; other users of the machine can see it here"},
    {Option::kTokenFile, "token-file", "FILE", Takes::kFile, kServing, true, "", "read the token from FILE"},
    {Option::kDb, "db", "FILE", Takes::kFile, kServing, true, "",
     "keep what the desk decides in FILE; by default ~/.local/share/silang/desk.db; :memory: keeps nothing"},
    {Option::kMaxBody,
     "max-body",
     "MIB",
     Takes::kWhole,
     kServing,
     true,
     "16",
     "largest body of a request, in MiB",
     {},
     0,
     1,
     1024},
    {Option::kMaxSources,
     "max-sources",
     "N",
     Takes::kWhole,
     kServing,
     true,
     "100",
     "articles that a request may compare",
     {},
     0,
     1,
     100000},
    {Option::kMaxTime,
     "max-time",
     "SECONDS",
     Takes::kWhole,
     kServing,
     true,
     "30",
     "how long a request may wait and work, in seconds",
     {},
     0,
     1,
     86400},
    {Option::kMaxWaiting,
     "max-waiting",
     "N",
     Takes::kWhole,
     kServing,
     true,
     "64",
     "requests that may wait for a thread",
     {},
     0,
     0,
     100000},
    {Option::kThreads,
     "threads",
     "N",
     Takes::kWhole,
     kCommon | kServing,
     true,
     "0",
     "threads; 0: as many as the machine has",
     {},
     0,
     0,
     256},
    {Option::kColor, "color", "WHEN", Takes::kChoice, kCommon, true, "auto", "colour; auto: on a terminal, without NO_COLOR",
     kWhen},
    {Option::kUi, "ui", "LANGUAGE", Takes::kChoice, kAll, true, "auto",
     "language of reports and messages for a person; auto: Indonesian or English, by the locale", kInterfaces},
    {Option::kConfig, "config", "FILE", Takes::kFile, kAll, false, "", "options by default from FILE and from no other"},
    {Option::kNoConfig, "no-config", "", Takes::kNothing, kAll, false, "", "no options by default from a file"},
    {Option::kPrintConfig, "print-config", "", Takes::kNothing, kAll, false, "",
     "print the options in force as a configuration file and exit"},
};
static_assert(std::size(kOptions) == kOptionCount);

constexpr Example kCompareExamples[] = {
    {"silang compare morning.html evening.html", "two saved pages, conflicts first"},
    {"silang compare articles/ --format=html --output=report.html", "a page to read, to filter and to send to others"},
    {"silang compare articles/ --format=markdown --output=note.md", "every article of a folder, as a note"},
    {"silang compare draft.txt --archive=desk", "a draft with what the archive has of the same event"},
    {"silang compare a.txt b.txt --format=json | jq '.findings[].summary'", "for a program"},
    {"silang compare @list --fail-on=none", "the sources that are listed in a file; exit code 0 whatever is found"},
};
constexpr Example kClaimsExamples[] = {
    {"silang claims article.html", "the text with its claims marked, and a list of them"},
    {"silang claims --lines --language=id < headlines.txt", "a JSON object for each line"},
};
constexpr Example kAlignExamples[] = {
    {"silang align a.txt b.txt --threshold=0.4", "only pairs that are rather alike"},
    {"silang align --tsv sentences.tsv --top=5", "sentences of a file; the best five of each"},
};
constexpr Example kReadExamples[] = {
    {"silang read page.html", "what was taken for the article, its title, date and publisher"},
    {"silang read feed.xml --format=jsonl > articles.jsonl", "a feed as JSON Lines, a form that is an input too"},
};
constexpr Example kExplainExamples[] = {
    {"silang explain f1963dbb6 morning.html evening.html", "why the finding of that id was reported"},
};
constexpr Example kSchemaExamples[] = {
    {"silang schema > report.schema.json", "to check reports with"},
};
constexpr Example kAddExamples[] = {
    {"silang archive add desk articles/ feed.xml", "keeps the articles of a folder and of a feed in the folder desk"},
};
constexpr Example kQueryExamples[] = {
    {"silang archive query desk draft.txt --top=3", "the three nearest stored sentences to each of the draft"},
};
constexpr Example kStatusExamples[] = {
    {"silang archive status desk", "how many sentences, sources and bytes"},
};
constexpr Example kCheckExamples[] = {
    {"silang archive check desk", "reads everything; the first damage is named by file and byte"},
};

constexpr Example kServeExamples[] = {
    {"silang serve", "at http://127.0.0.1:8080/, for this machine alone"},
    {"silang serve --db=desk.db", "what the desk decides is kept in desk.db"},
    {"silang serve --host=0.0.0.0 --token-file=token.txt", "for others too, who need the token"},
};

constexpr CommandSpec kCommands[] = {
    {"compare", Subcommand::kCompare, "SOURCE...",
     "What the sources say about the same things: conflicts, look-alikes, what is corroborated",
     "Several files are one comparison; a single source is compared with itself. The report opens with the conflicts, then come "
     "look-alikes, then what several sources say, then what only one says.",
     kCompareExamples},
    {"claims", Subcommand::kClaims, "SOURCE...", "The claims found in each source",
     "Numbers, dates, places, quotations and deeds, each with what it is of, who says so and where it stands.", kClaimsExamples},
    {"align", Subcommand::kAlign, "SOURCE...", "Pairs of sentences of different sources that speak of the same thing",
     "With --tsv it prints i<TAB>j<TAB>cosine, lines of the file counted from 0.", kAlignExamples},
    {"read", Subcommand::kRead, "SOURCE...", "What was read of each source: title, date, publisher, language and text",
     "Each field comes with where it was found. Look here first if a page gives odd findings.", kReadExamples},
    {"explain", Subcommand::kExplain, "FINDING SOURCE...", "Rule, steps and exact words of one finding",
     "Give the sources and options that the finding was reported with.", kExplainExamples},
    {"schema", Subcommand::kSchema, "", "The JSON Schema of the report", "", kSchemaExamples},
    {"archive add", Subcommand::kArchiveAdd, "DIR SOURCE...", "Adds sources to the archive in DIR, made if it is not there",
     "A line is printed each time something has reached the disk: what was printed stays, even if the command is stopped or "
     "killed, "
     "and the same command again goes on where it ended.",
     kAddExamples},
    {"archive query", Subcommand::kArchiveQuery, "DIR SOURCE...",
     "The stored sentences most similar to each sentence of the sources",
     "With --tsv it prints query<TAB>source<TAB>sentence<TAB>cosine<TAB>text, counted from 0.", kQueryExamples},
    {"archive status", Subcommand::kArchiveStatus, "DIR", "How much is stored", "", kStatusExamples},
    {"archive check", Subcommand::kArchiveCheck, "DIR", "Reads all that is stored and looks for damage", "", kCheckExamples},
    {"serve", Subcommand::kServe, "", "A desk in the browser, and comparisons for other programs, over HTTP",
     "The page at / compares articles and keeps, in a database, what the desk decides of each finding. POST /v1/compare, "
     "/v1/claims "
     "and /v1/align take articles as JSON and keep nothing; GET /openapi.json describes them. SIGTERM ends it once what is under "
     "way "
     "is answered.",
     kServeExamples},
};
constexpr std::string_view kFirstWords[] = {"compare", "claims", "align", "read", "explain", "schema", "archive", "serve"};

constexpr Printed kPrinted[] = {
    {"help", "", "print help, of a command if one stands before it, and exit", {}},
    {"version", "", "print the version and exit", {}},
    {"man", "", "print the manual page silang(1) and exit", {}},
    {"completions", "SHELL", "print completions for a shell and exit", kShells},
};

constexpr Option kRoot[] = {Option::kUi, Option::kConfig, Option::kNoConfig, Option::kPrintConfig};

constexpr Row kArguments[] = {
    {"SOURCE", "a file, a folder, '-' for standard input, or @list, a file with one source a line"},
    {"FINDING", "a finding's id, as it stands in the report"},
    {"DIR", "the archive's folder"},
};

constexpr Row kExitCodes[] = {
    {"0", "nothing at or above --fail-on"},
    {"1", "something at or above it"},
    {"2", "trouble: a message on standard error names file, byte and remedy; nothing on standard output"},
    {"130", "interrupted (Ctrl-C): no output file is half written, an archive is whole"},
    {"141", "the reader of the output closed it"},
};

constexpr Row kEnvironment[] = {
    {"LC_ALL, LC_MESSAGES, LANG", "the locale, for --ui=auto: the first of them that is not empty"},
    {"NO_COLOR", "if it is set and not empty, no colour unless --color=always"},
    {"TERM", "no colour and no progress on a terminal that is dumb"},
    {"COLUMNS", "the width of the terminal, where it cannot be asked"},
    {"XDG_CONFIG_HOME", "the folder of configuration files; ~/.config without it"},
};

}  // namespace

std::span<const OptionSpec> Options() { return kOptions; }
std::span<const CommandSpec> Commands() { return kCommands; }
std::span<const std::string_view> FirstWords() { return kFirstWords; }
std::span<const Printed> PrintedOptions() { return kPrinted; }
std::span<const Option> RootOptions() { return kRoot; }
std::span<const Row> ArgumentRows() { return kArguments; }
std::span<const Row> ExitCodes() { return kExitCodes; }
std::span<const Row> Environment() { return kEnvironment; }

std::string_view Purpose() { return "Compares what several sources say about the same event, claim by claim."; }

std::string_view AboutSources() {
  return "A SOURCE is a file, a folder (its *.txt, *.html, *.jsonl, *.xml, *.warc and *.gz of these, by name), '-' for standard "
         "input, or @list, a file with one source a line. Saved pages, RSS and Atom feeds, JSON Lines, WARC and plain text are "
         "read, packed with gzip or not. Nothing is ever fetched from a network.";
}

std::string_view AboutConfiguration() {
  return "Options by default are read from ./silang.toml, else from $XDG_CONFIG_HOME/silang/config.toml. Keys are the names of "
         "options without dashes; below [compare] or another command they hold for it alone. What stands on the command line "
         "counts first.";
}

std::string_view FirstWord(const CommandSpec& command) { return command.name.substr(0, command.name.find(' ')); }

std::string_view Standard(const OptionSpec& option, Subcommand subcommand) {
  // An archive has more sentences than anyone wants to see for each one asked about.
  const bool archive_top = option.option == Option::kTop && subcommand == Subcommand::kArchiveQuery;
  return archive_top ? "10" : option.standard;
}

std::span<const std::string_view> Choices(const OptionSpec& option, Subcommand subcommand) {
  const bool all = option.common_choices == 0 || subcommand == Subcommand::kCompare;
  return all ? option.choices : option.choices.first(option.common_choices);
}

}  // namespace silang::cli
