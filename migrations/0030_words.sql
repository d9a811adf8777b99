-- Words are ordered by their bytes in every table of words, so that one way of looking serves them all; the primary key finds a word and,
-- within it, the newest record first.
drop index project_word_by_prefix;

drop index project_word_by_project;

alter table project_word alter column word type text collate "C";

create index project_word_by_project on project_word (province_code, project_id, word);
