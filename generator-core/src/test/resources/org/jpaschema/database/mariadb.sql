create table {other}.country (code char(2) primary key);
create sequence {other}.countdown start with -1 increment by -1 minvalue -100 maxvalue -1;
create sequence numbers start with 5 increment by 50;
create table customer (
    id bigint not null auto_increment,
    number bigint default nextval(numbers),
    email varchar(255) not null comment 'one a customer',
    name varchar(100),
    Mixed int,
    balance decimal(38,2) not null default 0,
    country char(2),
    feeling enum('sad', 'ok') default 'ok',
    tags json,
    loose longtext collate utf8mb4_bin,
    latin varchar(10) character set latin1,
    created timestamp(6) not null default current_timestamp(6) on update current_timestamp(6),
    touched datetime on update current_timestamp,
    twice int generated always as (Mixed * 2) virtual,
    thrice int generated always as (Mixed * 3) stored,
    ratio double check (ratio > 0),
    active bit(1) default b'1',
    small tinyint(1) default 1,
    wide int(5),
    secret varchar(10) invisible default 'x',
    token uuid default uuid(),
    primary key (id),
    unique customer_email (email),
    unique customer_name (name, email),
    key customer_created (created desc, balance),
    key customer_prefix (name(10)),
    fulltext key customer_text (name),
    constraint customer_mixed check (Mixed between 0 and 2),
    constraint customer_country foreign key (country) references {other}.country (code) on delete set null on update cascade
) comment 'who buys, isn''t it';
create table line (
    position int not null, customer bigint not null, a int not null, b int not null,
    unique line_ab (a, b),
    key line_customer (customer),
    constraint line_pk primary key (position, customer),
    foreign key (customer) references customer (id) on delete restrict
);
create table line_detail (
    x int, y int, p int, c bigint,
    constraint swapped foreign key (x, y) references line (a, b) on delete cascade,
    constraint to_primary foreign key (p, c) references line (position, customer) on delete no action
);
create table versioned (id int primary key, x int) with system versioning;
create table parted (id int primary key) partition by hash (id) partitions 2;
create view rich as select c.id, c.email from customer c where c.balance > 1000;
create trigger audit before insert on customer for each row set new.name = upper(new.name)
