-- Who hears that an order is late may be offered something with the apology. What is offered stands in the ledger of
-- goodwill beside what people give, so that one place says what service has cost: where it comes from is its origin. It
-- is given in no conversation, so the thread may be missing.
alter table voucher
    alter column thread_id drop not null,
    add column origin text not null default 'GOODWILL',
    add column incident_id text,
    -- The text that tells the customer of it. When that never leaves, nobody knows the code, and it is void.
    add column message_id uuid;
-- One offer for an order and what befell it: guaranteed here, whoever else takes care.
create unique index uq_voucher_incident on voucher (brand, order_id, incident_id) where origin = 'DELAY';
-- What a brand has offered in a month: added up each time that one is offered.
create index ix_voucher_delay on voucher (brand, currency, asked_at) where origin = 'DELAY' and state = 'GIVEN';
create index ix_voucher_message on voucher (message_id) where message_id is not null;

-- The text in which an incident's date was told last; the first of them is the apology (message_id).
alter table order_incident add column told_id uuid;
create index ix_order_incident_told on order_incident (told_id) where told_id is not null;

-- The day of arrival that the customer was told last: one that is said again is no news.
alter table customer_order add column told_eta timestamptz;

-- How much of a delivery the customer wants to hear of, EVERY_STEP or DELIVERY_DAY; null: as the brand has it.
alter table customer add column updates text;
