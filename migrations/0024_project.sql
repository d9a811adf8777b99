-- Numbers of đề án, one row a level and year: taken under its own lock, so no number is missing and none is used twice.
create table project_number (
  province_code text not null,
  level         text not null,
  year          integer not null,
  last          integer not null constraint project_number_positive check (last > 0),
  primary key (province_code, level, year)
);

alter table project_number enable row level security;

alter table project_number force row level security;

create policy project_number_province on project_number using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on project_number to kc_app;

-- What the applicant committed to when sending, one row a commitment and person (TTLT 26/2014 Art. 7(3)-(4)). Rows are only added.
create table project_commitment (
  province_code text not null,
  project_id    uuid not null,
  code          text not null,
  made_by       uuid not null,
  made_at       timestamptz not null,
  primary key (province_code, project_id, code, made_at),
  foreign key (province_code, project_id) references project (province_code, id)
);

alter table project_commitment enable row level security;

alter table project_commitment force row level security;

create policy project_commitment_province on project_commitment using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on project_commitment to kc_app;

-- A change asked for on a đề án under way, and what was decided (TT 36/2013 Art. 11).
create table project_change (
  province_code  text not null,
  id             uuid not null,
  project_id     uuid not null,
  kind           text not null,
  reason         text not null,
  before         text not null,
  after          text not null,
  new_ends_on    date,
  new_commune_code text,
  new_commune_valid_from date,
  asked_on       date not null,
  asked_by       uuid not null,
  verdict        text constraint project_change_verdict_known check (verdict in ('agreed', 'refused')),
  decision_no    text,
  decided_on     date,
  decided_by     uuid,
  primary key (province_code, id),
  constraint project_change_decided_whole check ((verdict is null) = (decision_no is null) and (verdict is null) = (decided_on is null)),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index project_change_by_project on project_change (province_code, project_id, asked_on);

alter table project_change enable row level security;

alter table project_change force row level security;

create policy project_change_province on project_change using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on project_change to kc_app;

-- Orders in which the list is read. length() before the code: number 100 follows 99.
create index project_in_order on project (province_code, year desc, level, length(code), code);

drop index project_by_state;

create index project_by_state on project (province_code, state, year desc, level, length(code), code);

drop index project_by_commune;

create index project_by_commune on project (province_code, commune_code, year desc, level, length(code), code);

create index project_by_name on project (province_code, name_norm, code);

create index project_by_amount on project (province_code, asked_dong desc, code);

create index project_by_activity on project (province_code, activity, year desc);

-- Words by prefix, from either end: a rare word finds its dossiers, a common one is checked dossier by dossier.
create index project_word_by_prefix on project_word (province_code, word text_pattern_ops, project_id);

create index project_word_by_project on project_word (province_code, project_id, word text_pattern_ops);

-- Activities of a đề án điểm beyond its main one: it links two or more (TT 36/2013 Art. 2 as amended by TT 17/2018).
create table project_activity (
  province_code text not null,
  project_id    uuid not null,
  activity      text not null,
  primary key (province_code, project_id, activity),
  foreign key (province_code, project_id) references project (province_code, id)
);

alter table project_activity enable row level security;

alter table project_activity force row level security;

create policy project_activity_province on project_activity using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_activity to kc_app;
