-- When the customer bought it; unknown for orders of before, which are not changed by text.
alter table customer_order add column placed_at timestamptz;

-- What customers have asked to be changed of their orders, and what became of it.
create table order_change (
    id          uuid        not null,
    brand       text        not null,
    customer_id uuid        not null,
    -- Null: the customer was erased.
    order_id    text,
    thread_id   uuid        not null,
    -- The text that asks for it.
    message_id  uuid        not null,
    kind        text        not null,
    state       text        not null,
    asked_at    timestamptz not null,
    -- Until then the order system is waited for.
    answer_by   timestamptz not null,
    settled_at  timestamptz,
    -- As the order system gives it, for colleagues.
    reason      text,
    constraint pk_order_change primary key (id),
    constraint fk_order_change_brand foreign key (brand) references brand (key),
    constraint fk_order_change_customer foreign key (customer_id) references customer (id),
    constraint ck_order_change_kind check (kind in ('CANCEL', 'CORRECT')),
    constraint ck_order_change_state check (state in ('ASKED', 'DONE', 'REFUSED', 'UNANSWERED'))
);
-- The order system is asked once at a time for the same thing.
create unique index uq_order_change_asked on order_change (brand, order_id, kind) where state = 'ASKED';
create index ix_order_change_due on order_change (answer_by) where state = 'ASKED';
create index ix_order_change_customer on order_change (customer_id, asked_at);
call wall_in('order_change');
