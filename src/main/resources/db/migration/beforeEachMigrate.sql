-- Migrations run as the owner of the tables, who is behind the walls too (V20). What one of them changes in the rows, it
-- changes in those of all brands. Until the end of its transaction only.
do $$
begin
    perform set_config('threadline.brands', '*', true);
end
$$;
