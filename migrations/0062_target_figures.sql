-- Figures of a target line that stand beside what is counted, each by a paper. A row is added, never changed; the latest holds.
-- A decision that sets the figure of a year other than it was counted: what was counted then stays beside it.
create table target_correction (
  province_code text not null,
  id            uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  year          integer not null,
  counted       integer not null,
  quantity      integer not null constraint target_correction_not_negative check (quantity >= 0),
  decision_no   text not null constraint target_correction_by_decision check (decision_no <> ''),
  decided_on    date not null,
  reason        text not null constraint target_correction_with_reason check (reason <> ''),
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create index target_correction_by_line on target_correction (province_code, programme_id, target_code, year, recorded_at desc);

-- What a line without things to count stands at: both parts of a ratio, or a level, on a day, by the paper that says so.
create table target_measure (
  province_code text not null,
  id            uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  as_at         date not null,
  part          numeric(18, 4) not null constraint target_measure_not_negative check (part >= 0),
  whole         numeric(18, 4) constraint target_measure_whole_positive check (whole > 0),
  paper_no      text not null constraint target_measure_by_paper check (paper_no <> ''),
  paper_on      date not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create index target_measure_by_line on target_measure (province_code, programme_id, target_code, as_at desc, recorded_at desc);

-- What a decision of the province gives a line for one year, beside what the programme's file says.
create table target_year_goal (
  province_code text not null,
  id            uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  year          integer not null,
  value         numeric(18, 4) not null constraint target_year_goal_not_negative check (value >= 0),
  decision_no   text not null constraint target_year_goal_by_decision check (decision_no <> ''),
  decided_on    date not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create index target_year_goal_by_line on target_year_goal (province_code, programme_id, target_code, year, recorded_at desc);

alter table target_correction enable row level security;

alter table target_correction force row level security;

create policy target_correction_province on target_correction using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on target_correction to kc_app;

alter table target_measure enable row level security;

alter table target_measure force row level security;

create policy target_measure_province on target_measure using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on target_measure to kc_app;

alter table target_year_goal enable row level security;

alter table target_year_goal force row level security;

create policy target_year_goal_province on target_year_goal using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on target_year_goal to kc_app;
