#!/bin/sh
# Run once by the official PostgreSQL image on an empty volume: the three roles, and the database's owner.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -v owner_password="$(cat /run/secrets/owner_password)" \
  -v app_password="$(cat /run/secrets/app_password)" \
  -v keeper_password="$(cat /run/secrets/keeper_password)" \
  -f /deploy/roles.sql
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  -c "alter database \"$POSTGRES_DB\" owner to iamis_owner"
