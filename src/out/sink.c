// SPDX-License-Identifier: MIT
#include "out/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

// Writes all of the text; 0, or the errno of what went wrong.
static int text_write(int descriptor, const struct str *text)
{
	size_t done = 0;

	while (done < text->length) {
		ssize_t count = write(descriptor, text->text + done, text->length - done);

		if (count >= 0)
			done += (size_t)count;
		else if (errno == EAGAIN) // a terminal that another program left non-blocking
			poll(&(struct pollfd){ .fd = descriptor, .events = POLLOUT }, 1, -1);
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

static bool write_failed(struct error *error, const char *target, int reason)
{
	error_set(error, ERROR_ENVIRONMENT, "cannot write to %s: %s", target, strerror(reason));
	if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
		return error_hint(error, "make room there, or write elsewhere with -o FILE");
	return error_hint(error, "write to a file with -o FILE, in a directory where you may");
}

bool sink_stdout(const struct str *text, struct error *error)
{
	int reason = text_write(STDOUT_FILENO, text);

	return reason == 0 || write_failed(error, "standard output", reason);
}

static int device_write(const char *path, const struct str *text)
{
	int descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
	int reason;

	if (descriptor < 0)
		return errno;
	reason = text_write(descriptor, text);
	if (close(descriptor) != 0 && reason == 0)
		reason = errno;
	return reason;
}

// Fills the file just made and closes it.
static int temporary_fill(int descriptor, const struct str *text)
{
	int reason = text_write(descriptor, text);

	if (reason == 0 && fsync(descriptor) != 0)
		reason = errno;
	if (close(descriptor) != 0 && reason == 0)
		reason = errno;
	return reason;
}

// Makes a rename last through a crash, where the file system can; the content is whole either way.
static void directory_sync(const char *directory)
{
	int descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (descriptor < 0)
		return;
	fsync(descriptor);
	close(descriptor);
}

static int file_replace(const char *path, const struct str *text)
{
	MEM_SCOPE(scratch);
	const char *slash = strrchr(path, '/');
	char *directory = slash ? mem_bytes(scratch, path, (size_t)(slash - path) + 1) : mem_text(scratch, "./");
	char *temporary = mem_print(scratch, "%s.rapporteur-XXXXXX", directory);
	int descriptor = mkostemp(temporary, O_CLOEXEC); // O_EXCL and mode 0600
	int reason;

	if (descriptor < 0)
		return errno;
	reason = temporary_fill(descriptor, text);
	if (reason == 0 && rename(temporary, path) != 0)
		reason = errno;
	if (reason == 0)
		directory_sync(directory);
	else
		unlink(temporary);
	return reason;
}

bool sink_file(const char *path, const struct str *text, struct error *error)
{
	MEM_SCOPE(scratch);
	char *target = mem_print(scratch, "'%s'", path);
	struct stat status;
	int reason;

	if (lstat(path, &status) != 0)
		reason = errno == ENOENT ? file_replace(path, text) : errno;
	else if (S_ISREG(status.st_mode))
		reason = file_replace(path, text);
	else if (S_ISCHR(status.st_mode))
		reason = device_write(path, text);
	else {
		error_set(error, ERROR_ENVIRONMENT, "'%s' is %s, not a regular file", path,
		          S_ISLNK(status.st_mode)   ? "a symbolic link"
		          : S_ISDIR(status.st_mode) ? "a directory"
		                                    : "a pipe, socket or block device");
		return error_hint(error, "name the file itself, or '-' for standard output");
	}
	return reason == 0 || write_failed(error, target, reason);
}
