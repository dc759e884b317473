// SPDX-License-Identifier: MIT
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H
// What a user can type, as rows. Parsing, --help, the man page, the shell completions and the table's own self-check
// are renderers of the same rows: adding an option is adding one row.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct app; // the program's own; the command line only hands it on

enum value_kind {
	VALUE_FLAG,    // bool *; takes no value
	VALUE_TEXT,    // const char *
	VALUE_TEXTS,   // const char **, NULL-terminated; the option may be repeated
	VALUE_INTEGER, // long long; refused unless a whole decimal number from 1
	VALUE_CHOICE,  // const char *, one of `choices`, stored as listed; typed in any case, a hyphen for a blank
	VALUE_CHOICES, // const char **, NULL-terminated, each one of `choices`; repeated, or joined by commas
	VALUE_DATE,    // const char *, EDTF; judged by the database
	VALUE_TIME,    // const char *, an instant or a day; judged by the database
	VALUE_NAME,    // const char *, the name or slug of a thing of the kind in `thing` (NULL: any)
	VALUE_NAMES,   // const char **, NULL-terminated
	VALUE_FILE,    // const char *, a path; "-" is standard input or output
	VALUE_FILES,   // const char **, NULL-terminated
};

struct option {
	const char *name; // long name without dashes
	char letter;      // short name or 0
	enum value_kind kind;
	size_t offset;              // where the value goes in the command's argument struct
	const char *metavar;        // shown for the value: "DATE"
	const char *help;           // one sentence, lowercase, no full stop
	const char *const *choices; // NULL-terminated; for VALUE_CHOICE and VALUE_CHOICES
	const char *thing;          // for VALUE_NAME and VALUE_NAMES: the kind completed and looked up
};

// A list of option rows shared by several commands (all journal commands, all questions); ends with a NULL name.
struct option_group {
	const char *title; // heads its part of --help
	const struct option *options;
};

struct argument {
	const char *metavar;  // "ROUND"
	enum value_kind kind; // TEXT, TEXTS, CHOICE, DATE, NAME, NAMES, FILE, FILES, INTEGER; a list only as the last row
	size_t offset;
	const char *help;
	const char *const *choices;
	const char *thing;
	bool optional;
};

enum needs {
	NEEDS_NOTHING,
	NEEDS_CONFIG,
	NEEDS_SERVER, // configuration and where the server is, not a migrated database
	NEEDS_READ,   // one read-only snapshot
	NEEDS_WRITE,  // one transaction, one revision: committed on success, rolled back otherwise or with --dry-run
};

struct example {
	const char *line; // without "rapporteur"; run as a test against the sample
	const char *help; // begins with EXAMPLE_REFUSED where it shows what the record refuses (exit code 5)
};
#define EXAMPLE_REFUSED "refused: "

struct command {
	const char *noun;                         // NULL for a top-level verb
	const char *verb;                         // NULL for a noun that is itself the command ("status")
	const char *summary;                      // one sentence, lowercase, no full stop
	const char *description;                  // further paragraphs for --help and the man page, or NULL
	const struct argument *arguments;         // ends with a NULL metavar; or NULL
	const struct option *options;             // its own; ends with a NULL name; or NULL
	const struct option_group *const *groups; // shared ones; NULL-terminated; or NULL
	const struct example *examples;           // ends with a NULL line; or NULL
	size_t arguments_size;                    // of the struct that offsets point into
	enum needs needs;
	bool hidden; // not listed in help (completion's own helper)
	bool whole;  // it alters or takes out what it names: by slug or all of a name, for a beginning may be of another
	const void *data; // the command's own row, for a function that serves several commands
	// Runs the command. Returns true, or false with app's error set.
	bool (*run)(struct app *app, const struct command *command, const void *arguments);
};

// One folder of help: the commands about one noun, or one group of top-level verbs.
struct command_group {
	const char *name;  // noun, or NULL for top-level verbs
	const char *title; // heading in help: "enter"
	const char *summary;
	const struct command *commands; // ends with a NULL run
};

struct command_table {
	const char *program;
	const char *summary;
	const struct command_group *const *groups; // NULL-terminated, in help order
	const struct option_group *globals;        // accepted before and after the command
	const char *description;                   // further paragraphs of the manual page, parted by empty lines; or NULL
};

// What a command line came to.
struct invocation {
	const struct command *command; // NULL: only a noun, or nothing, was given
	void *arguments;               // of command->arguments_size bytes, zeroed then filled; in `context`
	bool help;                     // --help: print usage of `command`, `group` or the whole; `arguments` is not filled
	const struct command_group *group; // of the noun given, or NULL
};

// Reads `argv` (without the program's name) against the table. Fills `globals` at the offsets of the global rows; what
// was not given stays as it was there. All results live in `context`. Returns false with a usage error (2), with the
// nearest word as hint where one is near. The global row "help" is the one that asks for help.
bool command_parse(const void *context, const struct command_table *table, int argc, char *const *argv, void *globals,
                   struct invocation *invocation, struct error *error);

// Finds the command or the group that the first of `words` name (NULL-terminated: nothing, a noun, a noun and a verb);
// further words are not looked at. Returns false with a usage error that suggests the nearest.
bool command_find(const struct command_table *table, const char *const *words, struct invocation *invocation,
                  struct error *error);

// Splits one line of a run file as a shell would (quotes, backslashes, # comments), without expansion of any kind.
// Gives a NULL-terminated vector in `context` (empty for a blank line), or false with a REFUSED error.
bool command_split(const void *context, const char *line, char ***words, struct error *error);

// Checks the table against itself (duplicate names or letters, missing help, offsets beyond the struct, two rows that
// write to one place, an option that hides a global flag or one without letter, a list argument that is not last, an
// example that does not parse). Gives one line a fault in `context`, "" when sound.
char *command_self_check(const void *context, const struct command_table *table);

// Renderers: UTF-8 text in `context`.
// --help at `width` columns: of the invocation's command, else of its group, else of the whole program.
char *command_usage(const void *context, const struct command_table *table, const struct invocation *invocation,
                    int width);
// A man(7) page; NULL command: the whole program's.
char *command_manual(const void *context, const struct command_table *table, const struct command *command);
// A completion script for bash, zsh or fish; NULL for another shell. For names it runs
// `PROGRAM completion names KIND PREFIX` ("any" where a row has no kind), which prints one slug a line.
char *command_completion(const void *context, const struct command_table *table, const char *shell);

#endif
