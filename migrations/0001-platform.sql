-- The ground: schemas, sites, partitions, the outbox, repeated requests.
-- Roles exist before the first migration (deploy/roles.sql, or the embedded server makes them): iamis_owner migrates,
-- iamis_app serves, iamis_keeper drops what has outlived its retention. Nobody else gets anything.

revoke all on schema public from public;
grant usage on schema public to iamis_app, iamis_keeper;

-- Partitions live apart, so that the list of tables stays readable.
create schema parts;
grant usage on schema parts to iamis_app, iamis_keeper;

-- The month's partition of every fact. A fact's primary key begins with a UUIDv7, whose first 48 bits are its time in
-- milliseconds: the month of a row can be told from its id alone.
create table partitioned_fact (
  table_name text primary key
);
comment on table partitioned_fact is 'Tables partitioned by month on a UUIDv7; make_partitions() looks after them';
grant select on partitioned_fact to iamis_app;

create function id_floor(at timestamptz) returns uuid
  language sql immutable strict parallel safe
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;
comment on function id_floor is 'The smallest UUIDv7 of an instant: the bound of a partition or of a search by time';

create function make_partitions(from_month date, months int) returns int
  language plpgsql as $$
declare
  fact text;
  month date;
  part text;
  made int := 0;
begin
  for fact in select table_name from partitioned_fact order by table_name loop
    for i in 0 .. months - 1 loop
      month := (date_trunc('month', from_month) + make_interval(months => i))::date;
      part := fact || '_' || to_char(month, 'YYYY_MM');
      if to_regclass('parts.' || quote_ident(part)) is null then
        execute format('create table parts.%I partition of public.%I for values from (%L) to (%L)', part, fact,
          id_floor(month::timestamp at time zone 'UTC'),
          id_floor((month + interval '1 month')::timestamp at time zone 'UTC'));
        made := made + 1;
      end if;
    end loop;
    part := fact || '_default';
    if to_regclass('parts.' || quote_ident(part)) is null then
      execute format('create table parts.%I partition of public.%I default', part, fact);
    end if;
  end loop;
  return made;
end $$;
comment on function make_partitions is 'Makes the monthly partitions that are missing, and the default one; run by the owner ahead of time';
revoke all on function make_partitions from public;

-- Rows of the default partitions: more than none means that no partition was made for their month (an alarm).
create function default_partition_rows() returns table (table_name text, row_count bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  for table_name in select f.table_name from partitioned_fact f loop
    execute format('select count(*) from (select 1 from parts.%I limit 1000) r', table_name || '_default') into row_count;
    return next;
  end loop;
end $$;
revoke all on function default_partition_rows from public;
grant execute on function default_partition_rows to iamis_app;

create table site (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('hub', 'post')),
  created_at timestamptz not null default now()
);
grant select, insert on site to iamis_app;

-- Events that others must learn of after the commit. A queue, not a fact: rows go once they are delivered.
create table outbox (
  id uuid primary key,
  site text not null,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);
grant select, insert, delete on outbox to iamis_app;

-- What a repeated POST with the same Idempotency-Key is answered (kept 90 days).
create table idempotency_key (
  account_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status int,
  -- json, not jsonb: the repeat is answered with the same bytes, the order of keys included
  answer json,
  created_at timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
grant select, insert, update on idempotency_key to iamis_app;
grant select, delete on idempotency_key to iamis_keeper;
