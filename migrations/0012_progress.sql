-- Progress of a đề án as confirmed on the spot: the test an advance must pass (TT 36/2013 Art. 13). Rows are only added.
create table project_progress (
  province_code text not null,
  id            uuid not null,
  project_id    uuid not null,
  day           date not null,
  paper_no      text not null,
  invested_dong bigint not null constraint project_progress_invested_not_negative check (invested_dong >= 0),
  item_done_basis_points integer not null constraint project_progress_done_sane check (item_done_basis_points between 0 and 10000),
  confirmed_by  uuid not null,
  primary key (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index project_progress_by_project on project_progress (province_code, project_id, day desc);

alter table project_progress enable row level security;

alter table project_progress force row level security;

create policy project_progress_province on project_progress using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on project_progress to kc_app;
