-- The three roles of IAMIS; run once by a superuser, before the first migration. The passwords are read from the files that
-- `iamis secrets` made, so that they stand on no command line:
--   SECRETS=secrets psql -d postgres -f deploy/roles.sql
-- then: create database iamis owner iamis_owner template template0 locale_provider builtin locale 'C.UTF-8'
\set ON_ERROR_STOP on
\set owner_password `cat "$SECRETS/owner_password"`
\set app_password `cat "$SECRETS/app_password"`
\set keeper_password `cat "$SECRETS/keeper_password"`
select least(length(:'owner_password'), length(:'app_password'), length(:'keeper_password')) = 0 as lacks_password \gset
\if :lacks_password
do $$ begin raise exception 'A password file cannot be read or is empty: no role was made.'; end $$;
\endif

begin;
-- Not even a statement that fails may carry a password into the server's log.
set local log_statement = 'none';
set local log_min_error_statement = 'panic';
create role iamis_owner login password :'owner_password';
create role iamis_app login password :'app_password';
create role iamis_keeper login password :'keeper_password';
-- The owner runs the hourly removals in the keeper's narrow role.
grant iamis_keeper to iamis_owner;
commit;
