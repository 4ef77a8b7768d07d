-- The database and its roles. Run once by psql 14 or newer, as a superuser or as a role that may create roles and
-- databases, with both passwords in the environment:
--
--   THREADLINE_DB_PASSWORD=... THREADLINE_DB_OWNER_PASSWORD=... psql -v ON_ERROR_STOP=1 -f docker/postgres/roles.sql
--
-- threadline_owner makes and changes the tables (Flyway), threadline reads and writes rows (the application): row-level
-- security does not bind a superuser, and binds an owner only as long as he leaves it so. threadline_machine logs in
-- nowhere: the application becomes it for the transactions that are no caller's (webhooks of the carrier, events, jobs).

\getenv app_password THREADLINE_DB_PASSWORD
\getenv owner_password THREADLINE_DB_OWNER_PASSWORD

CREATE ROLE threadline_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
-- NOINHERIT: what threadline_machine may see, threadline sees only while it is that.
CREATE ROLE threadline LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
CREATE ROLE threadline_machine NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
GRANT threadline_machine TO threadline;

-- Managed databases give no superuser: the role that runs this becomes a member of the owner, to act for it below.
GRANT threadline_owner TO CURRENT_USER;

-- A lost session must not hold locks, and no request may run for long.
ALTER ROLE threadline SET statement_timeout = '30s';
ALTER ROLE threadline SET idle_in_transaction_session_timeout = '60s';

CREATE DATABASE threadline OWNER threadline_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE threadline FROM PUBLIC;
GRANT CONNECT ON DATABASE threadline TO threadline;

\connect threadline

GRANT USAGE ON SCHEMA public TO threadline;
ALTER DEFAULT PRIVILEGES FOR ROLE threadline_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO threadline;
ALTER DEFAULT PRIVILEGES FOR ROLE threadline_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO threadline;
ALTER DEFAULT PRIVILEGES FOR ROLE threadline_owner IN SCHEMA public
    GRANT EXECUTE ON FUNCTIONS TO threadline;
