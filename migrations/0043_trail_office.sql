-- On whose behalf an act was done and from where: the post and the establishment or commune of the person at that moment, the network address.
-- Entries written before this have none; their hashes cover what they had.
alter table trail_entry add column title text;

alter table trail_entry add column unit text;

alter table trail_entry add column address text;
