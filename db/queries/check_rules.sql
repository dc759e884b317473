-- SPDX-License-Identifier: MIT
-- The rules of check, the most serious first.
select r.name, r.kind, r.title, r.question, 'rapporteur ' || r.command as command from rules r order by r.place;
