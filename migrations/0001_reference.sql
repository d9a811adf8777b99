-- Catalogues every province shares: units of administration, norms, advance rules, the official calendar.
create table admin_unit (
  code        text not null,
  valid_from  date not null,
  valid_to    date,
  level       text not null constraint admin_unit_level_known check (level in ('province', 'district', 'commune')),
  kind        text not null,
  name        text not null,
  name_norm   text not null,
  parent_code text,
  province_code text not null,
  primary key (code, valid_from),
  constraint admin_unit_period_forward check (valid_to is null or valid_to > valid_from)
);

create index admin_unit_by_province on admin_unit (province_code, level, valid_from);

create table admin_unit_alias (
  code       text not null,
  valid_from date not null,
  alias      text not null,
  alias_norm text not null,
  primary key (code, valid_from, alias),
  foreign key (code, valid_from) references admin_unit (code, valid_from)
);

create table admin_unit_succession (
  old_code       text not null,
  old_valid_from date not null,
  new_code       text not null,
  new_valid_from date not null,
  primary key (old_code, old_valid_from, new_code, new_valid_from),
  foreign key (old_code, old_valid_from) references admin_unit (code, valid_from),
  foreign key (new_code, new_valid_from) references admin_unit (code, valid_from)
);

create table norm (
  id            text primary key,
  code          text not null,
  level         text not null constraint norm_level_known check (level in ('national', 'local')),
  province_code text,
  name          text not null,
  basis_points  integer constraint norm_share_sane check (basis_points between 1 and 10000),
  ceiling_dong  bigint constraint norm_ceiling_positive check (ceiling_dong > 0),
  ceiling_unit  text not null,
  basis         text not null,
  condition     text not null,
  priority_basis_points integer,
  per_establishment boolean not null,
  article       text not null,
  standing      text not null constraint norm_standing_known check (standing in ('verified', 'corroborated', 'old-text', 'unverified')),
  in_force_from date not null,
  in_force_to   date
);

create table advance_rule (
  id            text primary key,
  level         text not null constraint advance_rule_level_known check (level in ('national', 'local')),
  kind          text not null,
  basis_points  integer not null constraint advance_rule_share_sane check (basis_points between 0 and 10000),
  progress_over_basis_points integer,
  progress_of   text,
  after_acceptance boolean not null,
  papers        text not null,
  article       text not null,
  standing      text not null constraint advance_rule_standing_known check (standing in ('verified', 'corroborated', 'old-text', 'unverified')),
  in_force_from date not null,
  in_force_to   date
);

create table public_day (
  day      date primary key,
  kind     text not null constraint public_day_kind_known check (kind in ('off', 'work')),
  name     text not null,
  source   text not null,
  standing text not null constraint public_day_standing_known check (standing in ('verified', 'corroborated', 'old-text', 'unverified')),
  enabled  boolean not null default true
);
