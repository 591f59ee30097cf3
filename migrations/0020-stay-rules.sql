-- How long whom may stay: kept by administrators. A rule is never changed but for its end, and never added for days that have begun, so
-- that a stay is judged by what was in force when it began.
create table stay_rule (
  id uuid primary key,
  title text not null check (length(title) between 1 and 200),
  -- empty: every nationality that no other rule of the basis names
  nationalities text[] not null,
  basis text not null check (basis in ('citizen', 'residence', 'eaeu-worker', 'visa-free', 'visa')),
  method text not null check (method in ('rolling-window', 'from-first-entry', 'per-visit', 'document-term')),
  days int check (days between 1 and 3650),
  window_days int check (window_days between 2 and 3650),
  reset_after_days int check (reset_after_days between 1 and 3650),
  counts_entry_day boolean not null,
  counts_exit_day boolean not null,
  counts_days_before boolean not null,
  registration_free_days int check (registration_free_days between 1 and 3650),
  bar_days int check (bar_days between 1 and 36500),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  added_by uuid,
  added_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  check (days < window_days),
  check ((window_days is not null) = (method in ('rolling-window', 'from-first-entry')))
);

grant select, insert on stay_rule to iamis_app;
grant update (valid_to, ended_by, ended_at) on stay_rule to iamis_app;

-- A beginning, which the administrator holds against the law in force and replaces where it differs.
insert into stay_rule (id, title, nationalities, basis, method, days, window_days, counts_entry_day, counts_exit_day, counts_days_before,
    registration_free_days, valid_from, added_at) values
  ('01900000-0000-7000-8000-000000000001', 'Citizens: no limit', '{KGZ}', 'citizen', 'per-visit', null, null, true, true, true,
    null, '1991-08-31', now()),
  ('01900000-0000-7000-8000-000000000002', 'Workers of the Eurasian Economic Union: term of the contract', '{ARM,BLR,KAZ,RUS}', 'eaeu-worker',
    'document-term', null, null, true, true, true, 30, '2015-08-12', now()),
  ('01900000-0000-7000-8000-000000000003', 'Visa-free: 90 days in 180', '{ARM,AZE,BLR,GEO,KAZ,MDA,MNG,RUS,TJK,UKR,UZB}', 'visa-free',
    'rolling-window', 90, 180, true, true, true, 30, '2015-08-12', now()),
  ('01900000-0000-7000-8000-000000000004', 'Visa-free: 60 days in 120',
    '{ARE,AUS,AUT,BEL,BHR,BIH,BRN,CAN,CHE,CZE,DEU,DNK,ESP,EST,FIN,FRA,GBR,GRC,HRV,HUN,IRL,ISL,ITA,JPN,KOR,KWT,LIE,LTU,LUX,LVA,MCO,MLT,NLD,NOR,NZL,POL,PRT,QAT,SAU,SGP,SVK,SVN,SWE,USA,VAT}',
    'visa-free', 'rolling-window', 60, 120, true, true, true, 60, '2012-07-21', now()),
  ('01900000-0000-7000-8000-000000000005', 'Visa-free: 30 days in 60', '{BGR,CYP,MYS,ROU,SRB,TUR}', 'visa-free',
    'rolling-window', 30, 60, true, true, true, 30, '2012-07-21', now());
