-- A worker's contract that was shown, {number, validFrom, validUntil}: beside the first document, and dropped with it. It is no document of a state,
-- so it is no row of its own: it is neither screened nor does it link two persons.
alter table inspection_identity add column work_contract jsonb;
