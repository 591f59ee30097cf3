-- Sessions of browsers: the same tokens, carried by a cookie and renewed by use. A token is for one kind of carrier only.

alter table refresh_token
  add column is_cookie boolean not null default false,
  -- Of a cookie: when it first came, and within a minute when it last did. Its predecessor stays good until it has come.
  add column first_used_at timestamptz,
  add column last_used_at timestamptz;
