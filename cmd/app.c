// SPDX-License-Identifier: MIT
#include "cmd/app.h"

#include <stdarg.h>

#include "domain/revision.h"

void app_say(struct app *app, const char *format, ...)
{
	MEM_SCOPE(scratch);
	va_list arguments;

	if (app->batch && !app->globals.verbose)
		return;
	va_start(arguments, format);
	str_separate(app->said, "\n");
	str_add(app->said, mem_vprint(scratch, format, arguments));
	va_end(arguments);
}

bool app_revision(struct app *app, const char **text)
{
	char *number;

	if (!revision_number(app->context, app->db, &number, app->error))
		return false;
	*text = number ? mem_print(app->context, "r%s", number) : "";
	return true;
}
