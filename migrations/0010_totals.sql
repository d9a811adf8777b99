-- Attainment kept by target line and year, raised in the transaction that accepts a đề án.
create table attainment (
  province_code text not null,
  programme_id  uuid not null,
  target_code   text not null,
  year          integer not null,
  accepted      bigint not null default 0,
  primary key (province_code, programme_id, target_code, year),
  foreign key (province_code, programme_id, target_code) references target_line (province_code, programme_id, code),
  constraint attainment_not_negative check (accepted >= 0)
);

-- How many đề án stand in each state, by year and level: lists show totals without counting.
create table project_count (
  province_code text not null,
  programme_id  uuid not null,
  year          integer not null,
  level         text not null,
  state         text not null,
  count         integer not null,
  primary key (province_code, programme_id, year, level, state),
  constraint project_count_not_negative check (count >= 0)
);

-- One submit, one effect: the reply to a form's key is kept with the effect itself.
create table request_reply (
  province_code text not null,
  person_id     uuid not null,
  request_key   uuid not null,
  route         text not null,
  body_hash     text not null,
  status        integer not null,
  location      text not null,
  body          text not null,
  at            timestamptz not null,
  primary key (province_code, person_id, request_key)
);
