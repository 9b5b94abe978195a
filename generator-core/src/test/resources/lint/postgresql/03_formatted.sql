--liquibase formatted sql

--changeset me:1 labels:destructive splitStatements:false
--comment: drop table in a comment; and a semicolon
--preconditions onFail:HALT
--precondition-sql-check expectedResult:0 select count(*) from customer
--! data-loss.drop-column compatibility.drop
alter table customer drop column name;
--rollback alter table customer add column name varchar(50);

--changeset me:2 endDelimiter:~~~~
--! lock.built-index
create index a on customer (mood)
~~~~
alter table customer add column extra integer
~~~~
--rollback drop index a

--changeset me:3 runInTransaction:false
-- A validated check proves it: nothing is scanned.
alter table customer add constraint extra_there check (extra is not null) not valid;
alter table customer validate constraint extra_there;
--! data.not-null compatibility.mandatory-column
alter table customer alter column extra set not null;
