-- The nightly proof of the stays: a row a round. A round that is not over goes on in the next night where it was left.
create table stay_proof (
  began_at timestamptz primary key,
  -- the stays were as of then when it began
  as_of timestamptz not null,
  stage text not null check (stage in ('crossings', 'persons', 'balances')),
  -- how far the stage has come: an id; of balances a day
  reached text not null,
  crossings bigint not null default 0,
  persons bigint not null default 0,
  stays bigint not null default 0,
  differing bigint not null default 0,
  -- the first of them: [{fault, what}], ids and keys
  differences jsonb not null default '[]',
  proved_at timestamptz
);
grant select, insert, update, delete on stay_proof to iamis_app;
