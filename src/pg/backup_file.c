// SPDX-License-Identifier: MIT
#include "pg/backup_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "base/str.h"

// The last line: how many bytes of lines stand before it, and the digest of all before it.
static const char last_line[] = "rapporteur-backup 1 %010zu %s\n";
enum { LAST_LENGTH = 20 + 10 + 1 + SHA256_DIGITS + 1, LINES_MOST = 1 << 20 };

static char *lines_text(const void *context, const struct backup *backup)
{
	return mem_print(context,
	                 "\ntaken %s\nserver %" PRId64 "\nschema %s\nrevision %" PRId64 "\nclaims %" PRId64
	                 "\nthings %" PRId64 "\nshared %d\n%s\n",
	                 backup->taken, backup->server, backup->schema, backup->revision, backup->claims, backup->things,
	                 backup->shared, backup->contents);
}

// Adds the first `length` bytes of `file` to a sum.
static bool file_sum(int file, off_t length, struct sha256 *sum)
{
	static const size_t most = 1 << 16;
	MEM_SCOPE(scratch);
	char *part = mem_alloc(scratch, most);
	for (off_t at = 0; at < length;) {
		const size_t wanted = length - at < (off_t)most ? (size_t)(length - at) : most;
		const ssize_t got = pread(file, part, wanted, at);
		if (got <= 0)
			return false;
		sha256_add(sum, part, (size_t)got);
		at += got;
	}
	return true;
}

static bool all_written(int file, const char *text)
{
	for (size_t left = strlen(text); left > 0;) {
		const ssize_t written = write(file, text, left);
		if (written <= 0)
			return false;
		text += written;
		left -= (size_t)written;
	}
	return true;
}

bool backup_seal(const void *context, int file, struct backup *backup, struct error *error)
{
	MEM_SCOPE(scratch);
	struct sha256 sum;
	const char *lines = lines_text(scratch, backup);
	// pg_dump goes back to write where in the file each table lies.
	off_t end = lseek(file, 0, SEEK_END);
	sha256_begin(&sum);
	if (end < 0 || !all_written(file, lines) || !file_sum(file, end + (off_t)strlen(lines), &sum))
		return error_set(error, ERROR_ENVIRONMENT, "the backup cannot be written: %s", strerror(errno));
	const char *last = mem_print(scratch, last_line, strlen(lines), sha256_text(scratch, &sum));
	sha256_add(&sum, last, strlen(last));
	if (!all_written(file, last) || fsync(file) != 0)
		return error_set(error, ERROR_ENVIRONMENT, "the backup cannot be written: %s", strerror(errno));
	backup->bytes = (int64_t)lseek(file, 0, SEEK_END);
	backup->digest = sha256_text(context, &sum);
	return true;
}

// The lines below the archive, and the digest of the whole; NULL where the last line is not ours or not true of it.
static char *lines_read(const void *context, int file, off_t size, char **digest)
{
	char last[LAST_LENGTH + 1] = "", told[SHA256_DIGITS + 1];
	size_t length;
	const off_t end = size - LAST_LENGTH;
	struct sha256 sum;
	if (end < 0 || pread(file, last, LAST_LENGTH, end) != LAST_LENGTH ||
	    sscanf(last, "rapporteur-backup 1 %10zu %64[0-9a-f]", &length, told) != 2)
		return NULL;
	sha256_begin(&sum);
	if (length > LINES_MOST || (off_t)length > end || !file_sum(file, end, &sum) ||
	    !str_equal(sha256_text(context, &sum), told))
		return NULL;
	sha256_add(&sum, last, LAST_LENGTH);
	*digest = sha256_text(context, &sum);
	char *lines = mem_alloc(context, length + 1);
	return pread(file, lines, length, end - (off_t)length) == (ssize_t)length ? lines : NULL;
}

// What follows `word` and a blank at the beginning of a line, up to its end; "" where there is no such line.
static char *line_of(const void *context, const char *lines, const char *word)
{
	const char *mark = mem_print(context, "\n%s ", word);
	const char *found = strstr(lines, mark);
	const char *from = found != NULL ? found + strlen(mark) : "";
	return mem_bytes(context, from, strcspn(from, "\n"));
}

static int64_t number_of(const void *context, const char *lines, const char *word)
{
	return (int64_t)strtoll(line_of(context, lines, word), NULL, 10);
}

static bool lines_parse(const void *context, char *lines, struct backup *backup)
{
	const char *tables = strstr(lines, "\ntable ");
	*backup = (struct backup){
		.taken = line_of(context, lines, "taken"),
		.schema = line_of(context, lines, "schema"),
		.server = number_of(context, lines, "server"),
		.revision = number_of(context, lines, "revision"),
		.claims = number_of(context, lines, "claims"),
		.things = number_of(context, lines, "things"),
		.shared = number_of(context, lines, "shared") != 0,
		.contents = tables != NULL ? mem_bytes(context, tables + 1, strlen(tables) - 2) : NULL,
	};
	return tables != NULL && backup->schema[0] != '\0' && backup->server != 0;
}

// What is wrong with a file that is none of ours as it stands.
static bool file_refused(int file, const char *path, struct error *error)
{
	char begin[5] = "";
	if (pread(file, begin, sizeof begin, 0) == sizeof begin && memcmp(begin, "PGDMP", sizeof begin) == 0) {
		error_set(error, ERROR_REFUSED,
		          "'%s' is damaged, or another program wrote it: its checksum is not that of its content", path);
		return error_hint(error, "take another backup; whatever can still be read of it, pg_restore reads");
	}
	error_set(error, ERROR_REFUSED, "'%s' is no backup", path);
	return error_hint(error, "'rapporteur database backup FILE' writes one");
}

int backup_open(const void *context, const char *path, struct backup *backup, struct error *error)
{
	struct stat status;
	char *digest = NULL;
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0 || fstat(file, &status) != 0) {
		error_set(error, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_ENVIRONMENT, "cannot read '%s': %s", path,
		          strerror(errno));
		return -1;
	}
	char *lines = S_ISREG(status.st_mode) ? lines_read(context, file, status.st_size, &digest) : NULL;
	if (lines != NULL && lines_parse(context, lines, backup)) {
		backup->bytes = (int64_t)status.st_size;
		backup->digest = digest;
		return file;
	}
	file_refused(file, path, error);
	close(file);
	return -1;
}
