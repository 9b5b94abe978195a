alter table [dbo].[orders] alter column [name] nvarchar(40)
go
--! data.change-type lock.scanned-column
alter table dbo.orders alter column name nvarchar(10)
go
--! lock.built-index
create index orders_name on dbo.orders (name);
create index orders_name2 on dbo.orders (name) with (online = on);
--! compatibility.mandatory-column data.new-mandatory-column lock.filled-column
alter table dbo.orders add must int not null;
--! data.check lock.validated-constraint
alter table dbo.orders add constraint c check (id > 0);
alter table dbo.orders with nocheck add constraint c2 check (id > 0);
