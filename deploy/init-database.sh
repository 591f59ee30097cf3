#!/bin/sh
# Run once by the official PostgreSQL image on an empty volume: the three roles, and the database's owner.
set -eu
export SECRETS=/run/secrets
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -f /deploy/roles.sql \
  -c "alter database \"$POSTGRES_DB\" owner to iamis_owner"
