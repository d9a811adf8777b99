create table appraisal (
  province_code  text not null,
  id             uuid not null,
  project_id     uuid not null,
  tier           text not null constraint appraisal_tier_known check (tier in ('base', 'ministry')),
  minutes_no     text not null,
  held_on        date not null,
  verdict        text not null constraint appraisal_verdict_known check (verdict in ('pass', 'pass-with-conditions', 'fail')),
  criteria       jsonb not null,
  conclusion     text not null,
  norm_id        text,
  eligible_dong  bigint not null,
  proposed_dong  bigint not null,
  recorded_by    uuid not null,
  recorded_at    timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index appraisal_by_project on appraisal (province_code, project_id, held_on);

create table plan (
  province_code text not null,
  id            uuid not null,
  version       integer not null default 1,
  programme_id  uuid not null,
  code          text not null,
  year          integer not null,
  source        text not null,
  name          text not null,
  state         text not null constraint plan_state_known check (state in ('draft', 'proposed', 'approved', 'cancelled')),
  decision_no   text,
  decided_on    date,
  created_by    uuid not null,
  created_at    timestamptz not null,
  primary key (province_code, id),
  constraint plan_code_unique unique (province_code, code),
  foreign key (province_code, programme_id) references programme (province_code, id)
);

create table plan_item (
  province_code text not null,
  plan_id       uuid not null,
  project_id    uuid not null,
  support_dong  bigint not null constraint plan_item_support_positive check (support_dong > 0),
  primary key (province_code, plan_id, project_id),
  foreign key (province_code, plan_id) references plan (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index plan_item_by_project on plan_item (province_code, project_id);
