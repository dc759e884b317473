// SPDX-License-Identifier: MIT
#include "domain/script.h"

#include <dlfcn.h>
#include <stdint.h>
#include <string.h>
// The functions are looked up by name; a header that renames them would ask for the version it came with.
#define U_DISABLE_RENAMING 1
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

// What is used of ICU has been the same in all of these versions. Each names its files and its functions by its number.
enum { VERSION_FIRST = 60, VERSION_LAST = 90 };

struct scripts {
	bool tried;
	void *common, *i18n; // NULL: not to be had
	int version;
	__typeof__(u_strFromUTF8) *from_utf8;
	__typeof__(u_strToUTF8) *to_utf8;
	__typeof__(uscript_getScript) *script_of;
	__typeof__(uscript_getShortName) *short_name;
	__typeof__(uscript_getName) *long_name;
	__typeof__(utrans_openU) *open;
	__typeof__(utrans_transUChars) *write;
	__typeof__(utrans_close) *close;
	__typeof__(uspoof_open) *spoof_open;
	__typeof__(uspoof_getSkeletonUTF8) *skeleton;
	__typeof__(uspoof_close) *spoof_close;
};

struct scripts *scripts_new(const void *context)
{
	return mem_new(context, struct scripts);
}

static void library_close(void *library)
{
	dlclose(library);
}

static void *library_open(const char *name, int version)
{
	MEM_SCOPE(scratch);

	return dlopen(mem_print(scratch, "%s.so.%d", name, version), RTLD_LAZY | RTLD_LOCAL);
}

static void *function(const struct scripts *scripts, void *library, const char *name)
{
	MEM_SCOPE(scratch);

	return dlsym(library, mem_print(scratch, "%s_%d", name, scripts->version));
}

static bool functions_find(struct scripts *scripts)
{
	const struct {
		void *library;
		const char *name;
		void *place;
	} rows[] = {
		{ scripts->common, "u_strFromUTF8", &scripts->from_utf8 },
		{ scripts->common, "u_strToUTF8", &scripts->to_utf8 },
		{ scripts->common, "uscript_getScript", &scripts->script_of },
		{ scripts->common, "uscript_getShortName", &scripts->short_name },
		{ scripts->common, "uscript_getName", &scripts->long_name },
		{ scripts->i18n, "utrans_openU", &scripts->open },
		{ scripts->i18n, "utrans_transUChars", &scripts->write },
		{ scripts->i18n, "utrans_close", &scripts->close },
		{ scripts->i18n, "uspoof_open", &scripts->spoof_open },
		{ scripts->i18n, "uspoof_getSkeletonUTF8", &scripts->skeleton },
		{ scripts->i18n, "uspoof_close", &scripts->spoof_close },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		void *found = function(scripts, rows[i].library, rows[i].name);

		if (!found)
			return false;
		memcpy(rows[i].place, &found, sizeof(found)); // POSIX: a pointer of dlsym() may be one to a function
	}
	return true;
}

bool scripts_loaded(struct scripts *scripts)
{
	for (int version = VERSION_LAST; !scripts->tried && !scripts->i18n && version >= VERSION_FIRST; version--) {
		scripts->i18n = library_open("libicui18n", version);
		scripts->version = version;
	}
	if (scripts->tried || !scripts->i18n) {
		scripts->tried = true;
		return scripts->i18n;
	}
	scripts->tried = true;
	mem_on_release(scripts, scripts->i18n, library_close);
	scripts->common = library_open("libicuuc", scripts->version);
	if (scripts->common)
		mem_on_release(scripts, scripts->common, library_close);
	if (!scripts->common || !functions_find(scripts))
		scripts->i18n = NULL;
	return scripts->i18n;
}

bool script_is_foreign(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return true;
	return false;
}

// The script that a character belongs to, what is written together as one; USCRIPT_COMMON for what belongs to none.
static UScriptCode script_of(const struct scripts *scripts, uint32_t character)
{
	UErrorCode fault = U_ZERO_ERROR;
	UScriptCode code = scripts->script_of((UChar32)character, &fault);

	switch (code) {
	case USCRIPT_INHERITED:
	case USCRIPT_UNKNOWN:
	case USCRIPT_INVALID_CODE:
		return USCRIPT_COMMON;
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
	case USCRIPT_HANGUL:
	case USCRIPT_BOPOMOFO:
		return USCRIPT_HAN;
	default:
		return code;
	}
}

// The first script at or behind `*text`, which moves on behind that letter; USCRIPT_COMMON at the end, or, where `word` is
// asked for, at the end of the word.
static UScriptCode script_next(const struct scripts *scripts, const char **text, bool word)
{
	while (**text) {
		uint32_t character = 0;
		size_t size = utf8_decode(*text, &character);
		UScriptCode code;

		if (word && character == ' ')
			break;
		*text += size > 0 ? size : 1;
		code = script_of(scripts, character);
		if (code != USCRIPT_COMMON)
			return code;
	}
	return USCRIPT_COMMON;
}

const char *script_code(const void *context, struct scripts *scripts, const char *text)
{
	UScriptCode first, next;

	if (!scripts_loaded(scripts))
		return NULL;
	first = script_next(scripts, &text, false);
	for (next = first; next == first && next != USCRIPT_COMMON;)
		next = script_next(scripts, &text, false);
	return first != USCRIPT_COMMON && next == USCRIPT_COMMON ? mem_text(context, scripts->short_name(first)) : NULL;
}

char *script_mixed(const void *context, struct scripts *scripts, const char *text)
{
	if (!scripts_loaded(scripts))
		return NULL;
	while (*text) {
		UScriptCode first = script_next(scripts, &text, true), next = first;

		while (next == first && next != USCRIPT_COMMON)
			next = script_next(scripts, &text, true);
		if (next != USCRIPT_COMMON)
			return mem_print(context, "%s and %s", scripts->long_name(first), scripts->long_name(next));
		text += *text == ' ';
	}
	return NULL;
}

// As UTF-16, in `context`; NULL where it is no UTF-8.
static UChar *wide(const void *context, const struct scripts *scripts, const char *text, int32_t *length)
{
	const size_t room = strlen(text) + 1;
	UChar *units = mem_alloc(context, room * sizeof(UChar));
	UErrorCode fault = U_ZERO_ERROR;

	scripts->from_utf8(units, (int32_t)room, length, text, -1, &fault);
	return U_SUCCESS(fault) ? units : NULL;
}

// The text by ICU's transliterator of that name; NULL where that fails.
static char *written_by(const void *context, const struct scripts *scripts, const char *text, const char *rules)
{
	MEM_SCOPE(scratch);
	enum { GROWTH = 16 }; // what one UTF-16 unit can become, amply
	UErrorCode fault = U_ZERO_ERROR;
	int32_t length = 0, rules_length = 0, limit, room;
	UChar *id = wide(scratch, scripts, rules, &rules_length), *units = wide(scratch, scripts, text, &length), *grown;
	UTransliterator *transliterator;
	char *result;

	if (!id || !units)
		return NULL;
	transliterator = scripts->open(id, rules_length, UTRANS_FORWARD, NULL, 0, NULL, &fault);
	if (U_FAILURE(fault))
		return NULL;
	room = length * GROWTH + 1;
	grown = mem_alloc(scratch, (size_t)room * sizeof(UChar));
	memcpy(grown, units, (size_t)length * sizeof(UChar));
	limit = length;
	scripts->write(transliterator, grown, &length, room, 0, &limit, &fault);
	scripts->close(transliterator);
	if (U_FAILURE(fault))
		return NULL;
	result = mem_alloc(context, (size_t)length * 3 + 1);
	scripts->to_utf8(result, length * 3 + 1, NULL, grown, length, &fault);
	return U_SUCCESS(fault) ? result : NULL;
}

char *script_latin(const void *context, struct scripts *scripts, const char *text, const char *language)
{
	const char *rest = text;
	UScriptCode code = USCRIPT_LATIN;

	if (!script_is_foreign(text) || !scripts_loaded(scripts))
		return NULL;
	while (code == USCRIPT_LATIN)
		code = script_next(scripts, &rest, false);
	if (code == USCRIPT_COMMON)
		return NULL;
	return written_by(context, scripts, text,
	                  code == USCRIPT_CYRILLIC && (!language || str_begins(language, "ru"))
	                      ? "Russian-Latin/BGN; Any-Latin; Latin-ASCII"
	                      : "Any-Latin; Latin-ASCII");
}

char *script_skeleton(const void *context, struct scripts *scripts, const char *text)
{
	UErrorCode fault = U_ZERO_ERROR;
	USpoofChecker *checker;
	int32_t length;
	char *skeleton = NULL;

	if (!scripts_loaded(scripts))
		return NULL;
	checker = scripts->spoof_open(&fault);
	if (U_FAILURE(fault))
		return NULL;
	length = scripts->skeleton(checker, 0, text, -1, NULL, 0, &fault);
	if (fault == U_BUFFER_OVERFLOW_ERROR) {
		fault = U_ZERO_ERROR;
		skeleton = mem_alloc(context, (size_t)length + 1);
		scripts->skeleton(checker, 0, text, -1, skeleton, length + 1, &fault);
	}
	scripts->spoof_close(checker);
	return U_SUCCESS(fault) ? skeleton : NULL;
}
