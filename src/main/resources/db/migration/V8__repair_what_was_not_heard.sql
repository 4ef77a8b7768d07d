-- What we did not hear is looked up at the carrier: sends without an outcome, texts without news, texts from customers
-- whose webhook never came. And what we hear too early is kept until it has a message to belong to.

alter table message
    -- When the carrier is asked about it next; null: not asked yet. Pushed ahead while somebody asks.
    add column look_at timestamptz,
    -- How often its list was read in full without finding it.
    add column looks smallint not null default 0;

-- By the moment at which each is due to be asked about.
create index ix_message_unknown_look on message (coalesce(look_at, starts_at, decided_at, created_at))
    where status = 'UNKNOWN';
create index ix_message_silent_look on message (coalesce(look_at, starts_at, decided_at, created_at))
    where status in ('ACCEPTED', 'SENT');

-- News under an id of the carrier that no message of ours has yet.
create table orphan_receipt (
    carrier_message_id  text        not null,
    status              text        not null,
    error_code          text,
    heard_at            timestamptz not null,
    constraint pk_orphan_receipt primary key (carrier_message_id, status)
);
create index ix_orphan_receipt_age on orphan_receipt (heard_at);

-- How far the carrier's list of texts to each of our numbers has been read.
create table inbound_watermark (
    number        text        not null,
    read_until    timestamptz not null,
    -- When it is read next; pushed ahead while somebody reads.
    next_at       timestamptz not null,
    constraint pk_inbound_watermark primary key (number)
);
create index ix_inbound_watermark_due on inbound_watermark (next_at);
