-- SPDX-License-Identifier: MIT
-- The number of the revision that this transaction has made; null before its first write.
select nullif(current_setting('rapporteur.revision', true), '') as number;
