-- A code was used with this order, as the shop says. Of an erased customer only the time stays.
alter table voucher
    add column redeemed_at timestamptz,
    add column redeemed_order_id text;
create index ix_voucher_redeemed on voucher (brand, redeemed_at) where redeemed_at is not null;

-- So much of a month's budget was spent, and the world was told: once for each month and mark.
create table budget_mark (
    brand      text        not null,
    origin     text        not null,
    currency   text        not null,
    -- The first day of the month, in the brand's calendar.
    month      date        not null,
    percent    integer     not null,
    reached_at timestamptz not null,
    constraint pk_budget_mark primary key (brand, origin, currency, month, percent),
    constraint fk_budget_mark_brand foreign key (brand) references brand (key)
);
call wall_in('budget_mark');
