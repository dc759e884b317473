# SPDX-License-Identifier: MIT
# Lists the suites that the given test files define:  awk -f tests/suites.awk tests/unit/test_*.c
/^const struct suite suite_[a-z0-9_]+ =/ {
	declared = declared "extern const struct suite " $4 ";\n"
	listed = listed "\t&" $4 ",\n"
}
END {
	print "// SPDX-License-Identifier: MIT\n// Written by tests/suites.awk.\n#include \"suite.h\"\n"
	print declared "\nconst struct suite *const all_suites[] = {\n" listed "\tNULL,\n};"
}
