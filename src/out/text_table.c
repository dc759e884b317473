// SPDX-License-Identifier: MIT
// A table as wide as it needs to be. Where that is wider than the page, columns without a single cell are left out, texts
// wrap between words where that costs the fewest lines, and the columns whose fields say so move to a line below their
// row: as many of them as make the table shortest. No word is broken, but for one that is wider than the page by itself.
// Where even that is too wide, each record becomes a list of facts.
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "out/page.h"
#include "out/visible.h"

enum {
	COLUMN_LEAST = 12, // columns that texts keep when they give way: a day stays on one line
	ROWS_TRIED = 100,  // rows by which layouts are judged
	LAYOUTS = 6,       // how many steps of moving columns below are tried, with none
};

struct column {
	const struct field *field;
	char *title;
	const char **cells; // as they are shown; "" when null
	bool numeric;       // aligned right
	bool filled;        // has a cell that says something
	bool below;         // stands on the line below the row
	bool hidden;
	int natural; // columns that it takes when nothing wraps
	int least;   // what it may give way to: no word is broken that fits the page; at most what is natural
	int width;
	size_t *lines; // that its cells take in all, by width from least to natural; counted where the table is too wide
};

struct grid {
	struct column *columns;
	size_t count;
	size_t rows;
};

static void column_widen(struct page *page, struct column *column, const char *text)
{
	MEM_SCOPE(scratch);
	struct lines lines = wrap_text(scratch, page->widths, text, page->width);

	for (size_t i = 0; i < lines.count; i++)
		if (lines.items[i].columns > column->natural)
			column->natural = lines.items[i].columns;
	while (*text) {
		size_t length = width_piece(page->widths, text, strcspn(text, " \n"));
		int columns = width_columns(page->widths, text, length);

		if (columns > column->least && columns <= page->width)
			column->least = columns;
		text += length + (text[length] == ' ' || text[length] == '\n');
	}
}

static const char *cell_shown(const void *context, const struct column *column, const void *record)
{
	const char *text = table_cell(context, column->field, record);

	return text ? output_visible(context, text) : "";
}

static struct grid grid_measure(struct page *page, const void *context, const struct block *table)
{
	struct grid grid = { .rows = table->records->count };
	const struct field **fields = table_columns(context, table, FIELD_ON_PAGE, &grid.count);

	grid.columns = mem_alloc(context, grid.count * sizeof(struct column));
	for (size_t i = 0; i < grid.count; i++) {
		struct column *column = &grid.columns[i];

		column->field = fields[i];
		column->numeric = fields[i]->type == FIELD_INTEGER;
		column->title = width_capitals(page->widths, context, visible_line(context, fields[i]->title));
		column_widen(page, column, column->title);
		column->cells = mem_alloc(context, (grid.rows + 1) * sizeof *column->cells);
		for (size_t row = 0; row < grid.rows; row++) {
			const char *cell = cell_shown(context, column, record_at(table->records, row));

			column->cells[row] = cell;
			column->filled = column->filled || *cell;
			column_widen(page, column, cell);
		}
		if (column->least < COLUMN_LEAST)
			column->least = column->natural < COLUMN_LEAST ? column->natural : COLUMN_LEAST;
		column->width = column->natural;
	}
	return grid;
}

static bool stands_in_row(const struct column *column)
{
	return !column->below && !column->hidden;
}

static int grid_width(const struct grid *grid)
{
	int width = -PAGE_GAP;

	for (size_t i = 0; i < grid->count; i++)
		if (stands_in_row(&grid->columns[i]))
			width += PAGE_GAP + grid->columns[i].width;
	return width;
}

// Counts the lines of a column's cells at every width that it may be given.
static void column_count(struct page *page, const void *context, struct column *column, size_t rows)
{
	column->lines = mem_alloc(context, (size_t)(column->natural - column->least + 1) * sizeof(*column->lines));
	for (size_t row = 0; row < rows && row < ROWS_TRIED; row++) {
		MEM_SCOPE(scratch);

		for (int width = column->least; width <= column->natural; width++)
			column->lines[width - column->least] += wrap_text(scratch, page->widths, column->cells[row], width).count;
	}
}

// The lines that one column less costs.
static size_t narrowing_cost(const struct column *column)
{
	const size_t *lines = column->lines + (column->width - column->least);

	return lines[-1] - lines[0];
}

// Narrows by one the column that costs the fewest lines, of several the widest; false when none can give way.
static bool grid_narrow(struct grid *grid)
{
	struct column *chosen = NULL;

	for (size_t i = 0; i < grid->count; i++) {
		struct column *column = &grid->columns[i];

		if (!stands_in_row(column) || column->width == column->least)
			continue;
		if (!chosen || narrowing_cost(column) < narrowing_cost(chosen) ||
		    (narrowing_cost(column) == narrowing_cost(chosen) && column->width > chosen->width))
			chosen = column;
	}
	if (chosen)
		chosen->width--;
	return chosen;
}

// What stands below a row, as one text: "By: Kazakhstan · Number: 20"; empty when nothing does.
static char *below_text(const void *context, const struct grid *grid, size_t row)
{
	struct str *text = str_new(context);

	for (size_t i = 0; i < grid->count; i++) {
		const struct column *column = &grid->columns[i];
		const char *cell = column->below ? column->cells[row] : "";

		if (!*cell)
			continue;
		str_separate(text, " · ");
		str_print(text, "%s: %s", column->field->title, cell);
	}
	return text->text;
}

// Lines that the first rows take in the layout at hand.
static size_t grid_height(struct page *page, const struct grid *grid)
{
	size_t height = 0;

	for (size_t row = 0; row < grid->rows && row < ROWS_TRIED; row++) {
		MEM_SCOPE(scratch);
		const char *below = below_text(scratch, grid, row);
		size_t highest = 1;

		for (size_t i = 0; i < grid->count; i++) {
			const struct column *column = &grid->columns[i];

			if (stands_in_row(column)) {
				struct lines lines = wrap_text(scratch, page->widths, column->cells[row], column->width);

				highest = lines.count > highest ? lines.count : highest;
			}
		}
		height += highest;
		if (*below)
			height += wrap_text(scratch, page->widths, below, page->width - PAGE_GAP).count;
	}
	return height;
}

// Puts below what is to move there in the first `moved` steps, and narrows the rest to the page; false where it does not
// fit.
static bool grid_lay(struct page *page, struct grid *grid, int moved)
{
	for (size_t i = 0; i < grid->count; i++) {
		struct column *column = &grid->columns[i];

		column->hidden = i > 0 && !column->filled;
		column->below = !column->hidden && column->field->below > 0 && column->field->below <= moved;
		column->width = column->natural;
	}
	while (grid_width(grid) > page->width)
		if (!grid_narrow(grid))
			return false;
	return true;
}

// Chooses the shortest layout, of several the one that moves the least below; false where none fits.
static bool grid_fit(struct page *page, const void *context, struct grid *grid)
{
	size_t shortest = SIZE_MAX;
	int best = -1;

	if (grid_width(grid) <= page->width)
		return true;
	for (size_t i = 0; i < grid->count; i++)
		column_count(page, context, &grid->columns[i], grid->rows);
	for (int moved = 0; moved < LAYOUTS; moved++) {
		size_t height = grid_lay(page, grid, moved) ? grid_height(page, grid) : SIZE_MAX;

		if (height < shortest) {
			shortest = height;
			best = moved;
		}
	}
	return best >= 0 && grid_lay(page, grid, best);
}

// Writes one row of cells, as many lines as the highest needs.
static void row_write(struct page *page, const struct grid *grid, const char *const *cells, enum style style)
{
	MEM_SCOPE(scratch);
	struct lines *wrapped = mem_alloc(scratch, grid->count * sizeof(struct lines));
	size_t height = 0;

	for (size_t i = 0; i < grid->count; i++) {
		if (!stands_in_row(&grid->columns[i]))
			continue;
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
			start += stands_in_row(column) ? column->width + PAGE_GAP : 0;
		}
		page_line_end(page);
	}
}

static void grid_write(struct page *page, const struct grid *grid)
{
	MEM_SCOPE(scratch);
	const char **cells = mem_alloc(scratch, grid->count * sizeof *cells);

	for (size_t i = 0; i < grid->count; i++)
		cells[i] = grid->columns[i].title;
	row_write(page, grid, cells, STYLE_BOLD);
	for (size_t row = 0; row < grid->rows; row++) {
		MEM_SCOPE(row_scratch);
		const char *below = below_text(row_scratch, grid, row);

		for (size_t i = 0; i < grid->count; i++)
			cells[i] = grid->columns[i].cells[row];
		row_write(page, grid, cells, STYLE_PLAIN);
		if (*below)
			page_hang(page, PAGE_GAP, STYLE_PLAIN, below, NULL);
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
			const char *text = table_cell(scratch, grid->columns[i].field, record_at(records, row));

			if (text)
				page_fact(page, 0, grid->columns[i].title, STYLE_PLAIN, text, NULL);
		}
	}
	page->label_width = label_width;
}

void page_table(struct page *page, const struct block *table)
{
	MEM_SCOPE(scratch);
	struct grid grid = grid_measure(page, scratch, table);

	if (grid_fit(page, scratch, &grid))
		grid_write(page, &grid);
	else
		list_write(page, &grid, table->records);
}
