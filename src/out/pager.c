// SPDX-License-Identifier: MIT
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "out/sink.h"

enum { SHELL_NOT_EXECUTABLE = 126, SHELL_NOT_FOUND = 127 };

// A file without name that holds the text and stands at its beginning; -1 where there is no room for it.
static int spool_open(const struct str *text)
{
	int spool = memfd_create("page", MFD_CLOEXEC);
	size_t done = 0;

	while (spool >= 0 && done < text->length) {
		ssize_t count = write(spool, text->text + done, text->length - done);

		if (count <= 0) {
			close(spool);
			return -1;
		}
		done += (size_t)count;
	}
	if (spool >= 0)
		lseek(spool, 0, SEEK_SET);
	return spool;
}

// Becomes the pager. less: quits when all fits (F), shows colours (R), leaves the page on the screen (X).
static void __attribute__((noreturn)) pager_run(const char *command, int spool)
{
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	signal(SIGPIPE, SIG_DFL);
	if (strcmp(command, "less") == 0) // our default: where it is not installed there is nothing to complain of
		command = "command -v less >/dev/null || exit 127; exec less";
	if (dup2(spool, STDIN_FILENO) >= 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(SHELL_NOT_FOUND);
}

pid_t pager_start(const char *command, const struct str *text)
{
	int spool = spool_open(text);
	pid_t process;

	if (spool < 0)
		return -1;
	process = fork();
	if (process == 0)
		pager_run(command, spool);
	close(spool);
	return process;
}

bool pager_wait(pid_t process)
{
	static const int signals[] = { SIGINT, SIGQUIT }; // meant for the pager, as system() has it
	enum { COUNT = sizeof(signals) / sizeof(signals[0]) };
	struct sigaction before[COUNT];
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	int status = 0;
	pid_t ended;

	for (int i = 0; i < COUNT; i++)
		sigaction(signals[i], &ignore, &before[i]);
	do {
		ended = waitpid(process, &status, 0);
	} while (ended < 0 && errno == EINTR);
	for (int i = 0; i < COUNT; i++)
		sigaction(signals[i], &before[i], NULL);
	return !WIFEXITED(status) ||
	       (WEXITSTATUS(status) != SHELL_NOT_FOUND && WEXITSTATUS(status) != SHELL_NOT_EXECUTABLE);
}
