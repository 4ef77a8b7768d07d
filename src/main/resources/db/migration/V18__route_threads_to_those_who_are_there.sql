-- Who a thread is for and who may be given it: teams of a brand, how much each member takes, who is there. And who goes
-- before others who wait as long: the minutes that put a thread ahead stand beside it, each with its reason, so that a
-- list stays one index in one order.

create table team (
    id          uuid        not null,
    brand       text        not null,
    name        text        not null,
    created_at  timestamptz not null,
    constraint pk_team primary key (id),
    constraint fk_team_brand foreign key (brand) references brand (key)
);
create unique index uq_team_name on team (brand, lower(name));

create table team_member (
    id          uuid        not null,
    brand       text        not null,
    team_id     uuid        not null,
    -- The token's subject.
    agent       text        not null,
    -- With fewer open threads of the brand than this they are given one more.
    capacity    int         not null,
    added_at    timestamptz not null,
    constraint pk_team_member primary key (id),
    constraint fk_team_member_team foreign key (team_id) references team (id),
    constraint uq_team_member unique (brand, team_id, agent)
);
create index ix_team_member_agent on team_member (brand, agent);

-- One row for each agent and brand. It renews itself while somebody is there; who closes a laptop says nothing.
create table agent_availability (
    brand            text        not null,
    agent            text        not null,
    available_since  timestamptz not null,
    -- Ahead: they are there. Past: since when they are not.
    available_until  timestamptz not null,
    -- When they were last given a thread or got rid of one, or came.
    idle_since       timestamptz not null,
    constraint pk_agent_availability primary key (brand, agent),
    constraint fk_agent_availability_brand foreign key (brand) references brand (key)
);

alter table support_thread
    add column team_id uuid,
    -- Who has given it back, or has not answered it: they are not given it again.
    add column passed_by text,
    -- Minutes by which it goes before those that wait as long.
    add column ahead_by_value int not null default 0,
    add column ahead_by_tier int not null default 0,
    add column ahead_by_promise int not null default 0,
    -- When the customer was told that somebody would have answered; null when nothing is promised any more.
    add column promised_at timestamptz,
    -- The customer is worth something else since the minutes were counted.
    add column revalued boolean not null default false,
    add constraint fk_support_thread_team foreign key (team_id) references team (id);
create index ix_support_thread_team on support_thread (brand, team_id, sort_group, sort_at, id) where team_id is not null;
create index ix_support_thread_promised on support_thread (promised_at) where promised_at is not null;
create index ix_support_thread_revalued on support_thread (id) where revalued;

-- Five ways lead to a customer's worth (an order's event, a correction, an erasure, ...); none may forget the thread.
create function revalue_thread() returns trigger language plpgsql as $$
begin
    update support_thread set revalued = true
    where brand = new.brand and customer_id = new.id and status <> 'RESOLVED';
    return null;
end
$$;
create trigger tr_customer_revalued after update on customer
    for each row when (
        (new.tier, new.lifetime_value_amount) is distinct from (old.tier, old.lifetime_value_amount))
    execute function revalue_thread();
update support_thread t set revalued = true
from customer c
where t.status <> 'RESOLVED' and c.id = t.customer_id and (c.tier is not null or c.lifetime_value_amount is not null);

-- What agents have called urgent stands above all else, and what can wait below: a hundred years ahead, or behind.
update support_thread
set sort_at = sort_at + case priority when 'HIGH' then interval '-876600 hours' else interval '876600 hours' end
where status = 'OPEN' and priority <> 'NORMAL';
