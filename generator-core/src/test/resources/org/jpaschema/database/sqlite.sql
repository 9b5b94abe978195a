create table country (code char(2) primary key, name varchar, "Mixed Key" int unique);
create table Customer (
  id integer primary key autoincrement not null,
  number bigint default (1 + 2) -- not ), a comma
  , email varchar(255) /* , */ not null constraint customer_email unique on conflict replace,
  [name] CHARACTER VARYING (100) collate NOCASE default 'it''s, (here)',
  `Mixed` int constraint mixed_small check ("Mixed" between 0 and 2) check (Mixed <> 5),
  balance decimal(38,2) default 0 not null,
  country char(2) references country on delete set null on update cascade match full deferrable initially deferred,
  anything,
  twice integer generated always as ("Mixed" * 2) stored,
  thrice as (twice + Mixed),
  at timestamp default current_timestamp,
  nothing_ text default null,
  constraint customer_name unique (NAME, email)
  check (balance >= 0 or email = ') check ('),
  constraint sane check (number > 0)
);
create index customer_country_index on CUSTOMER (COUNTRY);
create index customer_created on customer (at desc, balance collate nocase, name collate nocase);
create index customer_text on customer (lower(email) desc, ([name] || 'x')) where "Mixed" > 1;
create unique index customer_bare on customer (country, "Mixed" desc);
create unique index customer_some on customer (country) where balance > 0;
create table line (customer bigint, position integer, a integer, b integer, primary key (position, customer), unique (b, a)) without rowid;
create table line_detail (
  x integer, y integer, c bigint, p integer,
  constraint swapped foreign key (x, y) references LINE (A, b) on delete cascade,
  foreign key (p, c) references line,
  constraint gone foreign key (x) references nowhere
);
create table strict_one (id INT primary key, t ANY) strict;
create table numbered (id INTEGER, primary key (id));
create table backwards (id integer primary key desc);
create view rich as select id, email as mail from customer where balance > 100;
create trigger audit after update on customer begin delete from line; end;
create virtual table texts using fts5(body);
create temp table temporary_one (id integer);
