// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "out/json.h"
#include "out_random.h"
#include "suite.h"

static void nested_values(void)
{
	MEM_SCOPE(scratch);
	struct json *json = json_new(scratch);

	json_object(json);
	json_put_text(json, "slug", "geneva-4");
	json_put_integer(json, "gap", -299);
	json_put_boolean(json, "known", false);
	json_put_text(json, "end", NULL);
	json_key(json, "roles");
	json_array(json);
	json_text(json, "party");
	json_integer(json, INT64_MIN);
	json_object(json);
	json_end(json);
	json_array(json);
	json_end(json);
	json_null(json);
	json_boolean(json, true);
	json_end(json);
	json_end(json);
	CU_ASSERT_STRING_EQUAL(json_finish(json)->text, "{\n"
	                                                "  \"slug\": \"geneva-4\",\n"
	                                                "  \"gap\": -299,\n"
	                                                "  \"known\": false,\n"
	                                                "  \"end\": null,\n"
	                                                "  \"roles\": [\n"
	                                                "    \"party\",\n"
	                                                "    -9223372036854775808,\n"
	                                                "    {},\n"
	                                                "    [],\n"
	                                                "    null,\n"
	                                                "    true\n"
	                                                "  ]\n"
	                                                "}\n");
	CU_ASSERT_EQUAL(json_finish(json)->length, strlen(json_finish(json)->text));
}

// `text` as a whole JSON text, without the line feed.
static char *text_written(const void *context, const char *text)
{
	struct json *json = json_new(context);
	const struct str *str;

	json_text(json, text);
	str = json_finish(json);
	return mem_bytes(context, str->text, str->length - 1);
}

static char *raw_written(const void *context, const char *value)
{
	struct json *json = json_new(context);
	const struct str *str;

	json_raw(json, value);
	str = json_finish(json);
	return mem_bytes(context, str->text, str->length - 1);
}

static void escapes(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(text_written(scratch, "a \"b\" \\ / c"), "\"a \\\"b\\\" \\\\ / c\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, "\b\f\n\r\t\v\x1B\x7F"), "\"\\b\\f\\n\\r\\t\\u000b\\u001b\\u007f\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, "\xC2\x85\u2028\u2029\u202E\u2069"),
	                       "\"\\u0085\\u2028\\u2029\\u202e\\u2069\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, "بشار é 日 👩‍👧 </script>"),
	                       "\"بشار é 日 👩‍👧 </script>\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, "a\xFF\xC3"), "\"a\uFFFD\uFFFD\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, ""), "\"\"");
	CU_ASSERT_STRING_EQUAL(text_written(scratch, NULL), "null");
}

// Reads what text_written made: the text, or NULL when it is no JSON string of plain ASCII escapes.
static char *text_read(const void *context, const char *written)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char meant[] = "\"\\/\b\f\n\r\t";
	struct str *text = str_new(context);
	const char *at = written;

	if (*at++ != '"')
		return NULL;
	for (; *at && *at != '"'; at++) {
		const char *letter = *at == '\\' && at[1] ? strchr(letters, at[1]) : NULL;
		unsigned code;

		if ((unsigned char)*at < 0x20)
			return NULL;
		if (letter) {
			str_add_char(text, meant[letter - letters]);
			at++;
		} else if (*at == '\\' && at[1] == 'u' && sscanf(at + 2, "%4x", &code) == 1) {
			char utf8[] = { (char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
				            (char)(0x80 | (code & 0x3F)) };

			if (code >= 0x800)
				str_add_bytes(text, utf8, 3);
			else if (code >= 0x80)
				str_print(text, "%c%c", (char)(0xC0 | code >> 6), utf8[2]);
			else
				str_add_char(text, (char)code);
			at += 5;
		} else if (*at == '\\') {
			return NULL;
		} else {
			str_add_char(text, *at);
		}
	}
	return at[0] == '"' && !at[1] ? text->text : NULL;
}

// `text` with U+FFFD for each byte that is no UTF-8.
static char *mended(const void *context, const char *text)
{
	struct str *sound = str_new(context);

	while (*text) {
		uint32_t character;
		size_t length = utf8_decode(text, &character);

		if (length > 0)
			str_add_bytes(sound, text, length);
		else
			str_add(sound, "\uFFFD");
		text += length > 0 ? length : 1;
	}
	return sound->text;
}

static void random_texts_come_back(void)
{
	struct random random = { .state = 1 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		const char *text = i % 2 ? random_text(&random, scratch, 20) : random_bytes(&random, scratch, 40);
		const char *read = text_read(scratch, text_written(scratch, text));

		CU_ASSERT_PTR_NOT_NULL(read);
		CU_ASSERT_STRING_EQUAL(read ? read : "", mended(scratch, text));
	}
}

static void raw_values_are_indented(void)
{
	MEM_SCOPE(scratch);
	struct json *json = json_new(scratch);

	json_array(json);
	json_raw(json, " {\"a\":[1,-2.5e+3,true],\r\n \"b\" : {},\"c\\u0041\":\"x\\\"\\n\"} ");
	json_raw(json, "[]");
	json_raw(json, NULL);
	json_end(json);
	CU_ASSERT_STRING_EQUAL(json_finish(json)->text, "[\n"
	                                                "  {\n"
	                                                "    \"a\": [\n"
	                                                "      1,\n"
	                                                "      -2.5e+3,\n"
	                                                "      true\n"
	                                                "    ],\n"
	                                                "    \"b\": {},\n"
	                                                "    \"c\\u0041\": \"x\\\"\\n\"\n"
	                                                "  },\n"
	                                                "  [],\n"
	                                                "  null\n"
	                                                "]\n");
}

static void raw_text_is_escaped_further(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(raw_written(scratch, "\"a\u202E\xC2\x9B\x7F\xFF\\\\\""),
	                       "\"a\\u202e\\u009b\\u007f\uFFFD\\\\\"");
	CU_ASSERT_STRING_EQUAL(raw_written(scratch, "{\"k\u2028\":0}"), "{\n  \"k\\u2028\": 0\n}");
}

// What is no JSON goes out as a text, so that the output is JSON all the same.
static void what_is_no_json(void)
{
	static const char *const bad[] = {
		"",   "{",   "[1,]",  "{\"a\"}", "{\"a\":1,}", "{a:1}",     "01",     "1.",       "-",   "+1",    "1e",
		".5", "tru", "nullx", "\"",      "\"\\x\"",    "\"\\u12\"", "\"\n\"", "[1] [2]",  "'a'", "[1 2]", "{\"a\" 1}",
		"]",  "[}",  "NaN",   "--1",     "\"a\" b",    "{,}",       "[,]",    "{\"a\":}", "\x01"
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		MEM_SCOPE(scratch);
		const char *read = text_read(scratch, raw_written(scratch, bad[i]));

		CU_ASSERT_STRING_EQUAL(read ? read : "(not a text)", bad[i]);
	}
}

static void raw_depth_is_bounded(void)
{
	MEM_SCOPE(scratch);
	struct str *deep = str_new(scratch);

	for (int i = 0; i < 100000; i++)
		str_add_char(deep, '[');
	CU_ASSERT_STRING_EQUAL(text_read(scratch, raw_written(scratch, deep->text)), deep->text);
	str_clear(deep);
	for (int i = 0; i < 200; i++)
		str_add_char(deep, '[');
	for (int i = 0; i < 200; i++)
		str_add_char(deep, ']');
	CU_ASSERT_EQUAL(raw_written(scratch, deep->text)[0], '[');
}

// A value that has been written once is written the same again.
static void random_raw_values(void)
{
	struct random random = { .state = 2 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		struct str *value = str_new(scratch);
		const char *once;

		for (uint32_t left = 1 + random_below(&random, 12); left > 0; left--) {
			static const char *const tokens[] = { "{",     "}", "[",    "]", ",",           ":",
				                                  "\"a\"", "1", "true", " ", "\"\\u00e9\"", "null" };

			str_add(value, tokens[random_below(&random, sizeof(tokens) / sizeof(tokens[0]))]);
		}
		once = raw_written(scratch, value->text);
		CU_ASSERT_STRING_EQUAL(raw_written(scratch, once), once);
	}
}

const struct suite suite_out_json = SUITE("out json", TEST(nested_values), TEST(escapes), TEST(random_texts_come_back),
                                          TEST(raw_values_are_indented), TEST(raw_text_is_escaped_further),
                                          TEST(what_is_no_json), TEST(raw_depth_is_bounded), TEST(random_raw_values));
