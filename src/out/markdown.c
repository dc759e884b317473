// SPDX-License-Identifier: MIT
// CommonMark with the tables of GFM, to be read as it is as well as rendered. All stored text is escaped.
#include <string.h>

#include "base/mem.h"
#include "out/blocks.h"
#include "out/markdown_escape.h"
#include "out/width.h"

enum { CELL_NARROWEST = 3, CELL_PADDED = 40 }; // columns that cells are filled up to

// Writes a word in bold; nothing for an empty one, whose asterisks would be a rule across the page.
static void strong_write(struct str *out, const char *before, const char *word, const char *after)
{
	MEM_SCOPE(scratch);
	struct str *escaped = str_new(scratch);

	markdown_add_line(escaped, word);
	if (escaped->length > 0)
		str_print(out, "%s**%s**%s", before, escaped->text, after);
}

static void title_write(struct str *out, const struct block *block)
{
	str_add(out, "# ");
	markdown_add_line(out, block->text);
	str_add(out, "\n");
	if (block->beside)
		strong_write(out, "\n", block->beside, "\n");
	for (size_t i = 0; block->subtitle[i]; i++) {
		str_add(out, i == 0 ? "\n" : "\\\n");
		markdown_add_line(out, block->subtitle[i]);
	}
	str_add(out, block->subtitle[0] ? "\n" : "");
}

static void head_write(struct str *out, const struct block *block)
{
	strong_write(out, "", block->beside, " ");
	markdown_add_line(out, block->text);
	str_add(out, "\n");
}

static void section_write(struct str *out, const struct block *block)
{
	str_add(out, "## ");
	markdown_add_line(out, block->text);
	str_add(out, "\n");
	if (!block->beside && !block->flag)
		return;
	str_add(out, "\n");
	if (block->beside)
		markdown_add(out, block->beside, 0);
	if (block->flag)
		strong_write(out, block->beside ? " " : "", block->flag, "");
	str_add(out, "\n");
}

// What a fact says, in `context`; its further lines are set in by `indent`.
static const struct str *fact_text(const void *context, const struct block *fact, int indent)
{
	struct str *text = str_new(context);

	if (fact->label)
		strong_write(text, "", fact->label, *fact->text ? ": " : "");
	markdown_add(text, fact->text, indent);
	if (fact->flag)
		strong_write(text, text->length > 0 ? " " : "", fact->flag, "");
	return text;
}

// Writes the facts from `first` on as a nested list and gives the index of the block behind them. A fact without a label
// is a further line of the item before. An empty one is left out: its dash would underline the line above as a heading.
static size_t facts_write(struct str *out, const struct document *document, size_t first)
{
	int depth = -1; // of the item before; -1 before the first
	int level = 0;
	size_t i;

	for (i = first; i < document->count && document->blocks[i].kind == BLOCK_FACT; i++) {
		MEM_SCOPE(scratch);
		const struct block *fact = &document->blocks[i];
		bool first_item = depth < 0;
		bool goes_on = !fact->label && !first_item;
		int deeper = first_item || fact->level > level ? depth + 1 : depth - (level - fact->level);
		int item_depth = goes_on ? depth : deeper > 0 ? deeper : 0;
		const struct str *text = fact_text(scratch, fact, item_depth * 2 + 2);

		if (text->length == 0)
			continue;
		if (goes_on)
			str_print(out, "\\\n%*s", depth * 2 + 2, "");
		else
			str_print(out, "%s%*s- ", first_item ? "" : "\n", item_depth * 2, "");
		str_add(out, text->text);
		level = goes_on ? level : fact->level;
		depth = item_depth;
	}
	str_add(out, "\n");
	return i;
}

// A field of a record, or its title (record NULL), as a cell.
static char *cell_text(const void *context, const struct field *field, const void *record)
{
	struct str *cell = str_new(context);
	const char *text = record ? table_cell(context, field, record) : field->title;

	if (text)
		markdown_add_line(cell, text);
	return cell->text;
}

static void cell_write(struct str *out, const char *cell, int columns, int width, bool right)
{
	int gap = columns < width ? width - columns : 0;

	str_print(out, " %*s%s%*s |", right ? gap : 0, "", cell, right ? 0 : gap, "");
}

static void rule_write(struct str *out, int width, bool right)
{
	str_add_char(out, ' ');
	for (int i = right; i < width; i++)
		str_add_char(out, '-');
	str_add(out, right ? ": |" : " |");
}

static void table_write(struct str *out, const struct block *table)
{
	MEM_SCOPE(scratch);
	struct widths *widths = widths_new(scratch);
	size_t count;
	const struct field **fields = table_columns(scratch, table, FIELD_ON_PAGE, &count);
	size_t rows = table->records->count + 1;
	char **cells = mem_alloc(scratch, rows * count * sizeof(*cells));
	int *columns = mem_alloc(scratch, count * sizeof(*columns)); // each column's width

	for (size_t i = 0; i < rows * count; i++) {
		const void *record = i < count ? NULL : record_at(table->records, i / count - 1);
		int *column = &columns[i % count];
		int width;

		cells[i] = cell_text(scratch, fields[i % count], record);
		width = width_columns(widths, cells[i], strlen(cells[i]));
		width = width < CELL_NARROWEST ? CELL_NARROWEST : width > CELL_PADDED ? CELL_PADDED : width;
		*column = width > *column ? width : *column;
	}
	for (size_t row = 0; row < rows; row++) {
		str_add(out, "|");
		for (size_t i = 0; i < count; i++) {
			const char *cell = cells[row * count + i];

			cell_write(out, cell, width_columns(widths, cell, strlen(cell)), columns[i],
			           fields[i]->type == FIELD_INTEGER);
		}
		str_add(out, row == 0 ? "\n|" : "\n");
		for (size_t i = 0; row == 0 && i < count; i++)
			rule_write(out, columns[i], fields[i]->type == FIELD_INTEGER);
		str_add(out, row == 0 ? "\n" : "");
	}
}

// Whether the numbers run on by one, as those of a numbered list do when it is rendered.
static bool is_numbered(const struct block *block)
{
	for (size_t i = 0; i < block->count; i++)
		if (block->references[i].number != block->references[0].number + (int)i || block->references[i].number < 0)
			return false;
	return true;
}

static void references_write(struct str *out, const struct block *block, unsigned options)
{
	bool numbered = is_numbered(block);

	for (size_t i = 0; i < block->count; i++) {
		const struct reference *reference = &block->references[i];

		str_print(out, numbered ? "%d. " : "- [%d] ", reference->number);
		markdown_add_line(out, reference->text);
		if (reference->grade) {
			str_add(out, " (");
			markdown_add_line(out, reference->grade);
			str_add(out, ")");
		}
		if (reference->address && options & OUTPUT_ADDRESSES) {
			str_add(out, " ");
			markdown_add_address(out, reference->address);
		}
		str_add(out, "\n");
	}
}

static void block_write(struct str *out, const struct block *block, unsigned options)
{
	switch (block->kind) {
	case BLOCK_TITLE:
		title_write(out, block);
		return;
	case BLOCK_HEAD:
		head_write(out, block);
		return;
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
		markdown_add(out, block->text, 0);
		str_add(out, "\n");
		return;
	case BLOCK_SECTION:
		section_write(out, block);
		return;
	case BLOCK_TABLE:
		table_write(out, block);
		return;
	case BLOCK_REFERENCES:
		if (block->text) {
			section_write(out, &(struct block){ .text = block->text });
			str_add(out, "\n");
		}
		references_write(out, block, options);
		return;
	case BLOCK_FACT: // written in runs
		return;
	}
}

void render_markdown(struct str *out, const struct document *document, unsigned options)
{
	size_t i = 0;

	while (i < document->count) {
		if (i > 0)
			str_add(out, "\n");
		if (document->blocks[i].kind == BLOCK_FACT)
			i = facts_write(out, document, i);
		else
			block_write(out, &document->blocks[i++], options);
	}
}
