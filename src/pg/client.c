// SPDX-License-Identifier: MIT
#include "pg/client.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "pg/server_private.h"

bool connection_export(const char *connection, struct str *rest, struct error *error)
{
	if (connection == NULL)
		return true;
	if (strchr(connection, '=') == NULL && strstr(connection, "://") == NULL) {
		str_add(rest, connection); // the name of a database
		return true;
	}
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

static bool has_clients(const char *directory)
{
	MEM_SCOPE(scratch);
	static const char *const names[] = { "pg_dump", "pg_restore", "psql" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (access(mem_print(scratch, "%s/%s", directory, names[i]), X_OK) != 0)
			return false;
	return true;
}

// `directory` in `context` where its programs can read what a server of `major` holds, else NULL.
static char *clients_in(const void *context, const char *directory, int major)
{
	return has_clients(directory) && program_major(directory, "pg_dump") >= major ? mem_text(context, directory) : NULL;
}

static char *clients_on_path(const void *context, int major)
{
	char *found = NULL, *rest = mem_text(context, getenv("PATH"));
	for (char *end; found == NULL && rest != NULL; rest = end) {
		end = strchr(rest, ':');
		if (end != NULL)
			*end++ = '\0';
		found = rest[0] == '/' ? clients_in(context, rest, major) : NULL;
	}
	return found;
}

char *client_programs(const void *context, const char *bindir, int major, struct error *error)
{
	char *found = bindir != NULL ? clients_in(context, bindir, major) : NULL;
	if (found == NULL)
		found = clients_in(context, mem_print(context, "%s/%d/bin", packaged_directory, major), major);
	if (found == NULL)
		found = clients_on_path(context, major);
	if (found != NULL)
		return found;
	error_set(error, ERROR_ENVIRONMENT, "pg_dump, pg_restore and psql of PostgreSQL %d are not installed", major);
	error_hint(error, "apt-get install postgresql-client-%d, or name their directory with the setting 'bindir'", major);
	return NULL;
}

static void child_become(const char *const *argv, const char *connection, const int *streams)
{
	MEM_SCOPE(scratch);
	struct str *rest = str_new(scratch);
	union {
		const char *const *shown;
		char *const *taken;
	} arguments; // execv() takes what it does not change as not const
	size_t count = 0;
	assert(argv[0] != NULL); // the program
	while (argv[count] != NULL)
		count++;
	const char **words = mem_alloc(scratch, (count + 2) * sizeof *words);
	memcpy(words, argv, count * sizeof *words);
	if (!connection_export(connection, rest, error_new(scratch)))
		_exit(127);
	if (rest->length > 0)
		words[count] = mem_print(scratch, "--dbname=%s", rest->text);
	setenv("LC_ALL", "C", 1);
	for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
		if (dup2(streams[stream], stream) < 0)
			_exit(127);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	signal(SIGINT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	arguments.shown = words;
	execv(argv[0], arguments.taken);
	_exit(127);
}

bool client_start(struct client *client, const char *const *argv, bool connects, const char *connection, int input,
                  int output, struct error *error)
{
	FILE *said = tmpfile(); // a pipe could fill while nobody reads it
	client->said = said != NULL ? fcntl(fileno(said), F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
	if (said != NULL)
		fclose(said);
	if (client->said < 0)
		return error_set(error, ERROR_ENVIRONMENT, "cannot make a temporary file: %s", strerror(errno));
	// Above the standard streams, so that none of them is closed by setting another.
	const int streams[] = { fcntl(input, F_DUPFD_CLOEXEC, STDERR_FILENO + 1),
		                    fcntl(output, F_DUPFD_CLOEXEC, STDERR_FILENO + 1), client->said };
	client->pid = fork();
	if (client->pid == 0)
		child_become(argv, connects ? connection : NULL, streams);
	for (int stream = STDIN_FILENO; stream < STDERR_FILENO; stream++)
		close(streams[stream]);
	if (client->pid > 0)
		return true;
	close(client->said);
	return error_set(error, ERROR_ENVIRONMENT, "cannot start '%s': %s", argv[0], strerror(errno));
}

static char *said_read(const void *context, int said)
{
	enum { ENOUGH = 65536 };
	char *text = mem_alloc(context, ENOUGH + 1);
	const ssize_t length = pread(said, text, ENOUGH, 0);
	text[length > 0 ? length : 0] = '\0';
	close(said);
	return text;
}

bool client_end(struct client *client, const char *what, struct error *error)
{
	MEM_SCOPE(scratch);
	int status = -1;
	while (waitpid(client->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	const char *said = said_read(scratch, client->said);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if ((WIFSIGNALED(status) && WTERMSIG(status) == SIGINT) || strstr(said, "terminated by user") != NULL ||
	    strstr(said, "due to user request") != NULL)
		return error_set(error, ERROR_INTERRUPTED, "interrupted: %s was broken off", what);
	if (WIFSIGNALED(status))
		return error_set(error, ERROR_ENVIRONMENT, "%s was ended by the signal %d (%s)", what, WTERMSIG(status),
		                 strsignal(WTERMSIG(status)));
	return error_set(error, ERROR_ENVIRONMENT, "%s failed: %s", what, last_words(scratch, said));
}

void interrupts_hold(struct sigaction *before)
{
	const struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigaction(SIGINT, &ignore, before);
}

void interrupts_release(const struct sigaction *before)
{
	sigaction(SIGINT, before, NULL);
}
