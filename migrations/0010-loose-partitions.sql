-- A month's partition that is filled or made anew before it is anybody's: a loose table of the fact's shape, without indexes, so that rows
-- go in at the speed of the disk and its indexes are sorted once; then it takes its place in one short transaction. For whole months at a
-- time (bulk loads, retention). The owner's; the keeper reaches them only through functions of its own.

create function month_part(fact text, month date) returns text
  language sql immutable strict
  return fact || '_' || to_char(date_trunc('month', month::timestamp), 'YYYY_MM');

create function has_partition(fact text, month date) returns boolean
  language sql stable strict
  return to_regclass('parts.' || quote_ident(month_part(fact, month))) is not null;

create function make_loose_partition(fact text, month date) returns text
  language plpgsql as $$
declare
  loose text := month_part(fact, month) || '_loose';
begin
  execute format('drop table if exists parts.%I', loose);
  execute format('create table parts.%I (like public.%I including defaults including constraints including storage including generated)',
    loose, fact);
  return loose;
end $$;

-- The same indexes as the fact has: what lacked one would get it while it is put in place, and everybody would wait for it.
create function index_loose_partition(fact text, month date) returns int
  language plpgsql as $$
declare
  loose text := month_part(fact, month) || '_loose';
  wanted record;
  made int := 0;
begin
  for wanted in
    select i.indisprimary, pg_get_indexdef(i.indexrelid) as definition,
      (select pg_get_constraintdef(c.oid) from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u')) as key
    from pg_index i where i.indrelid = format('public.%I', fact)::regclass
    order by i.indisprimary desc, i.indexrelid
  loop
    if wanted.key is not null then
      execute format('alter table parts.%I add %s', loose, wanted.key);
    else
      execute regexp_replace(wanted.definition, '^CREATE (UNIQUE )?INDEX \S+ ON (ONLY )?\S+ ', format('CREATE \1INDEX ON parts.%I ', loose));
    end if;
    made := made + 1;
  end loop;
  return made;
end $$;

-- Puts the loose table where the month's partition is, or was. The caller sets a short lock_timeout and tries again: whoever waits for
-- this lock makes the lanes wait.
create function place_loose_partition(fact text, month date) returns void
  language plpgsql as $$
declare
  part text := month_part(fact, month);
  loose text := part || '_loose';
  low uuid := id_floor(date_trunc('month', month::timestamp) at time zone 'UTC');
  high uuid := id_floor((date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC');
begin
  if has_partition(fact, month) then
    execute format('drop table parts.%I', part);
  end if;
  execute format('alter table parts.%I rename to %I', loose, part);
  execute format('alter table public.%I attach partition parts.%I for values from (%L) to (%L)', fact, part, low, high);
  execute format('alter table parts.%I drop constraint if exists bounds', part);
end $$;

-- Attaching reads the whole table to see that its rows belong there, unless a check says so already: made valid beforehand.
create function check_loose_partition(fact text, month date) returns void
  language plpgsql as $$
declare
  loose text := month_part(fact, month) || '_loose';
  key text := (select a.attname from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = format('public.%I', fact)::regclass);
begin
  execute format('alter table parts.%I add constraint bounds check (%I >= %L and %I < %L)', loose, key,
    id_floor(date_trunc('month', month::timestamp) at time zone 'UTC'), key,
    id_floor((date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC'));
end $$;

revoke all on function make_loose_partition, index_loose_partition, check_loose_partition, place_loose_partition from public;
