-- Questions to customers about how it was: after a conversation (CSAT, CES, NPS), after a delivery (NPS). A row is made
-- when the question is planned, in the transaction of what it is about; the text itself waits in the queue of messages.
-- Rows are never deleted: scores are counted over years. Of an erased customer only kind, score and times stay.
create table survey (
    id             uuid        not null,
    brand          text        not null,
    customer_id    uuid        not null,
    kind           text        not null,
    -- The conversation that it is about, or the order.
    thread_id      uuid,
    order_id       text,
    -- OPEN, ANSWERED, EXPIRED, or DROPPED: it was never asked, or never arrived.
    state          text        not null,
    -- The question.
    message_id     uuid,
    planned_at     timestamptz not null,
    -- Null as long as the carrier has not taken the question.
    asked_at       timestamptz,
    -- From then on an answer is a text like any other.
    expires_at     timestamptz not null,
    -- The text that answered.
    answer_id      uuid,
    score          integer,
    answered_at    timestamptz,
    -- When the customer, very satisfied, was asked to recommend the brand.
    recommended_at timestamptz,
    constraint pk_survey primary key (id),
    constraint fk_survey_customer foreign key (customer_id) references customer (id),
    constraint fk_survey_thread foreign key (thread_id) references support_thread (id),
    constraint ck_survey_answer check ((state = 'ANSWERED') = (score is not null and answered_at is not null))
);
-- One question at a time, guaranteed here and nowhere else.
create unique index uq_survey_open on survey (customer_id) where state = 'OPEN';
-- When somebody was asked last, and what they said last.
create index ix_survey_customer on survey (customer_id, planned_at);
-- What becomes of a question is told by its message.
create index ix_survey_message on survey (message_id) where message_id is not null;
-- The report asks for days of a brand.
create index ix_survey_asked on survey (brand, asked_at) where asked_at is not null;

call wall_in('survey');
