-- What became of each cart reminder, by one row for each: it may leave, it is held out, or it was dropped. Some customers
-- are held out so that it can be seen what reminders bring: whoever of them buys would have bought anyway. Whether
-- somebody is held out is written down at the moment at which nothing else stood against the text, before anybody knows
-- what will come of it. Reports read this table and never the queue's.

create table cart_reminder (
    id                 uuid           not null,
    brand              text           not null,
    customer_id        uuid           not null,
    -- The text; of one that failed and is said once more, the last.
    message_id         uuid           not null,
    -- Null when it was dropped, and once the customer was erased.
    cart_id            text,
    fate               text           not null,
    -- Why, when it was dropped.
    reason             text,
    -- The share of customers that the brand held out then, in percent.
    hold_out_percent   smallint       not null default 0,
    decided_at         timestamptz    not null,
    -- The brand's own day of it, under which reports count all that follows.
    day                date           not null,
    -- Orders count until then; null when it was dropped.
    counts_until       timestamptz,
    -- When the carrier took it; null as long as it has not, or could not deliver it.
    left_at            timestamptz,
    -- The customer's first order since then, of whatever, whether reminded or held out.
    ordered_at         timestamptz,
    order_id           text,
    order_amount       numeric(19, 4),
    order_currency     text,
    -- The cart itself was bought after the reminder had left.
    recovered_at       timestamptz,
    recovered_by       text,
    recovered_amount   numeric(19, 4),
    recovered_currency text,
    constraint pk_cart_reminder primary key (id),
    constraint uq_cart_reminder_message unique (message_id),
    constraint fk_cart_reminder_customer foreign key (customer_id) references customer (id),
    constraint ck_cart_reminder_fate check (fate in ('REMINDED', 'HELD_OUT', 'DROPPED'))
);
-- Asked at each claim of a reminder and at each order of the customer.
create index ix_cart_reminder_customer on cart_reminder (customer_id, decided_at) where fate <> 'DROPPED';
create index ix_cart_reminder_report on cart_reminder (brand, day);

call wall_in('cart_reminder');

-- The cart that a conversation is about, as order_id is the order.
alter table support_thread add column cart_id text;

-- The report on retention counts what was given, by day.
create index ix_voucher_decided on voucher (brand, decided_at);
