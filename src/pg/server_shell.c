// SPDX-License-Identifier: MIT
// psql in the place of this process. Debian's /usr/bin/psql is a wrapper that starts slowly: the program itself is run.

#include <errno.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/server_private.h"

// Puts what the string says into libpq's variables; what has none of its own goes to `rest`, as a string again.
static bool connection_export(const char *connection, struct str *rest, struct error *error)
{
	PQconninfoOption *options = PQconninfoParse(connection, NULL);
	if (options == NULL)
		return error_set(error, ERROR_ENVIRONMENT, "the connection string is not in libpq's syntax");
	for (const PQconninfoOption *option = options; option->keyword != NULL; option++) {
		if (option->val == NULL)
			continue;
		if (option->envvar != NULL) {
			setenv(option->envvar, option->val, 1);
			continue;
		}
		connection_add(rest, option->keyword, option->val);
	}
	PQconninfoFree(options);
	return true;
}

bool server_shell(const char *bindir, const char *connection, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *rest = str_new(scratch);
	if (connection != NULL && strchr(connection, '=') == NULL && strstr(connection, "://") == NULL)
		str_add(rest, connection); // the name of a database
	else if (connection != NULL && !connection_export(connection, rest, error))
		return false;
	const char *found = bindir != NULL ? bindir : programs_newest(scratch);
	const char *psql = found != NULL ? mem_print(scratch, "%s/psql", found) : "psql";
	execlp(psql, "psql", rest->length > 0 ? rest->text : NULL, NULL);
	error_set(error, ERROR_ENVIRONMENT, "cannot run '%s': %s", psql, strerror(errno));
	return error_hint(error, "apt-get install postgresql-client, or correct the setting 'bindir'");
}
