-- The six databases of Millyard and their six owners. Every role can connect to its own database and to no other.
--
-- Runs in two places: the postgres image runs it with psql when its volume is new (docker/compose.yaml), and the
-- development stack and the tests run it over a plain connection (packages/service-kit/src/database/initialise.ts). For the
-- second one it keeps to: one statement per semicolon at the end of a line, and no psql command but \connect.
--
-- The passwords are for development. A real installation sets AUTH_DB_PASSWORD and so on, and passwords.sh, which the image
-- runs next, replaces them.

-- By default everyone may connect to everything; here nobody may, until told otherwise.
REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;

-- The collation is the server's own C.UTF-8, the same on every machine: an index built here is valid there.

CREATE ROLE auth_svc LOGIN PASSWORD 'auth_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE auth_db OWNER auth_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE auth_db FROM PUBLIC;

CREATE ROLE product_svc LOGIN PASSWORD 'product_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE product_db OWNER product_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE product_db FROM PUBLIC;

CREATE ROLE order_svc LOGIN PASSWORD 'order_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE order_db OWNER order_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE order_db FROM PUBLIC;

CREATE ROLE payment_svc LOGIN PASSWORD 'payment_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE payment_db OWNER payment_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE payment_db FROM PUBLIC;

CREATE ROLE shipping_svc LOGIN PASSWORD 'shipping_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE shipping_db OWNER shipping_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE shipping_db FROM PUBLIC;

CREATE ROLE notification_svc LOGIN PASSWORD 'notification_dev_password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE notification_db OWNER notification_svc TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE notification_db FROM PUBLIC;

-- pg_trgm, unaccent: search that forgives. citext: e-mail addresses. btree_gin: one index over text and plain columns.

\connect auth_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

\connect product_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

\connect order_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

\connect payment_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

\connect shipping_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

\connect notification_db
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
