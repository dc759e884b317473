// SPDX-License-Identifier: MIT
#ifndef OUT_SINK_H
#define OUT_SINK_H
// Bytes on their way out: to standard output, to a file, to a pager.

#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

// False with an ENVIRONMENT error when not all could be written. A closed pipe ends the process quietly by SIGPIPE, as it
// does other filters; where the caller had that ignored it is an error like any other.
bool sink_stdout(const struct str *text, struct error *error);
// Makes the text the whole content of the file `path`: under a temporary name beside it (mode 0600), synced, then
// renamed. A character device is written as it is; what else is no regular file, a symbolic link too, is refused. False
// with an ENVIRONMENT error; what was there before is untouched then.
bool sink_file(const char *path, const struct str *text, struct error *error);

// Starts `command` under /bin/sh with the text as its input, in a file without name: nothing waits for its reader.
// Gives the process, or -1.
pid_t pager_start(const char *command, const struct str *text);
// Waits for the pager; quitting it early is no error. False when the shell could not run it: nothing was shown then.
bool pager_wait(pid_t process);

#endif
