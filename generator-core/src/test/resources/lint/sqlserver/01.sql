create table [dbo].[orders] ([id] bigint identity(1,1) primary key, [name] nvarchar(20) null)
go
alter table [dbo].[orders] add [free] int not null
GO
