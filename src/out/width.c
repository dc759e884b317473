// SPDX-License-Identifier: MIT
#include "out/width.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "base/mem.h"
#include "base/utf8.h"

// The functions used of libunistring have been the same in both of these versions of its interface.
static const char *const library_names[] = { "libunistring.so.2", "libunistring.so.5" };
static const char encoding[] = "UTF-8"; // decides the width of ambiguous characters: one column

struct widths {
	bool tried;
	void *library; // NULL: not loaded, or not to be had: then a character takes one column and is a grapheme
	__typeof__(u8_width) *width;
	__typeof__(u8_grapheme_next) *grapheme_next;
	__typeof__(u8_possible_linebreaks) *linebreaks;
	__typeof__(u8_toupper) *capitals;
};

struct widths *widths_new(const void *context)
{
	return mem_new(context, struct widths);
}

bool widths_loaded(const struct widths *widths)
{
	return widths->library;
}

static void library_close(void *library)
{
	dlclose(library);
}

// Loads the library at the first call. False when there is none.
static bool widths_load(struct widths *widths)
{
	size_t count = sizeof(library_names) / sizeof(library_names[0]);

	for (size_t i = 0; !widths->tried && !widths->library && i < count; i++)
		widths->library = dlopen(library_names[i], RTLD_LAZY | RTLD_LOCAL);
	if (widths->tried || !widths->library) {
		widths->tried = true;
		return widths->library;
	}
	widths->tried = true;
	mem_on_release(widths, widths->library, library_close);
	widths->width = (__typeof__(widths->width))dlsym(widths->library, "u8_width");
	widths->grapheme_next = (__typeof__(widths->grapheme_next))dlsym(widths->library, "u8_grapheme_next");
	widths->linebreaks = (__typeof__(widths->linebreaks))dlsym(widths->library, "u8_possible_linebreaks");
	widths->capitals = (__typeof__(widths->capitals))dlsym(widths->library, "u8_toupper");
	if (!widths->width || !widths->grapheme_next || !widths->linebreaks || !widths->capitals)
		widths->library = NULL;
	return widths->library;
}

// Whether a character takes one column, is a grapheme by itself beside others of its kind, and gives no opportunity for a
// line break (the space apart). The ranges are a part of what Unicode says so of.
static bool is_simple(uint32_t character)
{
	return (character >= 0x20 && character <= 0x7E) ||     // ASCII
	       (character >= 0xA0 && character <= 0xAC) ||     // Latin-1 and Latin Extended, but the soft hyphen
	       (character >= 0xAE && character <= 0x2FF) ||    //
	       (character >= 0x370 && character <= 0x482) ||   // Greek, Cyrillic
	       (character >= 0x48A && character <= 0x52F) ||   //
	       (character >= 0x1E00 && character <= 0x1FFF) || // Latin and Greek with diacritics
	       (character >= 0x2010 && character <= 0x2027) || // dashes, quotation marks, dots
	       (character >= 0x2030 && character <= 0x205E) || //
	       (character >= 0x20A0 && character <= 0x20C0) || // currencies
	       (character >= 0x2190 && character <= 0x21FF);   // arrows
}

// Whether `text` begins with a simple character; gives its bytes. The end is simple too.
static bool simple_next(const char *text, size_t length, size_t *size)
{
	uint32_t character = 0;

	*size = 0;
	if (length == 0)
		return true;
	*size = 1;
	if (*text >= ' ' && *text <= '~') // by far the most
		return true;
	*size = utf8_decode(text, &character);
	if (*size == 0)
		*size = 1;
	return is_simple(character);
}

// How many characters `text` has when all are simple, else -1.
static int simple_count(const char *text, size_t length)
{
	int count = 0;

	for (size_t i = 0, size; i < length; i += size, count++)
		if (!simple_next(text + i, length - i, &size))
			return -1;
	return count;
}

int width_columns(struct widths *widths, const char *text, size_t length)
{
	int count = simple_count(text, length);

	if (count >= 0)
		return count;
	if (widths_load(widths))
		return widths->width((const uint8_t *)text, length, encoding);
	count = 0;
	for (size_t i = 0, size; i < length; i += size, count++)
		simple_next(text + i, length - i, &size);
	return count;
}

// The bytes of the grapheme that begins `text`, which is not empty.
static size_t grapheme_length(struct widths *widths, const char *text, size_t length)
{
	const uint8_t *start = (const uint8_t *)text;
	size_t size;
	size_t next_size;

	if (simple_next(text, length, &size) && simple_next(text + size, length - size, &next_size))
		return size;
	if (!widths_load(widths))
		return size;
	return (size_t)(widths->grapheme_next(start, start + length) - start);
}

size_t width_fit(struct widths *widths, const char *text, size_t length, int columns, int *taken)
{
	size_t fitting = 0;

	*taken = 0;
	while (fitting < length) {
		size_t size = grapheme_length(widths, text + fitting, length - fitting);
		int width = width_columns(widths, text + fitting, size);

		if (fitting > 0 && *taken + width > columns)
			break;
		*taken += width;
		fitting += size;
	}
	return fitting;
}

static bool is_wide(struct widths *widths, const char *text, size_t size)
{
	return width_columns(widths, text, size) > 1;
}

// Looks for the first opportunity in the first `window` bytes of `word`; 0 when there is none.
static size_t opportunity(struct widths *widths, const char *word, size_t window)
{
	static const char zero_width_space[] = "\xE2\x80\x8B";
	MEM_SCOPE(scratch);
	char *breaks = mem_alloc(scratch, window);
	size_t before; // the bytes of the character before the place

	widths->linebreaks((const uint8_t *)word, window, encoding, breaks);
	simple_next(word, window, &before);
	for (size_t i = before, size; i < window; i += size) {
		simple_next(word + i, window - i, &size);
		if (breaks[i] == UC_BREAK_POSSIBLE &&
		    (is_wide(widths, word + i - before, before) || is_wide(widths, word + i, size) ||
		     (before == 3 && memcmp(word + i - before, zero_width_space, before) == 0)))
			return i;
		before = size;
	}
	return 0;
}

size_t width_piece(struct widths *widths, const char *word, size_t length)
{
	size_t window = 16;

	if (simple_count(word, length) >= 0 || !widths_load(widths))
		return length;
	// A window that grows: most pieces are short, and to look at the whole of a long word for each would be quadratic.
	for (;;) {
		size_t end = window < length ? window : length;
		size_t found;

		while (end < length && ((unsigned char)word[end] & 0xC0) == 0x80)
			end++;
		found = opportunity(widths, word, end);
		if (found > 0 || end == length)
			return found > 0 ? found : length;
		window *= 4;
	}
}

char *width_capitals(struct widths *widths, const void *context, const char *text)
{
	char *capitals = mem_text(context, text);
	size_t length = strlen(text);
	bool ascii = true;
	uint8_t *result;

	for (char *c = capitals; *c; c++) {
		ascii = ascii && (unsigned char)*c < 0x80;
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	}
	if (ascii || !widths_load(widths))
		return capitals;
	result = widths->capitals((const uint8_t *)text, length, NULL, NULL, NULL, &length);
	if (!result)
		return capitals;
	capitals = mem_bytes(context, (const char *)result, length);
	free(result);
	return capitals;
}
