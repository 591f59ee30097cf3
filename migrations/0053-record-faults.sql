-- Why a record of a list file becomes no entry, as codes beside the sentence: [{code, field, ...}, ...]. A console says it in its own language.
-- Null: an entry, and every record that was read before this was kept.
alter table watchlist_import_row add column faults jsonb;
