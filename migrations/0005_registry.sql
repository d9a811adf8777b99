-- Who may benefit: establishments. Identity numbers are warned about, never blocked; duplicates are flagged, never merged.
create table establishment (
  province_code     text not null,
  id                uuid not null,
  version           integer not null default 1,
  name              text not null,
  name_norm         text not null,
  kind              text not null,
  identity_no       text,
  commune_code      text not null,
  commune_valid_from date not null,
  address           text not null,
  sector            text not null,
  products          text not null,
  owner_name        text not null,
  owner_is_woman    boolean not null,
  owner_is_minority boolean not null,
  workers           integer constraint establishment_workers_not_negative check (workers >= 0),
  phone             text not null,
  email             text not null,
  founded_on        date,
  created_at        timestamptz not null,
  primary key (province_code, id)
);

create index establishment_by_name on establishment (province_code, name_norm text_pattern_ops);

create index establishment_by_identity on establishment (province_code, identity_no);

create index establishment_by_commune on establishment (province_code, commune_code);
