// SPDX-License-Identifier: MIT
#ifndef CMD_DOCTOR_H
#define CMD_DOCTOR_H
// What `doctor` looks at, and its checks, a row each.

#include "cmd/app.h"
#include "cmd/connect.h"
#include "domain/health.h"

// What the checks look at.
struct patient {
	struct app *app;
	struct target target;
	struct server_status status; // of the private server
	struct server_signs signs;   // the same, before it was started
	struct error *unreachable;   // why no database answers, if none does
	struct health health;        // if one does
};

struct finding {
	const char *check;
	const char *state;  // "sound", "trouble", "unknown"
	const char *what;   // a sentence
	const char *where;  // or NULL
	const char *remedy; // what to do, or NULL
};

enum {
	ASKS = 1, // needs a database that answers
	OWN = 2,  // only of the private server
};

struct check {
	const char *name;  // in JSON
	const char *title; // in text
	unsigned needs;
	void (*look)(const struct patient *patient, struct finding *finding);
};

enum { DOCTOR_CHECKS = 16 };
extern const struct check doctor_checks[DOCTOR_CHECKS];

#endif
