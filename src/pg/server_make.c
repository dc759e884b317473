// SPDX-License-Identifier: MIT
// Making the private cluster: beside its place first, so that an interrupted attempt leaves nothing in it.

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/server_private.h"

// Below what initdb writes, the last word wins. Durable, small, quiet: values of the record never reach the log.
static const char cluster_settings[] = "\n# rapporteur's private server\n"
									   "listen_addresses = ''\n"
									   "unix_socket_permissions = 0700\n"
									   "max_connections = 20\n"
									   "shared_buffers = 16MB\n"
									   "min_wal_size = 32MB\n"
									   "max_wal_size = 256MB\n"
									   "fsync = on\n"
									   "full_page_writes = on\n"
									   "synchronous_commit = on\n"
									   "jit = off\n"
									   "timezone = 'UTC'\n"
									   "log_timezone = 'UTC'\n"
									   "log_line_prefix = '%m [%p] '\n"
									   "log_checkpoints = off\n"
									   "log_error_verbosity = terse\n"
									   "log_min_error_statement = panic\n";

static const char cluster_access[] =
	"# Peer authentication over the socket, by the map in pg_ident.conf; nothing else.\n"
	"local all all peer map=rapporteur\n";

// The role owns the database and is no superuser, as on any other server.
static const char cluster_roles[] = "create role rapporteur login createrole;\n"
									"create database rapporteur owner rapporteur;\n"
									"comment on database rapporteur is 'Private database of rapporteur';\n";

static bool failed(const char *action, const char *path, struct error *error)
{
	const int cause = errno;
	error_set(error, ERROR_ENVIRONMENT, "cannot %s '%s': %s", action, path, strerror(cause));
	if (cause == ENOSPC || cause == EDQUOT)
		return error_hint(error, "the disk is full: make room, then run the command again");
	return error_hint(error, "correct its permissions, or set XDG_DATA_HOME to a directory of yours");
}

// Makes `path` and what is missing above it, with `mode` whatever the umask is.
static bool directories_make(const char *path, mode_t mode, struct error *error)
{
	MEM_SCOPE(scratch);
	char *part = mem_text(scratch, path);
	for (char *end = strchr(part + 1, '/');; end = strchr(end + 1, '/')) {
		if (end != NULL)
			end[0] = '\0';
		if (!directory_exists(part) && (mkdir(part, mode) != 0 || chmod(part, mode) != 0) && errno != EEXIST)
			return failed("make", part, error);
		if (end == NULL)
			return true;
		end[0] = '/';
	}
}

// The directory of all: the user's own; or root's, which the server's user may enter, or owns where nobody else enters.
static bool directory_prepare(const struct server *server, const struct account *account, struct error *error)
{
	if (directory_exists(server->directory))
		return true;
	if (!directories_make(server->directory, account->drop ? 0711 : 0700, error))
		return false;
	return !server->elsewhere || (account_give(account, server->directory, error) &&
	                              (chmod(server->directory, 0700) == 0 || failed("close", server->directory, error)));
}

// False when something that is no cluster lies where it is to be.
static bool place_clear(const struct server *server, struct error *error)
{
	if (rmdir(server->data) == 0 || errno == ENOENT)
		return true;
	error_set(error, ERROR_ENVIRONMENT, "'%s' is in the way: it is not empty and no database", server->data);
	return error_hint(error, "look what it is, move it away, then run 'rapporteur init' again");
}

static int entry_remove(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

bool fresh_clear(const struct server *server, struct error *error)
{
	struct stat status;
	if (lstat(server->fresh, &status) != 0)
		return true;
	return nftw(server->fresh, entry_remove, 16, FTW_DEPTH | FTW_PHYS) == 0 || failed("remove", server->fresh, error);
}

static bool file_write(const struct server *server, const char *name, bool append, const char *text,
                       struct error *error)
{
	MEM_SCOPE(scratch);
	const char *path = mem_print(scratch, "%s/%s", server->fresh, name);
	const int file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | (append ? O_APPEND : O_TRUNC));
	if (file < 0)
		return failed("open", path, error);
	const bool written = write(file, text, strlen(text)) == (ssize_t)strlen(text) && fsync(file) == 0;
	const bool done = written || failed("write", path, error);
	close(file);
	return done;
}

// Who may connect as whom: the user, and the server's user, as the owner and as the administrator.
static char *identities(const void *context, const struct account *account)
{
	const char *const users[] = { account->name, account->drop ? "root" : NULL, NULL };
	struct str *map = str_new(context);
	str_add(map, "# map, user of the system, role\n");
	for (size_t i = 0; users[i] != NULL; i++)
		str_print(map, "rapporteur \"%s\" rapporteur\nrapporteur \"%s\" postgres\n", users[i], users[i]);
	return map->text;
}

static bool program_check(const struct server *server, const char *what, int status, const char *output,
                          struct error *error)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)
		return error_set(error, ERROR_INTERRUPTED, "interrupted: no database was made");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && strstr(output, "FATAL:") == NULL &&
	    strstr(output, "ERROR:") == NULL)
		return true;
	return program_failed(what, server->directory, output, error);
}

static bool cluster_init(const struct server *server, const struct account *account, int lock, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *const argv[] = { mem_print(scratch, "%s/initdb", server->bindir),
		                         "--pgdata",
		                         server->fresh,
		                         "--username=postgres",
		                         "--encoding=UTF8",
		                         "--locale-provider=libc",
		                         "--locale=C.UTF-8",
		                         "--data-checksums",
		                         "--auth=peer",
		                         "--no-instructions",
		                         NULL };
	char *output;
	int status;
	if (mkdir(server->fresh, S_IRWXU) != 0)
		return failed("make", server->fresh, error);
	return account_give(account, server->fresh, error) &&
	       program_run(scratch, account, argv, "", lock, &status, &output, error) &&
	       program_check(server, "initdb", status, output, error) &&
	       file_write(server, "postgresql.conf", true, cluster_settings, error) &&
	       file_write(server, "pg_hba.conf", false, cluster_access, error) &&
	       file_write(server, "pg_ident.conf", false, identities(scratch, account), error);
}

// Makes role and database with the server in single-user mode: it listens nowhere while the cluster is half made.
static bool cluster_fill(const struct server *server, const struct account *account, int lock, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *const argv[] = {
		mem_print(scratch, "%s/postgres", server->bindir), "--single", "-D", server->fresh, "postgres", NULL
	};
	char *output;
	int status;
	return program_run(scratch, account, argv, cluster_roles, lock, &status, &output, error) &&
	       program_check(server, "making the database", status, output, error);
}

bool directory_keep(const struct server *server, struct error *error)
{
	const int directory = open(server->directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const bool kept = directory >= 0 && fsync(directory) == 0;
	if (directory >= 0)
		close(directory);
	return kept || failed("write", server->directory, error);
}

// Puts the finished cluster in its place, for good.
static bool cluster_place(struct server *server, struct error *error)
{
	if (rename(server->fresh, server->data) != 0)
		return failed("place", server->data, error);
	server->version = file_line(server, mem_print(server, "%s/PG_VERSION", server->data));
	return directory_keep(server, error);
}

bool fresh_make(const struct server *server, const struct account *account, int lock, struct error *error)
{
	return fresh_clear(server, error) && cluster_init(server, account, lock, error) &&
	       cluster_fill(server, account, lock, error);
}

bool server_make(struct server *server, bool *made, struct error *error)
{
	MEM_SCOPE(scratch);
	struct account account;
	*made = false;
	if (server->version != NULL)
		return true;
	if (!account_find(scratch, server, &account, error) || !directory_prepare(server, &account, error))
		return false;
	const int lock = lock_take(server, true, error);
	if (lock < 0)
		return false;
	server->version = file_line(server, mem_print(server, "%s/PG_VERSION", server->data));
	bool good = true;
	if (server->version == NULL) {
		good = account_give(&account, server->lock, error) && place_clear(server, error) &&
		       fresh_make(server, &account, lock, error) && cluster_place(server, error);
		*made = good;
	}
	lock_release(lock);
	return good;
}
