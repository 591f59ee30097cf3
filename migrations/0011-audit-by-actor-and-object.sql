-- Of 2,600 bytes that a crossing and its two audit entries took, 270 were these two indexes: (actor, id) and (object, id) hold the id, which
-- the row has, in each of their entries. Without it equal keys share one list of places: 14 bytes a crossing by actor, 65 by object. What was
-- asked by time comes from the primary key, or is sorted: an officer's busiest month is some ten thousand entries.
-- `on only`: an index of a big table is made month by month, beside the lanes, when its migration is through (see docs/operations.md).
create index audit_entry_by_actor on only audit_entry (actor_id);
create index audit_entry_by_object on only audit_entry (object_id);
