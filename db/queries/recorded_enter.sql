-- SPDX-License-Identifier: MIT
-- From here on the transaction asks the record as it stood at a revision.
--   revision  its number
with input as (select
	$1::bigint as revision
)
select concat(set_config('rapporteur.as_recorded', revision::text, true),
	set_config('search_path', 'rapporteur_as_recorded, rapporteur, pg_temp', true)) as entered
from input;
