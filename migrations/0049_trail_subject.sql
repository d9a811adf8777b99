-- Everything ever done to one record, looks at it included: those stand in the chain of whoever looked, so the chain alone does not find them.
create index trail_entry_by_subject on trail_entry (province_code, subject_id, at desc);
