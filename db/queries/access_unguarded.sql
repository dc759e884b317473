-- SPDX-License-Identifier: MIT
-- What lets rows be seen that are not for everybody, a sentence each, in one text; null where nothing does. Asked outside a
-- transaction of ours: so all is named with its schema.
select string_agg(u, '; ') as unguarded from rapporteur.access_unguarded() u
