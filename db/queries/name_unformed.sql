-- SPDX-License-Identifier: MIT
-- The names that this transaction entered or changed, of which nobody has said yet how they are written and what they look
-- like; none before its first write. What an undo put back is as it was.
select n.id, n.name, n.language
from names n
where n.written = nullif(current_setting('rapporteur.revision', true), '')::bigint and n.revision = n.written and n.skeleton is null
order by n.id;
