-- The order of a conversation is the order in which it was stored: times come from several clocks, and a text that was
-- found late is older than what was already read. So each message of a thread has a number, drawn under the row lock of
-- its thread. The store gives it, in the statement that puts the message there: whoever writes, and however many at
-- once, nobody can forget it, and replicas of the version before give one too while they are replaced.

alter table support_thread add column last_seq int not null default 0;
-- Null as long as it belongs to no thread.
alter table message add column seq int;

update message m set seq = placed.seq
from (
    select id, row_number() over (partition by thread_id order by created_at, id) as seq
    from message where thread_id is not null) placed
where placed.id = m.id;
update support_thread t set last_seq = said.last
from (select thread_id, max(seq) as last from message where thread_id is not null group by thread_id) said
where said.thread_id = t.id;

create unique index uq_message_seq on message (thread_id, seq) where thread_id is not null;
-- Lists went by this one.
drop index ix_message_thread;

create function give_message_its_place() returns trigger language plpgsql as $$
begin
    update support_thread set last_seq = last_seq + 1 where id = new.thread_id returning last_seq into new.seq;
    return new;
end
$$;
create trigger tr_message_stored before insert on message
    for each row when (new.thread_id is not null and new.seq is null) execute function give_message_its_place();
create trigger tr_message_joined before update of thread_id on message
    for each row when (new.thread_id is not null and new.seq is null) execute function give_message_its_place();
