-- The last guard of the ledger: a posting is taken only when the kept totals already hold it. The totals carry the caps as constraints,
-- so no row of the ledger, whoever writes the SQL, adds up to more than a cap allows. A function in the policy of the table, not a trigger:
-- it reads only rows of the posting's own province, programme and đề án.
create function posting_agrees(entry posting) returns boolean language plpgsql volatile as $$
declare
  family text[] := case
    when entry.kind in ('estimate', 'estimate-cut', 'carry-over') then array['estimate', 'estimate-cut', 'carry-over']
    when entry.kind in ('allocation', 'allocation-release') then array['allocation', 'allocation-release']
    when entry.kind in ('advance-settlement', 'payment-settlement') then array['advance-settlement', 'payment-settlement']
    when entry.kind in ('recovery', 'recovery-paid') then array['recovery', 'recovery-paid']
    when entry.kind in ('counterpart-proof', 'counterpart-proof-extra') then array['counterpart-proof', 'counterpart-proof-extra']
    else array[entry.kind] end;
  lowers constant text[] := array['estimate-cut', 'carry-over', 'allocation-release', 'commitment-release'];
  raises boolean := not entry.kind = any(lowers) or entry.kind = 'commitment-release';
  kept bigint;
  counted numeric;
begin
  if family[1] = 'estimate' then
    select estimate_dong into kept from fund_total
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year;
    select coalesce(sum(case when kind = 'estimate' then amount_dong else -amount_dong end), 0) into counted from posting
      where province_code = entry.province_code and programme_id = entry.programme_id and source = entry.source and year = entry.year and kind = any(family);
  else
    select case family[1] when 'allocation' then f.approved_dong when 'commitment' then f.committed_dong when 'commitment-release' then f.released_dong
        when 'advance' then f.advanced_dong when 'payment' then f.paid_dong when 'advance-settlement' then f.settled_dong when 'recovery' then f.recovered_dong
        when 'counterpart-pledge' then f.pledged_dong when 'counterpart-proof' then f.proven_dong end into kept
      from project_fund f join project p on p.province_code = f.province_code and p.id = f.project_id
      where f.province_code = entry.province_code and f.project_id = entry.project_id and f.source = entry.source
        and p.programme_id = entry.programme_id and p.year = entry.year;
    select coalesce(sum(case when kind = 'allocation-release' then -amount_dong else amount_dong end), 0) into counted from posting
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

-- What is approved from a source in a year, and from all sources in the year, must stand in the totals that hold the caps.
create function approval_agrees(province text, programme uuid, from_source text, in_year integer, amount bigint) returns boolean language sql volatile as $$
  select (
    select coalesce(sum(case when kind = 'allocation' then amount_dong else -amount_dong end), 0) from posting
    where province_code = province and programme_id = programme and source = from_source and year = in_year
      and kind in ('allocation', 'allocation-release', 'commitment-release')
  ) + amount <= (
    select approved_dong from fund_total where province_code = province and programme_id = programme and source = from_source and year = in_year
  ) and (
    select sum(approved_dong) from fund_total where province_code = province and programme_id = programme and year = in_year
  ) <= (
    select approved_dong from programme_year where province_code = province and programme_id = programme and year = in_year
  )
$$;

-- Estimates belong to no đề án, every other posting to one.
alter table posting add constraint posting_names_its_project check ((kind in ('estimate', 'estimate-cut', 'carry-over')) = (project_id is null));

-- The amount beside the key: adding up what a source gave in a year reads the index alone.
drop index posting_by_fund;

create index posting_by_fund on posting (province_code, programme_id, source, year, kind) include (amount_dong);

alter policy posting_add on posting with check (
  province_code = current_setting('app.province', true)
  and exists (
    select 1 from programme_year y
    where y.province_code = posting.province_code and y.programme_id = posting.programme_id and y.year = posting.year and y.closed_on is null
  )
  and posting_agrees(posting)
);
