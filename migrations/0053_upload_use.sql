-- How many bytes of papers are kept, by who sent them, by đề án and in the whole province, with the limit beside each sum so that the
-- database itself holds it. Two uploads at once cannot both take the last room.
create table upload_use (
  province_code text not null,
  kind          text not null check (kind in ('project', 'applicant', 'staff', 'province')),
  subject_id    uuid not null,
  kept_bytes    bigint not null check (kept_bytes >= 0),
  most_bytes    bigint not null,
  primary key (province_code, kind, subject_id),
  constraint upload_use_cap check (kept_bytes <= most_bytes)
);

alter table upload_use enable row level security;

alter table upload_use force row level security;

create policy upload_use_province on upload_use using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on upload_use to kc_app;

-- Limits an administrator set, dated; where none was set the product's own hold. Rows are only added.
create table upload_limit (
  province_code text not null,
  kind          text not null check (kind in ('project', 'applicant', 'staff', 'province')),
  most_bytes    bigint not null check (most_bytes > 0),
  set_at        timestamptz not null,
  set_by        uuid not null,
  primary key (province_code, kind, set_at)
);

alter table upload_limit enable row level security;

alter table upload_limit force row level security;

create policy upload_limit_province on upload_limit using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on upload_limit to kc_app;
