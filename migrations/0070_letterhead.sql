-- Who issues the reports of a province, who signs, to whom they go: dated, because offices are merged and leaders change. Rows are only added.
create table letterhead (
  province_code text not null,
  id            uuid not null,
  in_force_from date not null,
  superior      text not null,
  issuer        text not null,
  symbol        text not null,
  place         text not null,
  signer        text not null,
  signer_name   text not null,
  addressees    text not null,
  recipients    text not null,
  paper_no      text not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id)
);

create index letterhead_by_day on letterhead (province_code, in_force_from desc, recorded_at desc);

alter table letterhead enable row level security;

alter table letterhead force row level security;

create policy letterhead_province on letterhead using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on letterhead to kc_app;

-- Why a target line fell behind, for one line and one period of report. The last one written counts; none is lost.
create table report_cause (
  province_code text not null,
  id            uuid not null,
  programme_id  uuid not null,
  target_code   text not null,
  period_from   date not null,
  period_to     date not null,
  cause         text not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, id),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code)
);

create index report_cause_by_period on report_cause (province_code, programme_id, period_from, period_to);

alter table report_cause enable row level security;

alter table report_cause force row level security;

create policy report_cause_province on report_cause using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on report_cause to kc_app;
