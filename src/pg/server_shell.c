// SPDX-License-Identifier: MIT
// psql in the place of this process. Debian's /usr/bin/psql is a wrapper that starts slowly: the program itself is run.

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/client.h"
#include "pg/server_private.h"

bool server_shell(const char *bindir, const char *connection, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *rest = str_new(scratch);
	if (!connection_export(connection, rest, error))
		return false;
	const char *found = bindir != NULL ? bindir : programs_newest(scratch);
	const char *psql = found != NULL ? mem_print(scratch, "%s/psql", found) : "psql";
	execlp(psql, "psql", rest->length > 0 ? rest->text : NULL, NULL);
	error_set(error, ERROR_ENVIRONMENT, "cannot run '%s': %s", psql, strerror(errno));
	return error_hint(error, "apt-get install postgresql-client, or correct the setting 'bindir'");
}
