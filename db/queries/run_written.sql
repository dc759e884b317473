-- SPDX-License-Identifier: MIT
-- What the revision of this transaction has entered so far; no row of it: zeros.
with input as (select nullif(current_setting('rapporteur.revision', true), '')::bigint as number)
select (select count(*) from things t where t.revision = i.number) as things,
	(select count(*) from sources s where s.revision = i.number) as sources,
	(select count(*) from claims c where c.revision = i.number) as claims
from input i;
