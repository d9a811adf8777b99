-- People sign in before a province is known, so these are not tenant tables; province_code says where a person works.
create table person (
  id               uuid primary key,
  login            text not null constraint person_login_unique unique,
  name             text not null,
  title            text not null,
  province_code    text not null,
  establishment_id uuid,
  commune_code     text,
  password_hash    text not null,
  must_change      boolean not null default false,
  locked_at        timestamptz,
  created_at       timestamptz not null,
  version          integer not null default 1
);

create table person_role (
  person_id  uuid not null references person (id),
  role       text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (person_id, role)
);

create table session (
  token_hash  bytea primary key,
  id          uuid not null constraint session_id_unique unique,
  person_id   uuid not null references person (id),
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz,
  agent       text not null
);

create index session_by_person on session (person_id, created_at);

-- Guesses are counted per login and per address; a delay grows, no account is ever locked by them.
create table sign_in_guess (
  key          text primary key,
  failures     integer not null,
  next_try_at  timestamptz not null,
  last_at      timestamptz not null
);

-- A device that signed in once keeps a secret cookie: its owner is not slowed by someone else's guesses.
create table known_device (
  person_id   uuid not null references person (id),
  device_hash bytea not null,
  seen_at     timestamptz not null,
  primary key (person_id, device_hash)
);
