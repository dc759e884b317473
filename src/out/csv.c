// SPDX-License-Identifier: MIT
// CSV as RFC 4180 has it, but with LF: what reads CSV reads both, while awk, cut, sort and COPY keep the CR of a CRLF as
// part of the last field. A null is an empty cell and an empty text "", as PostgreSQL's COPY writes them.
#include <string.h>

#include "base/mem.h"
#include "out/blocks.h"
#include "out/visible.h"

// With what a spreadsheet takes a cell for a formula (OWASP, CSV Injection); the last four are the full-width forms.
static const char *const formula_leads[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

static size_t digits(const char *text)
{
	return strspn(text, "0123456789");
}

// Whether `text` is a number and nothing else: it may begin with a sign and do no harm.
static bool is_plain_number(const char *text)
{
	text += *text == '-' || *text == '+';
	if (digits(text) == 0)
		return false;
	text += digits(text);
	if (*text == '.' && digits(text + 1) > 0)
		text += 1 + digits(text + 1);
	return !*text;
}

static bool is_formula(const char *text)
{
	for (size_t i = 0; i < sizeof(formula_leads) / sizeof(formula_leads[0]); i++)
		if (str_begins(text, formula_leads[i]))
			return !is_plain_number(text);
	return false;
}

static void cell_write(struct str *out, const char *cell)
{
	if (*cell && !strpbrk(cell, "\",\r\n") && *cell != ' ' && cell[strlen(cell) - 1] != ' ') {
		str_add(out, cell);
		return;
	}
	str_add_char(out, '"');
	for (; *cell; cell++) {
		if (*cell == '"')
			str_add_char(out, '"');
		str_add_char(out, *cell);
	}
	str_add_char(out, '"');
}

// Writes one cell: safe for a spreadsheet, or byte for byte.
static void text_write(struct str *out, const char *text, bool raw)
{
	MEM_SCOPE(scratch);
	struct str *cell = str_new(scratch);

	if (raw) {
		cell_write(out, text);
		return;
	}
	str_add(cell, is_formula(text) ? "'" : "");
	visible_add(cell, text, "\t\r\n");
	cell_write(out, cell->text);
}

static void record_write(struct str *out, const struct field *const *columns, const void *record, bool raw)
{
	for (size_t i = 0; columns[i]; i++) {
		MEM_SCOPE(scratch);
		const char *text = table_cell(scratch, columns[i], record);

		if (i > 0)
			str_add_char(out, ',');
		if (columns[i]->type == FIELD_BOOLEAN)
			text = *(const bool *)field_at(columns[i], record) ? "true" : "false";
		if (text)
			text_write(out, text, raw);
		else if (!columns[1])
			str_add(out, "\"\""); // else the line would be empty, which many readers skip
	}
	str_add_char(out, '\n');
}

static const struct block *only_table(const struct document *document, struct error *error)
{
	const struct block *table = NULL;

	for (size_t i = 0; i < document->count; i++) {
		if (document->blocks[i].kind != BLOCK_TABLE)
			continue;
		if (table) {
			error_set(error, ERROR_USAGE, "csv holds one table, and this answer has several");
			error_hint(error, "use --json");
			return NULL;
		}
		table = &document->blocks[i];
	}
	if (!table) {
		error_set(error, ERROR_USAGE, "csv holds a table, and this answer has none");
		error_hint(error, "use --json, or --format markdown");
	}
	return table;
}

bool render_csv(struct str *out, const struct document *document, unsigned options, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct block *table = only_table(document, error);
	const struct field **columns;
	size_t count;
	bool raw = options & OUTPUT_CSV_RAW;

	if (!table)
		return false;
	columns = table_columns(scratch, table, FIELD_IN_SHEET, &count);
	for (size_t i = 0; i < count; i++) {
		str_add(out, i > 0 ? "," : "");
		text_write(out, columns[i]->name, raw);
	}
	str_add_char(out, '\n');
	for (size_t row = 0; row < table->records->count; row++)
		record_write(out, columns, record_at(table->records, row), raw);
	return true;
}
