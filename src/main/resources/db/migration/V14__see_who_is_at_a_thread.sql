-- Who has a thread before them now, and whether they write: a state that renews itself every few seconds. Unlogged: after
-- a crash nobody is there, and a moment later everybody has said so again.

create unlogged table thread_viewer (
    thread_id  uuid        not null,
    agent      text        not null,
    brand      text        not null,
    state      text        not null,
    since      timestamptz not null,
    until      timestamptz not null,
    constraint pk_thread_viewer primary key (thread_id, agent)
) with (fillfactor = 50);
create index ix_thread_viewer_until on thread_viewer (until);
