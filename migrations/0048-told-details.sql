-- What is told of the journey after the scan goes with the decision, in the columns that an inspection has for it: an inspection is written
-- once. Null: what was told at the opening holds. No checks: the program writes them from the lists that the inspection's checks hold.
alter table decision
  add column traveller_kind text,
  add column purpose text,
  add column conveyance jsonb,
  add column residence text,
  add column from_country text,
  add column to_country text;
insert into retention_floor values ('decision', 'clear', 60, '{conveyance}');
