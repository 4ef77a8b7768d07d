-- What a customer was told to expect by the acknowledgement: by when somebody will have answered. One row for each time
-- that it was said. It is looked at when that moment has passed, whatever replica runs then, and afterwards it is a fact
-- that reports count. Changed only by whoever has locked the customer.
create table promise (
    id          uuid        not null,
    brand       text        not null,
    customer_id uuid        not null,
    thread_id   uuid        not null,
    -- The acknowledgement, and its words for the wait: "in about 20 minutes".
    message_id  uuid        not null,
    said        text        not null,
    made_at     timestamptz not null,
    due_at      timestamptz not null,
    -- When to look at it next; null: never again.
    asks_at     timestamptz,
    -- KEPT, BROKEN or RELEASED; null as long as nobody knows.
    outcome     text,
    -- The one text that says that we are still at it.
    told_id     uuid,
    -- Since then nobody waits for it any more: a person has answered, or nobody need any more.
    ended_at    timestamptz,
    -- The brand's own day under which reports count it.
    day         date,
    constraint pk_promise primary key (id),
    constraint fk_promise_thread foreign key (thread_id) references support_thread (id)
);
create index ix_promise_customer on promise (customer_id, made_at);
create index ix_promise_asks on promise (asks_at) where asks_at is not null;
-- All that a report asks for.
create index ix_promise_report on promise (brand, day) include (outcome) where day is not null;

call wall_in('promise');
