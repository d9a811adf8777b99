-- How far each chain has been carried into a signed checkpoint. Bookkeeping of the writer; `verify` trusts the anchors, not this.
alter table trail_head add column anchored_seq integer not null default 0;

create index trail_entry_by_person on trail_entry (province_code, person_id, at desc);

create index trail_entry_by_act on trail_entry (province_code, act, at desc);
