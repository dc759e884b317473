-- SPDX-License-Identifier: MIT
-- Names the snapshot of this transaction for others to read, and lets it wait for them.
select pg_export_snapshot() from set_config('idle_in_transaction_session_timeout', '0', true)
