-- Accounts: who may sign in, in which roles, for which agency, at which checkpoints.

create table agency (
  code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
  name_ky text not null,
  name_ru text not null,
  name_en text not null
);
insert into agency (code, name_ky, name_ru, name_en) values
  ('border-service', 'Чек ара кызматы', 'Пограничная служба', 'Border Service'),
  ('security-agency', 'Улуттук коопсуздук комитети', 'Комитет национальной безопасности', 'Committee for National Security'),
  ('ministry', 'Эмгек жана миграция министрлиги', 'Министерство труда и миграции', 'Ministry of Labour and Migration'),
  ('statistics-committee', 'Улуттук статистика комитети', 'Национальный статистический комитет', 'National Statistical Committee'),
  ('interior-ministry', 'Ички иштер министрлиги', 'Министерство внутренних дел', 'Ministry of Internal Affairs');
grant select, insert on agency to iamis_app;

create table account (
  id uuid primary key,
  username text not null constraint account_username_key unique check (username = lower(username) and length(username) between 1 and 60),
  agency text not null references agency (code),
  roles text[] not null check (cardinality(roles) <= 4),
  checkpoints text[] not null default '{}',
  password_hash text not null,
  status text not null default 'active' check (status in ('active', 'disabled')),
  is_invented boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  row_version int not null default 1
);
grant select, insert, update on account to iamis_app;

-- Roles that need a second administrator (approver, auditor) wait here until another one confirms.
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account (id),
  roles text[] not null,
  proposed_by uuid,
  proposed_at timestamptz not null default now(),
  status text not null default 'pending' check (status in ('pending', 'confirmed', 'rejected')),
  decided_by uuid,
  decided_at timestamptz,
  check (decided_by is null or decided_by <> proposed_by)
);
grant select, insert, update on role_grant to iamis_app;

-- An officer lent to another checkpoint until a stated time. Never changed; ends by itself.
create table lending (
  id uuid primary key,
  site text not null,
  account_id uuid not null references account (id),
  checkpoint text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  lent_by uuid not null references account (id),
  check (until_at > from_at and until_at <= from_at + interval '12 hours')
);
create index lending_account on lending (account_id, until_at);
grant select, insert on lending to iamis_app;

-- Refresh tokens by their hash. A successor is derived from its predecessor with a secret, so that the same old token
-- can be answered the same within 30 seconds without keeping a token in the clear.
create table refresh_token (
  token_hash bytea primary key,
  family_id uuid not null,
  account_id uuid not null references account (id),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  rotated_at timestamptz
);
create index refresh_token_family on refresh_token (family_id);
create index refresh_token_expires on refresh_token (expires_at);
create table refresh_family_revocation (
  family_id uuid primary key,
  revoked_at timestamptz not null default now(),
  reason text not null check (reason in ('signed-out', 'reuse', 'account-changed'))
);
grant select, insert, update on refresh_token to iamis_app;
grant select, insert on refresh_family_revocation to iamis_app;
grant select, delete on refresh_token, refresh_family_revocation to iamis_keeper;

-- Wrong passwords by (account name, address), both hashed with a secret: one address never delays a whole checkpoint,
-- and a stranger elsewhere never delays an officer at the desk.
create table sign_in_failure (
  subject_hash bytea primary key,
  failure_count int not null check (failure_count > 0),
  last_failed_at timestamptz not null
);
create index sign_in_failure_last on sign_in_failure (last_failed_at);
grant select, insert, update, delete on sign_in_failure to iamis_app;
grant select, delete on sign_in_failure to iamis_keeper;
