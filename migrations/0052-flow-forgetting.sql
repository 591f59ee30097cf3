-- Cells are forgotten a slice at a time, so that no statement grows with the register. While it is set, the cells before this one (its node and key, in
-- the order of the primary key) are gone; whoever has the turn goes on, also after the one who began was killed.
alter table flow_fold add column forgotten_below jsonb;
