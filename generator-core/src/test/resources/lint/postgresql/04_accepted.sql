-- jpaschema:ignore data-loss.drop-column copied to purchases
--! data-loss.drop-column=safe compatibility.drop
alter table customer drop column mood;
/* jpaschema:ignore lint.unknown it only prints */
--! lint.unknown=safe
do $$ begin raise notice 'drop table customer;'; end $$;
--! lint.unknown
frobnicate the table customer;
--! lock.built-index
create index b on customer (email);
create table t (a integer);
drop table t;
--! lint.unknown
select 'never closed;
drop table customer;
