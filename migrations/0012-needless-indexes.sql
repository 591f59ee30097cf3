-- Replaced by audit_entry_by_actor and audit_entry_by_object.
drop index audit_entry_actor;
drop index audit_entry_object;
-- 49 bytes a crossing, and no question asked for inspections by checkpoint: crossings are asked for, and have an index of their own.
drop index inspection_checkpoint;
