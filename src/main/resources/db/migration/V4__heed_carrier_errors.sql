-- What the carrier's errors leave behind: texts that are tried once more, numbers that are texted no longer, countries
-- that are not enabled, templates that carriers filter. All of it per brand, all of it with the code that caused it.

alter table message
    -- The text that failed before this one; the same words once more.
    add column retry_of uuid,
    -- How many of the same have failed before.
    add column retry_number smallint not null default 0,
    add constraint fk_message_retry foreign key (retry_of) references message (id);
-- A failed text is tried once more at most, whoever hears of the failure and how often.
create unique index uq_message_retry on message (retry_of) where retry_of is not null;
-- The last sends of a template, asked for when one of them was filtered.
create index ix_message_template on message (brand, template, id) where template is not null;

-- Numbers that cannot be reached, for as long as nobody says otherwise.
create table suppressed_number (
    id             uuid        not null,
    brand          text        not null,
    number         text        not null,
    customer_id    uuid        not null,
    code           text        not null,
    message_id     uuid        not null,
    suppressed_at  timestamptz not null,
    constraint pk_suppressed_number primary key (id),
    constraint uq_suppressed_number unique (brand, number),
    constraint fk_suppressed_number_customer foreign key (customer_id) references customer (id)
);
create index ix_suppressed_number_list on suppressed_number (brand, id);
create index ix_suppressed_number_customer on suppressed_number (customer_id);

create table closed_country (
    brand      text        not null,
    -- ISO 3166 code, or + and the calling code where that is all a number tells.
    country    text        not null,
    code       text        not null,
    closed_at  timestamptz not null,
    until      timestamptz not null,
    constraint pk_closed_country primary key (brand, country)
);

create table template_pause (
    brand      text        not null,
    template   text        not null,
    code       text        not null,
    paused_at  timestamptz not null,
    -- Ends by itself then, or before when somebody lifts it. Sends before this moment are not counted again.
    until      timestamptz not null,
    constraint pk_template_pause primary key (brand, template)
);
