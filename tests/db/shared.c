// SPDX-License-Identifier: MIT
#include "db/shared.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/str.h"
#include "db/fixture.h"

struct sql *shared_connect(const struct shared *shared, const char *user)
{
	return sql_connect(shared->context, mem_print(shared->context, "%s user='%s'", shared->connection, user));
}

struct sql *somebody(const struct shared *shared, const char *part, const char *cleared)
{
	const char *user = mem_print(shared->context, "%.40s %s %s", shared->name, part, cleared);

	sql_run(shared->server,
	        mem_print(shared->context, "create role \"%s\" login; select access_grant('%s', '%s', '%s')", user, user,
	                  part, cleared));
	return shared_connect(shared, user);
}

struct shared shared_open(void *context)
{
	struct shared shared = { .context = context, .connection = test_connection(context) };

	shared.owner = scene_at(context, shared.connection);
	shared.server = shared_connect(&shared, "postgres");
	shared.name = mem_text(context, sql_answer(shared.server, "select current_database()"));
	sql_run(shared.server, sql_answer(shared.owner, "select access_setup()"));
	ANSWER_IS(sql_answer(shared.owner, "select access_setup()"), "-");
	return shared;
}

struct shared marked_open(void *context)
{
	struct shared shared = shared_open(context);
	struct str *text = str_new(context);
	FILE *file = fopen("tests/db/access.sql", "r");
	char part[4096];

	for (size_t got; file && (got = fread(part, 1, sizeof part, file)) > 0;)
		str_add_bytes(text, part, got);
	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fclose(file);
	sql_run(shared.server, text->text);
	return shared;
}
