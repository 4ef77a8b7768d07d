-- What brands say instead of the texts that Threadline brings along. Every edit is a row of its own: what was said once
-- can be read for good, and a mistake is taken back by writing the older words again.
create table template (
    brand      text        not null,
    key        text        not null,
    locale     text        not null,
    version    integer     not null,
    -- Null: from here on the brand has no own text for this again.
    wording    text,
    created_by text        not null,
    created_at timestamptz not null,
    constraint pk_template primary key (brand, key, locale, version),
    constraint fk_template_brand foreign key (brand) references brand (key)
);
call wall_in('template');

-- Grows with each edit of a brand's templates, and is read with the brand anyway: whoever keeps templates in memory sees
-- by it whether they are still the present ones.
alter table brand add column wording_revision integer not null default 0;

-- Which edit a text was made from. Null for texts of before, and for what people write.
alter table message add column template_locale text, add column template_version integer;
