-- SPDX-License-Identifier: MIT
-- How much this transaction has entered under its revision; number null when nothing.
with this as (
	select nullif(current_setting('rapporteur.revision', true), '')::bigint as number
)
select number,
	(select count(*) from things t where t.revision = this.number) as things,
	(select count(*) from sources s where s.revision = this.number) as sources,
	(select count(*) from claims c where c.revision = this.number) as claims
from this;
