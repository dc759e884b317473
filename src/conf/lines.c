// SPDX-License-Identifier: MIT
// What libconfig 1.5 would not refuse, not in words, or not without losing memory: looked for before it parses.
#include "base/str.h"
#include "base/utf8.h"
#include "conf/parts.h"

enum state { STATE_CODE, STATE_TEXT, STATE_LINE_COMMENT, STATE_BLOCK_COMMENT };

// The state behind the character at `*at`, which is moved on where a second one belongs to it.
static enum state next_state(enum state state, const char **at)
{
	const char *here = *at;
	bool pair = false;

	switch (state) {
	case STATE_CODE:
		if (*here == '"')
			return STATE_TEXT;
		if (*here == '#' || str_begins(here, "//"))
			return STATE_LINE_COMMENT;
		pair = str_begins(here, "/*");
		state = pair ? STATE_BLOCK_COMMENT : STATE_CODE;
		break;
	case STATE_TEXT:
		if (*here == '"')
			return STATE_CODE;
		pair = *here == '\\' && here[1] != '\0' && here[1] != '\n';
		break;
	case STATE_LINE_COMMENT:
		return *here == '\n' ? STATE_CODE : STATE_LINE_COMMENT;
	case STATE_BLOCK_COMMENT:
		pair = str_begins(here, "*/");
		state = pair ? STATE_CODE : STATE_BLOCK_COMMENT;
		break;
	}
	*at += pair;
	return state;
}

static bool refuse(const struct config_source *source, int line, const char *what, const char *hint,
                   struct error *error)
{
	error_set(error, ERROR_ENVIRONMENT, "%s:%d: %s", source->name, line, what);
	return error_hint(error, "%s", hint);
}

static bool check_encoding(const struct config_source *source, struct error *error)
{
	int line = 1;

	for (const char *at = source->text; *at;) {
		uint32_t character;
		size_t length = utf8_decode(at, &character);

		if (length == 0) {
			error_set(error, ERROR_ENVIRONMENT, "%s:%d: not UTF-8: byte 0x%02X", source->name, line,
			          (unsigned int)(unsigned char)*at);
			return error_hint(error, "convert the file with 'iconv -t UTF-8'");
		}
		line += *at == '\n';
		at += length;
	}
	return true;
}

bool config_source_check(const struct config_source *source, struct error *error)
{
	enum state state = STATE_CODE;
	bool begins = true; // only blanks so far in this line
	int line = 1;

	if (!check_encoding(source, error))
		return false;
	for (const char *at = source->text; *at; at++) {
		if (begins && str_begins(at, "@include"))
			return refuse(source, line, "'@include' is not accepted", "write the settings of the other file here",
			              error);
		if (state == STATE_TEXT && *at == '\n')
			return refuse(source, line, "a quote is not closed", "a setting is a line: name = \"value\";", error);
		begins = *at == '\n' || (begins && (*at == ' ' || *at == '\t'));
		line += *at == '\n';
		state = next_state(state, &at);
	}
	if (state == STATE_TEXT)
		return refuse(source, line, "a quote is not closed", "a setting is a line: name = \"value\";", error);
	return true;
}
