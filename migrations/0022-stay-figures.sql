-- Somebody of whom an entry is the last that is known: counted by every figure of who is inside.
create index stay_open on stay (nationality, entry_at) where exit_id is null and entry_next_at is null;
