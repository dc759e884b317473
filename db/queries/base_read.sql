-- SPDX-License-Identifier: MIT
-- What holds for the whole base, and whether it has claims: from then on its zone stays.
select zone, exists (select from claims) as claimed from base;
