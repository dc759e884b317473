-- SPDX-License-Identifier: MIT
-- Whether there is a record that can tell its contents: 't' or 'f'.
select to_regprocedure('rapporteur.contents()') is not null
