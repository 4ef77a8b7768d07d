-- How much of what a brand says is said by its machine: the report counts that from what the budget is counted from.
drop index ix_message_spent;
create index ix_message_spent on message (brand, coalesce(sent_at, decided_at, created_at)) include (segments, kind, customer_id)
    where direction = 'OUTBOUND' and status not in ('QUEUED', 'CANCELED', 'FAILED');
