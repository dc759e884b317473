// SPDX-License-Identifier: MIT
#ifndef OUT_BLOCKS_H
#define OUT_BLOCKS_H
// What a document is made of: known to the renderers, hidden from those who fill it.

#include "base/str.h"
#include "out/output.h"

enum block_kind {
	BLOCK_TITLE,      // text, beside (marking), subtitle
	BLOCK_HEAD,       // text, beside (marking)
	BLOCK_PARAGRAPH,  // text
	BLOCK_SECTION,    // text (heading), beside (note), flag
	BLOCK_FACT,       // level, label, text, flag
	BLOCK_TABLE,      // key, fields, records
	BLOCK_REFERENCES, // text (heading), references, count
	BLOCK_NOTE,       // text
};

struct block {
	enum block_kind kind;
	int level;
	const char *text; // "" rather than NULL, but for the heading of references
	const char *label;
	const char *beside;
	const char *flag;
	bool marks;                  // of a fact
	const char *const *subtitle; // NULL-terminated
	const struct reference *references;
	size_t count;
	const char *key;
	const struct field *fields;
	const struct records *records;
};

struct document {
	struct block *blocks;
	size_t count;
	size_t room;
};

// The titled fields of a table that stand in `place` (FIELD_ON_PAGE, FIELD_IN_SHEET), in order, in `context`;
// NULL-terminated.
const struct field **table_columns(const void *context, const struct block *table, unsigned place, size_t *count);
// Whether a field stands in a place at all.
bool field_stands(const struct field *field, unsigned place);
// A field of a record as a reader wants it: yes or no, lists joined by commas; in `context`, but for a text, which is that of
// the record. NULL when null.
const char *table_cell(const void *context, const struct field *field, const void *record);

// The renderers: each adds the whole document to `out`.
void render_text(struct str *out, const struct document *document, int width, unsigned options);
void render_markdown(struct str *out, const struct document *document, unsigned options);
// The tables only, as one object of lists.
void render_json(struct json *json, const struct document *document);
// The one table. False with a USAGE error when there is none or more than one.
bool render_csv(struct str *out, const struct document *document, unsigned options, struct error *error);

#endif
