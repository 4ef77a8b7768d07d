-- What a brand has offered by itself in a month, for late orders and for late answers: added up each time.
drop index ix_voucher_delay;
create index ix_voucher_offered on voucher (brand, origin, currency, asked_at) where origin <> 'GOODWILL' and state = 'GIVEN';
