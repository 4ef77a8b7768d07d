-- The first rooms: brands, customers, what was said, consent, threads, orders, carts.
-- Ids are UUIDv7 made by the application. Every row of a brand carries the brand, and every key that
-- is not the carrier's begins with it, so that a brand stays a wall in the indexes too.

create table brand (
    key         text        not null,
    name        text        not null,
    time_zone   text        not null,
    hours       jsonb       not null,
    voice       jsonb       not null,
    policies    jsonb       not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint pk_brand primary key (key)
);

create table sender (
    brand                      text    not null,
    number                     text    not null,
    position                   int     not null,
    messaging_service_sid      text,
    kind                       text    not null,
    segments_per_second        int     not null,
    carrier_answers_keywords   boolean not null default false,
    constraint pk_sender primary key (brand, number),
    constraint fk_sender_brand foreign key (brand) references brand (key),
    -- A number belongs to one brand: an inbound text must have one owner.
    constraint uq_sender_number unique (number)
);
create index ix_sender_service on sender (messaging_service_sid) where messaging_service_sid is not null;

create table customer (
    id                       uuid        not null,
    brand                    text        not null,
    phone                    text        not null,
    first_name               text,
    locale                   text,
    time_zone                text,
    tier                     text,
    lifetime_value_amount    numeric(14, 2),
    lifetime_value_currency  text,
    -- The number of ours that this customer knows; answers come from it.
    sender                   text,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    constraint pk_customer primary key (id),
    constraint fk_customer_brand foreign key (brand) references brand (key),
    constraint uq_customer_phone unique (brand, phone)
);

create table support_thread (
    id                 uuid        not null,
    brand              text        not null,
    customer_id        uuid        not null,
    status             text        not null,
    assignee           text,
    priority           text        not null,
    tags               text[]      not null default '{}',
    order_id           text,
    waiting_since      timestamptz,
    opened_at          timestamptz not null,
    first_response_at  timestamptz,
    resolved_at        timestamptz,
    last_message_id    uuid,
    last_message_at    timestamptz,
    -- The inbox's order: those who wait (0), longest first, then the others (1), then the resolved (2).
    sort_group         smallint    not null,
    sort_at            timestamptz not null,
    version            bigint      not null default 0,
    constraint pk_support_thread primary key (id),
    constraint fk_support_thread_customer foreign key (customer_id) references customer (id)
);
-- One open thread per brand and customer, guaranteed here and nowhere else.
create unique index uq_support_thread_open on support_thread (brand, customer_id) where status <> 'RESOLVED';
create index ix_support_thread_inbox on support_thread (brand, sort_group, sort_at, id);
create index ix_support_thread_status on support_thread (brand, status, sort_group, sort_at, id);
create index ix_support_thread_assignee on support_thread (brand, assignee, sort_group, sort_at, id);
create index ix_support_thread_tags on support_thread using gin (tags);

create table message (
    id                  uuid        not null,
    brand               text        not null,
    customer_id         uuid        not null,
    thread_id           uuid,
    direction           text        not null,
    kind                text        not null,
    purpose             text        not null,
    body                text        not null,
    media               jsonb       not null default '[]',
    status              text        not null,
    status_rank         smallint    not null,
    error_code          text,
    -- Why it was sent, held or not sent; told by the decision endpoint.
    decision            text,
    decided_at          timestamptz,
    segments            smallint    not null,
    encoding            text        not null,
    sender              text        not null,
    carrier_message_id  text,
    author              text,
    -- What the text is about (order 1001, cart c-7), so that news can replace what still waits.
    subject             text,
    lane                smallint    not null,
    due_at              timestamptz,
    expires_at          timestamptz,
    lease_until         timestamptz,
    attempts            smallint    not null default 0,
    throttled           smallint    not null default 0,
    created_at          timestamptz not null,
    sent_at             timestamptz,
    constraint pk_message primary key (id),
    constraint fk_message_customer foreign key (customer_id) references customer (id),
    constraint fk_message_thread foreign key (thread_id) references support_thread (id),
    -- The carrier's id is the key of its retries: the same text twice is one row.
    constraint uq_message_carrier unique (carrier_message_id)
);
-- The send queue is this table: due rows, by lane.
create index ix_message_due on message (lane, due_at, id) where status = 'QUEUED';
create index ix_message_sending on message (customer_id) where status = 'SENDING';
create index ix_message_lease on message (lease_until) where status = 'SENDING';
create index ix_message_unknown on message (id) where status = 'UNKNOWN';
create index ix_message_thread on message (thread_id, created_at, id);
create index ix_message_customer on message (brand, customer_id, created_at);
create index ix_message_subject on message (brand, subject) where status = 'QUEUED' and subject is not null;

-- What became of a message, as it was heard. The same news twice is one row.
create table message_status (
    message_id   uuid        not null,
    status       text        not null,
    error_code   text,
    applied      boolean     not null,
    heard_at     timestamptz not null,
    constraint pk_message_status primary key (message_id, status),
    constraint fk_message_status_message foreign key (message_id) references message (id)
);

-- Whether we may, for which purpose. Append-only: the present state is the latest row.
create table consent_entry (
    id           uuid        not null,
    brand        text        not null,
    customer_id  uuid        not null,
    purpose      text        not null,
    granted      boolean     not null,
    source       text        not null,
    wording      text,
    address      text,
    message_id   uuid,
    -- When it was said; a word that reaches us late must not undo a newer one.
    effective_at timestamptz not null,
    recorded_at  timestamptz not null,
    constraint pk_consent_entry primary key (id),
    constraint fk_consent_entry_customer foreign key (customer_id) references customer (id)
);
create index ix_consent_entry_state on consent_entry (brand, customer_id, purpose, effective_at desc, id desc);

-- One row for each event that has had its effect, written in the effect's own transaction.
create table consumed_event (
    source       text        not null,
    event_id     text        not null,
    type         text        not null,
    consumed_at  timestamptz not null,
    constraint pk_consumed_event primary key (source, event_id)
);
create index ix_consumed_event_age on consumed_event (consumed_at);

create table customer_order (
    brand         text        not null,
    order_id      text        not null,
    customer_id   uuid        not null,
    state         text        not null,
    state_rank    smallint    not null,
    -- Time of the newest event known, as the order system says.
    as_of         timestamptz not null,
    total_amount    numeric(14, 2),
    total_currency  text,
    items         jsonb       not null default '[]',
    promised_by   timestamptz,
    eta           timestamptz,
    carrier       text,
    tracking_url  text,
    late          boolean     not null default false,
    constraint pk_customer_order primary key (brand, order_id),
    constraint fk_customer_order_customer foreign key (customer_id) references customer (id)
);
create index ix_customer_order_customer on customer_order (brand, customer_id, as_of);

-- One apology per order and incident.
create table order_incident (
    brand        text        not null,
    order_id     text        not null,
    incident_id  text        not null,
    new_eta      timestamptz,
    reason       text,
    message_id   uuid,
    occurred_at  timestamptz not null,
    constraint pk_order_incident primary key (brand, order_id, incident_id),
    constraint fk_order_incident_order foreign key (brand, order_id) references customer_order (brand, order_id)
);

create table cart (
    brand         text        not null,
    cart_id       text        not null,
    customer_id   uuid        not null,
    state         text        not null,
    as_of         timestamptz not null,
    checkout_url  text,
    total_amount    numeric(14, 2),
    total_currency  text,
    items         jsonb       not null default '[]',
    -- Set once a reminder has been queued for this abandonment.
    reminder_id   uuid,
    order_id      text,
    constraint pk_cart primary key (brand, cart_id),
    constraint fk_cart_customer foreign key (customer_id) references customer (id)
);
create index ix_cart_customer on cart (brand, customer_id);
create index ix_cart_reminder on cart (reminder_id) where reminder_id is not null;

-- An agent's call that sends: the same key gives the same answer.
create table idempotent_call (
    caller       text        not null,
    key          text        not null,
    fingerprint  text        not null,
    status       int         not null,
    answer       text        not null,
    called_at    timestamptz not null,
    constraint pk_idempotent_call primary key (caller, key)
);
create index ix_idempotent_call_age on idempotent_call (called_at);
