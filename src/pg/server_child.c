// SPDX-License-Identifier: MIT
// Child processes of the private server: as whom they run, what they inherit, what they said when they failed.

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/server_private.h"

// All that the server's programs read of the environment. The user's PG* variables, above all, stay out.
static const char *const child_environment[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C", NULL };

bool account_find(const void *context, const struct server *server, struct account *account, struct error *error)
{
	errno = 0;
	const struct passwd *user = server->root ? getpwnam("postgres") : getpwuid(geteuid());
	if (user != NULL) {
		*account = (struct account){ mem_text(context, user->pw_name), user->pw_uid, user->pw_gid, server->root };
		return true;
	}
	if (server->root) {
		error_set(error, ERROR_ENVIRONMENT,
		          "root's private server runs as the user 'postgres', who does not exist here");
		return error_hint(error, "apt-get install postgresql-%d makes it; or run the command as an ordinary user",
		                  OLDEST_MAJOR);
	}
	error_set(error, ERROR_ENVIRONMENT, "the user with the number %ld has no name, and the server needs one",
	          (long)geteuid());
	return error_hint(error, "enter the number in /etc/passwd, or run the command as another user");
}

bool account_give(const struct account *account, const char *path, struct error *error)
{
	if (!account->drop || lchown(path, account->uid, account->gid) == 0)
		return true;
	error_set(error, ERROR_ENVIRONMENT, "cannot give '%s' to the user '%s': %s", path, account->name, strerror(errno));
	return error_hint(error, "put the data on a file system that knows users: set XDG_DATA_HOME");
}

static bool become(const struct account *account)
{
	return !account->drop ||
	       (initgroups(account->name, account->gid) == 0 && setgid(account->gid) == 0 && setuid(account->uid) == 0);
}

bool child_settle(const struct account *account, int kept)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	const unsigned first = STDERR_FILENO + 1;
	if (kept >= 0) {
		// Not closed by exec: the start lock is held until the program ends, even when its parent dies first.
		fcntl(kept, F_SETFD, 0);
		if ((unsigned)kept > first)
			close_range(first, (unsigned)kept - 1, 0);
	}
	close_range(kept >= 0 ? (unsigned)kept + 1 : first, ~0U, 0);
	umask(S_IRWXG | S_IRWXO);
	return become(account) && chdir("/") == 0;
}

static void child_exec(const struct account *account, const char *const *argv, int kept)
{
	// execve() takes what it does not change as not const.
	union {
		const char *const *shown;
		char *const *taken;
	} arguments = { .shown = argv }, environment = { .shown = child_environment };
	if (child_settle(account, kept))
		execve(argv[0], arguments.taken, environment.taken);
	_exit(127);
}

// In a child: what it reads, and where both what it says and what it complains of go.
static void child_redirect(int input, int output)
{
	dup2(input, STDIN_FILENO);
	for (int standard = STDIN_FILENO + 1; standard <= STDERR_FILENO; standard++)
		dup2(output, standard);
}

// A pipe that already holds `input`, at most what a pipe takes at once, or an empty one.
static bool input_pipe(const char *input, int *reading, struct error *error)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_set(error, ERROR_ENVIRONMENT, "cannot make a pipe: %s", strerror(errno));
	const bool written = write(ends[1], input, strlen(input)) == (ssize_t)strlen(input);
	close(ends[1]);
	*reading = ends[0];
	if (written)
		return true;
	close(ends[0]);
	return error_set(error, ERROR_ENVIRONMENT, "a pipe does not take %zu bytes at once", strlen(input));
}

static char *read_all(const void *context, int file)
{
	struct str *text = str_new(context);
	char part[4096];
	for (ssize_t length; (length = read(file, part, sizeof part)) > 0 || (length < 0 && errno == EINTR);)
		str_add_bytes(text, part, length > 0 ? (size_t)length : 0);
	return text->text;
}

static int child_wait(pid_t child)
{
	int status;
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return status;
}

bool program_run(const void *context, const struct account *account, const char *const *argv, const char *input,
                 int kept, int *status, char **output, struct error *error)
{
	int ends[2], reading = -1;
	if (!input_pipe(input, &reading, error))
		return false;
	if (pipe2(ends, O_CLOEXEC) != 0) {
		close(reading);
		return error_set(error, ERROR_ENVIRONMENT, "cannot make a pipe: %s", strerror(errno));
	}
	const pid_t child = fork();
	if (child == 0) {
		child_redirect(reading, ends[1]);
		child_exec(account, argv, kept);
	}
	close(reading);
	close(ends[1]);
	if (child > 0) {
		*output = read_all(context, ends[0]);
		*status = child_wait(child);
	}
	close(ends[0]);
	return child > 0 || error_set(error, ERROR_ENVIRONMENT, "cannot start '%s': %s", argv[0], strerror(errno));
}

pid_t server_spawn(const struct server *server, const struct account *account, struct error *error)
{
	MEM_SCOPE(scratch);
	// The data's own settings could open a port or move the socket; these may not be changed there.
	const char *const argv[] = { mem_print(scratch, "%s/postgres", server->bindir),
		                         "-D",
		                         server->data,
		                         "-c",
		                         "listen_addresses=",
		                         "-c",
		                         "port=5432",
		                         "-c",
		                         "unix_socket_permissions=0700",
		                         "-c",
		                         mem_print(scratch, "unix_socket_directories=\"%s\"", server->socket),
		                         NULL };
	const pid_t child = fork();
	if (child < 0)
		error_set(error, ERROR_ENVIRONMENT, "cannot start '%s': %s", argv[0], strerror(errno));
	if (child != 0)
		return child;
	// A session of its own: neither the terminal's signals nor the end of the caller's process group reach the server.
	setsid();
	const int log = open(server->log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, S_IRUSR | S_IWUSR);
	const int null = open("/dev/null", O_RDONLY);
	if (log < 0 || null < 0)
		_exit(127);
	child_redirect(null, log);
	child_exec(account, argv, -1);
	return -1;
}

char *last_words(const void *context, const char *output)
{
	static const char *const marks[] = { "FATAL:  ", "PANIC:  ", "ERROR:  ", "error: ", "initdb: " };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *found = NULL;
		for (const char *next = output; (next = strstr(next, marks[i])) != NULL; next += strlen(marks[i]))
			found = next + strlen(marks[i]);
		if (found != NULL)
			return mem_bytes(context, found, strcspn(found, "\n"));
	}
	return mem_text(context, "it does not say why");
}

bool program_failed(const char *what, const char *where, const char *output, struct error *error)
{
	MEM_SCOPE(scratch);
	// In the server's language, which is not that of our strerror().
	if (strstr(output, "No space left on device") != NULL || strstr(output, "Disk quota exceeded") != NULL) {
		error_set(error, ERROR_ENVIRONMENT, "the disk is full: %s in '%s' needs more room", what, where);
		return error_hint(error,
		                  "make room (an empty database takes about 50 MB), then run the command again; nothing that "
		                  "was recorded is lost");
	}
	error_set(error, ERROR_ENVIRONMENT, "%s in '%s' failed: %s", what, where, last_words(scratch, output));
	return false;
}
