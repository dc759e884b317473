-- SPDX-License-Identifier: MIT
-- Makes the group roles of this database and gives them what they may do. Null where all is done; else, for one who may not
-- make roles, the statements that the server's administrator is to run first.
select access_setup() as script;
