-- A report over part of a year is counted from the days of vouchers and acceptances.
create index posting_by_day on posting (province_code, programme_id, day);

create index acceptance_by_day on acceptance (province_code, held_on);
