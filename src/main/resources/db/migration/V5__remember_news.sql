-- A second key for events. Source and id tell one event from another; a producer that repeats itself under a new id
-- is recognised by what it says. What an order or a cart has become says most of that already, but not when two
-- transactions look at once, nor when a reminder that was dropped is asked for again.

-- What a customer has been told of an order: each kind of news once. (Delays: once per incident, see order_incident.)
create table order_news (
    brand     text        not null,
    order_id  text        not null,
    kind      text        not null,
    told_at   timestamptz not null,
    constraint pk_order_news primary key (brand, order_id, kind)
);

-- What has been heard of a cart: of one kind and one moment, once.
create table cart_news (
    brand        text        not null,
    cart_id      text        not null,
    kind         text        not null,
    occurred_at  timestamptz not null,
    constraint pk_cart_news primary key (brand, cart_id, kind, occurred_at)
);
create index ix_cart_news_age on cart_news (occurred_at);
