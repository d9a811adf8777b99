-- Row-level security: the second lock on every tenant table. A query that forgot its province sees nothing and writes nothing.
-- kc_app is the application's role; append-only tables give it INSERT and SELECT alone.

grant select, insert, update, delete on admin_unit to kc_app;

grant select, insert, update, delete on admin_unit_alias to kc_app;

grant select, insert, update, delete on admin_unit_succession to kc_app;

grant select, insert, update, delete on norm to kc_app;

grant select, insert, update, delete on advance_rule to kc_app;

grant select, insert, update, delete on public_day to kc_app;

grant select, insert, update, delete on person to kc_app;

grant select, insert, update, delete on person_role to kc_app;

grant select, insert, update, delete on session to kc_app;

grant select, insert, update, delete on sign_in_guess to kc_app;

grant select, insert, update, delete on known_device to kc_app;

alter table trail_entry enable row level security;

alter table trail_entry force row level security;

create policy trail_entry_province on trail_entry using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on trail_entry to kc_app;

alter table trail_head enable row level security;

alter table trail_head force row level security;

create policy trail_head_province on trail_head using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on trail_head to kc_app;

alter table trail_checkpoint enable row level security;

alter table trail_checkpoint force row level security;

create policy trail_checkpoint_province on trail_checkpoint using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on trail_checkpoint to kc_app;

alter table programme enable row level security;

alter table programme force row level security;

create policy programme_province on programme using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on programme to kc_app;

alter table programme_version enable row level security;

alter table programme_version force row level security;

create policy programme_version_province on programme_version using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on programme_version to kc_app;

alter table target_line enable row level security;

alter table target_line force row level security;

create policy target_line_province on target_line using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on target_line to kc_app;

alter table programme_source enable row level security;

alter table programme_source force row level security;

create policy programme_source_province on programme_source using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on programme_source to kc_app;

alter table programme_year enable row level security;

alter table programme_year force row level security;

create policy programme_year_province on programme_year using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on programme_year to kc_app;

alter table establishment enable row level security;

alter table establishment force row level security;

create policy establishment_province on establishment using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on establishment to kc_app;

alter table project enable row level security;

alter table project force row level security;

create policy project_province on project using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on project to kc_app;

alter table project_word enable row level security;

alter table project_word force row level security;

create policy project_word_province on project_word using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_word to kc_app;

alter table project_beneficiary enable row level security;

alter table project_beneficiary force row level security;

create policy project_beneficiary_province on project_beneficiary using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_beneficiary to kc_app;

alter table project_target enable row level security;

alter table project_target force row level security;

create policy project_target_province on project_target using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_target to kc_app;

alter table project_cost enable row level security;

alter table project_cost force row level security;

create policy project_cost_province on project_cost using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_cost to kc_app;

alter table project_fund enable row level security;

alter table project_fund force row level security;

create policy project_fund_province on project_fund using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on project_fund to kc_app;

alter table project_paper enable row level security;

alter table project_paper force row level security;

create policy project_paper_province on project_paper using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on project_paper to kc_app;

alter table stored_file enable row level security;

alter table stored_file force row level security;

create policy stored_file_province on stored_file using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on stored_file to kc_app;

alter table project_return enable row level security;

alter table project_return force row level security;

create policy project_return_province on project_return using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_return to kc_app;

alter table contract enable row level security;

alter table contract force row level security;

create policy contract_province on contract using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on contract to kc_app;

alter table appraisal enable row level security;

alter table appraisal force row level security;

create policy appraisal_province on appraisal using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on appraisal to kc_app;

alter table plan enable row level security;

alter table plan force row level security;

create policy plan_province on plan using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on plan to kc_app;

alter table plan_item enable row level security;

alter table plan_item force row level security;

create policy plan_item_province on plan_item using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on plan_item to kc_app;

alter table posting enable row level security;

alter table posting force row level security;

create policy posting_read on posting for select using (province_code = current_setting('app.province', true));

-- A closed year takes no more postings, whoever writes the SQL.
create policy posting_add on posting for insert with check (
  province_code = current_setting('app.province', true)
  and exists (
    select 1 from programme_year y
    where y.province_code = posting.province_code and y.programme_id = posting.programme_id and y.year = posting.year and y.closed_on is null
  )
);

grant select, insert on posting to kc_app;

alter table fund_total enable row level security;

alter table fund_total force row level security;

create policy fund_total_province on fund_total using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on fund_total to kc_app;

alter table establishment_support enable row level security;

alter table establishment_support force row level security;

create policy establishment_support_province on establishment_support using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on establishment_support to kc_app;

alter table inspection enable row level security;

alter table inspection force row level security;

create policy inspection_province on inspection using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on inspection to kc_app;

alter table acceptance enable row level security;

alter table acceptance force row level security;

create policy acceptance_province on acceptance using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert on acceptance to kc_app;

alter table attainment enable row level security;

alter table attainment force row level security;

create policy attainment_province on attainment using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on attainment to kc_app;

alter table project_count enable row level security;

alter table project_count force row level security;

create policy project_count_province on project_count using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update, delete on project_count to kc_app;

alter table request_reply enable row level security;

alter table request_reply force row level security;

create policy request_reply_province on request_reply using (province_code = current_setting('app.province', true)) with check (province_code = current_setting('app.province', true));

grant select, insert, update on request_reply to kc_app;
