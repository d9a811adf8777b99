-- A plan lists đề án of one level: who approves it follows (UBND tỉnh for local, the ministry for national).
alter table plan add column level text not null default 'local' constraint plan_level_known check (level in ('national', 'local'));

-- The priority of NĐ 45/2012 Art. 6 the council found: it raises the ceiling, at appraisal and again at acceptance.
alter table appraisal add column priority boolean not null default false;

create index plan_by_year on plan (province_code, year desc, code);

create index inspection_by_day on inspection (province_code, held_on desc, id);
