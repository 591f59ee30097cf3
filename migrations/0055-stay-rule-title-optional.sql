-- A rule is told by its basis and its days, in the reader's language; a title is what administrators call it themselves. The seeded rules have
-- none of their own, so that their English ones go.
alter table stay_rule alter column title drop not null;

update stay_rule set title = null
where (id, title) in (
  values
    ('01900000-0000-7000-8000-000000000001'::uuid, 'Citizens: no limit'),
    ('01900000-0000-7000-8000-000000000002', 'Workers of the Eurasian Economic Union: term of the contract'),
    ('01900000-0000-7000-8000-000000000003', 'Visa-free: 90 days in 180'),
    ('01900000-0000-7000-8000-000000000004', 'Visa-free: 60 days in 120'),
    ('01900000-0000-7000-8000-000000000005', 'Visa-free: 30 days in 60'),
    ('01900000-0000-7000-8000-000000000006', 'Visa: its days and entries, within its term'),
    ('01900000-0000-7000-8000-000000000007', 'Residence permit: its term')
);
