-- Money that came back. Of what was recovered of a source, the part taken back from payments; what came back after the budget year was closed
-- (booked in a later year, the closed year stays as it was closed); and what the acceptance gives of each source, less what was taken back for
-- good: until now all three were added up anew from postings and minutes by whoever asked, and money recovered was owed again.
alter table project_fund add column paid_back_dong bigint not null default 0;

alter table project_fund add column returned_dong bigint not null default 0;

alter table project_fund add column earned_dong bigint;

alter table fund_total add column returned_dong bigint not null default 0;

alter table project_fund no force row level security;

alter table project no force row level security;

alter table acceptance no force row level security;

alter table posting no force row level security;

update project_fund f set paid_back_dong = back.amount
  from (select province_code, project_id, source, sum(amount_dong)::bigint as amount from posting where kind = 'recovery-paid' group by province_code, project_id, source) back
  where back.province_code = f.province_code and back.project_id = f.project_id and back.source = f.source;

-- Accepted support by source, in the proportion of what is promised from each, the odd đồng to the first: as the application divided it until now.
with promises as (
  select f.province_code, f.project_id, f.source, (f.committed_dong - f.released_dong)::numeric as promised, least(a.support_dong, sum(f.committed_dong - f.released_dong) over each)::numeric as whole,
    sum(f.committed_dong - f.released_dong) over each as together
  from project_fund f join project p on p.province_code = f.province_code and p.id = f.project_id and p.state in ('accepted', 'settled')
  join lateral (select support_dong from acceptance a where a.province_code = p.province_code and a.project_id = p.id and a.verdict <> 'fail'
    order by held_on desc, recorded_at desc limit 1) a on true
  where f.approved_dong > 0
  window each as (partition by f.province_code, f.project_id)
), parts as (
  select province_code, project_id, source, promised, whole, case when together = 0 then 0 else floor(whole * promised / together) end as part from promises
), earned as (
  select *, whole - sum(part) over each as odd, count(*) filter (where promised > 0) over (each order by source) as nth
  from parts window each as (partition by province_code, project_id)
)
update project_fund f set earned_dong = e.part + case when e.promised > 0 and e.nth <= e.odd then 1 else 0 end
  from earned e where e.province_code = f.province_code and e.project_id = f.project_id and e.source = f.source;

alter table project_fund force row level security;

alter table project force row level security;

alter table acceptance force row level security;

alter table posting force row level security;

-- Every cap reads what is kept: paid out, less what came back, before or after the books were closed.
alter table project_fund drop constraint project_fund_committed_cap;

alter table project_fund add constraint project_fund_committed_cap
  check (advanced_dong + paid_dong - recovered_dong - returned_dong + released_dong <= committed_dong);

alter table project_fund add constraint project_fund_returned_cap check (returned_dong >= 0 and returned_dong <= settled_dong);

alter table project_fund add constraint project_fund_paid_back_cap check (paid_back_dong >= 0 and paid_back_dong <= least(paid_dong, recovered_dong));

-- The rest is paid on the acceptance: never more of it than the acceptance gives and nobody took back for good.
alter table project_fund add constraint project_fund_earned_cap
  check (earned_dong is null or (earned_dong >= 0 and paid_dong - paid_back_dong - returned_dong <= earned_dong));

alter table fund_total add constraint fund_total_returned_not_negative check (returned_dong >= 0);

-- Recovery of what was settled: while the year is open it lowers the settlement, once it is closed it is an act of a later year.
alter table posting drop constraint posting_kind_fits_accounts;

alter table posting add constraint posting_kind_fits_accounts check ((kind, from_account, to_account) in (
  ('estimate', 'authority', 'estimate'), ('estimate-cut', 'estimate', 'authority'), ('carry-over', 'estimate', 'carried'),
  ('allocation', 'estimate', 'allocated'), ('allocation-release', 'allocated', 'estimate'),
  ('commitment', 'allocated', 'committed'), ('commitment-release', 'committed', 'estimate'),
  ('advance', 'committed', 'advanced'), ('payment', 'committed', 'paid'),
  ('advance-settlement', 'advanced', 'settled'), ('payment-settlement', 'paid', 'settled'),
  ('recovery', 'advanced', 'recovered'), ('recovery-paid', 'paid', 'recovered'),
  ('recovery-settled', 'settled', 'recovered'), ('recovery-settled-paid', 'settled', 'recovered'), ('recovery-closed', 'settled', 'budget'),
  ('counterpart-pledge', 'beneficiary', 'pledged'), ('counterpart-proof', 'pledged', 'proven'), ('counterpart-proof-extra', 'beneficiary', 'proven'),
  ('counterpart-correction', 'proven', 'pledged'), ('counterpart-correction-extra', 'proven', 'beneficiary')));

-- As before (0045), with recoveries after the settlement: they raise what was recovered and lower what is settled, and both kept totals must hold
-- it; one of a closed year stands in a later year than its đề án.
create or replace function posting_agrees(entry posting) returns boolean language plpgsql volatile as $$
declare
  settling constant text[] := array['advance-settlement', 'payment-settlement', 'recovery-settled', 'recovery-settled-paid'];
  family text[] := case
    when entry.kind in ('estimate', 'estimate-cut', 'carry-over') then array['estimate', 'estimate-cut', 'carry-over']
    when entry.kind in ('allocation', 'allocation-release') then array['allocation', 'allocation-release']
    when entry.kind in ('advance-settlement', 'payment-settlement') then settling
    when entry.kind in ('recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid')
      then array['recovery', 'recovery-paid', 'recovery-settled', 'recovery-settled-paid']
    when entry.kind in ('counterpart-proof', 'counterpart-proof-extra', 'counterpart-correction', 'counterpart-correction-extra')
      then array['counterpart-proof', 'counterpart-proof-extra', 'counterpart-correction', 'counterpart-correction-extra']
    else array[entry.kind] end;
  lowering text[] := array['estimate-cut', 'carry-over', 'allocation-release', 'counterpart-correction', 'counterpart-correction-extra']
    || case when family = settling then array['recovery-settled', 'recovery-settled-paid'] else '{}' end;
  raises boolean := not entry.kind = any(lowering);
  kept bigint;
  counted numeric;
  settled_kept bigint;
  settled_counted numeric;
begin
  if family[1] = 'estimate' then
    select estimate_dong into kept from fund_total
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year;
    select coalesce(sum(case when kind = any(lowering) then -amount_dong else amount_dong end), 0) into counted from posting
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year and kind = any(family);
  else
    select case family[1] when 'allocation' then f.approved_dong when 'commitment' then f.committed_dong when 'commitment-release' then f.released_dong
        when 'advance' then f.advanced_dong when 'payment' then f.paid_dong when 'advance-settlement' then f.settled_dong when 'recovery' then f.recovered_dong
        when 'recovery-closed' then f.returned_dong
        when 'counterpart-pledge' then f.pledged_dong when 'counterpart-proof' then f.proven_dong end, f.settled_dong into kept, settled_kept
      from project_fund f join project p on p.province_code = f.province_code and p.id = f.project_id
      where f.province_code = entry.province_code and f.project_id = entry.project_id and f.source = entry.source
        and case when entry.kind = 'recovery-closed' then p.year < entry.year else p.programme_id = entry.programme_id and p.year = entry.year end;
    select coalesce(sum(case when kind = any(lowering) then -amount_dong else amount_dong end), 0) into counted from posting
      where province_code = entry.province_code and project_id = entry.project_id and source = entry.source and kind = any(family);
  end if;
  counted := counted + case when raises then entry.amount_dong else -entry.amount_dong end;
  if entry.kind in ('recovery-settled', 'recovery-settled-paid') then
    select coalesce(sum(case when kind in ('recovery-settled', 'recovery-settled-paid') then -amount_dong else amount_dong end), 0) - entry.amount_dong into settled_counted
      from posting where province_code = entry.province_code and project_id = entry.project_id and source = entry.source and kind = any(settling);
  end if;
  if kept is null or (raises and counted > kept) or (not raises and counted < kept) or settled_counted < settled_kept then
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
