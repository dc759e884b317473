// SPDX-License-Identifier: MIT
// After the CommonMark specification 0.30 and GFM 0.29, with its tables, strike-through and bare addresses as links.
#include "out/markdown_escape.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "out/output.h"
#include "out/visible.h"

// The bytes of a number in brackets that `text` begins with and that is no part of a link or a definition, else 0.
static size_t reference_length(const char *text)
{
	size_t digits = *text == '[' ? strspn(text + 1, "0123456789") : 0;

	if (digits == 0 || text[digits + 1] != ']' || text[digits + 2] == '(' || text[digits + 2] == ':')
		return 0;
	return digits + 2;
}

// Whether the character `at` in `line` would be markup. What is markup only where a block begins is taken for it at the
// beginning of any line.
static bool is_markup(const char *line, const char *at)
{
	bool begins = at == line;

	switch (*at) {
	case '#': // also where it would close a heading
		return begins || at[-1] == ' ' || at[-1] == '#';
	case '+':
	case '-':
	case '=':
		return begins;
	case '.':
	case ')':
		if (at - line >= 3 && strncasecmp(at - 3, "www", 3) == 0)
			return true;
		return !begins && strspn(line, "0123456789") == (size_t)(at - line);
	case ':':
		return begins || str_begins(at, "://");
	case '&':
		return isalnum((unsigned char)at[1]) || at[1] == '#';
	default:
		return strchr("\\`*_[]<>|~$", *at);
	}
}

// Adds the `length` bytes of one line.
static void line_add(struct str *out, const char *text, size_t length)
{
	MEM_SCOPE(scratch);
	const char *line;

	for (; length > 0 && *text == ' '; length--)
		text++;
	while (length > 0 && text[length - 1] == ' ')
		length--;
	line = mem_bytes(scratch, text, length);
	for (const char *at = line; *at; at++) {
		size_t reference = reference_length(at);

		if (reference > 0) {
			str_add_bytes(out, at, reference);
			at += reference - 1;
			continue;
		}
		if (at[0] == ' ' && at[1] == ' ')
			continue;
		if (is_markup(line, at))
			str_add_char(out, '\\');
		str_add_char(out, *at);
	}
}

void markdown_add(struct str *out, const char *text, int indent)
{
	MEM_SCOPE(scratch);
	char *line = output_visible(scratch, text);
	size_t length = strlen(line);

	while (length > 0 && strchr(" \n", line[length - 1])) // a hard break needs a line after it
		line[--length] = '\0';
	line += strspn(line, " \n");
	for (;;) {
		size_t end = strcspn(line, "\n");

		line_add(out, line, end);
		if (!line[end])
			return;
		str_print(out, "\\\n%*s", indent, "");
		line += end + 1;
	}
}

void markdown_add_line(struct str *out, const char *text)
{
	MEM_SCOPE(scratch);

	markdown_add(out, visible_line(scratch, text), 0);
}

static bool is_linkable(const char *address)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:" };

	if (strpbrk(address, " <>`\\\"|"))
		return false;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (strncasecmp(address, schemes[i], strlen(schemes[i])) == 0 && address[strlen(schemes[i])])
			return true;
	return false;
}

void markdown_add_address(struct str *out, const char *address)
{
	MEM_SCOPE(scratch);

	// An address with a control in it is one no longer when that is made visible: it holds angle brackets.
	if (is_linkable(visible_line(scratch, address)))
		str_print(out, "<%s>", address);
	else
		markdown_add_line(out, address);
}
