// SPDX-License-Identifier: MIT
#include "cmd/options.h"

#include "domain/thing.h"
#include "domain/words.h"

static const char *const speakers[] = { "person", "actor", NULL };

static const struct option write_rows[] = {
	{ .name = "reason",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct write_options, reason),
	  .metavar = "TEXT",
	  .help = "why this entry is made; kept with the revision" },
	{ .name = "dry-run",
	  .letter = 'n',
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct write_options, dry_run),
	  .help = "show what would change and write nothing" },
	{ 0 },
};

static const struct option claim_rows[] = {
	{ .name = "on",
	  .letter = 'd',
	  .kind = VALUE_DATE,
	  .offset = offsetof(struct claim_options, on),
	  .metavar = "DATE",
	  .help = "when it came about; dates ahead belong to the claim itself" },
	{ .name = "source",
	  .letter = 's',
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct claim_options, source),
	  .metavar = "SOURCE[#PASSAGE]",
	  .help = "where it is from: a source, or one passage of it",
	  .thing = "source" },
	{ .name = "reported",
	  .kind = VALUE_TIME,
	  .offset = offsetof(struct claim_options, reported),
	  .metavar = "TIME",
	  .help = "when the source made it known; otherwise the passage's or the source's time" },
	{ .name = "by",
	  .letter = 'b',
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct claim_options, by),
	  .metavar = "WHO",
	  .help = "who said it, as the source tells: a person or an actor",
	  .thing = "who" },
	{ .name = "for",
	  .kind = VALUE_NAME,
	  .offset = offsetof(struct claim_options, principal),
	  .metavar = "WHO",
	  .help = "for whom the speaker of --by spoke",
	  .thing = "who" },
	{ .name = "by-words",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, by_words),
	  .metavar = "TEXT",
	  .help = "who said it, in words, such as \"unnamed official\"" },
	{ .name = "because",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, because),
	  .metavar = "TEXT",
	  .help = "the cause given for it" },
	{ .name = "credibility",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct claim_options, credibility),
	  .metavar = "1-6",
	  .help = "Admiralty scale: 1 confirmed to 5 improbable, 6 cannot be judged",
	  .choices = words_credibility },
	{ .name = "marking",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct claim_options, marking),
	  .metavar = "TLP",
	  .help = "who may read it, and what it alone tells: Traffic Light Protocol 2.0; never below its source's",
	  .choices = words_marking },
	{ .name = "supersede",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct claim_options, supersede),
	  .help = "the world changed: what held before is past" },
	{ .name = "dispute",
	  .kind = VALUE_FLAG,
	  .offset = offsetof(struct claim_options, dispute),
	  .help = "sources differ: both stand" },
	{ .name = "correct",
	  .kind = VALUE_INTEGER,
	  .offset = offsetof(struct claim_options, correct),
	  .metavar = "CLAIM",
	  .help = "our record was wrong: this takes the place of claim number CLAIM" },
	{ .name = "quote",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, quote),
	  .metavar = "TEXT",
	  .help = "the words as said" },
	{ .name = "quote-language",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, quote_language),
	  .metavar = "LANGUAGE",
	  .help = "language of --quote: en, ar, ru" },
	{ .name = "statement",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, statement),
	  .metavar = "TEXT",
	  .help = "the claim in one plain sentence" },
	{ .name = "locator",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct claim_options, locator),
	  .metavar = "TEXT",
	  .help = "where in the source: page, paragraph, minute" },
	{ 0 },
};

static const struct option question_rows[] = {
	{ .name = "as-of",
	  .kind = VALUE_TIME,
	  .offset = offsetof(struct question_options, as_of),
	  .metavar = "TIME",
	  .help = "what had been reported by then; a day means its end" },
	{ .name = "as-recorded",
	  .kind = VALUE_TIME,
	  .offset = offsetof(struct question_options, as_recorded),
	  .metavar = "TIME|REVISION",
	  .help = "ask our record as it stood then, or after that revision" },
	{ .name = "max-marking",
	  .kind = VALUE_CHOICE,
	  .offset = offsetof(struct question_options, max_marking),
	  .metavar = "TLP",
	  .help = "use nothing that is marked higher",
	  .choices = words_marking },
	{ .name = "zone",
	  .kind = VALUE_TEXT,
	  .offset = offsetof(struct question_options, zone),
	  .metavar = "ZONE",
	  .help = "time zone to read and print times in, such as Asia/Damascus" },
	{ 0 },
};

const struct option_group write_option_group = { "Writing", write_rows };
const struct option_group claim_option_group = { "Claim", claim_rows };
const struct option_group question_option_group = { "Question", question_rows };

const struct option_group *const write_option_groups[] = { &write_option_group, NULL };
const struct option_group *const claim_option_groups[] = { &claim_option_group, &write_option_group, NULL };
const struct option_group *const question_option_groups[] = { &question_option_group, NULL };

// At most one of --supersede, --dispute and --correct.
static bool fill_word(struct app *app, const struct claim_options *options, struct claim_draft *draft)
{
	if (options->supersede + options->dispute + (options->correct != 0) > 1) {
		error_set(app->error, ERROR_USAGE, "--supersede, --dispute and --correct exclude one another");
		return error_hint(app->error, "--supersede: the world changed; --dispute: sources differ; --correct CLAIM: "
		                              "our record was wrong");
	}
	if (options->correct < 0)
		return error_set(app->error, ERROR_USAGE, "option '--correct' needs the number of a claim, not '%lld'",
		                 options->correct);
	if (options->correct != 0) {
		draft->word = "correct";
		draft->concerns_id = mem_print(app->context, "%lld", options->correct);
	} else if (options->supersede) {
		draft->word = "supersede";
	} else if (options->dispute) {
		draft->word = "dispute";
	}
	return true;
}

static bool find_speaker(struct app *app, const char *name, const char **id)
{
	struct thing thing;

	if (name == NULL)
		return true;
	if (!thing_find(app->context, app->db, name, speakers, &thing, app->error))
		return false;
	*id = thing_id_text(app->context, &thing);
	return true;
}

static void fill(const char **member, const char *value)
{
	if (value != NULL)
		*member = value;
}

bool claim_options_fill(struct app *app, const struct claim_options *options, struct claim_draft *draft)
{
	char *source_id = NULL, *passage_id = NULL;

	if (!fill_word(app, options, draft))
		return false;
	if (options->principal != NULL && options->by == NULL) {
		error_set(app->error, ERROR_USAGE, "--for says for whom a speaker spoke, and no speaker is named");
		return error_hint(app->error, "name the speaker with --by");
	}
	if (options->quote_language != NULL && options->quote == NULL)
		return error_set(app->error, ERROR_USAGE, "--quote-language goes with --quote");
	if (options->source != NULL &&
	    !source_find(app->context, app->db, options->source, &source_id, &passage_id, app->error))
		return false;
	fill(&draft->source_id, source_id);
	fill(&draft->passage_id, passage_id);
	fill(&draft->occurred, options->on);
	fill(&draft->reported_at, options->reported);
	fill(&draft->attribution, options->by_words);
	fill(&draft->because, options->because);
	fill(&draft->credibility, options->credibility);
	fill(&draft->marking, options->marking);
	fill(&draft->quotation, options->quote);
	fill(&draft->quotation_language, options->quote_language);
	fill(&draft->statement, options->statement);
	fill(&draft->locator, options->locator);
	return find_speaker(app, options->by, &draft->attributed_id) &&
	       find_speaker(app, options->principal, &draft->principal_id);
}
