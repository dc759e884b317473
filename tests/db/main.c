// SPDX-License-Identifier: MIT
// The tests that need a real server.

#include "fixture.h"
#include "suite.h"

int main(int argc, char **argv)
{
	if (!fixture_start(argv))
		return 1;
	return suites_run("db", argc - 1, argv + 1);
}
