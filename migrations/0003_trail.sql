-- Who did what: append-only, one hash chain per subject. The application may add and read, never change.
create table trail_entry (
  province_code text not null,
  chain_id      uuid not null,
  seq           integer not null,
  id            uuid not null,
  at            timestamptz not null,
  person_id     uuid,
  person_name   text not null,
  role          text not null,
  act           text not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  facts         jsonb not null,
  request_id    text not null,
  previous_hash bytea not null,
  hash          bytea not null,
  primary key (province_code, chain_id, seq),
  constraint trail_entry_seq_positive check (seq > 0)
);

create index trail_entry_by_time on trail_entry (province_code, at desc);

create table trail_head (
  province_code text not null,
  chain_id      uuid not null,
  seq           integer not null,
  hash          bytea not null,
  primary key (province_code, chain_id)
);

create table trail_checkpoint (
  province_code text not null,
  number        integer not null,
  at            timestamptz not null,
  heads         jsonb not null,
  previous_hash bytea not null,
  hash          bytea not null,
  signature     bytea not null,
  primary key (province_code, number)
);
