-- Whoever asks how an import is coming along is shown the first reasons of what was left out: a few rows among a quarter of a million,
-- which were all read for it, again and again while the lanes wanted the processor.
create index watchlist_import_row_left_out on watchlist_import_row (import_id, outcome, row_number)
  where outcome in ('rejected', 'skipped');
