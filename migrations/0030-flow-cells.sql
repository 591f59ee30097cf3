-- Flows, counted ahead: cells kept by the rows of crossings, refusals and referrals shortly after their commit (docs/adr/0005). All of it is
-- worked out of those rows and may be worked out again from nothing; it holds keyed hashes of persons, never a name or a number.

-- As crossings have it: whoever follows the decisions reads on from the last transaction that is over. Rows from before have none.
alter table decision add column if not exists arrived_xid xid8;
alter table decision alter column arrived_xid set default pg_current_xact_id();
create index if not exists decision_arrived on only decision (arrived_xid, inspection_id) where outcome in ('refuse', 'refer', 'refused');

-- One cell: its node says which columns count (src/statistics/flow-node.ts); the others are '' or -2. Partitioned by node, so that each has
-- an index and figures for the planner of its own.
create table flow_cell (
  node smallint not null,
  -- local time at which the hour, day or month begins
  began timestamp not null,
  checkpoint text not null collate "C",
  direction text not null collate "C",
  nationality text not null collate "C",
  sex text not null collate "C",
  -- the lowest age of the group; -1: unknown, -2: all ages
  age smallint not null,
  purpose text not null collate "C",
  crossings int not null,
  refusals int not null,
  referrals int not null,
  escorted int not null,
  purpose_not_asked int not null,
  no_residence int not null,
  screened_late int not null,
  by_hand int not null,
  invented int not null,
  -- keyed hashes of those who crossed, sorted; null: more than flow_persons keeps
  persons int[],
  -- crossings taken out since persons became null: so many fewer may be left
  gone smallint not null default 0,
  -- the step of the fold that changed it last
  step bigint not null,
  primary key (node, began, checkpoint, direction, nationality, sex, age, purpose)
) partition by list (node);

do $$
begin
  for node in 1 .. 7 loop
    execute format('create table parts.flow_cell_%s partition of flow_cell for values in (%s) with (fillfactor = 80)', node, node);
  end loop;
end $$;
-- What a copy in memory has not seen yet: months only.
create index flow_cell_step on parts.flow_cell_7 (step);
create index flow_cell_gone on flow_cell (node, began) where gone > 6;
-- One checkpoint among all.
create index flow_cell_hour_place on parts.flow_cell_3 (checkpoint, began);
create index flow_cell_day_place on parts.flow_cell_6 (checkpoint, began);

-- How far the rows have been followed: everything that arrived below at_xid is in the cells. While target_xid is set, a backlog is counted
-- month by month: ids below done_below are in up to target_xid, and flows are counted without the cells.
create table flow_fold (
  name text primary key,
  at_xid xid8 not null,
  target_xid xid8,
  done_below uuid,
  step bigint not null,
  -- counted anew from nothing so many times: copies in memory begin again
  epoch int not null
);
insert into flow_fold values ('flows', '0', null, null, 0, 1);

-- The last proof of each month.
create table flow_proof (
  month date primary key,
  proved_at timestamptz not null,
  crossings bigint not null,
  differing_cells int not null
);

-- Inspections whose crossings or decisions arrived in [low, below), at most so many of each; some stand there twice. Each answer asks it, and
-- planning it over all months takes longer than running it: in a function each connection plans it once.
create function flow_arrived(low xid8, below xid8, most int) returns setof uuid
  language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query select inspection_id from crossing where arrived_xid >= low and arrived_xid < below limit most;
  return query select inspection_id from decision
    where outcome in ('refuse', 'refer', 'refused') and arrived_xid >= low and arrived_xid < below limit most;
end $$;

-- Distinct persons of a cell, as long as they are few: up to 15 kept hashes, sorted; 16 stand for "more". The small cells of ministries
-- (IAMIS_SMALL_CELL, 10 at most) can be told apart by that, and a handful of corrections needs no count.
create function flow_persons_add(known int[], person int) returns int[]
  language plpgsql immutable parallel safe as $$
begin
  if person is null or cardinality(known) > 15 or person = any(known) then return known; end if;
  return known || person;
end $$;

create function flow_persons_unite(known int[], others int[]) returns int[]
  language plpgsql immutable parallel safe as $$
begin
  if cardinality(known) > 15 then return known; end if;
  if others is null or cardinality(others) > 15 then return array_fill(0, array[16]); end if;
  if known = '{}' then return others; end if;
  return (select coalesce(array_agg(p), '{}') from (select p from (select unnest(known) union select unnest(others)) u(p) limit 16) few);
end $$;

create aggregate flow_persons(int) (sfunc = flow_persons_add, stype = int[], initcond = '{}', parallel = safe);
create aggregate flow_persons_of(int[]) (sfunc = flow_persons_unite, stype = int[], initcond = '{}', parallel = safe);

-- As a cell keeps them.
create function flow_persons_kept(persons int[]) returns int[]
  language sql immutable parallel safe
  return case when cardinality(persons) > 15 then null else (select coalesce(array_agg(p order by p), '{}') from unnest(persons) u(p)) end;

grant select, insert, update, delete on flow_cell, flow_proof to iamis_app;
grant select, update on flow_fold to iamis_app;
