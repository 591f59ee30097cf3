-- The three roles of IAMIS on an operator's server; run once by a superuser, before the first migration:
--   psql -v owner_password=… -v app_password=… -v keeper_password=… -f deploy/roles.sql
-- then: createdb -O iamis_owner iamis
create role iamis_owner login password :'owner_password';
create role iamis_app login password :'app_password';
create role iamis_keeper login password :'keeper_password';
-- The owner runs the daily removals in the keeper's narrow role.
grant iamis_keeper to iamis_owner;
