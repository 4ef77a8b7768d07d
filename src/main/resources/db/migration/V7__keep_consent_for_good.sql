-- The ledger of consent is evidence: lines are added, and neither a mistake of ours nor a statement typed at a console
-- may change one. The database says so itself.

alter table consent_entry
    -- Who has written it down, when a person has.
    add column author text,
    -- Said of all purposes at once (STOP, START, the carrier's block, a request that an agent has honoured), and so no word
    -- about the one purpose: START gives back what was there before such words.
    add column everything boolean not null default false;
-- Until now such words came by text only, and no others did.
update consent_entry set everything = true where message_id is not null;

-- Erasing a customer is the one way out. It names the customer, for its own transaction only:
--   select set_config('threadline.erasing_customer', '<id>', true);
--   delete from consent_entry where customer_id = '<id>';
create function refuse_to_rewrite_consent() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('threadline.erasing_customer', true) = old.customer_id::text then
        return old;
    end if;
    raise exception 'consent_entry is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger tr_consent_entry_append_only before update or delete on consent_entry
    for each row execute function refuse_to_rewrite_consent();
create trigger tr_consent_entry_not_emptied before truncate on consent_entry
    for each statement execute function refuse_to_rewrite_consent();

-- A customer has asked in plain words for no more texts, and people decide. Kept when it is settled: who has asked
-- when, and what became of it, is what one is asked for later.
create table opt_out_request (
    id           uuid        not null,
    brand        text        not null,
    customer_id  uuid        not null,
    thread_id    uuid        not null,
    message_id   uuid        not null,
    -- The words of the text that say it.
    phrase       text        not null,
    asked_at     timestamptz not null,
    settled_at   timestamptz,
    -- The agent who has settled it; null when the customer has.
    settled_by   text,
    outcome      text,
    constraint pk_opt_out_request primary key (id),
    constraint fk_opt_out_request_customer foreign key (customer_id) references customer (id),
    constraint fk_opt_out_request_thread foreign key (thread_id) references support_thread (id),
    constraint fk_opt_out_request_message foreign key (message_id) references message (id)
);
-- One open request per customer; also the list of those that wait for a decision.
create unique index uq_opt_out_request_open on opt_out_request (brand, customer_id) where settled_at is null;
create index ix_opt_out_request_thread on opt_out_request (thread_id) where settled_at is null;
