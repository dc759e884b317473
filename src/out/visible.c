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

void visible_add(struct str *str, const char *text, const char *keep)
{
	const char *sound = text; // what is not yet added and may go as it is

	while (*text) {
		uint32_t character = 0;

		if (*text >= ' ' && *text <= '~') { // by far the most
			text++;
			continue;
		}
		size_t length = utf8_decode(text, &character);
		bool kept = character < 0x80 && strchr(keep, (int)character);

		if (length > 0 && (kept || !visible_is_unsafe(character))) {
			text += length;
			continue;
		}
		str_add_bytes(str, sound, (size_t)(text - sound));
		if (length == 0)
			str_add(str, replacement);
		else
			str_print(str, "<U+%04X>", (unsigned)character);
		text += length > 0 ? length : 1;
		sound = text;
	}
	str_add_bytes(str, sound, (size_t)(text - sound));
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
	struct str *str = str_new(context);

	visible_add(str, text, "\n");
	return str->text;
}
