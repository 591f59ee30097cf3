-- Checkpoints, their lanes, hours and closures: reference data that administrators change at run time.

create table checkpoint (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  name_ky text not null,
  name_ru text not null,
  name_en text not null,
  mode text not null check (mode in ('air', 'road', 'rail', 'water', 'foot')),
  neighbour text,
  status text not null check (status in ('international', 'bilateral', 'goods', 'seasonal', 'planned', 'closed')),
  -- {"from": "08:00", "to": "20:00"} local time; null: around the clock
  opening_hours jsonb,
  -- [{"from": "2026-12-31", "to": "2027-01-02", "reason": "..."}], days inclusive
  closures jsonb not null default '[]',
  -- [{"code": "3", "direction": "entry" | "exit" | "both"}]
  lanes jsonb not null default '[]',
  daily_capacity int check (daily_capacity > 0),
  row_version int not null default 1,
  updated_at timestamptz not null default now()
);
grant select, insert, update on checkpoint to iamis_app;
