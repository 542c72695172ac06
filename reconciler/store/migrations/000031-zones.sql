-- The zone that a server was placed in because its spec asked for it: another one moves it.
UPDATE resolved r SET choices = r.choices || jsonb_build_object('availability_zone', d.spec -> 'availability_zone')
  FROM desired d WHERE d.id = r.id AND d.kind = 'server' AND d.spec ? 'availability_zone' AND r.choices ? 'host_id';
