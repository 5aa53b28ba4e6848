-- Sessions that were ended are looked for by when, like those that ran out.
CREATE INDEX session_revoked_idx ON session (revoked_at) WHERE revoked_at IS NOT NULL;
