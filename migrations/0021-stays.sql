-- Stays: entries and exits paired per person, kept by the crossings' rows shortly after their commit. Everything here is worked out of the
-- crossings and may be worked out again from nothing; it holds keyed hashes, never a name or a number.

-- The order of arrival: whoever follows the crossings reads on from the last row of a transaction that is over.
create index if not exists crossing_arrived on crossing (arrived_xid, inspection_id, revision);

-- Each crossing as it stands, with the person it belongs to: the least id among the crossings that documents and personal numbers link.
create table stay_crossing (
  id uuid primary key,
  person_id uuid not null,
  revision int not null,
  direction text not null check (direction in ('entry', 'exit')),
  kind text not null check (kind in ('ordinary', 'returned', 'void', 'escorted')),
  occurred_at timestamptz not null,
  checkpoint text not null,
  nationality text not null,
  sex text not null,
  age smallint,
  traveller_kind text not null,
  purpose text not null,
  residence text,
  to_country text,
  is_invented boolean not null,
  document_keys uuid[] not null,
  personal_keys uuid[] not null,
  name_keys uuid[] not null
);
create index stay_crossing_person on stay_crossing (person_id);

-- By what the lane finds a person: one read.
create table stay_key (
  key uuid primary key,
  person_id uuid not null
);
create index stay_key_person on stay_key (person_id);

create table stay (
  -- the entry's crossing; of an exit without an entry the exit's
  id uuid primary key,
  person_id uuid not null,
  -- the exit's person, where only the name links the two ends
  exit_person_id uuid,
  entry_id uuid,
  entry_at timestamptz,
  entry_checkpoint text,
  exit_id uuid,
  exit_at timestamptz,
  exit_checkpoint text,
  nationality text not null,
  exit_nationality text,
  sex text not null,
  age smallint,
  traveller_kind text not null,
  purpose text not null,
  residence text,
  -- where the exit leads, if it was said
  to_country text,
  is_invented boolean not null,
  confidence text check (confidence in ('certain', 'probable')),
  reason text check (reason in ('same-document', 'personal-number', 'shown-together', 'name-birth-date-sex')),
  class text check (class in ('same-document', 'other-document', 'other-nationality')),
  name_score real,
  -- of an end that its own documents don't pair: the person's crossings after the entry and before the exit
  entry_next_at timestamptz,
  exit_previous_at timestamptz,
  -- by the rule in force on the day of entry; null without one
  rule_id uuid,
  -- certain pairs only
  over_days int check (over_days >= 0),
  -- of an entry that nothing follows: the last authorised day
  authorised_until date,
  check (entry_id is not null or exit_id is not null),
  check ((entry_id is not null and exit_id is not null) = (confidence is not null))
);
create index stay_person on stay (person_id);
create index stay_exit_person on stay (exit_person_id) where exit_person_id is not null;
create index stay_exit on stay (exit_id) where exit_id is not null;
create index stay_entry_at on stay (entry_at);
create index stay_exit_at on stay (exit_at);

-- Open ends by the words of a name with birth date and sex.
create table stay_end_key (
  key uuid not null,
  crossing_id uuid not null,
  primary key (key, crossing_id)
);
create index stay_end_key_crossing on stay_end_key (crossing_id);

-- How far the crossings have been followed. Everything that was committed before as_of is in the stays: at mark_at no transaction from
-- mark_xid on had begun, so once the line has passed mark_xid, mark_at is what they are as of.
create table stay_fold (
  name text primary key,
  at_xid xid8 not null,
  at_id uuid not null,
  at_revision int not null,
  mark_xid xid8,
  mark_at timestamptz,
  as_of timestamptz
);
insert into stay_fold values ('stays', '0', '00000000-0000-0000-0000-000000000000', 0);

grant select, insert, update, delete on stay_crossing, stay_key, stay, stay_end_key to iamis_app;
grant select, update on stay_fold to iamis_app;
