// SPDX-License-Identifier: MIT
#include "out/visible.h"

#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "out/output.h"

static const char replacement[] = "\xEF\xBF\xBD"; // U+FFFD

struct range {
	uint32_t first;
	uint32_t last;
};

static const struct range unsafe_ranges[] = {
	{ 0x0000, 0x001F }, // C0
	{ 0x007F, 0x009F }, // DEL, C1
	{ 0x061C, 0x061C }, // Arabic letter mark
	{ 0x200E, 0x200F }, // left-to-right and right-to-left mark
	{ 0x2028, 0x202E }, // separators, embeddings and overrides
	{ 0x2066, 0x206F }, // isolates, deprecated format controls
};

bool visible_is_unsafe(uint32_t character)
{
	for (size_t i = 0; i < sizeof(unsafe_ranges) / sizeof(unsafe_ranges[0]); i++)
		if (character >= unsafe_ranges[i].first && character <= unsafe_ranges[i].last)
			return true;
	return false;
}

// The first place of `text` that may not go as it is, or its end.
static const char *sound_end(const char *text, const char *keep)
{
	while (*text) {
		uint32_t character = 0;

		if (*text >= ' ' && *text <= '~') { // by far the most
			text++;
			continue;
		}
		size_t length = utf8_decode(text, &character);
		bool kept = character < 0x80 && strchr(keep, (int)character);

		if (length == 0 || (!kept && visible_is_unsafe(character)))
			return text;
		text += length;
	}
	return text;
}

void visible_add(struct str *str, const char *text, const char *keep)
{
	for (;;) {
		const char *end = sound_end(text, keep);
		uint32_t character = 0;

		str_add_bytes(str, text, (size_t)(end - text));
		if (!*end)
			return;
		size_t length = utf8_decode(end, &character);

		if (length == 0)
			str_add(str, replacement);
		else
			str_print(str, "<U+%04X>", (unsigned)character);
		text = end + (length > 0 ? length : 1);
	}
}

char *visible_line(const void *context, const char *text)
{
	char *line = text ? output_visible(context, text) : NULL;

	for (char *c = line; c && *c; c++)
		if (*c == '\n')
			*c = ' ';
	return line;
}

char *visible_word(const void *context, const char *text)
{
	char *word = visible_line(context, text);
	size_t length;

	if (!word)
		return NULL;
	word += strspn(word, " ");
	length = strlen(word);
	while (length > 0 && word[length - 1] == ' ')
		word[--length] = '\0';
	return length > 0 ? word : NULL;
}

char *output_visible(const void *context, const char *text)
{
	struct str *str;

	if (!*sound_end(text, "\n")) // nearly every text
		return mem_text(context, text);
	str = str_new(context);
	visible_add(str, text, "\n");
	return str->text;
}
