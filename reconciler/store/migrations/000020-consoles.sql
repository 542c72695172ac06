-- Writer: api. Rights to open one console once, by the SHA-256 of their token.
CREATE TABLE console_token (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  server_id uuid NOT NULL REFERENCES desired ON DELETE CASCADE,
  type text NOT NULL CHECK (type IN ('serial', 'vnc')),
  user_id uuid REFERENCES desired ON DELETE CASCADE,
  token_hash text REFERENCES token ON DELETE CASCADE,
  actor text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX console_token_expiry ON console_token (expires_at);
CREATE INDEX console_token_server ON console_token (server_id);
CREATE INDEX console_token_user ON console_token (user_id);
CREATE INDEX console_token_token ON console_token (token_hash);
