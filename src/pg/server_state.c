// SPDX-License-Identifier: MIT
// What runs, and who may change that: the server's own postmaster.pid, the start lock, the watcher's lock.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "pg/server_private.h"

// A process that nobody has waited for: there are containers in which nobody ever does.
static bool process_dead(pid_t pid)
{
	MEM_SCOPE(scratch);
	const char *line = file_line(scratch, mem_print(scratch, "/proc/%ld/stat", (long)pid));
	const char *state = line != NULL ? strrchr(line, ')') : NULL;
	return state != NULL && str_begins(state, ") Z");
}

// A number left by a dead server may be another process by now. The server works in its data directory; where that
// cannot be seen the number is believed.
static bool process_is_server(pid_t pid, const char *data)
{
	MEM_SCOPE(scratch);
	struct stat works, wanted;
	if (kill(pid, 0) != 0 && errno != EPERM)
		return false;
	if (stat(mem_print(scratch, "/proc/%ld/cwd", (long)pid), &works) != 0)
		return !process_dead(pid);
	return stat(data, &wanted) == 0 && works.st_ino == wanted.st_ino && works.st_dev == wanted.st_dev;
}

// Lines of postmaster.pid (PostgreSQL source, src/include/utils/pidfile.h).
enum { PID_LINE = 1, SOCKET_LINE = 5, STATUS_LINE = 8 };

void postmaster_read(const struct server *server, struct postmaster *postmaster)
{
	MEM_SCOPE(scratch);
	char line[1024];
	*postmaster = (struct postmaster){ 0 };
	FILE *file = fopen(mem_print(scratch, "%s/postmaster.pid", server->data), "re");
	if (file == NULL)
		return;
	for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
		line[strcspn(line, "\n")] = '\0';
		if (number == PID_LINE)
			postmaster->pid = (pid_t)strtol(line, NULL, 10);
		else if (number == SOCKET_LINE && strlen(line) <= SOCKET_PATH_MAX)
			memcpy(postmaster->socket, line, strlen(line) + 1);
		else if (number == STATUS_LINE)
			postmaster->ready = str_begins(line, "ready");
	}
	fclose(file);
	if (postmaster->pid <= 0 || !process_is_server(postmaster->pid, server->data))
		*postmaster = (struct postmaster){ 0 };
}

// The server refuses to start while a process of the number in the file lives, whatever it is; only its own parent's
// number it passes over (PostgreSQL source, CreateLockFile). The rest of the file must stay: by it the server knows
// whether processes of the dead one still use its shared memory.
void postmaster_disown(const struct server *server)
{
	MEM_SCOPE(scratch);
	char text[4096];
	const char *path = mem_print(scratch, "%s/postmaster.pid", server->data);
	const int file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (file < 0)
		return;
	const ssize_t length = read(file, text, sizeof text - 1);
	text[length > 0 ? length : 0] = '\0';
	const pid_t pid = (pid_t)strtol(text, NULL, 10);
	if (pid > 0 && kill(pid, 0) == 0) {
		const char *changed = mem_print(scratch, "%ld%s", (long)getpid(), text + strcspn(text, "\n"));
		if (pwrite(file, changed, strlen(changed), 0) < 0 || ftruncate(file, (off_t)strlen(changed)) < 0)
			errno = 0; // the server then says itself why it does not start
	}
	close(file);
}

int lock_take(const struct server *server, bool alone, struct error *error)
{
	enum { TRIES = 3000, PAUSE_MS = 20 };
	const int lock = open(server->lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
	if (lock < 0) {
		error_set(error, ERROR_ENVIRONMENT, "cannot open '%s': %s", server->lock, strerror(errno));
		error_hint(error, "the private database belongs to one user: run the command as that user");
		return -1;
	}
	for (int tried = 0; tried < TRIES; tried++) {
		if (flock(lock, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
			return lock;
		pause_milliseconds(PAUSE_MS);
	}
	close(lock);
	error_set(error, ERROR_ENVIRONMENT,
	          "another command has been starting or stopping the private database for a minute");
	error_hint(error, "run the command again; '%s' says what the server is doing", server->log);
	return -1;
}

void lock_touch(int lock)
{
	futimens(lock, NULL); // of two ways to fail, both end in an earlier stop and a later start
}

long lock_age(int lock)
{
	struct stat status;
	const time_t now = time(NULL);
	if (fstat(lock, &status) != 0)
		return 0;
	if (status.st_mtime <= now)
		return (long)(now - status.st_mtime);
	lock_touch(lock); // the clock was set back
	return 0;
}

// Unlocks before it closes: a child that still holds a copy of the descriptor holds no lock then.
void lock_release(int lock)
{
	flock(lock, LOCK_UN);
	close(lock);
}

pid_t watcher_find(const struct server *server)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	const int file = open(server->watch, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (file < 0)
		return 0;
	const bool known = fcntl(file, F_GETLK, &lock) == 0;
	close(file);
	return known && lock.l_type != F_UNLCK ? lock.l_pid : 0;
}
