alter table orders add (total number(10,2) default 0 not null, note varchar2(100));
--! data-loss.drop-column compatibility.drop lock.rewrite
alter table orders drop column note;
--! data-loss.drop-column compatibility.drop lock.rewrite
alter table orders set unused column total;
alter table orders modify (name varchar2(40 char));
--! lock.built-index
create index orders_name on orders (name);
create index orders_name2 on orders (name, id) online;
