-- Shifts of a checkpoint, their handover, and groups that travel together. No person's name anywhere: inspections and accounts by id.

create table shift (
  id uuid primary key,
  site text not null,
  checkpoint text not null,
  leader_id uuid not null,
  opened_at timestamptz not null,
  -- Its figures begin where those of the shift before ended, so that each inspection is in exactly one sheet.
  counts_from timestamptz not null,
  -- [{"name": "reader" | "printer" | "clock" | "list-age", "isPassed": true, "note": null, "measured": 12}]
  checks jsonb not null,
  status text not null default 'open' check (status in ('open', 'handing-over', 'closed')),
  closed_at timestamptz,
  row_version int not null default 1,
  check (counts_from <= opened_at),
  check ((status = 'closed') = (closed_at is not null))
);
-- One shift at a time: of two who open one at once the second is refused.
create unique index shift_one_at_a_time on shift (checkpoint) where status <> 'closed';
create index shift_of_checkpoint on shift (checkpoint, id);

-- The sheet as it was when the shift was handed over. Written once.
create table shift_handover (
  shift_id uuid primary key references shift (id),
  site text not null,
  counts_until timestamptz not null,
  sheet jsonb not null,
  note text check (length(note) <= 2000)
);

-- Two names under it: who hands over, and another who takes over.
create table shift_sign_off (
  shift_id uuid not null references shift (id),
  part text not null check (part in ('hands-over', 'takes-over')),
  account_id uuid not null,
  signed_at timestamptz not null,
  primary key (shift_id, part),
  constraint shift_sign_off_by_two unique (shift_id, account_id)
);

create table traveller_group (
  id uuid primary key,
  site text not null,
  checkpoint text not null,
  lane text,
  direction text not null check (direction in ('entry', 'exit')),
  kind text not null check (kind in ('bus', 'family', 'carriage')),
  -- a plate, a number of a carriage: what it is called by at the lane
  label text check (length(label) <= 40),
  declared_count int not null check (declared_count between 1 and 500),
  opened_by uuid not null,
  opened_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'closed')),
  closed_by uuid,
  closed_at timestamptz,
  -- how many faces were seen when it was closed, and why it was not as many as declared
  seen_count int,
  difference_reason text check (length(difference_reason) <= 500),
  row_version int not null default 1,
  check ((status = 'closed') = (closed_at is not null)),
  check (status = 'open' or seen_count = declared_count or difference_reason is not null)
);
create index traveller_group_open on traveller_group (checkpoint, id) where status = 'open';
create index traveller_group_of_checkpoint on traveller_group (checkpoint, id);

create table group_member (
  group_id uuid not null references traveller_group (id),
  inspection_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (group_id, inspection_id),
  constraint group_member_once unique (inspection_id)
);
create table group_face (
  group_id uuid not null,
  inspection_id uuid not null,
  seen_by uuid not null,
  seen_at timestamptz not null,
  primary key (group_id, inspection_id),
  foreign key (group_id, inspection_id) references group_member (group_id, inspection_id)
);

grant select, insert, update on shift, traveller_group to iamis_app;
grant select, insert on shift_handover, shift_sign_off, group_member, group_face to iamis_app;
-- A label and a reason may tell of a person: cleared when conveyances are.
grant select, update (label, difference_reason) on traveller_group to iamis_keeper;
