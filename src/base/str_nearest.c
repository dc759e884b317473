// SPDX-License-Identifier: MIT
// The nearest of several words: the optimal string alignment distance (Damerau and Levenshtein, one edit a substring),
// counted in characters, so that a word in Arabic or Cyrillic is measured as one in Latin letters is.
#include "base/str.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { PREFIX_LEAST = 3 }; // a shorter beginning says too little of what was meant

struct letters {
	uint32_t *items;
	size_t count;
};

// The characters of `text`; a byte that belongs to none counts as one. ASCII capitals equal small letters.
static struct letters letters_of(const void *context, const char *text)
{
	struct letters letters = { .items = mem_resize(context, NULL, strlen(text), sizeof(uint32_t)) };

	while (*text) {
		uint32_t letter = (unsigned char)*text;
		size_t length = utf8_decode(text, &letter);

		letters.items[letters.count++] = letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
		text += length > 0 ? length : 1;
	}
	return letters;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t letters_distance(const struct letters *a, const struct letters *b)
{
	MEM_SCOPE(scratch);
	size_t width = b->count + 1;
	size_t *before = mem_alloc(scratch, width * sizeof(size_t)); // the row before the last
	size_t *last = mem_alloc(scratch, width * sizeof(size_t));
	size_t *row = mem_alloc(scratch, width * sizeof(size_t));

	for (size_t j = 0; j < width; j++)
		row[j] = j;
	for (size_t i = 1; i <= a->count; i++) {
		size_t *oldest = before;

		before = last;
		last = row;
		row = oldest;
		row[0] = i;
		for (size_t j = 1; j < width; j++) {
			bool same = a->items[i - 1] == b->items[j - 1];

			row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && a->items[i - 1] == b->items[j - 2] && a->items[i - 2] == b->items[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return row[b->count];
}

const char *str_nearest(const char *word, const char *const *candidates, size_t count)
{
	MEM_SCOPE(scratch);
	struct letters letters = letters_of(scratch, word);
	size_t limit = (letters.count + 1) / 3;
	size_t best = limit + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < count; i++) {
		struct letters other = letters_of(scratch, candidates[i]);
		size_t longer = other.count > letters.count ? other.count - letters.count : letters.count - other.count;
		size_t distance = longer < best ? letters_distance(&letters, &other) : best;

		if (distance < best) {
			best = distance;
			nearest = candidates[i];
		}
	}
	for (size_t i = 0; !nearest && letters.count >= PREFIX_LEAST && i < count; i++)
		if (str_begins(candidates[i], word))
			nearest = candidates[i];
	return nearest;
}
