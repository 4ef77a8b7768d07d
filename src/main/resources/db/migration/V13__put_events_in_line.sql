-- Who looks on live (GET /api/v1/events) must be able to say "all behind what I have seen", and nothing may come to
-- stand before it afterwards. An outbox position cannot be that: it is drawn before the commit. So events are put in
-- line once they are committed, by one transaction at a time.

alter table outbox_event
    -- The place in the line, without gaps; null until it is given. Whoever sees a place sees every place before it.
    add column live_position bigint;
create unique index uq_outbox_event_live_position on outbox_event (live_position) where live_position is not null;
create index ix_outbox_event_not_in_line on outbox_event (position) where live_position is null;

-- One row. Its lock is what makes it one transaction at a time.
create table live_line (
    id         smallint not null default 1,
    -- The place that was given last.
    last       bigint   not null default 0,
    -- The highest place that was pruned; whoever has seen less cannot resume without a gap.
    forgotten  bigint   not null default 0,
    constraint pk_live_line primary key (id),
    constraint ck_live_line_one check (id = 1)
);
insert into live_line default values;
