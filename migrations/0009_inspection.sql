create table inspection (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  minutes_no    text not null,
  held_on       date not null,
  team          text not null,
  findings      text not null,
  remedy        text not null,
  remedy_due_on date,
  conclusion    text not null constraint inspection_conclusion_known check (conclusion in ('on-schedule', 'late', 'at-risk', 'violation')),
  invested_dong bigint not null,
  item_done_basis_points integer not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index inspection_by_project on inspection (province_code, project_id, held_on);

create table acceptance (
  province_code  text not null,
  id             uuid not null,
  project_id     uuid not null,
  minutes_no     text not null,
  held_on        date not null,
  attendees      text not null,
  verdict        text not null constraint acceptance_verdict_known check (verdict in ('pass', 'pass-with-conditions', 'fail')),
  conclusion     text not null,
  eligible_dong  bigint not null constraint acceptance_eligible_not_negative check (eligible_dong >= 0),
  support_dong   bigint not null constraint acceptance_support_not_negative check (support_dong >= 0),
  counterpart_dong bigint not null,
  norm_id        text,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index acceptance_by_project on acceptance (province_code, project_id);
