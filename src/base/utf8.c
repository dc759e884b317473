// SPDX-License-Identifier: MIT
#include "base/utf8.h"

// How many bytes a character takes that begins with `lead`, and the least value it may have in so many.
static size_t lead_length(unsigned char lead, uint32_t *least)
{
	if (lead < 0x80) {
		*least = 0;
		return 1;
	}
	if (lead >= 0xC0 && lead < 0xE0) {
		*least = 0x80;
		return 2;
	}
	if (lead >= 0xE0 && lead < 0xF0) {
		*least = 0x800;
		return 3;
	}
	if (lead >= 0xF0 && lead < 0xF8) {
		*least = 0x10000;
		return 4;
	}
	return 0;
}

size_t utf8_decode(const char *text, uint32_t *character)
{
	static const unsigned char lead_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	uint32_t least = 0;
	size_t length = lead_length((unsigned char)text[0], &least);
	uint32_t value = (unsigned char)text[0] & lead_bits[length];

	if (length == 0)
		return 0;
	for (size_t i = 1; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (byte & 0x3F);
	}
	if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*character = value;
	return length;
}

size_t utf8_count(const char *text)
{
	size_t count = 0;

	while (*text) {
		uint32_t character;
		size_t length = utf8_decode(text, &character);

		text += length > 0 ? length : 1;
		count++;
	}
	return count;
}
