-- The ledger. One row moves one amount from one account to another, so the books balance by construction; rows are only added.
create table posting (
  province_code    text not null,
  id               uuid not null,
  programme_id     uuid not null,
  year             integer not null,
  source           text not null,
  kind             text not null,
  from_account     text not null,
  to_account       text not null,
  amount_dong      bigint not null,
  currency         text not null default 'VND',
  project_id       uuid,
  establishment_id uuid,
  day              date not null,
  paper_no         text not null,
  note             text not null default '',
  recorded_by      uuid not null,
  recorded_at      timestamptz not null,
  primary key (province_code, id),
  constraint posting_amount_positive check (amount_dong > 0),
  constraint posting_currency_is_dong check (currency = 'VND'),
  constraint posting_accounts_differ check (from_account <> to_account),
  constraint posting_kind_fits_accounts check ((kind, from_account, to_account) in (
    ('estimate', 'authority', 'estimate'), ('estimate-cut', 'estimate', 'authority'), ('carry-over', 'estimate', 'carried'),
    ('allocation', 'estimate', 'allocated'), ('allocation-release', 'allocated', 'estimate'),
    ('commitment', 'allocated', 'committed'), ('commitment-release', 'committed', 'estimate'),
    ('advance', 'committed', 'advanced'), ('payment', 'committed', 'paid'),
    ('advance-settlement', 'advanced', 'settled'), ('payment-settlement', 'paid', 'settled'),
    ('recovery', 'advanced', 'recovered'), ('recovery-paid', 'paid', 'recovered'),
    ('counterpart-pledge', 'beneficiary', 'pledged'), ('counterpart-proof', 'pledged', 'proven'), ('counterpart-proof-extra', 'beneficiary', 'proven'))),
  foreign key (province_code, programme_id, year) references programme_year (province_code, programme_id, year),
  foreign key (province_code, programme_id, source) references programme_source (province_code, programme_id, source),
  foreign key (province_code, project_id) references project (province_code, id)
);

create index posting_by_project on posting (province_code, project_id, day);

create index posting_by_fund on posting (province_code, programme_id, source, year, kind);

-- Kept totals by source and year: the cap is the estimate of the year. Rebuilt from the postings and compared by `verify`.
create table fund_total (
  province_code  text not null,
  programme_id   uuid not null,
  source         text not null,
  year           integer not null,
  estimate_dong  bigint not null default 0,
  approved_dong  bigint not null default 0,
  committed_dong bigint not null default 0,
  advanced_dong  bigint not null default 0,
  paid_dong      bigint not null default 0,
  settled_dong   bigint not null default 0,
  recovered_dong bigint not null default 0,
  pledged_dong   bigint not null default 0,
  proven_dong    bigint not null default 0,
  primary key (province_code, programme_id, source, year),
  foreign key (province_code, programme_id, source) references programme_source (province_code, programme_id, source),
  foreign key (province_code, programme_id, year) references programme_year (province_code, programme_id, year),
  constraint fund_total_not_negative check (least(estimate_dong, approved_dong, committed_dong, advanced_dong, paid_dong, settled_dong, recovered_dong, pledged_dong, proven_dong) >= 0),
  constraint fund_total_estimate_cap check (approved_dong <= estimate_dong),
  constraint fund_total_committed_cap check (committed_dong <= approved_dong),
  constraint fund_total_paid_cap check (advanced_dong + paid_dong <= committed_dong)
);

-- Cap: the norm per establishment. One row for each establishment, norm and programme.
create table establishment_support (
  province_code    text not null,
  programme_id     uuid not null,
  establishment_id uuid not null,
  norm_code        text not null,
  ceiling_dong     bigint not null,
  approved_dong    bigint not null default 0,
  primary key (province_code, programme_id, establishment_id, norm_code),
  foreign key (province_code, programme_id) references programme (province_code, id),
  foreign key (province_code, establishment_id) references establishment (province_code, id),
  constraint establishment_support_cap check (approved_dong >= 0 and approved_dong <= ceiling_dong)
);
