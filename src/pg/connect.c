// SPDX-License-Identifier: MIT
// Making a connection: defaults below the user's own values, and what to do when there is none.

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "pg/session.h"

enum { OLDEST_VERSION = 150000, PARAMETERS = 32 };

// A dead peer is noticed within five seconds, be it that we wait for it or that it does not take what we send; libpq's
// own defaults wait for hours.
static const struct parameter {
	const char *name, *value;
} network_defaults[] = {
	{ "connect_timeout", "10" }, { "keepalives_idle", "2" },     { "keepalives_interval", "1" },
	{ "keepalives_count", "2" }, { "tcp_user_timeout", "4000" },
};

// What the user's string, environment and service file say of one connection.
struct wishes {
	PQconninfoOption *given;    // by the string
	PQconninfoOption *defaults; // by environment, service file and libpq
};

static const char *option_value(const PQconninfoOption *options, const char *name)
{
	for (const PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
		if (strcmp(option->keyword, name) == 0)
			return option->val;
	return NULL;
}

static const char *wish(const struct wishes *wishes, const char *name)
{
	const char *value = option_value(wishes->given, name);
	return value != NULL ? value : option_value(wishes->defaults, name);
}

// What libpq fills in by itself where this service (or NULL) is named. PQconndefaults reads only the one that the
// environment names; what is started later must not find it there.
static PQconninfoOption *defaults_of(const char *service)
{
	MEM_SCOPE(scratch);
	const char *before = getenv("PGSERVICE");
	before = before != NULL ? mem_text(scratch, before) : NULL;
	if (service != NULL)
		setenv("PGSERVICE", service, 1);
	PQconninfoOption *defaults = PQconndefaults();
	if (service != NULL && before != NULL)
		setenv("PGSERVICE", before, 1);
	else if (service != NULL)
		unsetenv("PGSERVICE");
	return defaults;
}

static bool wishes_read(struct wishes *wishes, const char *conninfo, struct error *error)
{
	*wishes = (struct wishes){ 0 };
	// libpq takes a word without '=' or '://' for a database's name.
	if (conninfo != NULL && (strchr(conninfo, '=') != NULL || strstr(conninfo, "://") != NULL)) {
		char *fault = NULL;
		wishes->given = PQconninfoParse(conninfo, &fault);
		PQfreemem(fault); // quotes what it stumbles over, perhaps a password: not shown
		if (wishes->given == NULL) {
			error_set(error, ERROR_ENVIRONMENT, "the connection string is not in libpq's syntax");
			return error_hint(error,
			                  "write it like \"host=db.example.org dbname=talks\"; 'rapporteur config show' says "
			                  "where it comes from");
		}
	}
	wishes->defaults = defaults_of(option_value(wishes->given, "service"));
	return true;
}

static void wishes_end(struct wishes *wishes)
{
	PQconninfoFree(wishes->given);
	PQconninfoFree(wishes->defaults);
}

// True when every host is a socket directory.
static bool wishes_socket(const struct wishes *wishes)
{
	const char *address = wish(wishes, "hostaddr");
	if (address != NULL && address[0] != '\0')
		return false;
	for (const char *host = wish(wishes, "host"); host != NULL; host = strchr(host, ',')) {
		host += host[0] == ',';
		if (host[0] != '\0' && host[0] != '/' && host[0] != '@')
			return false;
	}
	return true;
}

static void parameter_add(struct parameter *parameters, size_t *count, const char *name, const char *value)
{
	parameters[(*count)++] = (struct parameter){ name, value };
}

// The user's string first; what follows it is only what neither it nor environment nor service file says, and the
// encoding, which is not a matter of taste. None of it is a startup parameter that a pooler refuses.
static size_t parameters_fill(struct parameter *parameters, const char *conninfo, const struct wishes *wishes)
{
	size_t count = 0;
	if (conninfo != NULL)
		parameter_add(parameters, &count, "dbname", conninfo);
	for (size_t i = 0; i < sizeof network_defaults / sizeof *network_defaults; i++)
		if (wish(wishes, network_defaults[i].name) == NULL)
			parameter_add(parameters, &count, network_defaults[i].name, network_defaults[i].value);
	// Neither is ever used on a socket, yet libpq starts both up unless told not to.
	static const char *const idle[] = { "sslmode", "gssencmode" };
	for (size_t i = 0; i < sizeof idle / sizeof *idle && wishes_socket(wishes); i++)
		if (str_equal(wish(wishes, idle[i]), "prefer") || wish(wishes, idle[i]) == NULL)
			parameter_add(parameters, &count, idle[i], "disable");
	parameter_add(parameters, &count, "fallback_application_name", "rapporteur");
	parameter_add(parameters, &count, "client_encoding", "UTF8");
	return count;
}

static bool connection_refused(const PGconn *connection, PGPing ping, struct error *error)
{
	MEM_SCOPE(scratch);
	error_set(error, ERROR_ENVIRONMENT, "cannot connect to the database: %s",
	          first_line(scratch, PQerrorMessage(connection)));
	if (PQconnectionNeedsPassword(connection))
		return error_hint(error, "put the password into ~/.pgpass or PGPASSWORD");
	if (ping == PQPING_NO_RESPONSE)
		return error_hint(error,
		                  "no server answers there: start it, or correct the address that 'rapporteur config show' "
		                  "or the PG* variables give");
	if (ping == PQPING_REJECT)
		return error_hint(error, "the server is starting or stopping: run the command again");
	return error_hint(error,
	                  "correct user, database or address where 'rapporteur config show' or the PG* variables give "
	                  "them");
}

static bool server_suits(const PGconn *connection, struct error *error)
{
	const int version = PQserverVersion(connection);
	if (version < OLDEST_VERSION) {
		error_set(error, ERROR_ENVIRONMENT, "the server is PostgreSQL %d, which is too old", version / 10000);
		return error_hint(error, "connect to PostgreSQL %d or later", OLDEST_VERSION / 10000);
	}
	const char *encoding = PQparameterStatus(connection, "server_encoding");
	if (!str_equal(encoding, "UTF8")) {
		error_set(error, ERROR_ENVIRONMENT, "the database's encoding is %s, which cannot hold every name",
		          encoding != NULL ? encoding : "not known");
		return error_hint(error, "make one with 'createdb --encoding=UTF8 --template=template0'");
	}
	return true;
}

static void notice_ignore(void *closure, const PGresult *result)
{
	(void)closure;
	(void)result; // libpq would print it
}

// A server that is starting up (57P03) is asked again for as long as a connection may take. One that answers was perhaps
// up only when asked why not: it has one more try.
static PGconn *connection_try(const char *const *names, const char *const *values, struct error *error)
{
	enum { TRIES = 100, PAUSE_MS = 100 };
	bool answered = false;
	for (int tried = 1;; tried++) {
		PGconn *connection = PQconnectdbParams(names, values, true);
		if (PQstatus(connection) == CONNECTION_OK)
			return connection;
		const PGPing ping = PQpingParams(names, values, true);
		const bool again = ping == PQPING_REJECT ? tried < TRIES : ping == PQPING_OK && !answered;
		if (!again)
			connection_refused(connection, ping, error);
		PQfinish(connection);
		if (!again)
			return NULL;
		answered = ping == PQPING_OK;
		if (!answered)
			pause_milliseconds(PAUSE_MS);
	}
}

PGconn *connection_open(const char *conninfo, struct error *error)
{
	struct wishes wishes;
	if (!wishes_read(&wishes, conninfo, error))
		return NULL;
	struct parameter parameters[PARAMETERS];
	const char *names[PARAMETERS + 1] = { 0 };
	const char *values[PARAMETERS + 1] = { 0 };
	const size_t count = parameters_fill(parameters, conninfo, &wishes);
	for (size_t i = 0; i < count; i++) {
		names[i] = parameters[i].name;
		values[i] = parameters[i].value;
	}
	PGconn *connection = connection_try(names, values, error);
	wishes_end(&wishes);
	if (connection == NULL)
		return NULL;
	PQsetNoticeReceiver(connection, notice_ignore, NULL);
	if (server_suits(connection, error))
		return connection;
	PQfinish(connection);
	return NULL;
}
