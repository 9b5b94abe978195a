create table orders (id bigint not null auto_increment primary key, name varchar(60), other_id bigint);
