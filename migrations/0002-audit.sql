-- Audit: who did what to which thing, and when. Ids and keyed hashes, never names or document numbers.

create table audit_entry (
  id uuid not null,
  site text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_roles text[] not null default '{}',
  action text not null,
  object_kind text not null,
  object_id text not null,
  checkpoint text,
  purpose text,
  case_number text,
  details jsonb not null default '{}',
  -- The transaction that wrote it: entries below the oldest running transaction are complete and can be sealed.
  arrived_xid xid8 not null default pg_current_xact_id(),
  primary key (id)
) partition by range (id);
create index audit_entry_arrived on audit_entry (arrived_xid);
create index audit_entry_actor on audit_entry (actor_id, id);
create index audit_entry_object on audit_entry (object_id, id);
insert into partitioned_fact values ('audit_entry');
grant select, insert on audit_entry to iamis_app;
grant select on audit_entry to iamis_keeper;

-- A signed batch of entries. root = Merkle root over the entries' leaf hashes in the order of their ids;
-- the signature covers site, number, root, previous root, the count and the time. Removing or changing an entry breaks its seal,
-- removing a seal breaks the chain.
create table audit_seal (
  site text not null,
  number bigint not null check (number >= 1),
  sealed_at timestamptz not null,
  below_xid xid8 not null,
  entry_count int not null check (entry_count > 0),
  root bytea not null check (length(root) = 32),
  previous_root bytea not null check (length(previous_root) = 32),
  key_id text not null,
  signature bytea not null,
  -- entry id (16 bytes) + first 16 bytes of its leaf hash, in the order of ids: names the entry that differs
  leaves bytea not null,
  primary key (site, number)
);
grant select, insert on audit_seal to iamis_app;
