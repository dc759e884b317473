// SPDX-License-Identifier: MIT
// Where the private cluster, its socket and the server's programs are.

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/server_private.h"

const char packaged_directory[] = "/usr/lib/postgresql";
static const char root_home[] = "/var/lib/rapporteur";

// Sixteen hexadecimal digits that stand for `text` (FNV-1a, 64 bits): a short name for a long path.
static char *path_hash(const void *context, const char *text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	for (; text[0] != '\0'; text++)
		hash = (hash ^ (unsigned char)text[0]) * UINT64_C(0x100000001b3);
	return mem_print(context, "%016llx", (unsigned long long)hash);
}

char *file_line(const void *context, const char *path)
{
	char line[256];
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return NULL;
	const bool read = fgets(line, sizeof line, file) != NULL;
	fclose(file);
	return read ? mem_bytes(context, line, strcspn(line, "\n")) : NULL;
}

bool directory_exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool has_program(const void *context, const char *bindir, const char *name)
{
	return access(mem_print(context, "%s/%s", bindir, name), X_OK) == 0;
}

static bool has_server(const void *context, const char *bindir)
{
	return has_program(context, bindir, "postgres") && has_program(context, bindir, "initdb");
}

// What a command prints on its first line, or NULL.
static char *command_line_of(const void *context, const char *command)
{
	char line[512];
	FILE *pipe = popen(command, "re");
	if (pipe == NULL)
		return NULL;
	const bool read = fgets(line, sizeof line, pipe) != NULL;
	return pclose(pipe) == 0 && read ? mem_bytes(context, line, strcspn(line, "\n")) : NULL;
}

int program_major(const char *bindir, const char *program)
{
	int major = 0;
	MEM_SCOPE(scratch);
	const char *below = str_begins(bindir, packaged_directory) ? bindir + sizeof packaged_directory - 1 : "";
	if (sscanf(below, "/%d/bin", &major) == 1)
		return major; // Debian's directory says it
	struct str *command = str_new(scratch);
	str_add_char(command, '\'');
	for (const char *c = bindir; c[0] != '\0'; c++)
		c[0] == '\'' ? str_add(command, "'\\''") : str_add_char(command, c[0]);
	str_print(command, "/%s' --version 2>/dev/null", program);
	const char *line = command_line_of(scratch, command->text);
	return line != NULL && sscanf(line, "%*s (PostgreSQL) %d", &major) == 1 ? major : 0;
}

int programs_major(const char *bindir)
{
	return program_major(bindir, "postgres");
}

char *programs_newest(const void *context)
{
	int newest = 0;
	DIR *directory = opendir(packaged_directory);
	for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;) {
		const int major = atoi(entry->d_name);
		if (major >= OLDEST_MAJOR && major > newest &&
		    has_server(context, mem_print(context, "%s/%s/bin", packaged_directory, entry->d_name)))
			newest = major;
	}
	if (directory != NULL)
		closedir(directory);
	return newest > 0 ? mem_print(context, "%s/%d/bin", packaged_directory, newest) : NULL;
}

// The packaged programs of `version`, else the newest.
static char *packaged_programs(const void *context, const char *version)
{
	char *bindir = version != NULL ? mem_print(context, "%s/%s/bin", packaged_directory, version) : NULL;
	return bindir != NULL && has_server(context, bindir) ? bindir : programs_newest(context);
}

// No child is started where the packages are: this is done by every command.
static bool programs_find(const void *context, const struct server_place *place, struct server *server,
                          struct error *error)
{
	if (place->bindir != NULL) {
		server->bindir = mem_text(context, place->bindir);
		if (has_server(context, place->bindir))
			return true;
		error_set(error, ERROR_ENVIRONMENT, "there is no PostgreSQL server in '%s'", place->bindir);
		return error_hint(error, "correct the setting 'bindir': 'rapporteur config show' says where it comes from");
	}
	server->bindir = packaged_programs(context, server->version);
	if (server->bindir == NULL)
		server->bindir = command_line_of(context, "pg_config --bindir 2>/dev/null");
	if (server->bindir != NULL && has_server(context, server->bindir))
		return true;
	error_set(error, ERROR_ENVIRONMENT, "the PostgreSQL server's programs are not installed");
	return error_hint(error,
	                  "apt-get install postgresql-%d, or name the directory of 'postgres' and 'initdb' with the "
	                  "setting 'bindir'",
	                  OLDEST_MAJOR);
}

static void paths_fill(const void *context, struct server *server, const char *directory)
{
	server->directory = directory;
	server->data = mem_print(context, "%s/cluster", directory);
	server->fresh = mem_print(context, "%s/cluster.new", directory);
	server->log = mem_print(context, "%s/server.log", directory);
	server->lock = mem_print(context, "%s/server.lock", directory);
	server->watch = mem_print(context, "%s/server.watch", directory);
	server->version = file_line(context, mem_print(context, "%s/PG_VERSION", server->data));
}

// The deepest directory of `path` that exists and that the user `postgres` may not enter, in `context`; NULL when it may
// enter all of them.
static char *barred_directory(const void *context, const char *path)
{
	const struct passwd *user = getpwnam("postgres");
	char *part = mem_text(context, path);
	char *barred = NULL;
	for (char *end = part + strlen(part); end != NULL; end = strrchr(part, '/')) {
		struct stat status;
		end[0] = '\0';
		if (stat(part[0] != '\0' ? part : "/", &status) != 0)
			continue;
		const mode_t needed = user != NULL && status.st_uid == user->pw_uid   ? S_IXUSR
		                      : user != NULL && status.st_gid == user->pw_gid ? S_IXGRP
		                                                                      : S_IXOTH;
		if ((status.st_mode & needed) == 0 && barred == NULL)
			barred = mem_text(context, part);
		if (part[0] == '\0')
			break;
	}
	return barred;
}

// Root's server runs as another user, who must be able to reach the data. What was made once stays where it is.
static void directory_choose_root(const void *context, const char *intended, struct server *server, char **note)
{
	char *elsewhere = mem_print(context, "%s/%s", root_home, path_hash(context, intended));
	paths_fill(context, server, intended);
	if (server->version != NULL)
		return;
	paths_fill(context, server, elsewhere);
	server->elsewhere = true;
	if (server->version != NULL)
		return;
	const char *barred = barred_directory(context, intended);
	if (barred == NULL) {
		paths_fill(context, server, intended);
		server->elsewhere = false;
		return;
	}
	*note = mem_print(context, "'%s' is closed to the user postgres, who runs the server for root: the data is in '%s'",
	                  barred, elsewhere);
}

static bool socket_fits(const char *directory)
{
	return strlen(directory) + sizeof("/" SOCKET_FILE) - 1 <= SOCKET_PATH_MAX;
}

// True for a directory that exists and is ours: a variable inherited from another user names one that is not.
static bool runtime_usable(const char *directory)
{
	struct stat status;
	return directory != NULL && directory[0] == '/' && stat(directory, &status) == 0 && S_ISDIR(status.st_mode) &&
	       status.st_uid == geteuid();
}

// A comma would part the path into two hosts for libpq and two directories for the server.
static bool socket_spelled(const char *directory)
{
	return strpbrk(directory, ",\n\"") == NULL;
}

static bool socket_choose(const void *context, const struct server_place *place, struct server *server,
                          struct error *error)
{
	const char *hash = path_hash(context, server->data);
	if (server->root) {
		server->socket = mem_print(context, "/run/rapporteur-%s", hash);
		return true;
	}
	if (runtime_usable(place->runtime_dir) && socket_spelled(place->runtime_dir)) {
		server->socket = mem_print(context, "%s/rapporteur/%s", place->runtime_dir, hash);
		if (socket_fits(server->socket))
			return true;
		error_set(error, ERROR_ENVIRONMENT, "the socket's path in '%s' would be %zu bytes long, and %d are the limit",
		          place->runtime_dir, strlen(server->socket) + sizeof("/" SOCKET_FILE) - 1, SOCKET_PATH_MAX);
		return error_hint(error, "set XDG_RUNTIME_DIR to a shorter directory of yours, or unset it");
	}
	server->socket = mem_print(context, "%s/socket", server->directory);
	if (!socket_fits(server->socket) || !socket_spelled(server->socket))
		server->socket = mem_print(context, "/tmp/rapporteur-%s", hash);
	return true;
}

struct server *server_find(const void *context, const struct server_place *place, char **note, struct error *error)
{
	assert(place->data_home != NULL && place->data_home[0] == '/');
	struct server *server = mem_new(context, struct server);
	struct postmaster postmaster;
	char *said = NULL;
	const char *intended = mem_print(server, "%s/rapporteur", place->data_home);
	server->root = geteuid() == 0;
	server->idle_seconds = place->idle_seconds != 0 ? place->idle_seconds : place->idle_minutes * 60L;
	if (server->root)
		directory_choose_root(server, intended, server, &said);
	else
		paths_fill(server, server, intended);
	if (!programs_find(server, place, server, error) || !socket_choose(server, place, server, error))
		return NULL;
	// A server that runs was perhaps started with another runtime directory.
	postmaster_read(server, &postmaster);
	if (postmaster.pid != 0)
		server->socket = mem_text(server, postmaster.socket);
	if (said == NULL && postmaster.pid != 0 && programs_replaced(postmaster.pid))
		said =
			mem_text(server, "the private database's programs were replaced while it runs: 'rapporteur database stop', "
		                     "and the next command starts the new ones");
	*note = mem_text(context, said);
	return server;
}

void connection_add(struct str *connection, const char *name, const char *value)
{
	str_separate(connection, " ");
	str_print(connection, "%s='", name);
	for (; value[0] != '\0'; value++) {
		if (value[0] == '\'' || value[0] == '\\')
			str_add_char(connection, '\\');
		str_add_char(connection, value[0]);
	}
	str_add_char(connection, '\'');
}

char *server_connection(const void *context, const struct server *server)
{
	struct str *connection = str_new(context);
	str_add(connection, "dbname=rapporteur user=rapporteur port=5432");
	connection_add(connection, "host", server->socket);
	// Who listens there must be the server's user: a directory in /tmp can be cleared, and made again by somebody else.
	const struct passwd *user = server->root ? NULL : getpwuid(geteuid());
	if (server->root || user != NULL)
		connection_add(connection, "requirepeer", server->root ? "postgres" : user->pw_name);
	return connection->text;
}

bool server_status(const void *context, struct server *server, struct server_status *status, struct error *error)
{
	struct postmaster postmaster;
	(void)error;
	postmaster_read(server, &postmaster);
	*status = (struct server_status){
		.made = server->version != NULL,
		.running = postmaster.pid != 0,
		.pid = postmaster.pid,
		.data = mem_text(context, server->data),
		.socket = mem_text(context, postmaster.pid != 0 ? postmaster.socket : server->socket),
		.version = mem_text(context, server->version),
		.binaries = mem_text(context, server->bindir),
		.log = mem_text(context, server->log),
	};
	return true;
}
