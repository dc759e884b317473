// SPDX-License-Identifier: MIT
#include "out/wrap.h"

#include <string.h>

#include "base/mem.h"

struct wrapping {
	const void *context;
	struct widths *widths;
	int width;
	struct lines lines;
	size_t room;
	struct line line; // the one being filled
};

// Ends the line being filled; the next begins at `next`.
static void line_end(struct wrapping *wrapping, const char *next)
{
	struct lines *lines = &wrapping->lines;

	if (lines->count == wrapping->room) {
		wrapping->room = wrapping->room ? wrapping->room * 2 : 4;
		lines->items = mem_resize(wrapping->context, lines->items, wrapping->room, sizeof(struct line));
	}
	lines->items[lines->count++] = wrapping->line;
	wrapping->line = (struct line){ .text = next };
}

// Adds `length` bytes at `text`, `gap` spaces after what the line holds.
static void line_add(struct wrapping *wrapping, const char *text, size_t length, int gap, int columns)
{
	struct line *line = &wrapping->line;

	line->length = (size_t)(text - line->text) + length;
	line->columns += gap + columns;
}

// Adds a piece that may not be broken unless it is wider than a whole line.
static void piece_add(struct wrapping *wrapping, const char *text, size_t length, int gap)
{
	int columns = width_columns(wrapping->widths, text, length);

	if (wrapping->line.columns + gap + columns <= wrapping->width) {
		line_add(wrapping, text, length, gap, columns);
		return;
	}
	if (wrapping->line.length > 0)
		line_end(wrapping, text);
	wrapping->line.text = text;
	while (columns > wrapping->width) {
		int taken;
		size_t fitting = width_fit(wrapping->widths, text, length, wrapping->width, &taken);

		if (fitting == length)
			break;
		line_add(wrapping, text, fitting, 0, taken);
		text += fitting;
		length -= fitting;
		columns -= taken;
		line_end(wrapping, text);
		wrapping->lines.broken = true;
	}
	line_add(wrapping, text, length, 0, columns);
}

// Adds the words of one line of text, which ends at `end`.
static void words_add(struct wrapping *wrapping, const char *text, const char *end)
{
	while (text < end) {
		int gap = 0;
		const char *word;
		const char *after;

		for (; text < end && *text == ' '; text++)
			gap++;
		if (text == end)
			return;
		word = text;
		after = memchr(word, ' ', (size_t)(end - word));
		text = after ? after : end;
		while (word < text) {
			size_t length = width_piece(wrapping->widths, word, (size_t)(text - word));

			piece_add(wrapping, word, length, gap);
			gap = 0;
			word += length;
		}
	}
}

struct lines wrap_text(const void *context, struct widths *widths, const char *text, int width)
{
	struct wrapping wrapping = {
		.context = context,
		.widths = widths,
		.width = width > 1 ? width : 1,
		.line.text = text,
	};

	for (;;) {
		const char *end = text + strcspn(text, "\n");

		words_add(&wrapping, text, end);
		line_end(&wrapping, *end ? end + 1 : end);
		if (!*end)
			return wrapping.lines;
		text = end + 1;
	}
}
