-- The watchlist. A version is written once, with its content whole; what becomes of it is a row of watchlist_change; the state
-- of the entry is the one mutable row. The change feed has no holes: change_seq comes from a counter row updated in the writing
-- transaction, so the order of numbers is the order of commits.

create table watchlist_version (
  entry_id uuid not null,
  version int not null check (version >= 1),
  site text not null,
  kind text not null check (kind in ('new', 'change', 'withdrawal')),
  owner_agency text not null references agency (code),
  category text not null,
  action text not null,
  is_discreet boolean not null generated always as (action = 'report-discreetly') stored,
  content jsonb not null,
  content_hash text not null,
  completeness numeric(3, 2) not null check (completeness between 0 and 1),
  import_id uuid,
  -- why a withdrawal is proposed
  reason text check (length(reason) <= 500),
  proposed_by uuid,
  proposed_at timestamptz not null,
  primary key (entry_id, version)
);
-- The few versions that end by themselves: asked for once a minute.
create index watchlist_version_valid_to on watchlist_version ((content ->> 'validTo')) where content ->> 'validTo' is not null;
grant select, insert on watchlist_version to iamis_app;

create table watchlist_entry (
  entry_id uuid primary key,
  site text not null,
  owner_agency text not null references agency (code),
  status text not null check (status in ('pending', 'active', 'rejected', 'withdrawn', 'expired')),
  active_version int,
  pending_version int,
  latest_version int not null,
  source_list text,
  source_id text,
  updated_at timestamptz not null default now(),
  check ((status = 'active') = (active_version is not null)),
  constraint watchlist_entry_source_key unique (owner_agency, source_list, source_id)
);
create index watchlist_entry_active on watchlist_entry (entry_id) where active_version is not null;
create index watchlist_entry_pending on watchlist_entry (owner_agency, entry_id) where pending_version is not null;
grant select, insert, update on watchlist_entry to iamis_app;

create table watchlist_change (
  change_seq bigint primary key,
  -- how many changes a lane may know of: discreet versions move change_seq and leave open_seq as it is
  open_seq bigint not null,
  site text not null,
  entry_id uuid not null,
  version int not null,
  status text not null check (status in ('active', 'rejected', 'superseded', 'withdrawn', 'expired')),
  by_account uuid,
  -- why a proposal was rejected
  reason text check (length(reason) <= 500),
  at timestamptz not null default now()
);
create index watchlist_change_entry on watchlist_change (entry_id, change_seq);
grant select, insert on watchlist_change to iamis_app;

create table watchlist_counter (
  is_only boolean primary key default true check (is_only),
  change_seq bigint not null default 0,
  open_seq bigint not null default 0
);
insert into watchlist_counter default values;
grant select, update on watchlist_counter to iamis_app;

-- How old the feed is: the site that owns the list beats every few seconds; a post reads the last beat that reached it.
create table feed_heartbeat (
  site text primary key,
  beat_at timestamptz not null
);
grant select, insert, update on feed_heartbeat to iamis_app;

-- What editors search by: normalised names, document numbers, PINs of the active and the pending version.
create table watchlist_search_key (
  entry_id uuid not null,
  version int not null,
  kind text not null check (kind in ('name', 'document', 'pin')),
  key text not null,
  primary key (entry_id, version, kind, key)
);
create index watchlist_search_key_key on watchlist_search_key (kind, key text_pattern_ops);
grant select, insert, delete on watchlist_search_key to iamis_app;

create table watchlist_import (
  id uuid primary key,
  site text not null,
  format text not null,
  source_list text not null,
  status text not null check (status in ('staging', 'staged', 'failed', 'applied', 'rejected')),
  owner_agency text not null references agency (code),
  uploaded_by uuid not null,
  file_hash text,
  -- records read so far: the progress while it is staging
  record_count int not null default 0,
  counts jsonb not null default '{}',
  error_code text,
  -- why it was rejected
  reason text check (length(reason) <= 500),
  created_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  check (decided_by is null or decided_by <> uploaded_by)
);
grant select, insert, update on watchlist_import to iamis_app;

-- What one record of a file does to the list. Content and search keys go once they are in force (or never will be).
create table watchlist_import_row (
  import_id uuid not null references watchlist_import (id),
  row_number int not null,
  -- null for what is in force and not in the file
  line int,
  outcome text not null check (outcome in ('added', 'changed', 'removed', 'unchanged', 'skipped', 'rejected')),
  source_id text,
  -- of a new entry: the id that it gets
  entry_id uuid,
  -- the version in force that was compared, and the one that the import writes
  base_version int,
  version int,
  reason text,
  content jsonb,
  content_hash text,
  completeness numeric(3, 2),
  -- [[kind, key], ...]: made while the file is read, so that applying it is SQL alone
  search_keys jsonb,
  raw jsonb,
  primary key (import_id, row_number)
);
create index watchlist_import_row_source on watchlist_import_row (import_id, source_id);
grant select, insert, update, delete on watchlist_import_row to iamis_app;
grant select, delete on watchlist_import, watchlist_import_row to iamis_keeper;

-- What an agency must be told (a discreet hit, a stop that was let through). Numbers are the agency's own, without holes: one writer
-- at a time gives them out, after the lane's commit, from the outbox.
create table agency_notice (
  agency text not null references agency (code),
  number bigint not null check (number >= 1),
  id uuid not null constraint agency_notice_id_key unique,
  kind text not null check (kind in ('discreet-hit', 'stop-admitted')),
  inspection_id uuid not null,
  entry_id uuid not null,
  entry_version int not null,
  created_at timestamptz not null default now(),
  primary key (agency, number)
);
grant select, insert on agency_notice to iamis_app;
