// SPDX-License-Identifier: MIT
#include <inttypes.h>

#include "cmd/doctor.h"
#include "domain/access.h"
#include "domain/script.h"
#include "migrations.h"
#include "pg/backup.h"

static void trouble(struct finding *finding, const char *what, const char *where, const char *remedy)
{
	*finding = (struct finding){ finding->check, "trouble", what, where, remedy };
}

static void look_server(const struct patient *patient, struct finding *finding)
{
	const struct error *error = patient->unreachable;

	if (error->kind != ERROR_NONE)
		trouble(finding, error->message, patient->target.told, error->hint);
	else
		finding->what = mem_print(patient->app->context, "%s answers%s", patient->target.told,
		                          patient->health.standby ? "; it is a standby, which takes no writes" : "");
}

// The first release of a major version without the fault in policies of row-level security (CVE-2026-14666).
enum { MENDED_MAJOR = 15, MENDED_RELEASE = 150019 };

static void look_version(const struct patient *patient, struct finding *finding)
{
	const struct health *health = &patient->health;

	finding->what = mem_print(patient->app->context, "PostgreSQL %s", health->version);
	if (health->server / 10000 == MENDED_MAJOR && health->server < MENDED_RELEASE)
		trouble(finding,
		        mem_print(patient->app->context,
		                  "%s has a known hole: policies may see who was a member before (CVE-2026-14666)",
		                  finding->what),
		        patient->target.told, "install 15.19 or later: apt-get update, apt-get install postgresql-15");
}

static void look_library(const struct patient *patient, struct finding *finding)
{
	const int library = db_library() / 10000, server = (int)(patient->health.server / 10000);

	finding->what = mem_print(patient->app->context, "libpq %d speaks to PostgreSQL %d", library, server);
	if (library < server)
		trouble(finding,
		        mem_print(patient->app->context, "libpq %d is older than the server, PostgreSQL %d", library, server),
		        "this machine's libpq", "apt-get install libpq5, of the release that the server is of");
}

static void look_programs(const struct patient *patient, struct finding *finding)
{
	finding->what = "the server runs the program that is installed";
	if (patient->signs.replaced)
		trouble(finding, "the server's programs were replaced while it runs", patient->status.binaries,
		        "rapporteur database stop; the next command starts the new one");
}

static void look_schema(const struct patient *patient, struct finding *finding)
{
	struct error *error = error_new(patient->app->context);

	finding->what = "the schema is this program's";
	if (!migrate_check(patient->app->db, migration_files, error))
		trouble(finding, error->message, patient->health.database, error->hint);
}

static void look_access(const struct patient *patient, struct finding *finding)
{
	char *unguarded = NULL;

	if (!access_unguarded(patient->app->context, patient->app->db, &unguarded, error_new(patient->app->context))) {
		finding->state = "unknown";
		finding->what = "not looked at: the schema is not there, or not this program's";
		return;
	}
	finding->what = "every table shows what the marking of its rows lets see";
	if (unguarded)
		trouble(finding, unguarded, patient->health.database,
		        "in 'rapporteur database shell': select rapporteur.access_guard()");
}

static void look_extension(const struct patient *patient, struct finding *finding)
{
	const struct health *health = &patient->health;
	const void *context = patient->app->context;

	finding->what = health->extensions;
	if (health->extension_missing)
		trouble(finding,
		        mem_print(context, "the extension %s is not installed in the database", health->extension_missing),
		        health->database,
		        health->extension_unavailable
		            ? "apt-get install postgresql-contrib on the server"
		            : mem_print(
						  context,
						  "rapporteur migrate up; or where the schema is there: create extension %s schema rapporteur",
						  health->extension_missing));
	else if (health->extension_old)
		trouble(finding, health->extension_versions, health->database,
		        mem_print(context, "in 'rapporteur database shell': alter extension %s update", health->extension_old));
}

// Names of other scripts are written in Latin by this machine, not by the server.
static void look_icu(const struct patient *patient, struct finding *finding)
{
	finding->what = "ICU writes names of other scripts in Latin";
	if (!scripts_loaded(scripts_new(patient->app->context)))
		trouble(finding,
		        "ICU is not installed: names of other scripts go in without a Latin form, and none is warned of",
		        "this machine", "apt-get install the package libicu of this release, such as libicu72");
}

static void look_locale(const struct patient *patient, struct finding *finding)
{
	const struct health *health = &patient->health;
	const void *context = patient->app->context;

	finding->what = mem_print(context, "%s%s%s", health->locale, health->collation_now ? ", version " : "",
	                          health->collation_now ? health->collation_now : "");
	if (health->collation_made && !str_equal(health->collation_made, health->collation_now))
		trouble(
			finding,
			mem_print(context,
		              "the order of letters of %s was %s when the indexes were made, and is %s now: they may miss rows",
		              health->locale, health->collation_made, health->collation_now ? health->collation_now : "none"),
			health->database,
			mem_print(context, "reindex database \"%s\"; alter database \"%s\" refresh collation version",
		              health->database, health->database));
}

// A setting of the server that keeps the record safe.
static void look_setting(const struct patient *patient, struct finding *finding, const char *value, const char *off,
                         const char *remedy)
{
	finding->what = "on";
	if (!str_equal(value, "on"))
		trouble(finding, off, patient->target.told, remedy);
}

static void look_fsync(const struct patient *patient, struct finding *finding)
{
	look_setting(patient, finding, patient->health.fsync, "fsync is off: a power cut can cost the whole record",
	             "fsync = on in postgresql.conf, then reload");
}

static void look_pages(const struct patient *patient, struct finding *finding)
{
	look_setting(patient, finding, patient->health.full_page_writes,
	             "full_page_writes is off: a power cut can leave half a page",
	             "full_page_writes = on in postgresql.conf, then reload");
}

static void look_checksums(const struct patient *patient, struct finding *finding)
{
	look_setting(patient, finding, patient->health.checksums,
	             "data_checksums is off: what a bad disk alters goes unnoticed",
	             "stop the server, then pg_checksums --enable");
}

static void look_disk(const struct patient *patient, struct finding *finding)
{
	enum { MEGABYTE = 1 << 20, LEAST = 512 };
	const int64_t free = patient->signs.free_bytes / MEGABYTE;

	finding->what = "how much room is left is not known";
	if (patient->signs.free_bytes < 0)
		finding->state = "unknown";
	else if (free >= LEAST)
		finding->what = mem_print(patient->app->context, "%" PRId64 " MB are free", free);
	else
		trouble(finding,
		        mem_print(patient->app->context, "only %" PRId64 " MB are free, of %d that are to be", free, LEAST),
		        patient->status.data, "make room on that disk");
}

static void look_permissions(const struct patient *patient, struct finding *finding)
{
	finding->what = "data, socket and log are closed to others";
	if (patient->signs.open)
		trouble(finding, patient->signs.open, patient->status.data,
		        "chmod go= PATH; where it belongs to another, look who took it");
}

static void look_lock(const struct patient *patient, struct finding *finding)
{
	finding->what = "nobody is starting or stopping the server";
	if (patient->signs.locked)
		trouble(finding, "another command is starting or stopping the server", patient->status.log,
		        "run this again in a minute; the log says what the server is doing");
	else if (patient->signs.left_pid)
		trouble(finding, "the server ended without a word: it was killed, or the machine was", patient->signs.left_pid,
		        "nothing: it was started again, and all that was committed is there");
}

static void look_leftovers(const struct patient *patient, struct finding *finding)
{
	const char *here = backup_left(patient->app->context, ".");

	finding->what = "no command that was broken off has left a file, here or beside the data";
	if (here || patient->signs.leftover)
		trouble(finding, "a command that was broken off has left a file", here ? here : patient->signs.leftover,
		        "look what it is, then remove it: nothing uses it any more");
}

const struct check doctor_checks[DOCTOR_CHECKS] = {
	{ "server", "Server", 0, look_server },
	{ "version", "Version", ASKS, look_version },
	{ "library", "Library", ASKS, look_library },
	{ "programs", "Programs", OWN, look_programs },
	{ "schema", "Schema", ASKS, look_schema },
	{ "access", "Access", ASKS, look_access },
	{ "extension", "Extension", ASKS, look_extension },
	{ "icu", "ICU", 0, look_icu },
	{ "locale", "Locale", ASKS, look_locale },
	{ "fsync", "fsync", ASKS, look_fsync },
	{ "full_page_writes", "Full pages", ASKS, look_pages },
	{ "checksums", "Checksums", ASKS, look_checksums },
	{ "disk", "Disk", OWN, look_disk },
	{ "permissions", "Permissions", OWN, look_permissions },
	{ "lock", "Lock", OWN, look_lock },
	{ "leftovers", "Leftovers", 0, look_leftovers },
};
