-- A customer can be erased. What is told of them goes; what is counted of them stays, without anything that leads to a
-- person. A STOP must outlive the erasure, so it stays under a keyed hash of the number: who reads this table learns no
-- number from it, and the number finds it again when it appears.

alter table customer
    -- Set once nothing is left of the person; the phone is then a word that no phone has.
    add column erased_at timestamptz;

-- Search: by the beginning of a name, in the order in which it is listed; and by the end of a number, because people
-- write numbers with and without what stands before it.
create index ix_customer_name on customer (brand, (lower(coalesce(first_name, '')) collate "C"), id);
create index ix_customer_phone_end on customer (brand, (reverse(phone) collate "C"));

create table kept_withdrawal (
    brand         text        not null,
    -- HMAC-SHA-256 of brand and number, with a key that is not in the database.
    digest        bytea       not null,
    purposes      text[]      not null,
    withdrawn_at  timestamptz not null,
    kept_at       timestamptz not null,
    constraint pk_kept_withdrawal primary key (brand, digest)
);

alter table message
    -- When its words were taken out here.
    add column erased_at timestamptz,
    -- When the carrier is to be asked to take them out too; null: it has, or need not.
    add column redact_at timestamptz,
    -- How often that has failed.
    add column redactions smallint not null default 0;
create index ix_message_redact on message (redact_at) where redact_at is not null;

-- Only these may hold more of a customer than our own ids: what was written, and the number of an order.
create index ix_outbox_event_telling on outbox_event (key) where type in ('message.received', 'thread.opened');
