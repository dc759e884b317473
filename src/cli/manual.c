// SPDX-License-Identifier: MIT
// Manual pages in man(7), as man-pages(7) has their sections.
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli/rows.h"

struct manual {
	const void *scratch;
	const struct command_table *table;
	struct str *out;
};

static const struct {
	const char *status;
	const char *meaning;
} exit_statuses[] = {
	{ "0", "done" },
	{ "1", "nothing found, or an unknown name" },
	{ "2", "the command line is not understood" },
	{ "3", "the data is refused" },
	{ "4", "wrong configuration, no connection, no authority, or a lock not obtained" },
	{ "5", "an ambiguous name, or a conflict with the record" },
	{ "6", "the schema of the database is not this program's" },
	{ "70", "an internal error, or no memory" },
	{ "130", "interrupted" },
};

// Adds text such that roff prints exactly it: no request at the beginning of a line, no escape, no typographic quote or
// hyphen for an ASCII one.
static void add_text(struct manual *manual, const char *text)
{
	static const struct {
		char c;
		const char *escaped;
	} escapes[] = {
		{ '\\', "\\(rs" }, { '-', "\\-" },   { '\'', "\\(aq" }, { '`', "\\(ga" },
		{ '^', "\\(ha" },  { '~', "\\(ti" }, { '"', "\\(dq" },
	};
	struct str *out = manual->out;

	for (; *text; text++) {
		const char *escaped = NULL;

		for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++)
			if (escapes[i].c == *text)
				escaped = escapes[i].escaped;
		if (*text == '.' && (out->length == 0 || out->text[out->length - 1] == '\n'))
			escaped = "\\&.";
		if (escaped)
			str_add(out, escaped);
		else
			str_add_char(out, *text);
	}
}

static void add_line(struct manual *manual, const char *text)
{
	add_text(manual, text);
	str_add(manual->out, "\n");
}

static void add_styled(struct manual *manual, char font, const char *text)
{
	str_print(manual->out, "\\f%c", font);
	add_text(manual, text);
	str_add(manual->out, "\\fR");
}

// "Record" from "record".
static void add_subsection(struct manual *manual, const char *title)
{
	str_print(manual->out, ".SS %c", toupper((unsigned char)*title));
	add_line(manual, title + 1);
}

// "rapporteur\-round\-schedule"
static char *page_name(struct manual *manual, const struct command *command)
{
	struct str *name = str_new(manual->scratch);

	str_add(name, manual->table->program);
	if (command) {
		str_print(name, "-%s", command_first(command));
		if (command_second(command))
			str_print(name, "-%s", command_second(command));
	}
	return name->text;
}

static void add_head(struct manual *manual, const char *page, const char *summary)
{
	str_add(manual->out, ".TH ");
	for (const char *c = page; *c; c++)
		str_print(manual->out, *c == '-' ? "\\-" : "%c", toupper((unsigned char)*c));
	str_print(manual->out, " 1 \"\" %s \"%s manual\"\n.SH NAME\n", manual->table->program, manual->table->program);
	add_text(manual, page);
	str_add(manual->out, " \\- ");
	add_line(manual, summary);
	str_add(manual->out, ".SH SYNOPSIS\n");
}

static void add_synopsis(struct manual *manual, const struct command *command)
{
	add_styled(manual, 'B',
	           mem_print(manual->scratch, "%s %s", manual->table->program, command_name(manual->scratch, command)));
	for (const struct argument *argument = command->arguments; argument && argument->metavar; argument++) {
		str_add(manual->out, argument->optional ? " [" : " ");
		add_styled(manual, 'I', argument->metavar);
		str_print(manual->out, "%s%s", value_is_list(argument->kind) ? "..." : "", argument->optional ? "]" : "");
	}
	str_add(manual->out, " [\\fIoptions\\fR]\n");
}

// Paragraphs, which an empty line separates; lines that begin with a blank are kept as they are.
static void add_paragraphs(struct manual *manual, const char *text)
{
	bool kept = false;

	while (*text) {
		size_t length = strcspn(text, "\n");
		bool keep = *text == ' ';

		if (keep != kept)
			str_add(manual->out, keep ? ".nf\n" : ".fi\n");
		kept = keep;
		if (length == 0)
			str_add(manual->out, ".PP\n");
		else
			add_line(manual, mem_bytes(manual->scratch, text, length));
		text += length + (text[length] == '\n');
	}
	if (kept)
		str_add(manual->out, ".fi\n");
}

static void add_sentence(struct manual *manual, const char *summary)
{
	char *sentence = mem_print(manual->scratch, "%s.", summary);

	sentence[0] = (char)toupper((unsigned char)sentence[0]);
	add_line(manual, sentence);
}

static void add_options(struct manual *manual, const char *title, const struct option *options)
{
	if (!options || !options->name)
		return;
	add_subsection(manual, title);
	for (const struct option *option = options; option->name; option++) {
		const char *metavar = option_metavar(manual->scratch, option);

		str_add(manual->out, ".TP\n");
		if (option->letter) {
			add_styled(manual, 'B', mem_print(manual->scratch, "-%c", option->letter));
			str_add(manual->out, ", ");
		}
		add_styled(manual, 'B', mem_print(manual->scratch, "--%s", option->name));
		if (metavar) {
			str_add(manual->out, " ");
			add_styled(manual, 'I', metavar);
		}
		str_add(manual->out, "\n");
		add_line(manual, option_help(manual->scratch, option));
	}
}

static void add_all_options(struct manual *manual, const struct command *command)
{
	const struct option_group *globals = manual->table->globals;

	str_add(manual->out, ".SH OPTIONS\n");
	if (command)
		add_options(manual, "of this command", command->options);
	for (const struct option_group *const *group = command ? command->groups : NULL; group && *group; group++)
		add_options(manual, (*group)->title, options_shown(manual->scratch, (*group)->options, command));
	if (globals)
		add_options(manual, globals->title, options_shown(manual->scratch, globals->options, command));
}

static void add_arguments(struct manual *manual, const struct command *command)
{
	if (!command->arguments || !command->arguments->metavar)
		return;
	str_add(manual->out, ".SH ARGUMENTS\n");
	for (const struct argument *argument = command->arguments; argument->metavar; argument++) {
		str_add(manual->out, ".TP\n");
		add_styled(manual, 'I', argument->metavar);
		str_add(manual->out, "\n");
		add_line(manual, argument_help(manual->scratch, argument));
	}
}

static void add_examples(struct manual *manual, const struct command *command)
{
	if (!command->examples || !command->examples->line)
		return;
	str_add(manual->out, ".SH EXAMPLES\n");
	for (const struct example *example = command->examples; example->line; example++) {
		str_add(manual->out, ".PP\n.nf\n");
		add_styled(manual, 'B', mem_print(manual->scratch, "%s %s", manual->table->program, example->line));
		str_add(manual->out, "\n.fi\n");
		if (!example->help)
			continue;
		str_add(manual->out, ".RS\n");
		add_line(manual, example->help);
		str_add(manual->out, ".RE\n");
	}
}

static void add_exit_status(struct manual *manual)
{
	str_add(manual->out, ".SH EXIT STATUS\n");
	for (size_t i = 0; i < sizeof(exit_statuses) / sizeof(*exit_statuses); i++) {
		str_print(manual->out, ".TP\n.B %s\n", exit_statuses[i].status);
		add_line(manual, exit_statuses[i].meaning);
	}
}

static void add_reference(struct manual *manual, const char *page, const char *end)
{
	add_styled(manual, 'B', page);
	str_print(manual->out, "(1)%s\n", end);
}

// The program's page, and the other verbs of the same noun.
static void add_see_also(struct manual *manual, const struct command *command)
{
	struct command_list commands = table_commands(manual->scratch, manual->table);

	str_add(manual->out, ".SH SEE ALSO\n");
	for (size_t i = 0; command->noun && i < commands.count; i++) {
		const struct command *other = commands.items[i];

		if (other != command && !other->hidden && str_equal(other->noun, command->noun))
			add_reference(manual, page_name(manual, other), ",");
	}
	add_reference(manual, manual->table->program, "");
}

static void add_command_page(struct manual *manual, const struct command *command)
{
	add_head(manual, page_name(manual, command), command->summary);
	add_synopsis(manual, command);
	str_add(manual->out, ".SH DESCRIPTION\n");
	add_sentence(manual, command->summary);
	if (command->description) {
		str_add(manual->out, ".PP\n");
		add_paragraphs(manual, command->description);
	}
	add_arguments(manual, command);
	add_all_options(manual, command);
	add_examples(manual, command);
	add_exit_status(manual);
	add_see_also(manual, command);
}

// Every command with its summary, below the headings of help.
static void add_command_list(struct manual *manual)
{
	const char *title = NULL;

	str_add(manual->out, ".SH COMMANDS\n");
	for (const struct command_group *const *group = manual->table->groups; *group; group++) {
		if (!str_equal((*group)->title, title))
			add_subsection(manual, (*group)->title);
		title = (*group)->title;
		for (const struct command *command = (*group)->commands; command->run; command++) {
			if (command->hidden)
				continue;
			str_add(manual->out, ".TP\n");
			add_synopsis(manual, command);
			add_line(manual, command->summary);
		}
	}
}

static void add_program_page(struct manual *manual)
{
	const char *program = manual->table->program;

	add_head(manual, program, manual->table->summary);
	add_styled(manual, 'B', program);
	str_add(manual->out, " \\fINOUN VERB\\fR [\\fIarguments\\fR] [\\fIoptions\\fR]\n.SH DESCRIPTION\n");
	add_sentence(manual, manual->table->summary);
	str_add(manual->out, ".PP\n");
	add_line(manual, mem_print(manual->scratch,
	                           "'%s NOUN VERB --help' tells the arguments, options and examples of one command; "
	                           "'%s help NOUN VERB --man' prints its manual page.",
	                           program, program));
	if (manual->table->description) {
		str_add(manual->out, ".PP\n");
		add_paragraphs(manual, manual->table->description);
	}
	add_command_list(manual);
	add_all_options(manual, NULL);
	add_exit_status(manual);
	str_add(manual->out, ".SH SEE ALSO\n");
	add_reference(manual, "psql", "");
}

char *command_manual(const void *context, const struct command_table *table, const struct command *command)
{
	MEM_SCOPE(scratch);
	struct str *out = str_new(context);
	struct manual manual = { .scratch = scratch, .table = table, .out = out };

	if (command)
		add_command_page(&manual, command);
	else
		add_program_page(&manual);
	return out->text;
}
