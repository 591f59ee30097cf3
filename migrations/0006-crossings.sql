-- Facts of the lane: written once, never changed, never locked. A correction is a new row. Partitioned by month on the
-- inspection's id; no foreign keys (they would lock rows of the lane's path, and partitions are dropped by retention).

create table inspection (
  id uuid not null,
  site text not null,
  checkpoint text not null,
  lane text,
  direction text not null check (direction in ('entry', 'exit')),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  officer_id uuid not null,
  capture_mode text not null check (capture_mode in ('reader', 'keyboard', 'paper')),
  traveller_kind text not null check (traveller_kind in ('ordinary', 'crew', 'driver', 'border-resident', 'border-worker', 'transit', 'diplomat', 'military', 'refugee')),
  purpose text not null check (purpose in ('holiday', 'friends-and-relatives', 'education', 'health', 'religion', 'shopping', 'transit', 'other-personal', 'business', 'work-here', 'return-home', 'moving-home', 'crew', 'not-asked')),
  conveyance jsonb,
  residence text,
  residence_basis text not null check (residence_basis in ('declared', 'inferred', 'unknown')),
  from_country text,
  to_country text,
  accompanied_by uuid,
  late_reason text,
  document_class text not null,
  document_format text,
  issuing_state text not null,
  nationality text not null,
  sex text not null check (sex in ('F', 'M', 'X')),
  age smallint check (age between 0 and 150),
  verdict text not null check (verdict in ('clear', 'review', 'stop', 'unscreenable')),
  signal text not null check (signal in ('go', 'look', 'hold')),
  advisories jsonb not null default '[]',
  policy text not null,
  list_version bigint not null,
  list_age_ms bigint not null,
  feed text not null check (feed in ('live', 'lost')),
  entry_count int not null,
  took_us int not null,
  request_hash bytea not null,
  is_invented boolean not null default false,
  primary key (id)
) partition by range (id);
create index inspection_checkpoint on inspection (checkpoint, id);
insert into partitioned_fact values ('inspection');

-- What identifies the person: dropped by retention while the figures stay. revision 1 is as inspected, later ones are corrections.
create table inspection_identity (
  inspection_id uuid not null,
  revision int not null check (revision >= 1),
  ordinal smallint not null check (ordinal between 1 and 3),
  document_code text not null,
  document_class text not null,
  document_format text,
  issuing_state text not null,
  document_number text not null,
  surname text not null,
  given_names text not null,
  native_name text,
  is_name_truncated boolean not null,
  -- the names as search knows them: normalised tokens, sorted, joined by a space
  name_key text not null,
  nationality text not null,
  birth_date text,
  sex text not null,
  expiry_date date,
  personal_number text,
  optional_data text,
  raw_mrz text,
  checks jsonb not null,
  findings jsonb not null default '[]',
  primary key (inspection_id, revision, ordinal)
) partition by range (inspection_id);
create index inspection_identity_document on inspection_identity (document_number, inspection_id);
create index inspection_identity_pin on inspection_identity (personal_number, inspection_id) where personal_number is not null;
create index inspection_identity_name on inspection_identity (name_key text_pattern_ops, birth_date, inspection_id);
insert into partitioned_fact values ('inspection_identity');

create table hit (
  inspection_id uuid not null,
  revision int not null,
  entry_id uuid not null,
  entry_version int not null,
  owner_agency text not null,
  category text not null,
  action text not null,
  flags text[] not null,
  band text not null check (band in ('stop', 'review', 'log')),
  score real not null,
  policy text not null,
  -- [{feature, traveller, listed, bits}]
  evidence jsonb not null,
  primary key (inspection_id, revision, entry_id)
) partition by range (inspection_id);
create index hit_entry on hit (entry_id, inspection_id);
insert into partitioned_fact values ('hit');

-- Hits of discreet entries: a table of their own that no lane's query touches. Rare, so not partitioned.
create table discreet_hit (
  id uuid primary key,
  site text not null,
  inspection_id uuid not null,
  revision int not null,
  entry_id uuid not null,
  entry_version int not null,
  owner_agency text not null,
  band text not null check (band in ('stop', 'review', 'log')),
  score real not null,
  policy text not null,
  evidence jsonb not null,
  unique (inspection_id, revision, entry_id)
);

create table decision (
  inspection_id uuid not null,
  stage text not null check (stage in ('lane', 'second-line')),
  site text not null,
  outcome text not null check (outcome in ('admit', 'refuse', 'refer', 'abandon', 'admitted', 'refused', 'handed-over', 'document-seized', 'withdrew', 'none')),
  reason text,
  acknowledged text[] not null default '{}',
  asks_for_protection boolean,
  escort text check (escort in ('deported', 'readmitted', 'extradited')),
  handed_to text,
  account_id uuid not null,
  decided_at timestamptz not null,
  recorded_at timestamptz not null,
  request_hash bytea not null,
  primary key (inspection_id, stage)
) partition by range (inspection_id);
insert into partitioned_fact values ('decision');

-- Free text about a person, and who gave the owner's word: identity, not figures. A referral that a correction or a late hit opened
-- closes beside the lane's, so its note has a stage and a revision of its own.
create table decision_note (
  inspection_id uuid not null,
  stage text not null check (stage in ('lane', 'second-line', 'correction', 'late-hit')),
  revision int not null default 1,
  note text,
  override_reason text,
  owner_word jsonb,
  primary key (inspection_id, stage, revision)
) partition by range (inspection_id);
insert into partitioned_fact values ('decision_note');

create table crossing (
  inspection_id uuid not null,
  revision int not null check (revision >= 1),
  site text not null,
  checkpoint text not null,
  mode text not null,
  direction text not null check (direction in ('entry', 'exit')),
  kind text not null check (kind in ('ordinary', 'returned', 'void', 'escorted')),
  escort text check (escort in ('deported', 'readmitted', 'extradited')),
  occurred_at timestamptz not null,
  nationality text not null,
  sex text not null,
  age smallint,
  purpose text not null,
  traveller_kind text not null,
  residence text,
  reason text,
  account_id uuid not null,
  recorded_at timestamptz not null,
  request_hash bytea not null,
  is_invented boolean not null default false,
  arrived_xid xid8 not null default pg_current_xact_id(),
  primary key (inspection_id, revision)
) partition by range (inspection_id);
create index crossing_checkpoint on crossing (checkpoint, inspection_id);
create index crossing_occurred on crossing using brin (occurred_at);
insert into partitioned_fact values ('crossing');

-- Each crossing as it stands: its last revision.
create view current_crossing with (security_invoker = true) as
  select c.* from crossing c
  where not exists (
    select from crossing later where later.inspection_id = c.inspection_id and later.revision > c.revision
  );

-- Second line. The one mutable table of this room: claims are taken and given back.
create table referral (
  id uuid primary key,
  site text not null,
  inspection_id uuid not null,
  checkpoint text not null,
  direction text not null check (direction in ('entry', 'exit')),
  cause text not null check (cause in ('lane', 'correction', 'late-hit')),
  revision int not null default 1,
  status text not null default 'open' check (status in ('open', 'claimed', 'closed')),
  is_protected boolean not null default false,
  opened_at timestamptz not null,
  opened_by uuid,
  claimed_by uuid,
  claimed_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('admitted', 'refused', 'handed-over', 'document-seized', 'withdrew', 'none')),
  handed_to text,
  request_hash bytea,
  row_version int not null default 1,
  check ((status = 'open') = (claimed_by is null)),
  check ((status = 'closed') = (outcome is not null)),
  constraint referral_inspection_key unique (inspection_id, cause, revision)
);
create index referral_queue on referral (checkpoint, status, opened_at);

create table referral_finding (
  referral_id uuid not null references referral (id),
  entry_id uuid not null,
  entry_version int not null,
  finding text not null check (finding in ('confirmed', 'false-match', 'undetermined')),
  holder text check (holder in ('owner-found-it', 'impostor', 'wrong-report')),
  by_account uuid not null,
  at timestamptz not null,
  primary key (referral_id, entry_id)
);

grant select, insert on inspection, inspection_identity, hit, discreet_hit, decision, decision_note, crossing, referral_finding to iamis_app;
grant select on current_crossing to iamis_app;
grant select, insert, update on referral to iamis_app;
grant select on inspection, inspection_identity, hit, decision, crossing to iamis_keeper;

select make_partitions((now() at time zone 'UTC')::date - 62, 8);
