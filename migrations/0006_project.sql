-- What is asked and done: the đề án, its money by source, target lines, costs, papers, contract, acceptance.
create table project (
  province_code      text not null,
  id                 uuid not null,
  version            integer not null default 1,
  programme_id       uuid not null,
  code               text not null,
  year               integer not null,
  level              text not null constraint project_level_known check (level in ('national', 'local')),
  form               text not null constraint project_form_known check (form in ('single', 'group', 'focal')),
  state              text not null,
  activity           text not null,
  norm_code          text,
  name               text not null,
  name_norm          text not null,
  establishment_id   uuid,
  commune_code       text not null,
  commune_valid_from date not null,
  implementing_unit  text not null,
  starts_on          date not null,
  ends_on            date not null,
  need               text not null,
  goal               text not null,
  result             text not null,
  asked_dong         bigint not null,
  due_on             date,
  changed_at         timestamptz not null,
  created_at         timestamptz not null,
  created_by         uuid not null,
  primary key (province_code, id),
  constraint project_code_unique unique (province_code, code),
  constraint project_period_forward check (ends_on >= starts_on),
  constraint project_asked_not_negative check (asked_dong >= 0),
  foreign key (province_code, programme_id) references programme (province_code, id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

create index project_by_year on project (province_code, year desc, code);

create index project_by_state on project (province_code, state, year desc, code);

create index project_by_establishment on project (province_code, establishment_id);

create index project_by_commune on project (province_code, commune_code, year desc, code);

create index project_by_change on project (province_code, changed_at desc);

-- Search without diacritics: one row per distinct word of the name, so a prefix finds its dossiers in any engine.
create table project_word (
  province_code text not null,
  word          text not null,
  project_id    uuid not null,
  primary key (province_code, word, project_id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create table project_beneficiary (
  province_code    text not null,
  project_id       uuid not null,
  establishment_id uuid not null,
  primary key (province_code, project_id, establishment_id),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

create index project_beneficiary_by_establishment on project_beneficiary (province_code, establishment_id);

create table project_target (
  province_code text not null,
  project_id    uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  planned       integer not null constraint project_target_planned_positive check (planned > 0),
  accepted      integer constraint project_target_accepted_not_negative check (accepted >= 0),
  primary key (province_code, project_id, target_code),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create index project_target_by_line on project_target (province_code, programme_id, target_code);

create table project_cost (
  province_code text not null,
  project_id    uuid not null,
  line          integer not null,
  name          text not null,
  unit          text not null,
  quantity      integer not null constraint project_cost_quantity_positive check (quantity > 0),
  price_dong    bigint not null constraint project_cost_price_not_negative check (price_dong >= 0),
  eligible      boolean not null,
  primary key (province_code, project_id, line),
  foreign key (province_code, project_id) references project (province_code, id)
);

-- Money of the đề án by source, as kept totals; each figure only grows through a posting, and the caps are checked here.
create table project_fund (
  province_code  text not null,
  project_id     uuid not null,
  source         text not null,
  asked_dong     bigint not null default 0,
  appraised_dong bigint not null default 0,
  approved_dong  bigint not null default 0,
  committed_dong bigint not null default 0,
  advanced_dong  bigint not null default 0,
  paid_dong      bigint not null default 0,
  settled_dong   bigint not null default 0,
  recovered_dong bigint not null default 0,
  released_dong  bigint not null default 0,
  pledged_dong   bigint not null default 0,
  proven_dong    bigint not null default 0,
  primary key (province_code, project_id, source),
  foreign key (province_code, project_id) references project (province_code, id),
  constraint project_fund_not_negative check (least(asked_dong, appraised_dong, approved_dong, committed_dong, advanced_dong, paid_dong, settled_dong, recovered_dong, released_dong, pledged_dong, proven_dong) >= 0),
  constraint project_fund_appraised_cap check (approved_dong <= appraised_dong),
  constraint project_fund_approved_cap check (committed_dong <= approved_dong),
  constraint project_fund_committed_cap check (advanced_dong + paid_dong + released_dong <= committed_dong),
  constraint project_fund_settled_cap check (settled_dong + recovered_dong <= advanced_dong + paid_dong)
);

create table project_paper (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  kind          text not null,
  number        text not null,
  issued_on     date not null,
  abstract      text not null,
  issuer        text not null,
  file_id       uuid,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index project_paper_by_project on project_paper (province_code, project_id, issued_on);

create table stored_file (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  sha256        text not null,
  size          integer not null,
  type          text not null,
  original_name text not null,
  purpose       text not null,
  uploaded_by   uuid not null,
  uploaded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index stored_file_by_project on stored_file (province_code, project_id, uploaded_at);

create table project_return (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  reasons       jsonb not null,
  due_on        date not null,
  returned_on   date not null,
  answered_on   date,
  returned_by   uuid not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index project_return_by_project on project_return (province_code, project_id, returned_on);

create table contract (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  number        text not null,
  signed_on     date not null,
  ends_on       date not null,
  support_dong  bigint not null constraint contract_support_positive check (support_dong > 0),
  counterpart_dong bigint not null constraint contract_counterpart_not_negative check (counterpart_dong >= 0),
  advance_kind  text not null,
  recorded_by   uuid not null,
  primary key (province_code, id),
  constraint contract_once_per_project unique (province_code, project_id),
  constraint contract_number_unique unique (province_code, number),
  foreign key (province_code, project_id) references project (province_code, id)
);
