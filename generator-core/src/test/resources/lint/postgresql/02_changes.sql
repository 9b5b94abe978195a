--! data-loss.drop-column compatibility.drop
alter table orders drop column note;
--! data-loss.drop-table compatibility.drop
DROP TABLE IF EXISTS "Old" CASCADE;
--! lock.built-index
create index orders_total on orders (total);
create index concurrently orders_customer on orders (customer_id);
alter table customer alter column email type varchar(200);
--! data.change-type lock.rewrite
alter table customer alter column email set data type varchar(100);
--! data.change-type lock.rewrite
alter table public.unheard alter column number type bigint;
--! data.not-null compatibility.mandatory-column lock.scanned-column
alter table customer alter column name set not null;
--! data.unique lock.built-index
alter table customer add constraint customer_email unique (email);
--! data.unique
create unique index concurrently customer_email_i on customer (lower(email));
alter table customer add constraint customer_email2 unique using index customer_email_i;
--! data.check lock.validated-constraint
alter table orders add constraint orders_total_check check (total >= 0);
alter table orders add constraint orders_total_check2 check (total >= 0) not valid;
alter table orders validate constraint orders_total_check2;
--! data.foreign-key lock.validated-constraint hygiene.foreign-key-without-index
alter table orders add constraint orders_fk foreign key (parent_id) references customer (id);
--! hygiene.foreign-key-without-index
alter table orders add constraint orders_fk2 foreign key (parent_id) references customer (id) not valid;
alter table orders add column weight integer default 5 not null, add column height integer;
--! lock.filled-column
alter table orders add column code uuid default gen_random_uuid();
--! data.new-mandatory-column compatibility.mandatory-column lock.filled-column
alter table orders add column must integer not null;
--! compatibility.rename
alter table orders rename to purchases;
--! compatibility.rename
alter table purchases rename column weight to mass;
--! data-loss.drop-column compatibility.drop
alter table purchases drop column mass;
--! data.update-all
update customer set mood = 'GOOD';
update customer set mood = 'BAD' where id = 5;
--! data-loss.delete-all
delete from customer;
--! data-loss.truncate
truncate table customer;
--! data-loss.drop-schema
drop schema old cascade;
--! compatibility.drop
drop view v;
drop index orders_total;
select setval('s', 5);
