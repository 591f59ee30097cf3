-- Who needs a visa, where administrators have said so: a rule without days. That no rule lets somebody in does not tell it: the table may not
-- be complete, so nothing is seeded.
alter table stay_rule drop constraint stay_rule_basis_check;
alter table stay_rule add constraint stay_rule_basis_check
  check (basis in ('citizen', 'residence', 'eaeu-worker', 'visa-free', 'visa', 'visa-required'));
