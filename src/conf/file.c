// SPDX-License-Identifier: MIT
// A file of settings: read whole, then parsed by libconfig 1.5. Given a file it cannot read (a directory), libconfig's
// scanner ends the process, and an @include could name one; so it is given texts only, and none that include.
#include <errno.h>
#include <fcntl.h>
#include <libconfig.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "conf/parts.h"

enum { FILE_MOST = 1 << 20 }; // bytes; more is no file of settings

static void close_file(void *object)
{
	const int *file = object;

	close(*file);
}

static char *unreadable(const char *name, const char *why, struct error *error)
{
	error_set(error, ERROR_ENVIRONMENT, "cannot read the settings in '%s': %s", name, why);
	error_hint(error, "mend the file or name another one: rapporteur --config FILE");
	return NULL;
}

char *config_file_text(const void *context, const char *name, bool required, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *text = str_new(scratch);
	struct stat status;
	char buffer[4096];
	ssize_t length;
	int file;

	if (stat(name, &status) != 0)
		return required ? unreadable(name, strerror(errno), error) : NULL;
	if (S_ISDIR(status.st_mode))
		return unreadable(name, "it is a directory", error);
	if (!required && !S_ISREG(status.st_mode))
		return unreadable(name, "it is not an ordinary file", error);
	file = open(name, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return unreadable(name, strerror(errno), error);
	mem_on_release(scratch, &file, close_file);
	while ((length = read(file, buffer, sizeof(buffer))) > 0 && text->length <= FILE_MOST)
		str_add_bytes(text, buffer, (size_t)length);
	if (length < 0)
		return unreadable(name, strerror(errno), error);
	if (text->length > FILE_MOST)
		return unreadable(name, "it is larger than 1 MiB", error);
	if (strlen(text->text) != text->length)
		return unreadable(name, "it holds a NUL byte", error);
	return mem_text(context, text->text);
}

static bool syntax_error(const struct config_source *source, const config_t *parsed, struct error *error)
{
	const char *text = config_error_text(parsed);
	const int line = config_error_line(parsed);

	// Builds of libconfig 1.5 differ: a key given twice has a text or none.
	if (!text || str_begins(text, "duplicate")) {
		error_set(error, ERROR_ENVIRONMENT, "%s:%d: a setting is given twice", source->name, line);
		return error_hint(error, "keep one of the two");
	}
	error_set(error, ERROR_ENVIRONMENT, "%s:%d: %s", source->name, line, text);
	return error_hint(error, "a setting is a line: name = \"value\";");
}

static const char *type_name(int type)
{
	switch (type) {
	case CONFIG_TYPE_STRING:
		return "a text";
	case CONFIG_TYPE_INT:
	case CONFIG_TYPE_INT64:
		return "a number";
	case CONFIG_TYPE_FLOAT:
		return "a number with a fraction";
	case CONFIG_TYPE_BOOL:
		return "true or false";
	default:
		return "a group or a list";
	}
}

// libconfig 1.5 cuts a number without L down to 32 bits in silence; this reads it again from the line where `element`
// stands, and keeps what it finds only where those bits agree.
static long long written_number(const struct config_source *source, const config_setting_t *element)
{
	const int bits = config_setting_get_int(element);
	const char *name = config_setting_name(element);
	const char *at = source->text;
	long long number;

	for (unsigned int line = 1; at && line < config_setting_source_line(element); line++) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	at = at ? strstr(at, name) : NULL;
	if (!at)
		return bits;
	at += strlen(name);
	at += strspn(at, " \t\n=:");
	number = strtoll(at, NULL, str_begins(at, "0x") || str_begins(at, "0X") ? 16 : 10);
	return (int32_t)(number & 0xFFFFFFFF) == bits ? number : bits;
}

// The value as text in `context`, or NULL where its type is not the row's: libconfig itself would pass over that.
static const char *element_text(const void *context, const struct setting *row, const struct config_source *source,
                                const config_setting_t *element)
{
	int type = config_setting_type(element);

	if (row->type != SETTING_INTEGER)
		return type == CONFIG_TYPE_STRING ? config_setting_get_string(element) : NULL;
	if (type == CONFIG_TYPE_INT)
		return mem_print(context, "%lld", written_number(source, element));
	return type == CONFIG_TYPE_INT64 ? mem_print(context, "%lld", config_setting_get_int64(element)) : NULL;
}

static bool put_element(struct config *config, const struct config_source *source, const config_setting_t *element,
                        struct error *error)
{
	MEM_SCOPE(scratch);
	const char *name = config_setting_name(element);
	const char *origin = "default";
	int index = setting_index(name);
	const char *text;

	if (source->name)
		origin = mem_print(scratch, "%s:%u", source->name, config_setting_source_line(element));
	if (index < 0)
		return setting_unknown(name, origin, ERROR_ENVIRONMENT, error);
	if (source->project && config_settings[index].names_program) {
		error_set(error, ERROR_ENVIRONMENT, "%s: setting '%s' names a program and has no place in a project file",
		          origin, name);
		return error_hint(error, "put it into your own file, rapporteur.conf in ~/.config/rapporteur");
	}
	text = element_text(scratch, &config_settings[index], source, element);
	if (text)
		return config_put(config, index, text, origin, ERROR_ENVIRONMENT, error);
	error_set(error, ERROR_ENVIRONMENT, "%s: setting '%s' needs %s, not %s", origin, name,
	          config_settings[index].type == SETTING_INTEGER ? "a whole number" : "a text in quotes",
	          type_name(config_setting_type(element)));
	return error_hint(error, config_settings[index].type == SETTING_INTEGER ? "write %s = 10;" : "write %s = \"...\";",
	                  name);
}

static bool put_elements(struct config *config, const struct config_source *source, const config_t *parsed,
                         struct error *error)
{
	const config_setting_t *root = config_root_setting(parsed);
	int count = config_setting_length(root);

	for (int i = 0; i < count; i++)
		if (!put_element(config, source, config_setting_get_elem(root, (unsigned int)i), error))
			return false;
	return true;
}

bool config_source_read(struct config *config, const struct config_source *source, struct error *error)
{
	config_t parsed;
	bool sound;

	if (!config_source_check(source, error))
		return false;
	config_init(&parsed);
	if (config_read_string(&parsed, source->text) == CONFIG_TRUE)
		sound = put_elements(config, source, &parsed, error);
	else
		sound = syntax_error(source, &parsed, error);
	config_destroy(&parsed);
	return sound;
}
