// SPDX-License-Identifier: MIT
#ifndef PG_SERVER_PRIVATE_H
#define PG_SERVER_PRIVATE_H
// What the files of the private server share. Nobody else includes it.

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"
#include "pg/server.h"

enum {
	SOCKET_PATH_MAX = 107, // bytes of a socket's path that the kernel takes (unix(7): sun_path, less the terminator)
	OLDEST_MAJOR = 15,
};

// The file the server makes in its socket directory.
#define SOCKET_FILE ".s.PGSQL.5432"

// Whose processes the server's are: the caller's own, or the user `postgres` when the caller is root, whom the server
// refuses.
struct account {
	char *name;
	uid_t uid;
	gid_t gid;
	bool drop; // root: change to it
};

struct server {
	const char *directory; // holds all the rest: <data home>/rapporteur, or /var/lib/rapporteur/<hash>
	const char *data;      // <directory>/cluster
	const char *fresh;     // <directory>/cluster.new: a cluster being made
	const char *log;       // <directory>/server.log
	const char *lock;      // <directory>/server.lock: held to start and stop; its time is that of the last use
	const char *watch;     // <directory>/server.watch: locked by the watcher
	const char *socket;    // socket directory
	const char *bindir;
	const char *version; // of the data directory ("15"), or NULL
	bool root;           // the caller is
	bool elsewhere;      // root's data in /var/lib/rapporteur
	long idle_seconds;
};

// What postmaster.pid says.
struct postmaster {
	pid_t pid; // 0: none runs
	bool ready;
	char socket[SOCKET_PATH_MAX + 1];
};

// ---- server_find.c
// Adds name='value' in libpq's syntax.
void connection_add(struct str *connection, const char *name, const char *value);
// First line of a small file in `context`, or NULL.
char *file_line(const void *context, const char *path);
bool directory_exists(const char *path);
// Directory of the newest packaged programs of a server, in `context`; NULL when there are none.
char *programs_newest(const void *context);
// Where Debian's packages put each major version.
extern const char packaged_directory[];
// Major version of the server in `bindir`, or of another program there; 0 when it cannot be told.
int programs_major(const char *bindir);
int program_major(const char *bindir, const char *program);

// ---- server_state.c
// Fills `postmaster` from the data directory; a process of that number which is another program is none.
void postmaster_read(const struct server *server, struct postmaster *postmaster);
// True when a process runs a program, or holds a library, that is no longer the file of that name.
bool programs_replaced(pid_t pid);
// Makes what a dead server left in the data directory acceptable to the next, when its number is another process by now.
void postmaster_disown(const struct server *server);
// Takes the start lock, alone or shared, waiting for others for a minute. -1 with an ENVIRONMENT error.
int lock_take(const struct server *server, bool alone, struct error *error);
// Marks this moment as the server's last use.
void lock_touch(int lock);
// Seconds since the last use; a time in the future counts as now.
long lock_age(int lock);
void lock_release(int lock);
// Process of the watcher, or 0.
pid_t watcher_find(const struct server *server);

// ---- server_child.c
bool account_find(const void *context, const struct server *server, struct account *account, struct error *error);
// Hands a file or directory to the server's user.
bool account_give(const struct account *account, const char *path, struct error *error);
// In a child: becomes the account, keeps only the descriptors 0 to 2 and `kept` (-1: none), resets signals. False when
// it could not.
bool child_settle(const struct account *account, int kept);
// Runs a program of the server to its end with `input` on its standard input and `kept` open; gives its exit status and
// all it wrote, in `context`.
bool program_run(const void *context, const struct account *account, const char *const *argv, const char *input,
                 int kept, int *status, char **output, struct error *error);
// Starts the server itself, detached, with its output appended to the log.
pid_t server_spawn(const struct server *server, const struct account *account, struct error *error);
// The last line of `output` that tells why a program failed, without what stands before the message; in `context`.
char *last_words(const void *context, const char *output);
// Sets the error for a program or server that failed with `output`: a full disk, or its last words.
bool program_failed(const char *what, const char *where, const char *output, struct error *error);

// ---- server_make.c
// With the start lock held alone: makes a new cluster, with role and database, in `fresh`, where what an interrupted
// attempt left is removed first.
bool fresh_make(const struct server *server, const struct account *account, int lock, struct error *error);
// Removes what an attempt left. Nobody works in it: its programs hold the start lock while they live.
bool fresh_clear(const struct server *server, struct error *error);
// Makes the renames in the directory of all last through a crash.
bool directory_keep(const struct server *server, struct error *error);

// ---- server_start.c
// Starts the server, with the start lock held alone.
bool start_locked(struct server *server, struct error *error);

// ---- server_stop.c
// Stops the running server at once, waits until it is gone. Called with the start lock.
bool postmaster_stop(const struct server *server, struct error *error);

// ---- watcher.c
// Starts the watcher unless there is one or the server is never to stop. Called with the start lock.
void watcher_start(const struct server *server, const struct account *account);

#endif
