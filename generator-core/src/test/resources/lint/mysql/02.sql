alter table orders add column total decimal(10,2) default 0;
--! lock.rewrite
alter table orders modify column name varchar(100);
alter table orders modify column status enum('NEW','PAID','SENT') not null;
--! data.remove-enum-value compatibility.narrowed-enum lock.rewrite
alter table orders modify column status enum('NEW','PAID') not null;
alter table orders modify column total decimal(12,2), algorithm=inplace, lock=none;
create index orders_total on orders (total);
--! data.foreign-key lock.rewrite
alter table orders add constraint orders_fk foreign key (id) references other (id);
alter table orders drop foreign key orders_fk;
--! compatibility.rename
alter table orders change column name title varchar(100);
--! compatibility.rename
rename table orders to purchases;
--! data-loss.drop-column compatibility.drop
alter table purchases drop column title;
delimiter //
create trigger t before insert on purchases for each row begin set new.total = 0; end//
delimiter ;
alter table purchases drop index orders_total;
