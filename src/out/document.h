// SPDX-License-Identifier: MIT
#ifndef OUT_DOCUMENT_H
#define OUT_DOCUMENT_H
// A report is a document of blocks; it knows nothing of the format it is written in. Stored text goes in as it is and
// is made safe by the renderer. All texts are UTF-8 and are copied into the document.

#include <stddef.h>

#include "base/field.h"

struct document;

// One line of a facts block: "When   20 Feb 2017 [1]   DISPUTED".
struct fact {
	int level;         // 0, 1, 2: how far the label is set in
	const char *label; // NULL: the text goes on under the text above; "": the text stands where the label would
	const char *text;  // wraps, hanging under its own start; a line feed begins a new line of it
	const char *flag;  // a word at the right edge of its last line (DISPUTED, single), or NULL
};

struct reference {
	int number;
	const char *text;
	const char *grade;   // "B2", or NULL
	const char *address; // printed when asked for (-v), or NULL
};

struct document *document_new(const void *context);
// The head: title (in capitals, in text) and marking (or NULL) on one line, then the lines of `subtitle` (NULL-terminated
// list or NULL).
// It stands first even when it is told last.
void document_title(struct document *document, const char *title, const char *marking, const char *const *subtitle);
// The head of a list: one quiet line, with the marking at its right edge.
void document_head(struct document *document, const char *text, const char *marking);
void document_paragraph(struct document *document, const char *text);
// A section: facts follow it. `note` stands beside the heading, `flag` at the right edge; both may be NULL.
void document_section(struct document *document, const char *heading, const char *note, const char *flag);
void document_fact(struct document *document, const struct fact *fact);
// The same of a text in which words are marked by asterisks around them: where text has colours they are bold as well.
void document_fact_marked(struct document *document, const struct fact *fact);
// A table of the titled fields (fields end with a NULL name). The fields and records must outlive the document. `key`
// names the list in JSON ("rounds"); JSON carries every field, text and CSV those with a title, each but for those that
// stand elsewhere only.
void document_table(struct document *document, const char *key, const struct field *fields,
                    const struct records *records);
// A numbered source list; in text two columns where they fit. `heading` NULL: a section (with a note, it may be) was
// begun for it.
void document_references(struct document *document, const char *heading, const struct reference *references,
                         size_t count);
// The closing line: what to type next.
void document_note(struct document *document, const char *text);

#endif
