-- Whose budget a source is, as its decision says: national đề án ask national sources, local ones the others. Loaded decisions get the stated default.
alter table programme_source add column level text not null default 'local' constraint programme_source_level_known check (level in ('national', 'local'));

alter table programme_source no force row level security;

update programme_source set level = 'national' where kind = 'state' and (source = 'national' or lower(name) like '%khuyến công quốc gia%' or lower(name) like '%kcqg%');

alter table programme_source force row level security;
