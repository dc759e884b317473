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

// Wraps `text` from `column` on so that the flag fits beside its last line, which is broken once more for that, unless too
// little would be left of the page.
static struct lines page_wrap(struct page *page, const void *context, int column, const char *text, const char *flag)
{
	struct lines lines = wrap_text(context, page->widths, text, page->width - column);
	const struct line *last = &lines.items[lines.count - 1];
	int taken = flag ? PAGE_GAP + width_columns(page->widths, flag, strlen(flag)) : 0;

	if (column + last->columns + taken <= page->width || page->width - column - taken < PAGE_NARROWEST)
		return lines;
	struct lines end =
		wrap_text(context, page->widths, mem_bytes(context, last->text, last->length), page->width - column - taken);

	lines.items = mem_resize(context, lines.items, lines.count - 1 + end.count, sizeof *lines.items);
	memcpy(&lines.items[lines.count - 1], end.items, end.count * sizeof *end.items);
	lines.count += end.count - 1;
	return lines;
}

// Writes a line in STYLE_MARKED. `inside`: whether its beginning stands between two asterisks; gives whether its end does.
static bool line_marked(struct page *page, const struct line *line, bool inside)
{
	const char *end = line->text + line->length;
	const char *at = line->text;

	for (const char *mark; (mark = memchr(at, '*', (size_t)(end - at))) != NULL; at = mark + 1) {
		page_put(page, inside ? STYLE_BOLD : STYLE_PLAIN, at, (size_t)(mark - at), 0);
		page_put(page, STYLE_PLAIN, mark, 1, 0);
		inside = !inside;
	}
	page_put(page, inside ? STYLE_BOLD : STYLE_PLAIN, at, (size_t)(end - at), line->columns);
	return inside;
}

void page_hang(struct page *page, int column, enum style style, const char *text, const char *flag)
{
	MEM_SCOPE(scratch);
	char *flag_shown = visible_word(scratch, flag);
	struct lines lines = page_wrap(page, scratch, column, output_visible(scratch, text), flag_shown);

	bool inside = false;

	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];

		if (i > 0)
			page_line_end(page);
		if (line->length > 0)
			page_move(page, column);
		if (style == STYLE_MARKED)
			inside = line_marked(page, line, inside);
		else
			page_put(page, style, line->text, line->length, line->columns);
	}
	if (flag_shown)
		page_flag(page, flag_shown);
	else
		page_line_end(page);
}
