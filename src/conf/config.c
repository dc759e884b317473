// SPDX-License-Identifier: MIT
#include "conf/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "conf/parts.h"
#include "defaults.h"

static const char system_file[] = "/etc/rapporteur.conf";
static const char project_file[] = ".rapporteur.conf";
static const char user_file[] = "rapporteur/rapporteur.conf"; // below the config directory

static bool read_defaults(struct config *config, struct error *error)
{
	const struct config_source source = { .text = config_default_text };

	return config_source_read(config, &source, error);
}

static bool read_file(struct config *config, const char *name, bool required, struct error *error)
{
	MEM_SCOPE(scratch);
	struct config_source source = { .name = name, .project = name == project_file };

	source.text = config_file_text(scratch, name, required, error);
	if (!source.text)
		return error->kind == ERROR_NONE;
	return config_source_read(config, &source, error);
}

static bool read_user_file(struct config *config, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *directory = config_directory(scratch, "config", error_new(scratch));

	// Without a home there is no such file, and nothing else wrong.
	if (!directory)
		return true;
	return read_file(config, mem_print(scratch, "%s/%s", directory, user_file), false, error);
}

static bool read_variable(struct config *config, int index, const char *variable, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *value = getenv(variable);
	bool may_be_empty = config_settings[index].type == SETTING_TEXT;

	if (!value || (*value == '\0' && !may_be_empty))
		return true;
	return config_put(config, index, value, mem_print(scratch, "environment %s", variable), ERROR_ENVIRONMENT, error);
}

static bool read_fallbacks(struct config *config, struct error *error)
{
	for (int i = 0; config_settings[i].name; i++) {
		const char *const *variable = config_settings[i].fallbacks;

		while (variable && *variable && !getenv(*variable))
			variable++;
		if (variable && *variable && !read_variable(config, i, *variable, error))
			return false;
	}
	return true;
}

static bool read_environment(struct config *config, struct error *error)
{
	for (int i = 0; config_settings[i].name; i++)
		if (!read_variable(config, i, config_settings[i].environment, error))
			return false;
	return true;
}

// One --set name=value.
static bool read_set(struct config *config, const char *assignment, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *equals = strchr(assignment, '=');
	const char *name;
	int index;

	if (!equals) {
		error_set(error, ERROR_USAGE, "--set needs name=value, not '%s'", assignment);
		return error_hint(error, "for instance --set zone=UTC");
	}
	name = mem_bytes(scratch, assignment, (size_t)(equals - assignment));
	index = setting_index(name);
	if (index < 0)
		return setting_unknown(name, "--set", ERROR_USAGE, error);
	return config_put(config, index, equals + 1, mem_print(scratch, "--set %s", name), ERROR_USAGE, error);
}

// Weakest first: what comes later takes the place of what was there.
static bool read_sources(struct config *config, const char *file, const char *const *set, struct error *error)
{
	bool sound = read_defaults(config, error) && read_fallbacks(config, error) &&
	             read_file(config, system_file, false, error) &&
	             (file ? read_file(config, file, true, error) : read_user_file(config, error)) &&
	             read_file(config, project_file, false, error) && read_environment(config, error);

	for (; sound && set && *set; set++)
		sound = read_set(config, *set, error);
	return sound;
}

struct config *config_load(const void *context, const char *file, const char *const *set, struct error *error)
{
	struct config *config = mem_new(context, struct config);
	size_t count = 0;

	while (config_settings[count].name)
		count++;
	config->context = config;
	config->values = mem_alloc(config, count * sizeof(*config->values));
	if (read_sources(config, file, set, error))
		return config;
	mem_release(config);
	return NULL;
}

static const struct setting_value *value_of(const struct config *config, const char *name)
{
	int index = setting_index(name);

	assert(index >= 0);
	return &config->values[index];
}

const char *config_text(const struct config *config, const char *name)
{
	return value_of(config, name)->text;
}

long config_integer(const struct config *config, const char *name)
{
	assert(config_settings[setting_index(name)].type == SETTING_INTEGER);
	return strtol(config_text(config, name), NULL, 10); // judged when it was put
}

const char *config_origin(const struct config *config, const char *name)
{
	return value_of(config, name)->origin;
}
