-- Who looked for this person: a search is not about an inspection, it holds the hash of the number that was typed. Few entries have one, so
-- the indexes hold few. `on only`: made month by month when the migration is through.
create index audit_entry_by_document_hash on only audit_entry ((details ->> 'documentHash')) where details ->> 'documentHash' is not null;
create index audit_entry_by_personal_hash on only audit_entry ((details ->> 'personalHash')) where details ->> 'personalHash' is not null;
