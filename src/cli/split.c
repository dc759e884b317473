// SPDX-License-Identifier: MIT
// The words of one line, quoted as for a POSIX shell (IEEE Std 1003.1, Shell Command Language, 2.2), without expansion
// of any kind: `$`, `*`, `|` and `;` are letters like others.
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/command.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool unclosed(struct error *error, char quote, const char *from)
{
	error_set(error, ERROR_REFUSED, "the quote %c before '%s' is not closed", quote, from);
	return error_hint(error,
	                  quote == '\'' ? "close it, or write the apostrophe as \\'" : "close it, or write it as \\\"");
}

// Adds what the quote at `*at` holds and moves `*at` behind its end.
static bool add_quoted(struct str *word, const char **at, struct error *error)
{
	char quote = **at;
	const char *from = *at + 1;
	const char *next = from;

	for (; *next != quote; next++) {
		if (*next == '\0')
			return unclosed(error, quote, from);
		if (quote == '"' && *next == '\\' && next[1] != '\0' && strchr("\"\\$`", next[1]))
			next++;
		str_add_char(word, *next);
	}
	*at = next + 1;
	return true;
}

// Adds the word that begins at `*at` and moves `*at` behind it.
static bool add_word(struct str *word, const char **at, struct error *error)
{
	while (**at && !is_blank(**at)) {
		if (**at == '\'' || **at == '"') {
			if (!add_quoted(word, at, error))
				return false;
			continue;
		}
		if (**at == '\\') {
			(*at)++;
			if (**at == '\0' || **at == '\n') {
				error_set(error, ERROR_REFUSED, "the line ends with a backslash");
				return error_hint(error, "a command stands on one line; write a backslash as '\\\\'");
			}
		}
		str_add_char(word, *(*at)++);
	}
	return true;
}

bool command_split(const void *context, const char *line, char ***words, struct error *error)
{
	char **list = mem_resize(context, NULL, 1, sizeof(*list));
	size_t count = 0;

	for (;;) {
		MEM_SCOPE(scratch);
		struct str *word = str_new(scratch);

		while (is_blank(*line))
			line++;
		if (*line == '\0' || *line == '#')
			break;
		if (!add_word(word, &line, error))
			return false;
		list = mem_resize(context, list, count + 2, sizeof(*list));
		list[count++] = mem_text(context, word->text);
	}
	list[count] = NULL;
	*words = list;
	return true;
}
