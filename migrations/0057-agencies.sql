-- Agencies are kept by administrators at run time, as checkpoints are: renamed, and taken out of use when they take no new accounts. What
-- accounts, entries and notices say of an agency stays: they refer to its code, which never changes. Constant defaults rewrite nothing.
alter table agency
  add column is_in_use boolean not null default true,
  add column row_version integer not null default 1;

grant update (name_ky, name_ru, name_en, is_in_use, row_version) on agency to iamis_app;
