-- SPDX-License-Identifier: MIT
-- Takes a revision back and gives its number.
--   revision  its number, 12 or r12; null: the newest of whoever asks that stands and takes nothing back
with input as (select
	$1::text as revision
), target as (
	select revision_asked(i.revision) as number from input i
), taken_back as (
	select t.number, undo(t.number) as by_number from target t
)
select number from taken_back where by_number is not null;
