-- A second wall between brands, behind the application's own. The application asks for one brand's rows in each statement;
-- should one of them forget it, the store shows nothing of another brand all the same.
--
-- Each transaction says for whom it works, until it ends and no longer: for a caller's brands by the setting
-- threadline.brands (keys with commas between them, or *), or for all of them as the role threadline_machine (webhooks
-- of the carrier, events, jobs). One that says neither sees nothing. Bound is the owner of the tables too; only
-- superusers are not, so the application must not be one.
--
-- Why a role for the machine, and no setting: what a policy asks is asked of each row before anything that could tell of
-- it, and that keeps some conditions out of the indexes. The machine's statements are the hot ones, and for its role a
-- policy says no more than "true".
--
-- A table that is made later and belongs to brands is put behind the wall by its migration: call wall_in('its_name').

do $$
begin
    if not exists (select from pg_roles where rolname = 'threadline_machine') then
        create role threadline_machine nologin;
    end if;
exception
    when duplicate_object then null;
    when insufficient_privilege then
        raise exception 'the role threadline_machine is missing; docs/deploy.md says how to make it'
            using errcode = 'insufficient_privilege';
end
$$;
grant usage on schema public to threadline_machine;
grant select, insert, update, delete on all tables in schema public to threadline_machine;
grant usage, select on all sequences in schema public to threadline_machine;
alter default privileges in schema public grant select, insert, update, delete on tables to threadline_machine;
alter default privileges in schema public grant usage, select on sequences to threadline_machine;

-- Null, and so none, where nobody has said for whom.
create function callers_brands() returns text[] language sql stable parallel safe as $$
    select string_to_array(current_setting('threadline.brands', true), ',')
$$;

-- As a subquery it is asked once for a statement, not for each row. And "is not null" says to the planner that nearly
-- all rows will pass: what it would guess otherwise, one in some hundred, spoils the plans of the inbox.
create procedure wall_in(walled regclass, brand text default 'brand') language plpgsql as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format('create policy machine on %s to threadline_machine using (true)', walled);
    execute format(
        'create policy callers on %s using ((case when %I = any ((select callers_brands())::text[])
           or ''*'' = any ((select callers_brands())::text[]) then true end) is not null)', walled, brand);
end
$$;

-- Every table that carries the brand; none is named, so none is forgotten.
do $$
declare
    walled regclass;
begin
    for walled in
        select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'brand' and not a.attisdropped
        order by c.relname
    loop
        call wall_in(walled);
    end loop;
end
$$;
call wall_in('brand', 'key');

-- What became of a message belongs to whom the message belongs to, behind its own wall.
alter table message_status enable row level security;
alter table message_status force row level security;
create policy machine on message_status to threadline_machine using (true);
create policy callers on message_status using (exists (select from message m where m.id = message_id));

-- A range of an index is looked up behind the wall only by what cannot tell of a row while it compares. Functions of our
-- choice may, for all that the store knows, so what is searched for is kept ready.
alter table customer
    add column search_name text collate "C" generated always as (lower(coalesce(first_name, ''))) stored,
    add column search_phone text collate "C" generated always as (reverse(phone)) stored;
drop index ix_customer_name;
drop index ix_customer_phone_end;
create index ix_customer_name on customer (brand, search_name, id);
create index ix_customer_phone_end on customer (brand, search_phone);
