// SPDX-License-Identifier: MIT
#include "out/page.h"

#include <string.h>

#include "base/mem.h"
#include "out/visible.h"

// SGR parameters of ECMA-48.
static const char *const style_codes[] = {
	[STYLE_BOLD] = "1",
	[STYLE_DIM] = "2",
	[STYLE_RED] = "31",
	[STYLE_YELLOW] = "33",
};

static enum style flag_style(const char *flag)
{
	if (str_equal(flag, "DISPUTED"))
		return STYLE_RED;
	if (str_equal(flag, "single"))
		return STYLE_YELLOW;
	return STYLE_BOLD;
}

void page_put(struct page *page, enum style style, const char *text, size_t length, int columns)
{
	bool styled = page->color && style != STYLE_PLAIN && length > 0;

	if (styled)
		str_print(page->out, "\033[%sm", style_codes[style]);
	str_add_bytes(page->out, text, length);
	if (styled)
		str_add(page->out, "\033[0m");
	page->column += columns;
}

void page_move(struct page *page, int column)
{
	for (; page->column < column; page->column++)
		str_add_char(page->out, ' ');
}

void page_line_end(struct page *page)
{
	str_add_char(page->out, '\n');
	page->column = 0;
}

static void page_flag(struct page *page, const char *flag)
{
	int columns = width_columns(page->widths, flag, strlen(flag));

	if (page->column > 0 && page->column + PAGE_GAP + columns > page->width)
		page_line_end(page);
	page_move(page, page->width - columns);
	page_hang(page, page->column, flag_style(flag), flag, NULL);
}

// Wraps `text` from `column` on so that the flag fits beside its last line, unless too little would be left of the page.
static struct lines page_wrap(struct page *page, const void *context, int column, const char *text, const char *flag)
{
	struct lines lines = wrap_text(context, page->widths, text, page->width - column);
	int taken = flag ? PAGE_GAP + width_columns(page->widths, flag, strlen(flag)) : 0;
	bool fits = column + lines.items[lines.count - 1].columns + taken <= page->width;

	if (fits || page->width - column - taken < PAGE_NARROWEST)
		return lines;
	return wrap_text(context, page->widths, text, page->width - column - taken);
}

void page_hang(struct page *page, int column, enum style style, const char *text, const char *flag)
{
	MEM_SCOPE(scratch);
	char *flag_shown = visible_word(scratch, flag);
	struct lines lines = page_wrap(page, scratch, column, output_visible(scratch, text), flag_shown);

	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];

		if (i > 0)
			page_line_end(page);
		if (line->length > 0)
			page_move(page, column);
		page_put(page, style, line->text, line->length, line->columns);
	}
	if (flag_shown)
		page_flag(page, flag_shown);
	else
		page_line_end(page);
}
