-- Each sender's place in time, kept where all replicas see it, and what a text was made from.
-- A carrier allows a number so many segments a second; who has just sent how much is in one row per number, and whoever
-- claims texts of a number holds that row. A halted number sends nothing until somebody lets it go on.

create table sender_pace (
    number         text        not null,
    -- The next text may start at this moment of the database's own clock, the one clock that all replicas share.
    next_slot_at   timestamptz not null default '2000-01-01T00:00:00Z',
    -- Starts within the last second with their segments, "micros:segments" separated by blanks.
    recent         text        not null default '',
    -- How many texts have left since the lowest lane that waits had a turn.
    passed_over    int         not null default 0,
    -- The carrier was too busy for this number: nothing before this moment, and how often in a row.
    resting_until  timestamptz,
    rests          int         not null default 0,
    halted_at      timestamptz,
    halted_reason  text,
    constraint pk_sender_pace primary key (number)
);
insert into sender_pace (number)
select number from sender
union
select sender from message where status = 'QUEUED';

alter table message
    add column template text,
    -- When the request to the carrier starts, on the database's clock; set by the claim.
    add column starts_at timestamptz,
    -- What the carrier charged, once it is known.
    add column price_amount numeric(12, 5),
    add column price_currency text;

-- Claims go by sender now.
create index ix_message_sender_due on message (sender, lane, due_at, id) where status = 'QUEUED';
drop index ix_message_due;
