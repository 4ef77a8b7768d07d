-- At a million threads a list must come out of an index in its own order, whatever it is narrowed to. What the order
-- is (sort_group, sort_at, id) stands at the end of each of these; what a list is narrowed to stands before it.

-- Nobody's: "is null" in the middle of an index would cost its order.
create index ix_support_thread_unassigned on support_thread (brand, sort_group, sort_at, id) where assignee is null;
create index ix_support_thread_order on support_thread (brand, order_id) where order_id is not null;

-- A customer asks for no more texts. The request says so first; it is repeated here because the inbox lists by it.
alter table support_thread add column opt_out_requested boolean not null default false;
update support_thread t set opt_out_requested = true
where exists (select 1 from opt_out_request r where r.thread_id = t.id and r.settled_at is null);
create index ix_support_thread_opt_out on support_thread (brand, sort_group, sort_at, id) where opt_out_requested;

create function show_opt_out_request() returns trigger language plpgsql as $$
begin
    update support_thread set opt_out_requested = new.settled_at is null where id = new.thread_id;
    return null;
end
$$;
create trigger tr_opt_out_request_shown after insert or update of settled_at on opt_out_request
    for each row execute function show_opt_out_request();

-- Tags: an array has no order. One row for each tag of a thread, kept by the store; the thread's own array is the truth.
create table thread_tag (
    thread_id   uuid        not null,
    tag         text        not null,
    brand       text        not null,
    sort_group  smallint    not null,
    sort_at     timestamptz not null,
    constraint pk_thread_tag primary key (thread_id, tag),
    constraint fk_thread_tag_thread foreign key (thread_id) references support_thread (id) on delete cascade
);
insert into thread_tag (thread_id, tag, brand, sort_group, sort_at)
select distinct t.id, tag, t.brand, t.sort_group, t.sort_at from support_thread t, unnest(t.tags) tag;
create index ix_thread_tag_inbox on thread_tag (brand, tag, sort_group, sort_at, thread_id);
drop index ix_support_thread_tags;

create function list_thread_by_tags() returns trigger language plpgsql as $$
begin
    delete from thread_tag where thread_id = new.id and tag <> all (new.tags);
    insert into thread_tag (thread_id, tag, brand, sort_group, sort_at)
    select distinct new.id, tag, new.brand, new.sort_group, new.sort_at from unnest(new.tags) tag
    on conflict on constraint pk_thread_tag do update
    set sort_group = excluded.sort_group, sort_at = excluded.sort_at;
    return null;
end
$$;
create trigger tr_support_thread_tagged after insert on support_thread
    for each row when (new.tags <> '{}') execute function list_thread_by_tags();
create trigger tr_support_thread_retagged after update on support_thread
    for each row when (
        (new.tags <> '{}' or old.tags <> '{}')
        and (new.tags, new.sort_group, new.sort_at) is distinct from (old.tags, old.sort_group, old.sort_at))
    execute function list_thread_by_tags();
