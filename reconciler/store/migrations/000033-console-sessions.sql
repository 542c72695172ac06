-- The session of the login that asked for a console, which the console ends with; null for a token of the table token.
ALTER TABLE console_token ADD COLUMN session jsonb;
