// SPDX-License-Identifier: MIT
#include "out/output.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "out/blocks.h"
#include "out/sink.h"

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 20 };

struct output {
	enum output_format format;
	const char *file; // NULL: standard output
	bool terminal;    // standard output, and a terminal
	const char *pager;
	int width;
	unsigned options;
	struct str *written; // what the file holds so far: it is renamed into place whole each time
	struct str *paged;   // what the running pager was given
	pid_t pager_process; // 0: none
};

static const struct format_name {
	const char *name; // also the extension
	enum output_format format;
} format_names[] = {
	{ "text", OUTPUT_TEXT }, { "markdown", OUTPUT_MARKDOWN }, { "json", OUTPUT_JSON },
	{ "csv", OUTPUT_CSV },   { "txt", OUTPUT_TEXT },          { "md", OUTPUT_MARKDOWN },
};
enum { FORMAT_NAMES = sizeof(format_names) / sizeof(format_names[0]) };

static const struct format_name *format_find(const char *name)
{
	for (size_t i = 0; i < FORMAT_NAMES; i++)
		if (strcasecmp(format_names[i].name, name) == 0)
			return &format_names[i];
	return NULL;
}

static bool format_unknown(const char *name, struct error *error)
{
	const char *names[FORMAT_NAMES];
	const char *nearest;

	for (size_t i = 0; i < FORMAT_NAMES; i++)
		names[i] = format_names[i].name;
	nearest = str_nearest(name, names, FORMAT_NAMES);
	error_set(error, ERROR_USAGE, "unknown format '%s'", name);
	if (nearest)
		return error_hint(error, "did you mean '%s'? the formats are text, markdown, json and csv", nearest);
	return error_hint(error, "the formats are text, markdown, json and csv");
}

// What stands behind the last dot of the file's name; NULL where there is none (".profile" has none).
static const char *file_extension(const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;
	const char *dot = strrchr(name, '.');

	return dot && dot > name && dot[1] ? dot + 1 : NULL;
}

static bool extension_unknown(const char *file, struct error *error)
{
	error_set(error, ERROR_USAGE, "the name '%s' says no format that there is", file);
	return error_hint(error, "end it in .txt, .md, .json or .csv, or add --format text, markdown, json or csv");
}

static bool format_choose(struct output *output, const struct output_settings *settings, struct error *error)
{
	const char *extension = output->file ? file_extension(output->file) : NULL;
	const char *name = settings->format ? settings->format : extension;
	const struct format_name *found = name ? format_find(name) : NULL;

	output->format = found ? found->format : OUTPUT_TEXT;
	if (found || !name || (!settings->format && settings->any_name))
		return true;
	return settings->format ? format_unknown(name, error) : extension_unknown(output->file, error);
}

// NO_COLOR as no-color.org has it.
static bool terminal_has_color(void)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	return (!no_color || !*no_color) && term && *term && strcmp(term, "dumb") != 0;
}

static bool color_choose(struct output *output, const char *when, struct error *error)
{
	bool color;

	if (!when || str_equal(when, "auto"))
		color = output->terminal && terminal_has_color();
	else if (str_equal(when, "always") || str_equal(when, "never"))
		color = str_equal(when, "always");
	else {
		error_set(error, ERROR_USAGE, "unknown choice '%s' for colour", when);
		return error_hint(error, "the choices are auto, always and never");
	}
	output->options |= color ? OUTPUT_COLOR : 0;
	return true;
}

// The size of the terminal; rows and columns are 0 where there is none, or where it does not say.
static struct winsize terminal_size(const struct output *output)
{
	struct winsize size = { 0 };

	if (!output->terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return (struct winsize){ 0 };
	return size;
}

static void width_choose(struct output *output, int width)
{
	if (width <= 0)
		width = terminal_size(output).ws_col;
	if (width <= 0)
		width = WIDTH_DEFAULT;
	output->width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
}

// Waits for the pager that is running, and shows the text without one where it could not be run.
static void output_settle(void *object)
{
	struct output *output = object;
	MEM_SCOPE(scratch);

	if (output->pager_process <= 0)
		return;
	if (!pager_wait(output->pager_process))
		sink_stdout(output->paged, error_new(scratch));
	output->pager_process = 0;
	str_clear(output->paged);
}

struct output *output_new(const void *context, const struct output_settings *settings, struct error *error)
{
	struct output *output = mem_new(context, struct output);
	const char *pager = settings->pager ? settings->pager : getenv("PAGER");

	output->file = settings->file && strcmp(settings->file, "-") != 0 ? mem_text(output, settings->file) : NULL;
	output->terminal = !output->file && isatty(STDOUT_FILENO);
	output->pager = mem_text(output, pager ? pager : "less");
	output->written = str_new(output);
	output->paged = str_new(output);
	output->options = (settings->verbose ? OUTPUT_ADDRESSES : 0U) | (settings->csv_raw ? OUTPUT_CSV_RAW : 0U);
	width_choose(output, settings->width);
	if (!format_choose(output, settings, error) || !color_choose(output, settings->color, error)) {
		mem_release(output);
		return NULL;
	}
	mem_on_release(output, output, output_settle); // the last thing below `output`: the first to be released
	return output;
}

enum output_format output_format(const struct output *output)
{
	return output->format;
}

int output_width(const struct output *output)
{
	return output->width;
}

static bool exceeds_terminal(const struct output *output, const struct str *text)
{
	size_t rows = terminal_size(output).ws_row;
	size_t lines = 0;

	for (const char *c = text->text; rows > 0 && lines < rows && (c = strchr(c, '\n')); c++)
		lines++;
	return rows > 0 && lines >= rows; // the prompt takes one
}

static bool output_write(struct output *output, const struct str *text, struct error *error)
{
	if (output->file) {
		str_add_bytes(output->written, text->text, text->length);
		return sink_file(output->file, output->written, error);
	}
	output_settle(output);
	if (!*output->pager || !exceeds_terminal(output, text))
		return sink_stdout(text, error);
	output->pager_process = pager_start(output->pager, text);
	if (output->pager_process < 0)
		return sink_stdout(text, error);
	str_add_bytes(output->paged, text->text, text->length);
	return true;
}

struct str *output_render(const void *context, const struct document *document, enum output_format format, int width,
                          unsigned options, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *out = str_new(context);
	struct json *json;

	switch (format) {
	case OUTPUT_TEXT:
		render_text(out, document, width, options);
		return out;
	case OUTPUT_MARKDOWN:
		render_markdown(out, document, options);
		return out;
	case OUTPUT_JSON:
		json = json_new(scratch);
		render_json(json, document);
		str_add(out, json_finish(json)->text);
		return out;
	case OUTPUT_CSV:
		return render_csv(out, document, options, error) ? out : NULL;
	}
	assert(false);
	return NULL;
}

bool output_document(struct output *output, const struct document *document, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct str *text = output_render(scratch, document, output->format, output->width, output->options, error);

	if (!text)
		return false;
	if (output->format == OUTPUT_CSV && output->terminal) // the one format that can hold stored text as it is
		return output_plain(output, output_visible(scratch, text->text), error);
	return output_write(output, text, error);
}

bool output_json(struct output *output, struct json *json, struct error *error)
{
	return output_write(output, json_finish(json), error);
}

bool output_line(struct output *output, const char *text, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *line = str_new(scratch);

	str_add(line, output_visible(scratch, text));
	str_add_char(line, '\n');
	return output_write(output, line, error);
}

bool output_plain(struct output *output, const char *text, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *plain = str_new(scratch);

	str_add(plain, text);
	return output_write(output, plain, error);
}
