-- What each beneficiary of a đề án is given of its support: fixed by the appraisal, anew by the decision that names beneficiaries. The ceiling of each
-- is charged with its own amount. A đề án appraised before this table was there has no rows: it stays charged in equal parts, and pages say so.
create table beneficiary_share (
  province_code    text not null,
  project_id       uuid not null,
  establishment_id uuid not null,
  amount_dong      bigint not null constraint beneficiary_share_not_negative check (amount_dong >= 0),
  primary key (province_code, project_id, establishment_id),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

alter table beneficiary_share enable row level security;

alter table beneficiary_share force row level security;

create policy beneficiary_share_province on beneficiary_share using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, delete on beneficiary_share to kc_app;
