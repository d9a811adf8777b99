-- What each approval charged to whose ceiling: so that money given back is reversed to the đồng, never worked out again.
create table establishment_charge (
  province_code    text not null,
  project_id       uuid not null,
  establishment_id uuid not null,
  norm_code        text not null,
  programme_id     uuid not null,
  amount_dong      bigint not null constraint establishment_charge_not_negative check (amount_dong >= 0),
  primary key (province_code, project_id, establishment_id, norm_code),
  foreign key (province_code, project_id) references project (province_code, id),
  foreign key (province_code, establishment_id) references establishment (province_code, id)
);

create index establishment_charge_by_establishment on establishment_charge (province_code, programme_id, establishment_id, norm_code);

alter table establishment_charge enable row level security;

alter table establishment_charge force row level security;

create policy establishment_charge_province on establishment_charge using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on establishment_charge to kc_app;

-- Money recovered may be paid again within the contract: the caps hold what is kept, not what once went out.
alter table project_fund drop constraint project_fund_committed_cap;

alter table project_fund add constraint project_fund_committed_cap check (advanced_dong + paid_dong - recovered_dong + released_dong <= committed_dong);

alter table fund_total drop constraint fund_total_paid_cap;

alter table fund_total add constraint fund_total_paid_cap check (advanced_dong + paid_dong - recovered_dong <= committed_dong);
