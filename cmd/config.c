// SPDX-License-Identifier: MIT
// config show.
#include "cmd/app.h"
#include "cmd/groups.h"

struct setting_row {
	const char *name;
	const char *value;
	const char *origin;
	const char *help;
};

static const struct field setting_fields[] = {
	FIELD(setting_row, name, FIELD_TEXT, .title = "Setting", .help = "name of the setting"),
	FIELD(setting_row, value, FIELD_TEXT, .title = "Value", .help = "what holds now"),
	FIELD(setting_row, origin, FIELD_TEXT, .title = "From", .help = "where the value comes from"),
	FIELD(setting_row, help, FIELD_TEXT, .help = "what the setting is for"),
	{ 0 },
};

static bool run_show(struct app *app, const struct command *command, const void *arguments)
{
	struct records rows = { .size = sizeof(struct setting_row) };
	struct document *document = document_new(app->context);

	(void)command;
	(void)arguments;
	for (const struct setting *setting = config_settings; setting->name; setting++) {
		struct setting_row *row;

		rows.items = mem_resize(app->context, rows.items, rows.count + 1, rows.size);
		row = (struct setting_row *)rows.items + rows.count++;
		*row = (struct setting_row){
			.name = setting->name,
			.value = config_text(app->config, setting->name),
			.origin = config_origin(app->config, setting->name),
			.help = setting->help,
		};
	}
	document_table(document, "settings", setting_fields, &rows);
	return output_document(app->output, document, app->error);
}

static const struct example show_examples[] = {
	{ "config show", "every setting, its value and where the value comes from" },
	{ "config show --set zone=Asia/Damascus", "the same with one setting given here" },
	{ 0 },
};

static const struct command config_commands[] = {
	{
		.noun = "config",
		.verb = "show",
		.summary = "show every setting with its value and origin",
		.description = "Strongest first: --set, the environment (RAPPORTEUR_ and the name in capitals), "
					   ".rapporteur.conf in the working directory, rapporteur/rapporteur.conf in $XDG_CONFIG_HOME (or "
					   "the file of --config), /etc/rapporteur.conf, the default.",
		.examples = show_examples,
		.needs = NEEDS_CONFIG,
		.run = run_show,
	},
	{ 0 },
};

const struct command_group config_group = {
	.name = "config",
	.title = "set up",
	.summary = "the settings and where they come from",
	.commands = config_commands,
};
