-- What grants a stay: a visa or a residence permit of this state that was shown. Beside the document, what stands on it and not in its zone:
-- {basis, type, entries, validFrom, days}; null: a document that grants none, and every one from before this was recorded.
alter table inspection_identity add column permit jsonb;
-- As the stays keep it: {basis, key, from, until, entries, days}, the key a keyed hash of number and last day. Of a stay it is its entry's.
alter table stay_crossing add column permit jsonb;
alter table stay_spared_key add column permit jsonb;
alter table stay add column permit jsonb;

-- The rules for them, unless administrators have given their own: no number of days but the document's.
insert into stay_rule (id, title, nationalities, basis, method, days, window_days, counts_entry_day, counts_exit_day, counts_days_before,
    registration_free_days, valid_from, added_at)
select id::uuid, title, '{}', basis, 'document-term', null, null, true, true, true, null, '2012-07-21', now()
from (values
  ('01900000-0000-7000-8000-000000000006', 'Visa: its days and entries, within its term', 'visa'),
  ('01900000-0000-7000-8000-000000000007', 'Residence permit: its term', 'residence')
) seed (id, title, basis)
where not exists (select from stay_rule known where known.basis = seed.basis and known.nationalities = '{}');
