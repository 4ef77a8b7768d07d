-- Numbers that a brand has never texted, many of one block within an hour: how strangers earn money at a shop's cost. What
-- is automatic and goes to them waits until somebody has looked. Counted are customers, not texts, because they are
-- counted whenever a text to one of them is due: from an index, and no further than the number that is too many.

create table surge (
    brand      text        not null,
    -- The beginning of the numbers, + and six digits.
    prefix     text        not null,
    -- Whoever the brand has heard of for the first time from then until the end waits.
    since      timestamptz not null,
    opened_at  timestamptz not null,
    until      timestamptz not null,
    -- Somebody has looked and lets them go. Whoever came before this moment is not counted again.
    lifted_at  timestamptz,
    constraint pk_surge primary key (brand, prefix)
);

create index ix_customer_prefix on customer (brand, left(phone, 7), created_at);

call wall_in('surge');
