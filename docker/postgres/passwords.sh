#!/bin/sh
# Replaces the development passwords of init.sql by those in the environment: AUTH_DB_PASSWORD, PRODUCT_DB_PASSWORD, …
# The postgres image runs it once, after init.sql. A service whose variable is not set keeps the development password.
set -eu
for service in auth product order payment shipping notification; do
  variable="$(echo "$service" | tr '[:lower:]' '[:upper:]')_DB_PASSWORD"
  password="$(printenv "$variable" || true)"
  if [ -n "$password" ]; then
    psql -v ON_ERROR_STOP=1 -v role="${service}_svc" -v password="$password" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
ALTER ROLE :"role" PASSWORD :'password';
SQL
  fi
done
