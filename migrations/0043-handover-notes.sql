-- A note for the next shift is free text and may tell of a person: cleared when conveyances are.
grant select (shift_id, note), update (note) on shift_handover to iamis_keeper;
