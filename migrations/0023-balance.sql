-- Entries and exits of each checkpoint, nationality and local day, kept by the crossings' rows as the stays are.
create table balance_day (
  checkpoint text not null,
  nationality text not null,
  day date not null,
  entries int not null,
  exits int not null,
  primary key (checkpoint, day, nationality)
);

-- What the administrator is told: entries and exits of a checkpoint have parted beyond their own history.
create table balance_notice (
  id uuid primary key,
  checkpoint text not null,
  -- null: all of them together
  nationality text,
  -- the last of the days
  day date not null,
  days int not null,
  entries int not null,
  exits int not null,
  -- the share of entries: now, and usually
  share real not null,
  usual_share real not null,
  -- in standard deviations of its own history
  deviation real not null,
  raised_at timestamptz not null,
  constraint balance_notice_key unique nulls not distinct (checkpoint, nationality, day, days)
);

grant select, insert, update on balance_day to iamis_app;
grant select, insert on balance_notice to iamis_app;
