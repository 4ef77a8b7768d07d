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

-- The carrier may say that a number has opted out when its customer has just been erased: of a text that was on its way.
-- The number is gone then, so its keyed hash stays as long as the carrier may still say so. It becomes a kept withdrawal
-- when the carrier does, or is forgotten.
create table erased_number (
    customer_id  uuid        not null,
    brand        text        not null,
    digest       bytea       not null,
    -- The customer that the number has become since, if it has.
    successor    uuid,
    until        timestamptz not null,
    constraint pk_erased_number primary key (customer_id),
    constraint fk_erased_number_customer foreign key (customer_id) references customer (id)
);
create index ix_erased_number_digest on erased_number (brand, digest);
create index ix_erased_number_until on erased_number (until);
call wall_in('erased_number');
