-- What was promised. A corrected decision makes a new version; the old one stays.
create table programme (
  province_code   text not null,
  id              uuid not null,
  code            text not null,
  name            text not null,
  decision_no     text not null,
  decided_on      date,
  from_year       integer not null,
  to_year         integer not null,
  current_version integer not null,
  primary key (province_code, id),
  constraint programme_code_unique unique (province_code, code),
  constraint programme_period_forward check (to_year >= from_year)
);

create table programme_version (
  province_code text not null,
  programme_id  uuid not null,
  version       integer not null,
  document      jsonb not null,
  digest        text not null,
  loaded_at     timestamptz not null,
  loaded_by     text not null,
  primary key (province_code, programme_id, version),
  foreign key (province_code, programme_id) references programme (province_code, id)
);

create table target_line (
  province_code text not null,
  programme_id  uuid not null,
  code          text not null,
  position      integer not null,
  name          text not null,
  unit          text not null,
  kind          text not null constraint target_line_kind_known check (kind in ('flow', 'stock', 'ratio')),
  goal          jsonb not null,
  withdrawn     boolean not null default false,
  primary key (province_code, programme_id, code),
  foreign key (province_code, programme_id) references programme (province_code, id)
);

create table programme_source (
  province_code text not null,
  programme_id  uuid not null,
  source        text not null,
  position      integer not null,
  name          text not null,
  kind          text not null constraint programme_source_kind_known check (kind in ('state', 'counterpart', 'other')),
  planned_dong  bigint,
  primary key (province_code, programme_id, source),
  foreign key (province_code, programme_id) references programme (province_code, id)
);

-- One row a year: what the decision gives the year, and the running total of state support approved in it (cap: programme-year).
create table programme_year (
  province_code text not null,
  programme_id  uuid not null,
  year          integer not null,
  planned_dong  bigint,
  approved_dong bigint not null default 0,
  closed_on     date,
  primary key (province_code, programme_id, year),
  foreign key (province_code, programme_id) references programme (province_code, id),
  constraint programme_year_cap check (approved_dong >= 0 and (planned_dong is null or approved_dong <= planned_dong))
);
