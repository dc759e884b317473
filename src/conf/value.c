// SPDX-License-Identifier: MIT
// One value, judged by its row, wherever it comes from.
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "conf/parts.h"

int setting_index(const char *name)
{
	for (int i = 0; config_settings[i].name; i++)
		if (str_equal(config_settings[i].name, name))
			return i;
	return -1;
}

bool setting_unknown(const char *name, const char *origin, enum error_kind kind, struct error *error)
{
	MEM_SCOPE(scratch);
	const char **names = NULL;
	const char *nearest;
	size_t count = 0;

	for (; config_settings[count].name; count++) {
		names = mem_resize(scratch, names, count + 1, sizeof(*names));
		names[count] = config_settings[count].name;
	}
	error_set(error, kind, "%s: unknown setting '%s'", origin, name);
	nearest = str_nearest(name, names, count);
	if (nearest)
		return error_hint(error, "did you mean '%s'?", nearest);
	return error_hint(error, "the settings are listed by 'rapporteur config show'");
}

static bool is_plain_text(const char *text)
{
	while (*text) {
		uint32_t character;
		size_t length = utf8_decode(text, &character);

		if (length == 0 || character < 0x20 || (character >= 0x7F && character < 0xA0))
			return false;
		text += length;
	}
	return true;
}

static bool check_choice(const struct setting *row, const char *text, const char *origin, enum error_kind kind,
                         struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *list = str_new(scratch);
	const char *nearest;
	size_t count = 0;

	for (; row->choices[count]; count++) {
		if (str_equal(row->choices[count], text))
			return true;
		str_separate(list, ", ");
		str_add(list, row->choices[count]);
	}
	error_set(error, kind, "%s: setting '%s' does not take '%s': it is one of %s", origin, row->name, text, list->text);
	nearest = str_nearest(text, row->choices, count);
	if (nearest)
		error_hint(error, "did you mean '%s'?", nearest);
	return false;
}

static bool check_integer(const struct setting *row, const char *text, const char *origin, enum error_kind kind,
                          struct error *error)
{
	size_t digits = strspn(text + (*text == '-'), "0123456789");
	long number;

	errno = 0;
	number = strtol(text, NULL, 10);
	if (digits == 0 || digits + (*text == '-') != strlen(text))
		return error_set(error, kind, "%s: setting '%s' needs a whole number, not '%s'", origin, row->name, text);
	if (errno == ERANGE || number < row->least || number > row->most)
		return error_set(error, kind, "%s: setting '%s' is between %ld and %ld, not %s", origin, row->name, row->least,
		                 row->most, text);
	return true;
}

static bool check_connection(const char *text, const char *origin, enum error_kind kind, struct error *error)
{
	if (!connection_has_password(text))
		return true;
	error_set(error, kind, "%s: setting 'connection' holds a password", origin);
	return error_hint(error, "take it out and keep it in ~/.pgpass (mode 0600), where libpq finds it");
}

bool config_put(struct config *config, int index, const char *text, const char *origin, enum error_kind kind,
                struct error *error)
{
	const struct setting *row = &config_settings[index];

	if (!is_plain_text(text))
		return error_set(error, kind, "%s: setting '%s' holds a control character or is not UTF-8", origin, row->name);
	if (row->type == SETTING_CHOICE && !check_choice(row, text, origin, kind, error))
		return false;
	if (row->type == SETTING_INTEGER && !check_integer(row, text, origin, kind, error))
		return false;
	if (row->connection && !check_connection(text, origin, kind, error))
		return false;
	config->values[index].text = mem_text(config->context, text);
	config->values[index].origin = mem_text(config->context, origin);
	return true;
}
