// SPDX-License-Identifier: MIT
#include "cli/script.h"

#include <string.h>

#include "base/mem.h"

static const char placeholder[] = "[..]";

// The lines of `text`, without line feeds, NULL-terminated. `whole` (may be NULL) tells whether the last one ended in a
// line feed.
static char **split_lines(const void *context, const char *text, bool *whole)
{
	size_t count = 0;
	char **lines = mem_resize(context, NULL, 1, sizeof *lines);
	bool ended = true;
	while (*text != '\0') {
		const char *end = strchr(text, '\n');
		ended = end != NULL;
		const size_t length = ended ? (size_t)(end - text) : strlen(text);
		lines = mem_resize(context, lines, count + 2, sizeof *lines);
		lines[count++] = mem_bytes(lines, text, length);
		text += length + ended;
	}
	lines[count] = NULL;
	if (whole != NULL)
		*whole = ended;
	return lines;
}

static bool is_command(const char *line)
{
	return str_begins(line, "$ ");
}

// What may stand between steps. Anything else there is dropped, so that the file differs from what is written anew.
static bool is_aside(const char *line)
{
	return *line == '\0' || *line == '#';
}

// Reads one step from `*lines` on, which stands at its command; moves `*lines` behind it.
static struct step read_step(const void *context, char ***lines, int number)
{
	MEM_SCOPE(scratch);
	struct str *typed = str_new(scratch), *command = str_new(scratch), *trailing = str_new(scratch);
	char **line = *lines;
	str_print(typed, "%s\n", *line);
	str_add(command, *line++ + 2);
	for (; *line != NULL && **line == '>'; line++) {
		str_print(typed, "%s\n", *line);
		str_print(command, "\n%s", *line + 1 + ((*line)[1] == ' '));
	}
	char **const first = line;
	while (*line != NULL && !is_command(*line) && **line != '#' && **line != '?')
		line++;
	char **last = line;
	while (last > first && *last[-1] == '\0')
		last--; // blank lines at the end only set the steps apart
	char **expected = mem_resize(context, NULL, (size_t)(last - first) + 1, sizeof *expected);
	memcpy(expected, first, (size_t)(last - first) * sizeof *expected);
	expected[last - first] = NULL;
	if (*line != NULL && **line == '?')
		line++; // the status is written anew
	else
		line = last;
	for (; *line != NULL && !is_command(*line); line++)
		if (is_aside(*line))
			str_print(trailing, "%s\n", *line);
	*lines = line;
	return (struct step){
		.line = number,
		.typed = mem_text(context, typed->text),
		.command = mem_text(context, command->text),
		.expected = expected,
		.trailing = mem_text(context, trailing->text),
	};
}

struct script *script_read(const void *context, const char *text)
{
	struct script *script = mem_new(context, struct script);
	char **const lines = split_lines(script, text, NULL);
	char **line = lines;
	struct str *header = str_new(script);
	for (; *line != NULL && !is_command(*line); line++)
		if (is_aside(*line))
			str_print(header, "%s\n", *line);
	script->header = header->text;
	while (*line != NULL) {
		script->steps = mem_resize(script, script->steps, script->count + 1, sizeof *script->steps);
		script->steps[script->count++] = read_step(script, &line, (int)(line - lines) + 1);
	}
	return script;
}

bool script_has(const struct script *script, const char *word)
{
	MEM_SCOPE(scratch);
	const char *directive = mem_print(scratch, "#! %s\n", word);
	const char *found = strstr(script->header, directive);
	return found != NULL && (found == script->header || found[-1] == '\n');
}

// Whether `text` matches `pattern`, in which "[..]" stands for any bytes.
static bool line_matches(const char *pattern, const char *text)
{
	const char *hole = strstr(pattern, placeholder);
	if (hole == NULL)
		return strcmp(pattern, text) == 0;
	const size_t before = (size_t)(hole - pattern);
	if (strncmp(pattern, text, before) != 0)
		return false;
	const char *rest = hole + strlen(placeholder);
	for (text += before;; text++) {
		if (line_matches(rest, text))
			return true;
		if (*text == '\0')
			return false;
	}
}

// Adds the lines of what appeared as a session file spells them.
static void spell(struct str *spelled, const char *text, const char *prefix)
{
	MEM_SCOPE(scratch);
	bool whole;
	for (char **line = split_lines(scratch, text, &whole); *line != NULL; line++) {
		const bool escaped = *prefix == '\0' && **line != '\0' && strchr("$>?#!\\", **line) != NULL;
		const bool blank = **line == '\0';
		str_print(spelled, "%s%s%s%s\n", prefix, blank || *prefix == '\0' ? "" : " ", escaped ? "\\" : "", *line);
	}
	if (!whole)
		str_add(spelled, "\\(no line feed)\n");
}

void script_write_step(struct str *file, const struct step *step, const struct outcome *outcome)
{
	MEM_SCOPE(scratch);
	struct str *spelled = str_new(scratch);
	spell(spelled, outcome->printed, "");
	spell(spelled, outcome->errors, "!");
	char **lines = split_lines(scratch, spelled->text, NULL);
	str_add(file, step->typed);
	char **expected = step->expected;
	for (char **line = lines; *line != NULL; line++) {
		const char *shown = **line == '\0' && line[1] == NULL ? "\\" : *line; // a blank line at the end must show
		char **kept = expected;
		while (*kept != NULL && !line_matches(*kept, shown))
			kept++;
		if (*kept != NULL)
			expected = kept + 1;
		str_print(file, "%s\n", *kept != NULL ? *kept : shown);
	}
	if (outcome->status != 0)
		str_print(file, "? %d\n", outcome->status);
	str_add(file, step->trailing);
}
