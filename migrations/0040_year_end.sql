-- When the books of a budget year end: dated rules of law, shown with their article and standing. Days are "MM-DD" of the year after.
create table year_end_rule (
  first_budget_year integer primary key,
  last_budget_year  integer,
  corrections_until text not null constraint year_end_rule_corrections_day check (corrections_until ~ '^\d{2}-\d{2}$'),
  reconcile_by      text constraint year_end_rule_reconcile_day check (reconcile_by ~ '^\d{2}-\d{2}$'),
  repay_by          text constraint year_end_rule_repay_day check (repay_by ~ '^\d{2}-\d{2}$'),
  article           text not null,
  standing          text not null
);

insert into year_end_rule values
  (2017, 2025, '01-31', null, null, 'Luật Ngân sách nhà nước số 83/2015/QH13; Thông tư 342/2016/TT-BTC', 'corroborated'),
  (2026, null, '01-31', '02-10', '02-15', 'Điều 31 Nghị định 73/2026/NĐ-CP; Điều 19 Thông tư 26/2026/TT-BTC', 'verified');

grant select on year_end_rule to kc_app;
