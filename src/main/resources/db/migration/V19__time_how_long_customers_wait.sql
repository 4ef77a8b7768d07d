-- How long customers wait, by one row for each wait: for the acknowledgement, for a person's answers, for the end of a
-- thread, and afterwards whether they come back. A running one is told of before its benchmark is missed and when it is;
-- a stopped one is a fact that reports count. Reports read this table alone and never the inbox's own.

alter table brand
    -- Days on which nobody answers: [{"date":"2030-12-25","name":"Christmas"}].
    add column holidays jsonb not null default '[]';

create table stopwatch (
    id           uuid        not null,
    brand        text        not null,
    customer_id  uuid        not null,
    thread_id    uuid        not null,
    -- The acknowledgement that is waited for; null for all others.
    message_id   uuid,
    measure      text        not null,
    started_at   timestamptz not null,
    -- The benchmark, as it was when the wait began, in opening hours; null: there is none.
    due_at       timestamptz,
    -- When there is something to tell or to settle next; null: never.
    rings_at     timestamptz,
    warned_at    timestamptz,
    breached_at  timestamptz,
    -- Null as long as it runs.
    stopped_at   timestamptz,
    outcome      text,
    -- Opening hours for responses, else all hours.
    took_millis  bigint,
    -- The brand's own day under which reports count it; a return counts on the day of what it came back to.
    day          date,
    -- It is about something that the customer had come back for, so it is nobody's first contact.
    follow_up    boolean     not null default false,
    -- Of a resolution: since then it was none.
    reopened_at  timestamptz,
    constraint pk_stopwatch primary key (id),
    constraint fk_stopwatch_thread foreign key (thread_id) references support_thread (id)
);
create index ix_stopwatch_customer on stopwatch (customer_id, thread_id);
create index ix_stopwatch_rings on stopwatch (rings_at) where rings_at is not null;
create index ix_stopwatch_acknowledgement on stopwatch (message_id)
    where message_id is not null and stopped_at is null;
-- Who waits for an answer now.
create index ix_stopwatch_waiting on stopwatch (brand, breached_at)
    where stopped_at is null and measure in ('FIRST_RESPONSE', 'NEXT_RESPONSE');
-- All that a report asks for stands in here, so it need not read the rows.
create index ix_stopwatch_report on stopwatch (brand, day, measure)
    include (outcome, took_millis, due_at, breached_at, follow_up, reopened_at) where day is not null;

-- What runs already. Without a deadline: opening hours are not the database's to compute. Nothing is announced for
-- these, but they are measured once they end.
insert into stopwatch (id, brand, customer_id, thread_id, measure, started_at)
select gen_random_uuid(), t.brand, t.customer_id, t.id, 'RESOLUTION', t.opened_at
from support_thread t where t.status <> 'RESOLVED';
insert into stopwatch (id, brand, customer_id, thread_id, measure, started_at)
select gen_random_uuid(), t.brand, t.customer_id, t.id,
    case when t.first_response_at is null then 'FIRST_RESPONSE' else 'NEXT_RESPONSE' end, t.waiting_since
from support_thread t where t.status <> 'RESOLVED' and t.waiting_since is not null;
