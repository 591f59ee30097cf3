-- Stays, balances and all, are forgotten and counted anew by `stays recount`.
grant delete on balance_day to iamis_app;

-- An administrator has seen a notice and says what it was: written once, never changed.
create table balance_acknowledgement (
  notice_id uuid primary key references balance_notice (id),
  note text not null check (length(note) between 1 and 500),
  account_id uuid not null,
  acknowledged_at timestamptz not null
);
grant select, insert on balance_acknowledgement to iamis_app;
