-- SPDX-License-Identifier: MIT
-- Runs the staged text. PL/pgSQL refuses COMMIT, ROLLBACK and the like in it (0A000), so that it stays one transaction.
do $run$
begin
	execute current_setting('rapporteur.migration');
end $run$
