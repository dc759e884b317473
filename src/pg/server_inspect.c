// SPDX-License-Identifier: MIT
// What can be seen of the private server without asking it.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/backup.h"
#include "pg/server_private.h"

// The kernel marks what a process runs and is no longer in its place on disk; executable only, for shared memory is
// marked as well.
bool programs_replaced(pid_t pid)
{
	static const char mark[] = " (deleted)\n";
	MEM_SCOPE(scratch);
	char line[4096 + 100], access[5];
	bool replaced = false;
	FILE *maps = fopen(mem_print(scratch, "/proc/%ld/maps", (long)pid), "re");
	while (maps != NULL && !replaced && fgets(line, sizeof line, maps) != NULL) {
		const size_t length = strlen(line);
		replaced = sscanf(line, "%*s %4s", access) == 1 && access[2] == 'x' && length >= sizeof mark &&
		           str_equal(line + length - (sizeof mark - 1), mark);
	}
	if (maps != NULL) // else it may not be seen: then nothing is said
		fclose(maps);
	return replaced;
}

// "'path' has the mode 0755" where others than its owner can enter it, or it belongs to somebody else; else NULL.
static char *path_open(const void *context, const char *path, uid_t owner)
{
	struct stat status;
	if (lstat(path, &status) != 0)
		return NULL;
	if (status.st_uid != owner)
		return mem_print(context, "'%s' belongs to the user with the number %ld", path, (long)status.st_uid);
	if ((status.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return NULL;
	return mem_print(context, "'%s' has the mode %04o", path, (unsigned)(status.st_mode & 07777));
}

static bool start_locked_by_another(const struct server *server)
{
	const int lock = open(server->lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (lock < 0)
		return false;
	const bool held = flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	lock_release(lock);
	return held;
}

static char *leftover_find(const void *context, const struct server *server)
{
	const char *const halves[] = { server->fresh, mem_print(context, "%s/cluster.upgrade", server->directory),
		                           mem_print(context, "%s/upgrade.backup", server->directory) };
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (access(halves[i], F_OK) == 0)
			return mem_text(context, halves[i]);
	return backup_left(context, server->directory);
}

void server_inspect(const void *context, const struct server *server, struct server_signs *signs)
{
	MEM_SCOPE(scratch);
	struct account account;
	struct postmaster postmaster;
	struct statvfs disk;
	const char *left = mem_print(scratch, "%s/postmaster.pid", server->data);
	postmaster_read(server, &postmaster);
	*signs = (struct server_signs){ .locked = start_locked_by_another(server), .free_bytes = -1 };
	signs->replaced = postmaster.pid != 0 && programs_replaced(postmaster.pid);
	if (postmaster.pid == 0 && access(left, F_OK) == 0)
		signs->left_pid = mem_text(context, left);
	if (!signs->locked)
		signs->leftover = leftover_find(context, server);
	if (statvfs(server->directory, &disk) == 0)
		signs->free_bytes = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
	if (!account_find(scratch, server, &account, error_new(scratch)))
		return;
	const char *const closed[] = { server->data, server->socket, server->log, server->lock };
	for (size_t i = 0; i < sizeof closed / sizeof *closed && signs->open == NULL; i++)
		signs->open = path_open(context, closed[i], account.uid);
}
