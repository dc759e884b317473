// SPDX-License-Identifier: MIT
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "conf/config.h"

// The value of `variable` if it is an absolute path: the specification has others ignored.
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value == '/' ? value : NULL;
}

const char *config_directory(const void *context, const char *which, struct error *error)
{
	static const struct {
		const char *which;
		const char *variable;
		const char *below_home;
	} directories[] = {
		{ "data", "XDG_DATA_HOME", ".local/share" },
		{ "config", "XDG_CONFIG_HOME", ".config" },
		{ "runtime", "XDG_RUNTIME_DIR", NULL },
	};
	const size_t count = sizeof(directories) / sizeof(*directories);
	const char *home = absolute("HOME");
	const char *path;
	size_t i = 0;

	while (i < count && !str_equal(directories[i].which, which))
		i++;
	assert(i < count);
	path = absolute(directories[i].variable);
	if (path || !directories[i].below_home)
		return mem_text(context, path);
	if (home)
		return mem_print(context, "%s/%s", home, directories[i].below_home);
	error_set(error, ERROR_ENVIRONMENT, "no directory for %s: neither %s nor HOME is set to an absolute path", which,
	          directories[i].variable);
	error_hint(error, "export HOME=/path/of/your/home");
	return NULL;
}
