-- SPDX-License-Identifier: MIT
-- Every table of the record, a line each: its rows, their digest, its name.
select string_agg(format('table %s %s %s', c.rows, c.digest, c.name), E'\n' order by c.name collate "C") from rapporteur.contents() c
