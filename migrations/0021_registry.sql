-- Search without diacritics over establishments: one row per distinct folded word of name, owner and products, so a prefix finds them.
create table establishment_word (
  province_code    text not null,
  word             text collate "C" not null,
  establishment_id uuid not null,
  primary key (province_code, word, establishment_id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

create index establishment_word_by_establishment on establishment_word (province_code, establishment_id, word);

alter table establishment_word enable row level security;

alter table establishment_word force row level security;

create policy establishment_word_province on establishment_word using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on establishment_word to kc_app;

-- The same words in one line: once the rarest word has found the rows, the other words are looked for here.
alter table establishment add column search_norm text not null default '';

-- Who has uncovered the contact of an establishment, and until when they see it. The act itself stands in the trail.
create table contact_disclosure (
  province_code    text not null,
  establishment_id uuid not null,
  person_id        uuid not null,
  until            timestamptz not null,
  primary key (province_code, establishment_id, person_id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

alter table contact_disclosure enable row level security;

alter table contact_disclosure force row level security;

create policy contact_disclosure_province on contact_disclosure using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on contact_disclosure to kc_app;

create index establishment_in_order on establishment (province_code, name_norm collate "C", id);

create index establishment_by_phone on establishment (province_code, phone);

-- A number and its branches ("6200012345", "6200012345-001") stand side by side in this order.
create index establishment_by_number on establishment (province_code, identity_no collate "C");
