-- The audit trail is read over all brands, and it ends somewhere.

-- By time alone: for who belongs to many brands, and for what is too old.
create index ix_audit_entry_time on audit_entry (done_at, id);

-- Lines are still never changed, and only the past as a whole is forgotten: a transaction that names a moment may delete
-- what was done before it.
--   select set_config('threadline.forgetting_audit_before', '<time>', true);
create or replace function refuse_to_rewrite_audit() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.done_at < nullif(current_setting('threadline.forgetting_audit_before', true), '')::timestamptz then
            return old;
        end if;
    end if;
    raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end
$$;
