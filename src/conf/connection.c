// SPDX-License-Identifier: MIT
// Connection strings as libpq reads them (PostgreSQL 15 manual, 34.1.1).
#include <string.h>

#include "base/str.h"
#include "conf/parts.h"

// "postgresql://user:password@host": the user's part ends at the first '@', and not behind a '/'.
static bool address_has_password(const char *address)
{
	size_t length = strcspn(address, "@/");

	return address[length] == '@' && memchr(address, ':', length) != NULL;
}

bool connection_has_password(const char *connection)
{
	static const char *const schemes[] = { "postgresql://", "postgres://" };

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (str_begins(connection, schemes[i]) && address_has_password(connection + strlen(schemes[i])))
			return true;
	for (const char *word = connection; (word = strstr(word, "password")) != NULL;) {
		word += strlen("password");
		if (word[strspn(word, " \t\n")] == '=')
			return true;
	}
	return false;
}
