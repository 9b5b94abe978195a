set statement lock_wait_timeout=2, innodb_lock_wait_timeout=2 for alter table orders add column total decimal(10,2), algorithm=instant, lock=none;
set statement lock_wait_timeout=2 for alter table orders add index orders_total (total), algorithm=nocopy, lock=none;
set statement lock_wait_timeout=2, foreign_key_checks=0 for alter table orders add constraint orders_fk foreign key (other_id) references other (id), algorithm=nocopy, lock=none;
set statement max_statement_time=9, sql_mode='ANSI;x' for alter table orders modify column name varchar(63), algorithm=instant, lock=none;
--! data-loss.drop-column compatibility.drop
set statement lock_wait_timeout=2 for alter table orders drop column total, algorithm=instant, lock=none;
--! data.foreign-key lock.rewrite
alter table orders add constraint orders_fk2 foreign key (other_id) references other (id);
