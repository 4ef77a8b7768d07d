-- Who did what through the agents' API: a line for each transaction that has changed something, written in it. Lines are
-- added and never changed, as in the ledger of consent, and the database says so itself. No text and no phone number.

create table audit_entry (
    id          uuid        not null,
    brand       text        not null,
    -- The token's subject.
    actor       text        not null,
    -- The operation's id in the description of the API.
    action      text        not null,
    -- What it was done to: an id from the path, a brand's key, the name of a template; null when there is none.
    subject     text,
    -- What else one will want to know: ids and names only.
    details     jsonb       not null default '{}',
    done_at     timestamptz not null,
    constraint pk_audit_entry primary key (id)
);
create index ix_audit_entry_brand on audit_entry (brand, done_at, id);
create index ix_audit_entry_actor on audit_entry (brand, actor, done_at, id);
create index ix_audit_entry_subject on audit_entry (brand, subject, done_at, id);

create function refuse_to_rewrite_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger tr_audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_to_rewrite_audit();
create trigger tr_audit_entry_not_emptied before truncate on audit_entry
    for each statement execute function refuse_to_rewrite_audit();
