// SPDX-License-Identifier: MIT
#ifndef BASE_SHA256_H
#define BASE_SHA256_H
// SHA-256 (FIPS 180-4), the digest that `sha256sum` prints.

#include <stddef.h>
#include <stdint.h>

enum { SHA256_DIGITS = 64 };

struct sha256 {
	uint32_t state[8];
	uint64_t length; // bytes so far
	unsigned char block[64];
};

void sha256_begin(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *bytes, size_t length);
// The digest of all that was added, as hexadecimal digits in `context`; `sum` itself may be added to further.
char *sha256_text(const void *context, const struct sha256 *sum);

#endif
