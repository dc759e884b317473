// SPDX-License-Identifier: MIT
// The page a terminal shows: title and marking, headings flush left, labels in one column, flags at the right edge.
#include <string.h>

#include "base/mem.h"
#include "out/page.h"
#include "out/visible.h"

static int columns_of(struct page *page, const char *text)
{
	return width_columns(page->widths, text, strlen(text));
}

// The column for labels that all of the document's facts align to: as wide as the longest label that leaves two thirds of
// the page to the texts. A longer one gets a line of its own.
static int label_width(struct page *page, const struct document *document)
{
	int widest = 0;

	for (size_t i = 0; i < document->count; i++) {
		const struct block *block = &document->blocks[i];
		MEM_SCOPE(scratch);
		int columns;

		if (block->kind != BLOCK_FACT || !block->label)
			continue;
		columns = columns_of(page, visible_line(scratch, block->label));
		if (columns > widest && columns <= page->width / 3)
			widest = columns;
	}
	return widest > 0 ? widest + PAGE_GAP : 0;
}

// Ends the line behind a label that reaches into the texts' column, or where a text from `column` on would be too narrow.
// Gives the column where the text may stand.
static int text_column(struct page *page, int indent, int column)
{
	if (page->width - column < PAGE_NARROWEST)
		column = page->width - indent - PAGE_GAP < PAGE_NARROWEST ? 0 : indent + PAGE_GAP;
	if (page->column > 0 && page->column + PAGE_GAP > column)
		page_line_end(page);
	return column;
}

void page_fact(struct page *page, int level, const char *label, enum style style, const char *text, const char *flag)
{
	MEM_SCOPE(scratch);
	int indent = level * PAGE_GAP;
	char *shown = visible_word(scratch, label);
	struct lines lines;

	if (!shown) {
		int column = label ? indent : text_column(page, indent, indent + page->label_width);

		page_hang(page, column, style, text, flag);
		return;
	}
	lines = wrap_text(scratch, page->widths, shown, page->width - indent);
	for (size_t i = 0; i < lines.count; i++) {
		if (i > 0)
			page_line_end(page);
		page_move(page, indent);
		page_put(page, STYLE_DIM, lines.items[i].text, lines.items[i].length, lines.items[i].columns);
	}
	if (*text || flag)
		page_hang(page, text_column(page, indent, indent + page->label_width), style, text, flag);
	else
		page_line_end(page);
}

// Writes the title with the marking at the right edge of its first line, or of a line of its own where both are long.
static void title_write(struct page *page, const struct block *block)
{
	MEM_SCOPE(scratch);
	char *title = width_capitals(page->widths, scratch, visible_line(scratch, block->text));
	char *marking = visible_word(scratch, block->beside);
	int marking_column = marking ? page->width - columns_of(page, marking) : page->width;
	bool beside = marking_column - PAGE_GAP >= PAGE_NARROWEST;
	struct lines lines = wrap_text(scratch, page->widths, title, beside ? marking_column - PAGE_GAP : page->width);

	for (size_t i = 0; i < lines.count; i++) {
		page_put(page, STYLE_BOLD, lines.items[i].text, lines.items[i].length, lines.items[i].columns);
		if (i == 0 && marking && !beside)
			page_line_end(page);
		if (i == 0 && marking)
			page_hang(page, marking_column > 0 ? marking_column : 0, STYLE_BOLD, marking, NULL);
		else
			page_line_end(page);
	}
	for (size_t i = 0; block->subtitle[i]; i++)
		page_hang(page, 0, STYLE_PLAIN, block->subtitle[i], NULL);
}

static void section_write(struct page *page, const struct block *block)
{
	MEM_SCOPE(scratch);
	char *heading = width_capitals(page->widths, scratch, visible_line(scratch, block->text));
	struct lines lines = wrap_text(scratch, page->widths, heading, page->width);
	const char *note = block->beside ? block->beside : "";
	int column;

	for (size_t i = 0; i < lines.count; i++) {
		if (i > 0)
			page_line_end(page);
		page_put(page, STYLE_BOLD, lines.items[i].text, lines.items[i].length, lines.items[i].columns);
	}
	if (!*note && !block->flag) {
		page_line_end(page);
		return;
	}
	column = page->column + PAGE_GAP;
	if (page->width - column < PAGE_NARROWEST)
		column = PAGE_GAP;
	if (column < page->label_width)
		column = page->label_width;
	page_hang(page, *note ? text_column(page, 0, column) : page->column, STYLE_PLAIN, note, block->flag);
}

static bool needs_blank_line(const struct block *before, const struct block *block)
{
	bool follows_list = before->kind == BLOCK_REFERENCES || before->kind == BLOCK_NOTE;

	switch (block->kind) {
	case BLOCK_FACT:
		return before->kind != BLOCK_FACT && before->kind != BLOCK_SECTION;
	case BLOCK_NOTE:
		return !follows_list;
	case BLOCK_REFERENCES:
		return block->text || before->kind != BLOCK_SECTION;
	case BLOCK_TABLE:
	case BLOCK_PARAGRAPH:
		return before->kind != BLOCK_SECTION;
	default:
		return true;
	}
}

static void block_write(struct page *page, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_TITLE:
		title_write(page, block);
		return;
	case BLOCK_HEAD:
		page_hang(page, 0, STYLE_DIM, block->text, block->beside);
		return;
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
		page_hang(page, 0, STYLE_PLAIN, block->text, NULL);
		return;
	case BLOCK_SECTION:
		section_write(page, block);
		return;
	case BLOCK_FACT:
		page_fact(page, block->level, block->label, block->marks ? STYLE_MARKED : STYLE_PLAIN, block->text,
		          block->flag);
		return;
	case BLOCK_TABLE:
		page_table(page, block);
		return;
	case BLOCK_REFERENCES:
		if (block->text)
			section_write(page, &(struct block){ .text = block->text });
		page_references(page, block);
		return;
	}
}

void render_text(struct str *out, const struct document *document, int width, unsigned options)
{
	MEM_SCOPE(scratch);
	struct page page = {
		.out = out,
		.widths = widths_new(scratch),
		.width = width,
		.color = options & OUTPUT_COLOR,
		.addresses = options & OUTPUT_ADDRESSES,
	};

	page.label_width = label_width(&page, document);
	for (size_t i = 0; i < document->count; i++) {
		if (i > 0 && needs_blank_line(&document->blocks[i - 1], &document->blocks[i]))
			page_line_end(&page);
		block_write(&page, &document->blocks[i]);
	}
}
