-- Partitions are made at each start and hourly, by any process: one at a time. A month whose rows already lie in the default partition
-- can't get its own without moving them; that is the alarm's business (iamis_default_partition_rows) and stops nobody from starting.
create or replace function make_partitions(from_month date, months int) returns int
  language plpgsql as $$
declare
  fact text;
  month date;
  part text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(7301002);
  for fact in select table_name from partitioned_fact order by table_name loop
    for i in 0 .. months - 1 loop
      month := (date_trunc('month', from_month) + make_interval(months => i))::date;
      part := fact || '_' || to_char(month, 'YYYY_MM');
      if to_regclass('parts.' || quote_ident(part)) is null then
        begin
          execute format('create table parts.%I partition of public.%I for values from (%L) to (%L)', part, fact,
            id_floor(month::timestamp at time zone 'UTC'),
            id_floor((month + interval '1 month')::timestamp at time zone 'UTC'));
          made := made + 1;
        exception when check_violation then
          raise warning 'no partition %: rows of its month lie in the default partition', part;
        end;
      end if;
    end loop;
    part := fact || '_default';
    if to_regclass('parts.' || quote_ident(part)) is null then
      execute format('create table parts.%I partition of public.%I default', part, fact);
    end if;
  end loop;
  return made;
end $$;

-- Readiness compares what is applied with what the program has.
grant select on migration to iamis_app;
