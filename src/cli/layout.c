// SPDX-License-Identifier: MIT
#include "cli/layout.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	LABEL_MOST = 28, // a wider label stands on a line of its own
	TEXT_LEAST = 24, // columns; with less room for the text it goes below the label
	TEXT_BELOW = 8,  // where it begins then
};

static void add_blanks(struct str *out, int count)
{
	while (count-- > 0)
		str_add_char(out, ' ');
}

// Help is our own text in a Western script: a character is a column.
static int columns(const char *text)
{
	return (int)utf8_count(text);
}

void layout_wrap(struct str *out, const char *text, int column, int indent, int width)
{
	MEM_SCOPE(scratch);
	bool first = true;

	for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
		size_t length = strcspn(text, " \n");
		char *word = mem_bytes(scratch, text, length);

		if (!first && column + 1 + columns(word) > width) {
			str_add_char(out, '\n');
			add_blanks(out, indent);
			column = indent;
			first = true;
		}
		str_add(out, first ? "" : " ");
		str_add(out, word);
		column += columns(word) + !first;
		first = false;
		text += length;
	}
	str_add_char(out, '\n');
}

void layout_paragraphs(struct str *out, const char *text, int width)
{
	MEM_SCOPE(scratch);
	struct str *paragraph = str_new(scratch);

	while (*text) {
		size_t length = strcspn(text, "\n");
		bool flows = length > 0 && *text != ' ';

		if (flows) {
			str_separate(paragraph, " ");
			str_add_bytes(paragraph, text, length);
		} else if (paragraph->length > 0) {
			layout_wrap(out, paragraph->text, 0, 0, width);
			str_clear(paragraph);
		}
		if (!flows) {
			str_add_bytes(out, text, length);
			str_add_char(out, '\n');
		}
		text += length + (text[length] == '\n');
	}
	if (paragraph->length > 0)
		layout_wrap(out, paragraph->text, 0, 0, width);
}

void layout_row(struct str *out, const char *label, const char *text, int label_width, int width)
{
	int column = LAYOUT_INDENT + label_width + LAYOUT_GAP;
	int at = LAYOUT_INDENT + columns(label);

	if (width - column < TEXT_LEAST)
		column = TEXT_BELOW;
	add_blanks(out, LAYOUT_INDENT);
	str_add(out, label);
	if (at + LAYOUT_GAP > column) {
		str_add_char(out, '\n');
		at = 0;
	}
	add_blanks(out, column - at);
	layout_wrap(out, text, column, column, width);
}

int layout_label_width(int best, const char *label)
{
	int wide = columns(label);

	return wide > best && wide <= LABEL_MOST ? wide : best;
}

void layout_sentence(struct str *out, const char *summary, int width)
{
	MEM_SCOPE(scratch);
	char *sentence = mem_print(scratch, "%s.", summary);

	sentence[0] = (char)toupper((unsigned char)sentence[0]);
	layout_wrap(out, sentence, 0, 0, width);
}

void layout_heading(struct str *out, const char *title)
{
	for (; *title; title++)
		str_add_char(out, (char)toupper((unsigned char)*title));
	str_add_char(out, '\n');
}
