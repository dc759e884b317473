// SPDX-License-Identifier: MIT
#ifndef OUT_PAGE_H
#define OUT_PAGE_H
// A page of text as it is being written, line by line and column by column, and what stands on it.

#include "out/blocks.h"
#include "out/wrap.h"

// STYLE_MARKED: plain, but for what stands between asterisks, which is bold.
enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_RED, STYLE_YELLOW, STYLE_MARKED };

struct page {
	struct str *out;
	struct widths *widths;
	int width;
	int column; // where the line stands
	bool color;
	bool addresses;
	int label_width; // of the labels of facts, with the gap behind them
};

enum {
	PAGE_GAP = 2,       // columns between what stands side by side, and by which a level is set in
	PAGE_NARROWEST = 16 // columns that text needs to be read
};

// Writes a part of a line that takes `columns` columns. Spaces are never styled.
void page_put(struct page *page, enum style style, const char *text, size_t length, int columns);
// Goes to a column of the line; stays where it is when that is behind it.
void page_move(struct page *page, int column);
void page_line_end(struct page *page);
// Writes `text`, wrapped, from `column` on, each further line from the same column, and ends the line. `flag` (or NULL)
// goes to the right edge of the last line; the text gives way to it.
void page_hang(struct page *page, int column, enum style style, const char *text, const char *flag);

// Fields of records in columns, or a list of facts for each record where no columns fit.
void page_table(struct page *page, const struct block *table);
// Sources in two columns or one.
void page_references(struct page *page, const struct block *block);
// One fact, its label at the level's column.
void page_fact(struct page *page, int level, const char *label, enum style style, const char *text, const char *flag);

#endif
