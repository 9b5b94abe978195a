create table orders (id number(19) not null, name varchar2(20 char), primary key (id));
/
