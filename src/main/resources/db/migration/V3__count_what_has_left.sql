-- What the gate counts at the moment of sending: how often a customer was texted for a purpose, and what a brand has
-- spent today. A text counts from when it left or may have left; one that was refused reached nobody.
-- Answers (purpose SUPPORT) fall under no frequency cap and stay out of the first index.

create index ix_message_frequency on message (customer_id, purpose, coalesce(sent_at, decided_at, created_at))
    where purpose <> 'SUPPORT' and status not in ('QUEUED', 'CANCELED', 'FAILED');

create index ix_message_spent on message (brand, coalesce(sent_at, decided_at, created_at)) include (segments)
    where direction = 'OUTBOUND' and status not in ('QUEUED', 'CANCELED', 'FAILED');
