// SPDX-License-Identifier: MIT
// The tests that need no database.

#include "suite.h"

int main(int argc, char **argv)
{
	return suites_run("unit", argc - 1, argv + 1);
}
