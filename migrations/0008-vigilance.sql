-- Vigilance: what looks after the watchlist itself. Memory of false matches, second approvals, late hits.

-- A pair of entry version and person that the second line found to be two people. Written once; what ends it early is a revocation.
create table false_match (
  id uuid primary key,
  site text not null,
  entry_id uuid not null,
  entry_version int not null,
  owner_agency text not null,
  referral_id uuid not null,
  inspection_id uuid not null,
  checkpoint text not null,
  by_account uuid not null,
  decided_at timestamptz not null,
  silent_until timestamptz not null check (silent_until > decided_at),
  constraint false_match_pair_key unique (referral_id, entry_id)
);
create index false_match_checkpoint on false_match (checkpoint, id);
create index false_match_owner on false_match (owner_agency, entry_id);

-- By what the person is known again: a keyed hash over PIN (else issuing state and number), name, birth date, sex and nationality.
-- Nothing of a person can be read from it. One row a document, and one more for each that a supervisor carries the memory to.
create table false_match_key (
  person_key bytea not null check (length(person_key) = 32),
  false_match_id uuid not null references false_match (id),
  by_account uuid not null,
  is_carried boolean not null,
  added_at timestamptz not null,
  primary key (person_key, false_match_id)
);
create index false_match_key_match on false_match_key (false_match_id);

create table false_match_revocation (
  false_match_id uuid primary key references false_match (id),
  by_account uuid not null,
  reason text check (length(reason) <= 500),
  revoked_at timestamptz not null
);

-- A hit that was not shown and did not count: beside `hit`, so that no reader of hits has to remember to leave it out.
create table silenced_hit (
  inspection_id uuid not null,
  revision int not null,
  entry_id uuid not null,
  entry_version int not null,
  owner_agency text not null,
  band text not null check (band in ('stop', 'review', 'log')),
  score real not null,
  policy text not null,
  evidence jsonb not null,
  false_match_id uuid not null,
  primary key (inspection_id, revision, entry_id)
) partition by range (inspection_id);
create index silenced_hit_match on silenced_hit (false_match_id);
insert into partitioned_fact values ('silenced_hit');

-- The first of two approvals of an entry that would have stopped many travellers.
create table watchlist_approval (
  entry_id uuid not null,
  version int not null,
  account_id uuid not null,
  -- how many travellers it would have stopped, when it was approved
  stopped_count int not null,
  approved_at timestamptz not null,
  primary key (entry_id, version, account_id)
);

-- What a hit on a crossing that was recorded before the entry came into force says; its referral is that of the
-- latest crossing of the same person that was hit.
create table late_hit (
  inspection_id uuid not null,
  entry_id uuid not null,
  entry_version int not null,
  referral_id uuid not null,
  owner_agency text not null,
  category text not null,
  action text not null,
  flags text[] not null,
  band text not null check (band in ('stop', 'review')),
  score real not null,
  policy text not null,
  evidence jsonb not null,
  -- as in false_match_key: an entry opens one referral a person, however often the person crossed
  person_key bytea not null,
  found_at timestamptz not null,
  primary key (inspection_id, entry_id, entry_version)
) partition by range (inspection_id);
create index late_hit_person on late_hit (entry_id, entry_version, person_key);
create index late_hit_referral on late_hit (referral_id);
insert into partitioned_fact values ('late_hit');

-- A pass of the late-hit job over recorded crossings, newest first, with the changes of a stretch of the feed. Its cursor moves in the
-- transaction that writes the hits, so a killed pass goes on where it was. Never shown: the stretch counts discreet changes, too.
create table late_hit_pass (
  id uuid primary key,
  site text not null,
  after_change_seq bigint not null,
  upto_change_seq bigint not null check (upto_change_seq >= after_change_seq),
  -- crossings from here on are screened whatever their direction, earlier ones when they are entries
  recent_from uuid not null,
  -- everything from here on is done
  cursor uuid not null,
  screened_count int not null default 0,
  total_estimate int not null,
  policy text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create unique index late_hit_pass_open on late_hit_pass (site) where finished_at is null;
create index late_hit_pass_seq on late_hit_pass (site, upto_change_seq);
-- What is in force at the migration has been screened by the lanes.
insert into late_hit_pass (id, site, after_change_seq, upto_change_seq, recent_from, cursor, total_estimate, policy, started_at, finished_at)
  select '00000000-0000-7000-8000-000000000000', '*', 0, change_seq, id_floor(now()), id_floor(now()), 0, 'none', now(), now()
  from watchlist_counter;

-- One row for each change that a pass screens: what the owner agency is told.
create table late_hit_run (
  pass_id uuid not null references late_hit_pass (id),
  change_seq bigint not null,
  entry_id uuid not null,
  entry_version int not null,
  owner_agency text not null,
  hit_count int not null default 0,
  referral_count int not null default 0,
  primary key (pass_id, change_seq)
);
create index late_hit_run_owner on late_hit_run (owner_agency, pass_id, entry_id);

-- Reviews that come due.
create index watchlist_version_review_due on watchlist_version ((content ->> 'reviewDue')) where content ->> 'reviewDue' is not null;

grant select, insert on false_match, false_match_key, false_match_revocation, silenced_hit, watchlist_approval, late_hit to iamis_app;
grant select, insert, update on late_hit_pass, late_hit_run to iamis_app;
grant select on silenced_hit, late_hit to iamis_keeper;

select make_partitions((now() at time zone 'UTC')::date - 62, 8);
