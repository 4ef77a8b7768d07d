-- What was given to customers as a gesture, by whom and why; what waits for somebody who may give more; what was refused.
-- Rows are never deleted: the ledger must show what service has cost. Of an erased customer only amounts and times stay.
create table voucher (
    id           uuid           not null,
    brand        text           not null,
    customer_id  uuid           not null,
    -- The conversation in which it was given.
    thread_id    uuid           not null,
    order_id     text,
    amount       numeric(19, 4) not null,
    currency     text           not null,
    -- Null once the customer was erased.
    reason       text,
    state        text           not null,
    -- Null as long as it is not given, and once the customer was erased.
    code         text,
    asked_by     text           not null,
    asked_at     timestamptz    not null,
    decided_by   text,
    decided_at   timestamptz,
    expires_at   timestamptz,
    constraint pk_voucher primary key (id),
    constraint fk_voucher_customer foreign key (customer_id) references customer (id),
    constraint uq_voucher_code unique (brand, code),
    constraint ck_voucher_amount check (amount > 0)
);
-- What a customer was given lately: asked under the customer's lock, each time that something is given.
create index ix_voucher_customer on voucher (customer_id, asked_at);
create index ix_voucher_brand on voucher (brand, id);
create index ix_voucher_asked on voucher (brand, id) where state = 'ASKED';

call wall_in('voucher');
