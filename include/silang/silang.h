/* Silang for C and for every language that calls C: the same engine as silang/engine.h. C99.
 *
 *   silang_engine *engine = silang_engine_new(NULL);
 *   silang_sources *sources = silang_sources_new();
 *   silang_sources_add_path(sources, "morning.txt", NULL);
 *   silang_sources_add_path(sources, "evening.html", NULL);
 *   silang_report *report = silang_compare(engine, sources, NULL, NULL);
 *
 * Handles. What a function ending in _new, or one that gives a report, a string or an error, hands out is the caller's, and goes back
 * through the _free of its kind, once; freeing NULL does nothing. Handles may be freed in any order: whoever still needs a thing keeps
 * it. All other pointers that a function gives point into the handle that it was asked of, and live as long as it does, or for sources
 * and options until they are next changed.
 *
 * Errors. A function that can fail takes `error` last, which may be NULL. It gives NULL or SILANG_FAILED where it failed, and then puts a
 * new error there, with a code and a message that names the source, the byte and the remedy; where nothing failed it leaves `error` alone.
 * No argument is checked but those of which a NULL is told as SILANG_INVALID; nothing aborts, exits, prints or throws.
 * But where memory ends in the middle of a call the program may end with it: the hash tables that the engine is made of (Abseil's) do not
 * survive that. Bound the sources, or the process, where that can happen.
 *
 * Threads. An engine and a report may be used by any number of threads at once, and a canceller's functions too. Sources and options
 * must not be changed while another thread uses them; a call has copied what it needs of options once it returns.
 *
 * Texts are UTF-8 and end in a NUL; empty where nothing is known, never NULL unless it says so. Offsets are bytes.
 *
 * Versions. What is here stays within one SILANG_ABI_VERSION, which is the number of the shared library (libsilang.so.1). Structs grow at
 * their end only, and each begins with its size as the caller knows it (SILANG_INIT): the library fills in no more than that, and takes
 * what the caller does not know of as zero. Enumerations may get more values: treat one that you do not know as text by its name.
 */
#ifndef SILANG_SILANG_H_
#define SILANG_SILANG_H_

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define SILANG_API __attribute__((visibility("default")))
#else
#define SILANG_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define SILANG_ABI_VERSION 1

/* SILANG_ABI_VERSION of the library that runs. */
SILANG_API uint32_t silang_abi_version(void);
/* "0.1.0" */
SILANG_API const char* silang_version(void);

/* --- errors --- */

typedef enum silang_status { SILANG_OK = 0, SILANG_FAILED = 1 } silang_status;

typedef enum silang_code {
  SILANG_INVALID = 1,   /* a source, an option or an argument that cannot be taken */
  SILANG_CANCELLED = 2, /* by silang_canceller_cancel */
  SILANG_NO_MEMORY = 3, /* not enough memory */
  SILANG_INTERNAL = 4   /* a defect of the library */
} silang_code;

typedef struct silang_error silang_error;
SILANG_API silang_code silang_error_code(const silang_error* error);
SILANG_API const char* silang_error_message(const silang_error* error); /* English, one line */
SILANG_API void silang_error_free(silang_error* error);

/* --- strings that the library has made --- */

typedef struct silang_string silang_string;
SILANG_API const char* silang_string_data(const silang_string* string); /* ends in a NUL behind its size */
SILANG_API size_t silang_string_size(const silang_string* string);
SILANG_API void silang_string_free(silang_string* string);

/* --- the engine: made once, used for any number of calls --- */

/* Loads the language packs that are built in; some milliseconds. */
typedef struct silang_engine silang_engine;
SILANG_API silang_engine* silang_engine_new(silang_error** error);
SILANG_API void silang_engine_free(silang_engine* engine);

/* --- cancelling, from any thread and from a signal handler --- */

/* Ends the calls whose options name it, soon: within tens of milliseconds (of megabytes: tenths of a second). Later calls end at once, until it is
 * reset. Not a failure of the engine or of anything else. */
typedef struct silang_canceller silang_canceller;
SILANG_API silang_canceller* silang_canceller_new(silang_error** error);
SILANG_API void silang_canceller_cancel(silang_canceller* canceller);
SILANG_API void silang_canceller_reset(silang_canceller* canceller);
SILANG_API void silang_canceller_free(silang_canceller* canceller);

/* --- options; where a call takes options, NULL is the defaults --- */

typedef struct silang_options silang_options;
SILANG_API silang_options* silang_options_new(silang_error** error);
SILANG_API void silang_options_free(silang_options* options);
/* A value out of range is told by the call that uses the options. NULL is the default. */
SILANG_API silang_status silang_options_set_language(silang_options* options, const char* bcp47, silang_error** error);
SILANG_API silang_status silang_options_set_reference_time(silang_options* options, const char* iso8601, silang_error** error);
SILANG_API silang_status silang_options_set_threshold(silang_options* options, double cosine, silang_error** error);
SILANG_API silang_status silang_options_set_top(silang_options* options, int32_t alignments, silang_error** error);
SILANG_API silang_status silang_options_set_min_confidence(silang_options* options, double confidence, silang_error** error);
SILANG_API silang_status silang_options_set_threads(silang_options* options, int32_t threads, silang_error** error);
SILANG_API silang_status silang_options_set_canceller(silang_options* options, const silang_canceller* canceller,
                                                      silang_error** error);

/* --- sources --- */

/* clang-format off */
/* How a struct begins: silang_finding finding = SILANG_INIT(silang_finding); */
#ifdef __cplusplus
#define SILANG_INIT(type) ([] { type made{}; made.size = sizeof(type); return made; }())
#else
#define SILANG_INIT(type) {.size = sizeof(type)}
#endif
/* clang-format on */

/* An article with what is known of it. NULL: not known, read from the text. */
typedef struct silang_source {
  size_t size;
  const char* path; /* a name for messages and the report; never opened */
  const char* text;
  size_t text_size; /* bytes */
  const char* id;
  const char* title;
  const char* publisher;
  const char* url;
  const char* published;  /* ISO 8601, or as it is written in the article's language */
  const char* language;   /* BCP 47 */
  const char* media_type; /* "text/html", perhaps with a charset: a page, of which the article is read */
} silang_source;

typedef struct silang_sources silang_sources;
SILANG_API silang_sources* silang_sources_new(silang_error** error);
SILANG_API void silang_sources_free(silang_sources* sources);
SILANG_API silang_status silang_sources_add(silang_sources* sources, const silang_source* source, silang_error** error);
/* A file or folder, read as the command reads it: text, saved pages, feeds, JSON Lines, WARC, packed with gzip or not. */
SILANG_API silang_status silang_sources_add_path(silang_sources* sources, const char* path, silang_error** error);
/* The bytes of such a file; `name` tells what it is, as far as its bytes do not. */
SILANG_API silang_status silang_sources_add_bytes(silang_sources* sources, const char* name, const void* bytes, size_t size,
                                                  silang_error** error);
SILANG_API size_t silang_sources_count(const silang_sources* sources);

/* --- the calls: Compare, Claims, Align and Read of silang/engine.h --- */

typedef struct silang_report silang_report;
SILANG_API silang_report* silang_compare(const silang_engine* engine, const silang_sources* sources,
                                         const silang_options* options, silang_error** error);
SILANG_API silang_report* silang_claims(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                                        silang_error** error);
SILANG_API silang_report* silang_align(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                                       silang_error** error);
SILANG_API silang_report* silang_read(const silang_engine* engine, const silang_sources* sources, const silang_options* options,
                                      silang_error** error);
SILANG_API void silang_report_free(silang_report* report);

/* --- a report as a text --- */

/* As `silang compare --format=...` and its like print them. Of claims, alignments and sources there are no more than the first three. */
typedef enum silang_form {
  SILANG_TEXT = 0, /* for a person, 80 columns */
  SILANG_JSON = 1,
  SILANG_JSONL = 2,
  SILANG_HTML = 3,
  SILANG_MARKDOWN = 4,
  SILANG_CSV = 5,
  SILANG_ANNOTATIONS = 6
} silang_form;

/* `ui` is the language of what the report says for itself: "en", "id"; NULL: "en". */
SILANG_API silang_string* silang_report_format(const silang_report* report, silang_form form, const char* ui,
                                               silang_error** error);

/* --- a report as structs --- */

/* A relation and the like by number, most serious first, as in silang/types.h. */
typedef enum silang_relation { SILANG_CONFLICT = 0, SILANG_DIFFERS = 1, SILANG_COMPATIBLE = 2, SILANG_AGREE = 3 } silang_relation;

/* Bytes [begin, end) of a source's text, which are `text`. */
typedef struct silang_passage {
  size_t size;
  const char* source; /* "S1" */
  uint32_t sentence;  /* from 0, within the source */
  uint32_t begin, end;
  const char* text;
  size_t text_size;
  const char* claim; /* id of the claim that it is, or "" */
} silang_passage;

typedef struct silang_source_info {
  size_t size;
  const char* id; /* "S1" */
  const char *path, *title, *publisher, *url, *published, *language, *given_id, *origin;
  const char* text;
  size_t text_size;
  uint32_t sentences;
} silang_source_info;

/* Absent numbers are NaN. */
typedef struct silang_value {
  size_t size;
  double number, low, high;
  const char* unit; /* "1", "%", "IDR", "kilometer" */
  double base_number, base_low, base_high;
  const char* base_unit;
  const char* qualifier; /* "about", "at least" */
  const char* date;      /* EDTF or ISO 8601 */
  const char* text;
  int32_t polarity; /* 0, 1; -1: none */
} silang_value;

typedef struct silang_finding {
  size_t size;
  const char* id;
  int32_t relation; /* silang_relation */
  const char *relation_name, *kind, *severity, *reason, *summary, *rule;
  double confidence;
  size_t side_count, step_count, was_count;
} silang_finding;

typedef struct silang_claim {
  size_t size;
  const char *id, *kind, *counted, *predicate, *subject, *speaker, *time, *place, *modality;
} silang_claim;

SILANG_API size_t silang_report_source_count(const silang_report* report);
SILANG_API size_t silang_report_claim_count(const silang_report* report);
SILANG_API size_t silang_report_alignment_count(const silang_report* report);
SILANG_API size_t silang_report_finding_count(const silang_report* report);

/* Fill in what `out->size` has room for. SILANG_INVALID: there is none of that number. */
SILANG_API silang_status silang_report_source(const silang_report* report, size_t source, silang_source_info* out,
                                              silang_error** error);
SILANG_API silang_status silang_report_claim(const silang_report* report, size_t claim, silang_claim* out, silang_error** error);
SILANG_API silang_status silang_report_claim_passage(const silang_report* report, size_t claim, silang_passage* out,
                                                     silang_error** error);
SILANG_API silang_status silang_report_claim_value(const silang_report* report, size_t claim, silang_value* out,
                                                   silang_error** error);
SILANG_API silang_status silang_report_alignment(const silang_report* report, size_t alignment, silang_passage* a,
                                                 silang_passage* b, double* cosine, silang_error** error);
SILANG_API silang_status silang_report_finding(const silang_report* report, size_t finding, silang_finding* out,
                                               silang_error** error);
/* A line of the reasoning; a former id. NULL: there is none of that number. */
SILANG_API const char* silang_report_step(const silang_report* report, size_t finding, size_t step);
SILANG_API const char* silang_report_was(const silang_report* report, size_t finding, size_t was);
/* How many mentions a side has: 0 where there is no such side. */
SILANG_API size_t silang_report_mention_count(const silang_report* report, size_t finding, size_t side);
SILANG_API silang_status silang_report_side_value(const silang_report* report, size_t finding, size_t side, silang_value* out,
                                                  silang_error** error);
SILANG_API silang_status silang_report_mention(const silang_report* report, size_t finding, size_t side, size_t mention,
                                               silang_passage* out, silang_error** error);

#ifdef __cplusplus
}
#endif

#endif /* SILANG_SILANG_H_ */
