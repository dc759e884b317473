// SPDX-License-Identifier: MIT
// doctor: looks at all that the record rests on, a row a check, and says what to do where something is wrong.
#include "cmd/doctor.h"
#include "cmd/groups.h"

static const struct field finding_fields[] = {
	FIELD(finding, check, FIELD_TEXT), FIELD(finding, state, FIELD_TEXT),  FIELD(finding, what, FIELD_TEXT),
	FIELD(finding, where, FIELD_TEXT), FIELD(finding, remedy, FIELD_TEXT), { 0 },
};

static struct finding examine(const struct patient *patient, const struct check *check)
{
	struct finding finding = { .check = check->name, .state = "sound" };

	if ((check->needs & OWN) && !patient->target.server) {
		finding.state = "unknown";
		finding.what = "not looked at: the server is not this program's own";
	} else if ((check->needs & OWN) && !patient->status.made) {
		finding.state = "unknown";
		finding.what = "not looked at: there is no private database yet";
	} else if ((check->needs & ASKS) && patient->unreachable->kind != ERROR_NONE) {
		finding.state = "unknown";
		finding.what = "not looked at: no database answers";
	} else {
		check->look(patient, &finding);
	}
	return finding;
}

// Looks first and opens then: to open it starts a server that has stopped.
static bool patient_fetch(struct app *app, struct patient *patient)
{
	struct error *own = app->error;

	*patient = (struct patient){ .app = app, .unreachable = error_new(app->context) };
	if (!target_choose(app, &patient->target))
		return false;
	if (patient->target.server) {
		server_inspect(app->context, patient->target.server, &patient->signs);
		if (!server_status(app->context, patient->target.server, &patient->status, app->error))
			return false;
	}
	app->error = patient->unreachable;
	if (target_open(app, &patient->target))
		health_read(app->context, app->db, &patient->health, app->error);
	app->error = own;
	return true;
}

static bool show_text(struct app *app, const struct finding *findings)
{
	struct document *document = document_new(app->context);
	struct fact fact;

	document_section(document, "What the record rests on", NULL, NULL);
	for (size_t i = 0; i < DOCTOR_CHECKS; i++) {
		const struct finding *found = &findings[i];
		bool bad = str_equal(found->state, "trouble");

		fact = (struct fact){ .label = doctor_checks[i].title, .text = found->what, .flag = bad ? "TROUBLE" : NULL };
		if (str_equal(found->state, "sound"))
			fact.text = mem_print(app->context, "no trouble found: %s", found->what);
		document_fact(document, &fact);
		if (bad && found->where)
			document_fact(document, &(struct fact){ .text = mem_print(app->context, "where: %s", found->where) });
		if (bad && found->remedy)
			document_fact(document, &(struct fact){ .text = mem_print(app->context, "to do: %s", found->remedy) });
	}
	return output_document(app->output, document, app->error);
}

static bool show_json(struct app *app, const struct finding *findings, int troubles)
{
	struct json *json = json_new(app->context);

	json_object(json);
	json_put_text(json, "contract", "rapporteur-doctor");
	json_put_integer(json, "version", 1);
	json_put_integer(json, "troubles", troubles);
	json_key(json, "checks");
	json_array(json);
	for (size_t i = 0; i < DOCTOR_CHECKS; i++)
		json_record(json, finding_fields, &findings[i]);
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

static bool run_doctor(struct app *app, const struct command *command, const void *arguments)
{
	struct patient patient;
	struct finding findings[DOCTOR_CHECKS];
	int troubles = 0;

	(void)command;
	(void)arguments;
	if (!patient_fetch(app, &patient))
		return false;
	for (size_t i = 0; i < DOCTOR_CHECKS; i++) {
		findings[i] = examine(&patient, &doctor_checks[i]);
		troubles += str_equal(findings[i].state, "trouble");
	}
	if (!(output_format(app->output) == OUTPUT_JSON ? show_json(app, findings, troubles) : show_text(app, findings)))
		return false;
	if (troubles == 0)
		return true;
	return error_set(app->error, ERROR_NOT_FOUND, "%d trouble%s found", troubles, troubles == 1 ? " was" : "s were");
}

static const struct example doctor_examples[] = {
	{ "doctor", "whether all is well with server, schema and disk, and what to do where not" },
	{ "doctor --json", "the same for a program that watches over it" },
	{ 0 },
};

static const struct command doctor_commands[] = {
	{
		.verb = "doctor",
		.summary = "look for trouble with server, schema, library and disk",
		.description = "Each check says what was found, where, and what to do. Of a server that is not this program's "
					   "own, what its "
					   "machine alone could tell is not looked at. The exit code is 1 where there is trouble.",
		.examples = doctor_examples,
		.needs = NEEDS_SERVER,
		.run = run_doctor,
	},
	{ 0 },
};

const struct command_group doctor_group = {
	.title = "set up",
	.summary = "look for trouble with server, schema, library and disk",
	.commands = doctor_commands,
};
