-- What servers and hosts may say since they can move has defaults, which those of before get here.
UPDATE desired SET spec = '{"migration_policy": "live", "on_host_loss": "wait"}'::jsonb || spec WHERE kind = 'server';
UPDATE desired SET spec = '{"fenced": false}'::jsonb || spec WHERE kind = 'host';
