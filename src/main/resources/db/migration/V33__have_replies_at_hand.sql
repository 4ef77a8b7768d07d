-- Agents' replies that are a saved one word for word, counted by the report on service.
create index ix_message_saved_reply on message (brand, coalesce(sent_at, decided_at, created_at))
    where direction = 'OUTBOUND' and kind = 'AGENT' and template is not null
      and status not in ('QUEUED', 'CANCELED', 'FAILED');
