-- A long backlog is not followed in the order of arrival, in which a person's stays would be written anew with each of their crossings: all
-- crossings are kept first, in the order of their ids, then each person is paired once.
alter table stay_fold
  -- the line up to which the backlog reaches; null: there is none
  add column backlog_xid xid8,
  -- the last crossing that is kept; the last person who is paired, null while crossings are being kept
  add column backlog_kept_id uuid,
  add column backlog_paired_id uuid;
