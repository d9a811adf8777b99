-- Counterpart recorded as proven by mistake is taken back by a posting of its own: back to the pledge, or to the establishment what passed it.
alter table posting drop constraint posting_kind_fits_accounts;

alter table posting add constraint posting_kind_fits_accounts check ((kind, from_account, to_account) in (
  ('estimate', 'authority', 'estimate'), ('estimate-cut', 'estimate', 'authority'), ('carry-over', 'estimate', 'carried'),
  ('allocation', 'estimate', 'allocated'), ('allocation-release', 'allocated', 'estimate'),
  ('commitment', 'allocated', 'committed'), ('commitment-release', 'committed', 'estimate'),
  ('advance', 'committed', 'advanced'), ('payment', 'committed', 'paid'),
  ('advance-settlement', 'advanced', 'settled'), ('payment-settlement', 'paid', 'settled'),
  ('recovery', 'advanced', 'recovered'), ('recovery-paid', 'paid', 'recovered'),
  ('counterpart-pledge', 'beneficiary', 'pledged'), ('counterpart-proof', 'pledged', 'proven'), ('counterpart-proof-extra', 'beneficiary', 'proven'),
  ('counterpart-correction', 'proven', 'pledged'), ('counterpart-correction-extra', 'proven', 'beneficiary')));

-- As before (0039), with corrections counted against the proofs: no row takes back more than the kept total has already given up,
-- and that total is never below zero.
create or replace function posting_agrees(entry posting) returns boolean language plpgsql volatile as $$
declare
  family text[] := case
    when entry.kind in ('estimate', 'estimate-cut', 'carry-over') then array['estimate', 'estimate-cut', 'carry-over']
    when entry.kind in ('allocation', 'allocation-release') then array['allocation', 'allocation-release']
    when entry.kind in ('advance-settlement', 'payment-settlement') then array['advance-settlement', 'payment-settlement']
    when entry.kind in ('recovery', 'recovery-paid') then array['recovery', 'recovery-paid']
    when entry.kind in ('counterpart-proof', 'counterpart-proof-extra', 'counterpart-correction', 'counterpart-correction-extra')
      then array['counterpart-proof', 'counterpart-proof-extra', 'counterpart-correction', 'counterpart-correction-extra']
    else array[entry.kind] end;
  lowering constant text[] := array['estimate-cut', 'carry-over', 'allocation-release', 'counterpart-correction', 'counterpart-correction-extra'];
  raises boolean := not entry.kind = any(lowering);
  kept bigint;
  counted numeric;
begin
  if family[1] = 'estimate' then
    select estimate_dong into kept from fund_total
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year;
    select coalesce(sum(case when kind = any(lowering) then -amount_dong else amount_dong end), 0) into counted from posting
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year and kind = any(family);
  else
    select case family[1] when 'allocation' then f.approved_dong when 'commitment' then f.committed_dong when 'commitment-release' then f.released_dong
        when 'advance' then f.advanced_dong when 'payment' then f.paid_dong when 'advance-settlement' then f.settled_dong when 'recovery' then f.recovered_dong
        when 'counterpart-pledge' then f.pledged_dong when 'counterpart-proof' then f.proven_dong end into kept
      from project_fund f join project p on p.province_code = f.province_code and p.id = f.project_id
      where f.province_code = entry.province_code and f.project_id = entry.project_id and f.source = entry.source
        and p.programme_id = entry.programme_id and p.year = entry.year;
    select coalesce(sum(case when kind = any(lowering) then -amount_dong else amount_dong end), 0) into counted from posting
      where province_code = entry.province_code and project_id = entry.project_id and source = entry.source and kind = any(family);
  end if;
  counted := counted + case when raises then entry.amount_dong else -entry.amount_dong end;
  if kept is null or (raises and counted > kept) or (not raises and counted < kept) then
    raise exception 'posting % of % dong is not in the kept totals', entry.kind, entry.amount_dong
      using errcode = '23514', constraint = 'posting_agrees_with_totals', table = 'posting';
  end if;
  if entry.kind = 'allocation' and not approval_agrees(entry.province_code, entry.programme_id, entry.source, entry.year, entry.amount_dong) then
    raise exception 'allocation of % dong is not in the totals of its source and year', entry.amount_dong
      using errcode = '23514', constraint = 'posting_agrees_with_totals', table = 'posting';
  end if;
  return true;
end
$$;
