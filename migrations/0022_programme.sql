-- A source of money that a corrected decision no longer names stays, marked; norms carry a note and how far their priority factor was checked.
alter table programme_source add column withdrawn boolean not null default false;

alter table norm add column note text not null default '';

alter table norm add column priority_standing text constraint norm_priority_standing_known check (priority_standing in ('verified', 'corroborated', 'old-text', 'unverified'));

alter table norm add constraint norm_period_forward check (in_force_to is null or in_force_to >= in_force_from);
