-- What counts for a target line, which activities serve it and what single years were given: as the programme's file says.
-- null: the file does not say what counts, so the unit of the line decides.
alter table target_line add column counts jsonb;

alter table target_line add column activities text[] not null default '{}';

alter table target_line add column yearly jsonb not null default '[]';

-- Decisions loaded before this name their activities already.
alter table programme no force row level security;

alter table programme_version no force row level security;

alter table target_line no force row level security;

update target_line l set activities = array(select jsonb_array_elements_text(t -> 'activities'))
  from programme p
  join programme_version v on v.province_code = p.province_code and v.programme_id = p.id and v.version = p.current_version
  cross join lateral jsonb_array_elements(case jsonb_typeof(v.document -> 'targets') when 'array' then v.document -> 'targets' else '[]'::jsonb end) t
  where l.province_code = p.province_code and l.programme_id = p.id and l.code = t ->> 'code' and jsonb_typeof(t -> 'activities') = 'array';

alter table programme force row level security;

alter table programme_version force row level security;

alter table target_line force row level security;
