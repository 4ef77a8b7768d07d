-- How long a brand keeps texts and customers. Each brand's customers are walked through once a day, some at a time by
-- whichever replica holds this row; a replica that dies leaves the place where it was.
create table retention_walk (
    brand           text        not null,
    next_at         timestamptz not null,
    -- The last customer that was looked at; null: the walk begins.
    after_customer  uuid,
    constraint pk_retention_walk primary key (brand)
);
create index ix_customer_walk on customer (brand, id);
