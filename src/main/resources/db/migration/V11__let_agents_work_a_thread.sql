-- What agents do with a thread beyond taking and ending it: put it off, hand it on, write beside it, file it. And what
-- the inbox shows without asking the messages: how many texts nobody has read.

alter table support_thread
    -- Texts of the customer since an agent last looked or answered.
    add column unread int not null default 0,
    -- It wakes by itself then; null unless it is snoozed.
    add column snoozed_until timestamptz,
    -- The conversation that the customer had before, when this one began.
    add column previous_thread_id uuid,
    add constraint fk_support_thread_previous foreign key (previous_thread_id) references support_thread (id);
update support_thread t set unread = (
    select count(*) from message m
    where m.thread_id = t.id and m.direction = 'INBOUND'
      and m.seq > coalesce((select max(a.seq) from message a where a.thread_id = t.id and a.kind = 'AGENT'), 0))
where t.status = 'OPEN';
create index ix_support_thread_snoozed on support_thread (snoozed_until) where status = 'SNOOZED';
-- All threads of a customer: the one before, and what a search finds.
create index ix_support_thread_customer on support_thread (brand, customer_id, resolved_at);
-- Taking the threads of an erased customer out must not read them all.
create index ix_support_thread_previous on support_thread (previous_thread_id) where previous_thread_id is not null;

-- Written by agents for agents. No customer ever reads it.
create table thread_note (
    id          uuid        not null,
    brand       text        not null,
    thread_id   uuid        not null,
    author      text        not null,
    body        text        not null,
    created_at  timestamptz not null,
    constraint pk_thread_note primary key (id),
    constraint fk_thread_note_thread foreign key (thread_id) references support_thread (id)
);
create index ix_thread_note_thread on thread_note (thread_id, id);

-- Who did what with a thread, for those who answer for it. Holds ids of agents, nothing that a customer has said.
create table thread_act (
    id         uuid        not null,
    brand      text        not null,
    thread_id  uuid        not null,
    what       text        not null,
    -- Null: nobody; a customer's text or the time did it.
    actor      text,
    -- Who held it before, when the act is about that.
    holder     text,
    -- What came of it: an assignee, a time, tags.
    outcome    text,
    at         timestamptz not null,
    constraint pk_thread_act primary key (id),
    constraint fk_thread_act_thread foreign key (thread_id) references support_thread (id)
);
create index ix_thread_act_thread on thread_act (thread_id, id);
