-- Things a đề án names one by one, each with its paper, before its acceptance counts them: a fair, a class, an enterprise number.
-- A later room that keeps such records itself takes the place of these rows; evidence points at either.
create table project_item (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  kind          text not null constraint project_item_kind_known check (kind in ('fair', 'booth', 'class', 'contest', 'enterprise', 'cluster', 'work', 'amount')),
  name          text not null constraint project_item_named check (name <> ''),
  place         text not null,
  starts_on     date not null,
  ends_on       date not null,
  number        text not null,
  codes         text[] not null,
  quantity      integer not null constraint project_item_quantity_positive check (quantity > 0),
  once_key      text not null,
  file_id       uuid not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  withdrawn_at  timestamptz,
  primary key (province_code, id),
  constraint project_item_forward check (ends_on >= starts_on),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code),
  foreign key (province_code, file_id) references stored_file (province_code, id)
);

-- One thing is named once for a line in a đề án.
create unique index project_item_once on project_item (province_code, project_id, target_code, once_key) where withdrawn_at is null;

create index project_item_by_line on project_item (province_code, programme_id, target_code, once_key);

-- One row for each thing that counts for a target line. Attainment is the sum of the rows that count; nobody types a total.
-- A thing that counts for its line already (the same establishment in a later đề án) is kept beside it and does not count; it takes over
-- when the first is taken back.
create table evidence (
  province_code text not null,
  id            uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  project_id    uuid not null,
  acceptance_id uuid not null,
  record_kind   text not null constraint evidence_record_known check (record_kind in ('establishment', 'item', 'inherited')),
  record_id     uuid not null,
  once_key      text not null,
  counted_on    date not null,
  year          integer not null,
  quantity      integer not null constraint evidence_quantity_positive check (quantity > 0),
  counts        boolean not null,
  withdrawn_on  date,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  constraint evidence_withdrawn_counts_nothing check (withdrawn_on is null or not counts),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, acceptance_id) references acceptance (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create unique index evidence_counts_once on evidence (province_code, programme_id, target_code, once_key) where counts;

create unique index evidence_of_project_once on evidence (province_code, project_id, target_code, once_key) where withdrawn_on is null;

create index evidence_by_line on evidence (province_code, programme_id, target_code, year, counted_on);

create index evidence_by_key on evidence (province_code, programme_id, target_code, once_key) where withdrawn_on is null;

-- A đề án whose content fits no line of the programme says so.
alter table project add column no_target boolean not null default false;

-- What acceptances counted before things were named one by one stays, one row for each đề án and line, and is told as such.
alter table project no force row level security;

alter table project_target no force row level security;

alter table acceptance no force row level security;

insert into evidence (province_code, id, programme_id, target_code, project_id, acceptance_id, record_kind, record_id, once_key, counted_on, year, quantity, counts, recorded_by, recorded_at)
  select t.province_code, gen_random_uuid(), t.programme_id, t.target_code, t.project_id, a.id, 'inherited', t.project_id, 'inherited ' || t.project_id, a.held_on, p.year,
    t.accepted, true, a.recorded_by, a.recorded_at
  from project_target t
  join project p on p.province_code = t.province_code and p.id = t.project_id
  join lateral (
    select id, held_on, recorded_by, recorded_at from acceptance
    where province_code = t.province_code and project_id = t.project_id and verdict <> 'fail' order by held_on desc, recorded_at desc limit 1) a on true
  where t.accepted > 0;

alter table project force row level security;

alter table project_target force row level security;

alter table acceptance force row level security;

alter table project_item enable row level security;

alter table project_item force row level security;

create policy project_item_province on project_item using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update (withdrawn_at) on project_item to kc_app;

alter table evidence enable row level security;

alter table evidence force row level security;

create policy evidence_province on evidence using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update (counts, withdrawn_on) on evidence to kc_app;
