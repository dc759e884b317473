-- SPDX-License-Identifier: MIT
-- How many statements are left to be run until this database has its group roles.
select count(*)::text as missing from access_script();
