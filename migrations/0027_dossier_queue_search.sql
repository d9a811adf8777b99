-- What waits for someone, soonest first, in one state of one level.
create index project_by_due on project (province_code, state, level, due_on);

-- Papers by the beginning of their number, typed with or without marks and in any case: "03/2025/hd-kcqg" finds 03/2025/HĐ-KCQG.
create index project_paper_by_number on project_paper (province_code,
  translate(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZĐđÂâĂăÊêÔôƠơƯư ', 'abcdefghijklmnopqrstuvwxyzddaaaaeeoooouu') text_pattern_ops);
