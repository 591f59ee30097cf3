-- How long personal data stays, and what then. The table for people is docs/retention.md; here the database refuses the keeper what is too
-- young, whatever the program asks for.

create table retention_floor (
  table_name text not null,
  act text not null check (act in ('drop', 'clear')),
  -- whole months behind the last day of the month that goes
  months int not null check (months >= 3),
  -- what is set to null; none: whole rows go
  columns text[] not null default '{}',
  primary key (table_name, act)
);
insert into retention_floor values
  ('inspection_identity', 'drop', 60, '{}'),
  ('decision_note', 'drop', 60, '{}'),
  ('inspection_identity', 'clear', 3, '{raw_mrz,optional_data}'),
  ('inspection', 'clear', 60, '{conveyance,accompanied_by}');
grant select on retention_floor to iamis_app, iamis_keeper;

-- Which month was done: a month that is cleared is not read again each night.
create table retention_done (
  table_name text not null,
  act text not null,
  month date not null,
  done_at timestamptz not null default now(),
  -- rows that a legal hold kept: done again when a hold is released
  held_count bigint not null,
  primary key (table_name, act, month)
);
grant select on retention_done to iamis_app, iamis_keeper;

-- A case that needs what would go. Written once; it ends by a release.
create table legal_hold (
  id uuid primary key,
  site text not null,
  case_number text not null check (length(case_number) between 1 and 100),
  reason text not null check (length(reason) between 1 and 500),
  placed_by uuid,
  placed_at timestamptz not null
);
create table legal_hold_item (
  hold_id uuid not null references legal_hold (id),
  ordinal int not null,
  -- one inspection, or all of a document's: those to come, too
  inspection_id uuid,
  issuing_state text,
  document_number text,
  primary key (hold_id, ordinal),
  constraint legal_hold_item_names_one check (
    (inspection_id is not null and issuing_state is null and document_number is null)
    or (inspection_id is null and issuing_state is not null and document_number is not null))
);
create table legal_hold_release (
  hold_id uuid primary key references legal_hold (id),
  reason text not null check (length(reason) between 1 and 500),
  released_by uuid,
  released_at timestamptz not null
);
grant select, insert on legal_hold, legal_hold_item, legal_hold_release to iamis_app;

-- Inspections that a hold names, with low <= id < high.
create function held_inspections(low uuid, high uuid) returns table (inspection_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with item as (
    select i.* from legal_hold_item i
    where not exists (select from legal_hold_release r where r.hold_id = i.hold_id)
  )
  select i.inspection_id from item i where i.inspection_id >= low and i.inspection_id < high
  union
  select n.inspection_id from item i join inspection_identity n
    on n.document_number = i.document_number and n.issuing_state = i.issuing_state
  where n.inspection_id >= low and n.inspection_id < high
$$;
revoke all on function held_inspections from public;
grant execute on function held_inspections to iamis_keeper;

-- Months of a table that have outlived their time and are not done.
create function outlived_months(fact text, what text, at timestamptz) returns table (month date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.month from retention_floor f
  cross join lateral (
    select to_date(right(part.relname, 7), 'YYYY_MM') as month
    from pg_inherits h join pg_class part on part.oid = h.inhrelid
    where h.inhparent = format('public.%I', f.table_name)::regclass and part.relname ~ '_\d{4}_\d{2}$'
  ) m
  where f.table_name = fact and f.act = what
    and (m.month + make_interval(months => 1 + f.months)) at time zone 'UTC' <= least(at, now())
    and not exists (select from retention_done d where d.table_name = fact and d.act = what and d.month = m.month)
  order by m.month
$$;

-- What would go of a month: rows that go or have something to clear, and those of them that a hold keeps.
create function outlived_rows(fact text, what text, month date, out row_count bigint, out held_count bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  floor retention_floor;
  key text := case fact when 'inspection' then 'id' else 'inspection_id' end;
  filled text;
begin
  select f.* into strict floor from retention_floor f where f.table_name = fact and f.act = what;
  select coalesce(string_agg(format('t.%I is not null', c), ' or '), 'true') into filled from unnest(floor.columns) c;
  execute format('select count(*), count(h.inspection_id) from parts.%I t
      left join held_inspections($1, $2) h on h.inspection_id = t.%I where %s', month_part(fact, month), key, filled)
    into row_count, held_count
    using id_floor(month::timestamp at time zone 'UTC'), id_floor((month + interval '1 month') at time zone 'UTC');
end $$;

-- Does it: the month's table goes, or is written anew without what has outlived its time and with what a hold keeps, as densely as a new one.
-- Meanwhile nothing can be added to that month; readers go on, and the table is exchanged in a moment in which nobody uses it.
create function keep_month(fact text, what text, month date, at timestamptz, out row_count bigint, out held_count bigint)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  floor retention_floor;
  part text := month_part(fact, month);
  key text := case fact when 'inspection' then 'id' else 'inspection_id' end;
  low uuid := id_floor(month::timestamp at time zone 'UTC');
  high uuid := id_floor((month + interval '1 month') at time zone 'UTC');
  names text;
  kept text;
begin
  select f.* into strict floor from retention_floor f where f.table_name = fact and f.act = what;
  if not exists (select from outlived_months(fact, what, at) o where o.month = keep_month.month) then
    raise exception 'the month % of % has not outlived its time', month, fact using errcode = '42501';
  end if;
  perform set_config('lock_timeout', '10s', true);
  execute format('lock table parts.%I in share mode', part);
  select r.row_count, r.held_count into row_count, held_count from outlived_rows(fact, what, month) r;
  if what = 'clear' and row_count > held_count or what = 'drop' and held_count > 0 and row_count > held_count then
    select string_agg(format('%I', a.attname), ', ' order by a.attnum),
      string_agg(case when a.attname = any(floor.columns) then format('case when h.inspection_id is not null then t.%I end', a.attname)
        else format('t.%I', a.attname) end, ', ' order by a.attnum)
      into names, kept
      from pg_attribute a where a.attrelid = format('public.%I', fact)::regclass and a.attnum > 0 and not a.attisdropped;
    perform make_loose_partition(fact, month);
    execute format('insert into parts.%I (%s) select %s from parts.%I t %s join held_inspections($1, $2) h on h.inspection_id = t.%I order by t.%I',
      part || '_loose', names, kept, part, case what when 'drop' then 'inner' else 'left' end, key, key) using low, high;
    perform index_loose_partition(fact, month);
    perform check_loose_partition(fact, month);
    perform give_way_and('place', fact, month);
  elsif what = 'drop' and held_count = 0 then
    perform give_way_and('drop', fact, month);
  end if;
  if to_regclass('parts.' || quote_ident(part)) is not null then
    insert into retention_done (table_name, act, month, held_count) values (fact, what, month, held_count);
  end if;
end $$;

-- The exchange needs the whole table for a moment. A lane never waits longer than a tenth of a second for it.
create function give_way_and(step text, fact text, month date) returns void
  language plpgsql as $$
begin
  perform set_config('lock_timeout', '100ms', true);
  for tries in 1 .. 300 loop
    begin
      if step = 'drop' then
        execute format('drop table parts.%I', month_part(fact, month));
      else
        perform place_loose_partition(fact, month);
      end if;
      return;
    exception when lock_not_available then
      perform pg_sleep(0.2);
    end;
  end loop;
  raise exception 'the table % was in use for a minute', fact using errcode = '55P03';
end $$;

-- A released hold: what it kept is looked at again.
create function forget_done() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from retention_done where held_count > 0;
  return null;
end $$;
create trigger legal_hold_release_forgets_done after insert on legal_hold_release for each statement execute function forget_done();

revoke all on function outlived_months, outlived_rows, keep_month, give_way_and, forget_done from public;
grant execute on function outlived_months, outlived_rows, keep_month to iamis_keeper;

-- The keeper's rights, anew and narrower. It reads no fact: the functions do what it may do. What is cleared in place is rare, so
-- that a table of its own would be more than it is worth: evidence of hits, and answers to repeated requests.
revoke select on inspection, inspection_identity, hit, decision, crossing, audit_entry, silenced_hit, late_hit from iamis_keeper;
grant select (inspection_id, band, evidence), update (evidence) on hit, discreet_hit, silenced_hit, late_hit to iamis_keeper;
revoke select on idempotency_key, watchlist_import, watchlist_import_row from iamis_keeper;
revoke delete on watchlist_import from iamis_keeper;
grant select (created_at, status, answer), update (status, answer) on idempotency_key to iamis_keeper;
grant select (id, status, created_at, decided_at) on watchlist_import to iamis_keeper;
grant select (import_id) on watchlist_import_row to iamis_keeper;
grant select (id, silent_until) on false_match to iamis_keeper;
grant select (false_match_id), delete on false_match_key to iamis_keeper;
-- Whoever removes leaves a trace in the same transaction.
grant insert on audit_entry to iamis_keeper;
