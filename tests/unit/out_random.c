// SPDX-License-Identifier: MIT
#include "out_random.h"

#include "base/mem.h"
#include "base/str.h"

// clang-format off
static const char *const pieces[] = {
	"a", "talks", "High Negotiations Committee", " ", "  ", "\n", "10", "-5", "=1+1", "@cmd", "\"", "'", ",", ";", "\t", "\r",
	"*", "**", "_", "`", "```", "~", "~~~", "[", "]", "(", ")", "[1]", "[1]:", "[1](", "[x](javascript:alert(1))", "![i](http://x)",
	"<b>", "</div>", "<!--", "-->", "<script>", "&amp;", "&", "&#60;", "#", "# ", "> ", "- ", "+ ", "1. ", "2) ", "---", "===", "***",
	"|", "|-|", "\\", "\\\\", ":", "://", "http://e.org", "www.", "WWW.e.org", "ftp://x.y", "$", "!", "^", "{", "}", "=", "-", "+", "%",
	"<http://z>", "[a]: http://b", "[ ] ", "[x] ",
	"\033[31m", "\x07", "\x7F", "\xC2\x9B", "\xE2\x80\xAE", "\xE2\x80\xA8", "\xE2\x81\xA6", "\xC2\xA0", "\xE2\x80\x8B",
	"é", "·", "–", "Женева", "بشار الجعفري", "قُرْآن", "مي‌خواهم", "日内瓦会谈。", "제네바", "👩‍👩‍👧", "e\xCC\x81", "नेपाल", "＝1", "＋", "＠x",
};
// clang-format on

uint32_t random_below(struct random *random, uint32_t limit)
{
	// Knuth's multiplier and increment for 64 bits; the low bits of such a sequence are poor.
	random->state = random->state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(random->state >> 33) % limit;
}

char *random_text(struct random *random, const void *context, uint32_t most)
{
	struct str *text = str_new(context);

	for (uint32_t left = random_below(random, most + 1); left > 0; left--)
		str_add(text, pieces[random_below(random, sizeof(pieces) / sizeof(pieces[0]))]);
	return text->text;
}

char *random_bytes(struct random *random, const void *context, uint32_t most)
{
	struct str *text = str_new(context);

	for (uint32_t left = random_below(random, most + 1); left > 0; left--)
		str_add_char(text, (char)(1 + random_below(random, 255)));
	return text->text;
}
