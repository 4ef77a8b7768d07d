-- What a migration may have to do one day: a change in the rows of all brands.
update brand set name = 'Renamed';
