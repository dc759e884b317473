// SPDX-License-Identifier: MIT
// A table as wide as it needs to be. Where that is wider than the page, its widest text columns give way and their cells
// wrap between words; where even that is too wide, each record becomes a list of facts.
#include <string.h>

#include "base/mem.h"
#include "out/page.h"
#include "out/visible.h"

struct column {
	const struct field *field;
	char *title;
	bool numeric; // aligned right
	int width;
	int least; // its longest word: what it may give way to
};

struct grid {
	struct column *columns;
	size_t count;
};

static void column_widen(struct page *page, struct column *column, const char *text)
{
	MEM_SCOPE(scratch);
	struct lines lines = wrap_text(scratch, page->widths, text, page->width);

	for (size_t i = 0; i < lines.count; i++)
		if (lines.items[i].columns > column->width)
			column->width = lines.items[i].columns;
	while (*text) {
		size_t length = strcspn(text, " \n");
		int columns = width_columns(page->widths, text, length);

		if (columns > column->least)
			column->least = columns;
		text += length + (text[length] != '\0');
	}
}

// A cell as it is shown; "" when null.
static char *cell_shown(const void *context, const struct column *column, const void *record)
{
	char *text = table_cell(context, column->field, record);

	return text ? output_visible(context, text) : mem_text(context, "");
}

static struct grid grid_measure(struct page *page, const void *context, const struct block *table)
{
	struct grid grid = { 0 };
	const struct field **fields = table_columns(context, table, &grid.count);

	grid.columns = mem_alloc(context, grid.count * sizeof(struct column));
	for (size_t i = 0; i < grid.count; i++) {
		struct column *column = &grid.columns[i];

		column->field = fields[i];
		column->numeric = fields[i]->type == FIELD_INTEGER;
		column->title = width_capitals(page->widths, context, visible_line(context, fields[i]->title));
		column_widen(page, column, column->title);
		for (size_t row = 0; row < table->records->count; row++) {
			MEM_SCOPE(scratch);

			column_widen(page, column, cell_shown(scratch, column, record_at(table->records, row)));
		}
		if (column->least > page->width / 3)
			column->least = page->width / 3;
	}
	return grid;
}

static int grid_width(const struct grid *grid)
{
	int width = -PAGE_GAP;

	for (size_t i = 0; i < grid->count; i++)
		width += PAGE_GAP + grid->columns[i].width;
	return width;
}

// Narrows the widest column that can give way by one; false when none can.
static bool grid_narrow(struct grid *grid)
{
	struct column *widest = NULL;

	for (size_t i = 0; i < grid->count; i++) {
		struct column *column = &grid->columns[i];

		if (column->width > column->least && (!widest || column->width > widest->width))
			widest = column;
	}
	if (widest)
		widest->width--;
	return widest;
}

// Writes one row of cells, as many lines as the highest needs.
static void row_write(struct page *page, const struct grid *grid, char *const *cells, enum style style)
{
	MEM_SCOPE(scratch);
	struct lines *wrapped = mem_alloc(scratch, grid->count * sizeof(struct lines));
	size_t height = 0;

	for (size_t i = 0; i < grid->count; i++) {
		wrapped[i] = wrap_text(scratch, page->widths, cells[i], grid->columns[i].width);
		height = wrapped[i].count > height ? wrapped[i].count : height;
	}
	for (size_t l = 0; l < height; l++) {
		int start = 0;

		for (size_t i = 0; i < grid->count; i++) {
			const struct column *column = &grid->columns[i];
			const struct line *line = l < wrapped[i].count ? &wrapped[i].items[l] : NULL;

			if (line && line->length > 0) {
				page_move(page, start + (column->numeric ? column->width - line->columns : 0));
				page_put(page, style, line->text, line->length, line->columns);
			}
			start += column->width + PAGE_GAP;
		}
		page_line_end(page);
	}
}

static void grid_write(struct page *page, const struct grid *grid, const struct records *records)
{
	MEM_SCOPE(scratch);
	char **cells = mem_alloc(scratch, grid->count * sizeof(char *));

	for (size_t i = 0; i < grid->count; i++)
		cells[i] = grid->columns[i].title;
	row_write(page, grid, cells, STYLE_BOLD);
	for (size_t row = 0; row < records->count; row++) {
		MEM_SCOPE(row_scratch);

		for (size_t i = 0; i < grid->count; i++)
			cells[i] = cell_shown(row_scratch, &grid->columns[i], record_at(records, row));
		row_write(page, grid, cells, STYLE_PLAIN);
	}
}

// Writes each record as facts; what is null is left out.
static void list_write(struct page *page, const struct grid *grid, const struct records *records)
{
	int label_width = page->label_width;

	page->label_width = 0;
	for (size_t i = 0; i < grid->count; i++) {
		int columns = width_columns(page->widths, grid->columns[i].title, strlen(grid->columns[i].title));

		if (columns <= page->width / 3 && columns + PAGE_GAP > page->label_width)
			page->label_width = columns + PAGE_GAP;
	}
	for (size_t row = 0; row < records->count; row++) {
		if (row > 0)
			page_line_end(page);
		for (size_t i = 0; i < grid->count; i++) {
			MEM_SCOPE(scratch);
			char *text = table_cell(scratch, grid->columns[i].field, record_at(records, row));

			if (text)
				page_fact(page, 0, grid->columns[i].title, text, NULL);
		}
	}
	page->label_width = label_width;
}

void page_table(struct page *page, const struct block *table)
{
	MEM_SCOPE(scratch);
	struct grid grid = grid_measure(page, scratch, table);

	while (grid_width(&grid) > page->width && grid_narrow(&grid))
		continue;
	if (grid_width(&grid) > page->width)
		list_write(page, &grid, table->records);
	else
		grid_write(page, &grid, table->records);
}
