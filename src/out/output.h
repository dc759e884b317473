// SPDX-License-Identifier: MIT
#ifndef OUT_OUTPUT_H
#define OUT_OUTPUT_H
// Where a command's data goes: standard output, a pager, or a file written under a temporary name and renamed. The only
// folder besides cli that writes to standard output.

#include <stdbool.h>

#include "base/error.h"
#include "out/document.h"
#include "out/json.h"

enum output_format { OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_JSON, OUTPUT_CSV };

struct output_settings {
	const char *format; // "text", "markdown", "json", "csv", "txt", "md"; NULL: by the extension of `file`, or text
	const char *file;   // NULL or "-": standard output
	const char *color;  // "auto", "always", "never"
	const char *pager;  // command line of the pager, "" for none, NULL: $PAGER, else less; used on a terminal only
	bool verbose;       // addresses in source lists
	int width;          // columns; 0: the terminal's, else 80
	bool any_name;      // an extension that names no format is none: for help, manual pages, completions
	bool csv_raw;       // CSV byte for byte, without the apostrophe before what a spreadsheet takes for a formula
};

// What a rendering may be asked for besides its format and width.
enum output_option {
	OUTPUT_COLOR = 1,     // text: bold, dim and coloured words
	OUTPUT_ADDRESSES = 2, // text, markdown: addresses in source lists
	OUTPUT_CSV_RAW = 4,
};

struct output;

// Checks the settings and opens nothing yet. NULL with a USAGE error for an unknown format, or
// where the name of the file says one that there is not.
struct output *output_new(const void *context, const struct output_settings *settings, struct error *error);
enum output_format output_format(const struct output *output);
int output_width(const struct output *output);
// Renders and writes the document in text, markdown, json (its tables only) or csv (its one table). False with an error
// when the format cannot hold it or the writing failed (full disk, closed pipe); no file is left under the final name.
bool output_document(struct output *output, const struct document *document, struct error *error);
// The text that output_document writes; in `context`. NULL with a USAGE error when the format cannot hold the document.
struct str *output_render(const void *context, const struct document *document, enum output_format format, int width,
                          unsigned options, struct error *error);
// Writes finished JSON.
bool output_json(struct output *output, struct json *json, struct error *error);
// One line of plain text (what a write command says). Control characters and bidi controls are made visible.
bool output_line(struct output *output, const char *text, struct error *error);
// Text as it is (help, man pages, completions: made by us).
bool output_plain(struct output *output, const char *text, struct error *error);

// `text` with C0 (but line feed), DEL, C1 and bidi controls made visible as <U+001B>; in `context`. Every stored text
// that reaches a terminal passes here, error messages too.
char *output_visible(const void *context, const char *text);

#endif
