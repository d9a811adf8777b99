-- How many đề án have a contract, and how many of these are accepted, by year and by the unit of administration they stand in: the programme
-- by commune is drawn from here, today's communes and those before 01/07/2025 alike. Kept in the transaction that moves a đề án or its place.
create table project_place_count (
  province_code      text not null,
  programme_id       uuid not null,
  year               integer not null,
  commune_code       text not null,
  commune_valid_from date not null,
  contracted         integer not null,
  accepted           integer not null,
  primary key (province_code, programme_id, year, commune_code, commune_valid_from),
  constraint project_place_count_not_negative check (accepted >= 0),
  constraint project_place_count_accepted_within check (accepted <= contracted)
);

-- Counted once from the đề án that are there.
alter table project no force row level security;

insert into project_place_count (province_code, programme_id, year, commune_code, commune_valid_from, contracted, accepted)
  select province_code, programme_id, year, commune_code, commune_valid_from, count(*), count(*) filter (where state in ('accepted', 'settled'))
  from project where state in ('underway', 'adjusting', 'accepted', 'settled', 'stopped')
  group by province_code, programme_id, year, commune_code, commune_valid_from;

alter table project force row level security;

alter table project_place_count enable row level security;

alter table project_place_count force row level security;

create policy project_place_count_province on project_place_count using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on project_place_count to kc_app;
