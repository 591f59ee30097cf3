-- Stays are forgotten a slice at a time, so that no statement grows with the register. While forgotten_below is set, what lies below that id
-- is gone already; whoever has the turn goes on, also after the one who began was killed.
alter table stay_fold add column forgotten_below uuid;

-- Keyed hashes that can't be made again, because retention has dropped the documents: kept here from when a crossing's stays are forgotten
-- until they are counted anew.
create table stay_spared_key (
  id uuid primary key,
  document_keys uuid[] not null,
  personal_keys uuid[] not null,
  name_keys uuid[] not null
);
grant select, insert, delete on stay_spared_key to iamis_app;
