// SPDX-License-Identifier: MIT
#ifndef TESTS_UNIT_OUT_RANDOM_H
#define TESTS_UNIT_OUT_RANDOM_H
// Random texts, the same in every run: what stored text may hold at its worst.

#include <stdint.h>

struct random {
	uint64_t state;
};

// A number below `limit`.
uint32_t random_below(struct random *random, uint32_t limit);
// Up to `most` pieces: words, spaces, line feeds, markup, controls, letters of many scripts; in `context`. Valid UTF-8.
char *random_text(struct random *random, const void *context, uint32_t most);
// Up to `most` bytes of any value but 0.
char *random_bytes(struct random *random, const void *context, uint32_t most);

#endif
