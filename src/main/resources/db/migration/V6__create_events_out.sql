-- What the world hears: an outbox for the topic and for webhooks, subscriptions, and the log of their deliveries.
-- A row of the outbox is written in the transaction of the fact that it tells, so neither exists without the other.

create table outbox_event (
    id            uuid        not null,
    -- Drawn while the fact's own row is locked: two facts about one thing have it in the order of their commits.
    -- Facts about different things may commit in any order, so nobody may read "all behind the last position".
    position      bigint      generated always as identity,
    -- No foreign key: it would lock the brand's row for each fact there is.
    brand         text        not null,
    -- Derived from the key. One publisher at a time works a slot, so a key's events leave one after the other.
    slot          smallint    not null,
    key           uuid        not null,
    type          text        not null,
    -- The CloudEvent as it is sent, byte by byte: what is sent again is the same again.
    event         text        not null,
    created_at    timestamptz not null,
    published_at  timestamptz,
    -- Set once the event's deliveries to webhooks are written; null until then.
    keep_until    timestamptz,
    constraint pk_outbox_event primary key (id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
create index ix_outbox_event_waiting on outbox_event (slot, position) where published_at is null;
create index ix_outbox_event_new on outbox_event (position) where keep_until is null;
create index ix_outbox_event_kept on outbox_event (keep_until) where published_at is not null;

-- Who publishes which part of the outbox. The lease of a publisher that died runs out.
create table outbox_slot (
    slot         smallint    not null,
    holder       uuid,
    lease_until  timestamptz,
    served_at    timestamptz not null default '-infinity',
    constraint pk_outbox_slot primary key (slot)
);
insert into outbox_slot (slot) select generate_series(0, 15);

create table webhook (
    id                     uuid        not null,
    brand                  text        not null,
    url                    text        not null,
    -- Empty: all types.
    types                  text[]      not null,
    paused                 boolean     not null,
    secret                 text        not null,
    -- Signs beside the new one for a while after a rotation, so that the receiver can change over.
    previous_secret        text,
    previous_secret_until  timestamptz,
    -- Attempts without success since the last success, and since when; none and null while all is well.
    failures               int         not null default 0,
    failing_since          timestamptz,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    constraint pk_webhook primary key (id),
    constraint fk_webhook_brand foreign key (brand) references brand (key)
);
create index ix_webhook_brand on webhook (brand, id);

-- One event for one webhook. No foreign key to the webhook, so that deleting one with a long log is quick: what
-- is left is never delivered and goes with its events.
create table webhook_delivery (
    webhook_id       uuid        not null,
    event_id         uuid        not null,
    brand            text        not null,
    type             text        not null,
    status           text        not null,
    attempts         int         not null default 0,
    due_at           timestamptz not null,
    lease_until      timestamptz,
    first_tried_at   timestamptz,
    last_tried_at    timestamptz,
    response_status  int,
    failure          text,
    created_at       timestamptz not null,
    delivered_at     timestamptz,
    constraint pk_webhook_delivery primary key (webhook_id, event_id),
    constraint fk_webhook_delivery_event foreign key (event_id) references outbox_event (id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
create index ix_webhook_delivery_event on webhook_delivery (event_id);
create index ix_webhook_delivery_due on webhook_delivery (webhook_id, due_at) where status = 'PENDING';
create index ix_webhook_delivery_lease on webhook_delivery (webhook_id) where lease_until is not null;
create index ix_webhook_delivery_status on webhook_delivery (webhook_id, status, event_id);
