-- What the live desks look at each second: a handful of rows among millions.
create index referral_waiting on referral (opened_at) where status <> 'closed';
-- Holds are one inspection in a hundred or fewer; the others are not in this index and pay nothing for it.
create index inspection_held on only inspection (checkpoint, id) where signal = 'hold';
