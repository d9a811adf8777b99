-- What an inspection asked to be mended stays open until it is closed: by whom, on which day, with which minutes and what was found. Rows are only added.
create table remedy_closing (
  province_code text not null,
  inspection_id uuid not null,
  project_id    uuid not null,
  closed_on     date not null,
  minutes_no    text not null,
  result        text not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  primary key (province_code, inspection_id),
  foreign key (province_code, inspection_id) references inspection (province_code, id),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index remedy_closing_by_project on remedy_closing (province_code, project_id);

create index inspection_by_remedy on inspection (province_code, remedy_due_on) where remedy_due_on is not null;

alter table remedy_closing enable row level security;

alter table remedy_closing force row level security;

create policy remedy_closing_province on remedy_closing using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on remedy_closing to kc_app;
