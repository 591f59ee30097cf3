-- How far a list file has been read: nobody knows how many records are still to come, but how many bytes. `byte_count`: of the file, or of its
-- parts together; null where it was sent before this was kept, or read from a place that doesn't say.
alter table watchlist_import
  add column byte_count int check (byte_count >= 0),
  add column read_byte_count int not null default 0 check (read_byte_count >= 0);
