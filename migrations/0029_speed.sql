-- A paper is found by the beginning of its number: the folded number stands in a column of its own, written by the application, because an
-- index on an expression is not used under row-level security.
drop index project_paper_by_number;

alter table project_paper add column number_key text not null default '';

alter table project_paper no force row level security;

update project_paper set number_key = translate(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐđÂâĂăÊêÔôƠơƯư ', 'abcdefghijklmnopqrstuvwxyzddaaaaeeoooouu');

alter table project_paper force row level security;

create index project_paper_by_number on project_paper (province_code, number_key text_pattern_ops);

-- What changed last in one commune, without walking the whole province.
create index project_by_commune_change on project (province_code, commune_code, commune_valid_from, changed_at desc);
