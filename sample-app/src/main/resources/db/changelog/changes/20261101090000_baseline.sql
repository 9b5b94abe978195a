--liquibase formatted sql

-- - Adds schema audit
-- - Adds sequence category_seq (start 1, increment 50)
-- - Adds sequence orders_seq (start 1, increment 50)
-- - Adds sequence payment_seq (start 1, increment 50)
-- - Adds sequence product_number (start 1000, increment 10)
-- - Adds sequence review_seq (start 1, increment 50)
-- - Adds sequence stock_item_seq (start 1, increment 50)
-- - Adds sequence supplier_seq (start 1, increment 50)
-- - Adds sequence warehouse_seq (start 1, increment 50)
-- - Adds table account (8 columns) [Account]
-- - Adds table account_role (2 columns) [Account.roles]
-- - Adds table category (4 columns) [Category]
-- - Adds table customer (3 columns) [Customer]
-- - Adds table customer_address (6 columns) [Customer.addresses]
-- - Adds table employee (3 columns) [Employee]
-- - Adds table order_line (7 columns) [OrderLine]
-- - Adds table orders (13 columns) [Order]
-- - Adds table payment (13 columns) [Payment]
-- - Adds table product (12 columns) [Product]
-- - Adds table product_category (2 columns) [Product.categories]
-- - Adds table product_image (4 columns) [ProductImage]
-- - Adds table product_tag (2 columns) [Product.tags]
-- - Adds table review (8 columns) [Review]
-- - Adds table role (2 columns) [Role]
-- - Adds table role_permissions (2 columns) [Role.permissions]
-- - Adds table stock_item (6 columns) [StockItem]
-- - Adds table stock_movement (6 columns) [StockMovement]
-- - Adds table supplier (11 columns) [Supplier]
-- - Adds table voucher (5 columns) [Voucher]
-- - Adds table warehouse (6 columns) [Warehouse]
-- - Adds table audit.audit_entry (6 columns) [AuditEntry]
-- - Adds index ix_orders_customer of orders (customer_id, placed_at desc) [Order.customer]
-- - Adds index ix_orders_status of orders (status) [Order.status]
-- - Adds index ix_payment_order of payment (order_id) [Payment.order]
-- - Adds index ix_product_price of product (price_amount desc, sku) [Product.price.amount]
-- - Adds index ix_product_supplier of product (supplier_id) [Product.supplier]
-- - Adds index ix_stock_movement_item of stock_movement (item_id, moved_at desc) [StockMovement.item]
-- - Adds index ix_audit_entry_subject of audit.audit_entry (subject_type, subject_id, happened_at desc) [AuditEntry.subjectType]
-- - Adds foreign key fk1f8y4iy71kb1arff79s71j0dh of account_role (account_id → account(id)) [Account.roles]
-- - Adds foreign key fkrs2s3m3039h0xt8d5yhwbuyam of account_role (role_id → role(id)) [Account.roles]
-- - Adds foreign key fk2y94svpmqttx80mshyny85wqr of category (parent_id → category(id)) [Category.parent]
-- - Adds foreign key fkejhvfqp0c4k348tymr8wka10n of customer (id → account(id)) [Customer.id]
-- - Adds foreign key fkr9ofa0ydsgbaqmt9leb3v5eii of customer_address (customer_id → customer(id)) [Customer.addresses]
-- - Adds foreign key fkou6wbxug1d0qf9mabut3xqblo of employee (manager_id → employee(id)) [Employee.manager]
-- - Adds foreign key fkrq8bfahgijaucf4oasetq5n7a of employee (id → account(id)) [Employee.id]
-- - Adds foreign key fkk9f9t1tmkbq5w27u8rrjbxxg6 of order_line (order_id → orders(id) on delete cascade) [OrderLine.id.orderId]
-- - Adds foreign key fkpf904tci8garypkvm32cqupye of order_line (product_id → product(id)) [OrderLine.product]
-- - Adds foreign key fk5fdrdcr6wha7ht3qb2x3t8i9j of orders (voucher_code → voucher(code)) [Order.voucher]
-- - Adds foreign key fk624gtjin3po807j3vix093tlf of orders (customer_id → customer(id)) [Order.customer]
-- - Adds foreign key fklouu98csyullos9k25tbpk4va of payment (order_id → orders(id)) [Payment.order]
-- - Adds foreign key fk2kxvbr72tmtscjvyp9yqb12by of product (supplier_id → supplier(id)) [Product.supplier]
-- - Adds foreign key fk2k3smhbruedlcrvu6clued06x of product_category (product_id → product(id)) [Product.categories]
-- - Adds foreign key fkkud35ls1d40wpjb5htpp14q4e of product_category (category_id → category(id)) [Product.categories]
-- - Adds foreign key fk6oo0cvcdtb6qmwsga468uuukk of product_image (product_id → product(id) on delete cascade) [ProductImage.product]
-- - Adds foreign key fk2rf7w3d88x20p7vuc2m9mvv91 of product_tag (product_id → product(id)) [Product.tags]
-- - Adds foreign key fkiyof1sindb9qiqr9o8npj8klt of review (product_id → product(id) on delete cascade) [Review.product]
-- - Adds foreign key fkkcn8x189whx3vyph83jwjw5gh of review (author_id → customer(id)) [Review.author]
-- - Adds foreign key fklodb7xh4a2xjv39gc3lsop95n of role_permissions (role_id → role(id)) [Role.permissions]
-- - Adds foreign key fk4vkc5wp8vvgf9bagnt8dytp0c of stock_item (product_id → product(id)) [StockItem.product]
-- - Adds foreign key fknr9g0nv3enhesd73w28out0ne of stock_item (warehouse_id → warehouse(id)) [StockItem.warehouse]
-- - Adds foreign key fkchwhrjn1qitse2ml4dre8tgcd of stock_movement (item_id → stock_item(id)) [StockMovement.item]
-- - Adds foreign key fkmh53qjgegok5u7ft5u6u9fgdv of stock_movement (moved_by_id → employee(id)) [StockMovement.movedBy]
-- Entities: Account, AuditEntry, Category, Customer, Employee, Order, OrderLine, Payment, Product, ProductImage, Review, Role, StockItem, StockMovement, Supplier, Voucher, Warehouse
-- Engine: PostgreSQL 18.6; read with Hibernate 7.4.5.Final
-- Risk: safe
-- Proof: none (not yet run on a scratch database)

--changeset shop:01-create-schema-audit stripComments:false
--comment: Adds schema audit
create schema audit;
--rollback drop schema audit;

--changeset shop:02-create-sequence-category_seq stripComments:false
--comment: Adds sequence category_seq (start 1, increment 50)
create sequence category_seq start with 1 increment by 50;
--rollback drop sequence category_seq;

--changeset shop:03-create-sequence-orders_seq stripComments:false
--comment: Adds sequence orders_seq (start 1, increment 50)
create sequence orders_seq start with 1 increment by 50;
--rollback drop sequence orders_seq;

--changeset shop:04-create-sequence-payment_seq stripComments:false
--comment: Adds sequence payment_seq (start 1, increment 50)
create sequence payment_seq start with 1 increment by 50;
--rollback drop sequence payment_seq;

--changeset shop:05-create-sequence-product_number stripComments:false
--comment: Adds sequence product_number (start 1000, increment 10)
create sequence product_number start with 1000 increment by 10;
--rollback drop sequence product_number;

--changeset shop:06-create-sequence-review_seq stripComments:false
--comment: Adds sequence review_seq (start 1, increment 50)
create sequence review_seq start with 1 increment by 50;
--rollback drop sequence review_seq;

--changeset shop:07-create-sequence-stock_item_seq stripComments:false
--comment: Adds sequence stock_item_seq (start 1, increment 50)
create sequence stock_item_seq start with 1 increment by 50;
--rollback drop sequence stock_item_seq;

--changeset shop:08-create-sequence-supplier_seq stripComments:false
--comment: Adds sequence supplier_seq (start 1, increment 50)
create sequence supplier_seq start with 1 increment by 50;
--rollback drop sequence supplier_seq;

--changeset shop:09-create-sequence-warehouse_seq stripComments:false
--comment: Adds sequence warehouse_seq (start 1, increment 50)
create sequence warehouse_seq start with 1 increment by 50;
--rollback drop sequence warehouse_seq;

--changeset shop:10-create-table-account stripComments:false
--comment: Adds table account (8 columns)
create table account (
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    updated_at timestamp(6) with time zone not null,
    id uuid not null,
    status character varying(20) not null,
    display_name character varying(100) not null,
    email character varying(320) not null,
    preferences jsonb not null,
    primary key (id),
    constraint account_email_key unique (email),
    constraint account_status_check check (status in ('INVITED','ACTIVE','LOCKED'))
);
comment on table account is 'Everybody who can sign in';
comment on column account.deleted_at is 'Set when the row no longer counts; it is kept for the books';
--rollback drop table account;

--changeset shop:11-create-table-account_role stripComments:false
--comment: Adds table account_role (2 columns)
create table account_role (
    role_id bigint not null,
    account_id uuid not null,
    primary key (role_id, account_id)
);
--rollback drop table account_role;

--changeset shop:12-create-table-category stripComments:false
--comment: Adds table category (4 columns)
create table category (
    id bigint not null,
    parent_id bigint,
    slug character varying(80) not null,
    title character varying(80) not null,
    primary key (id),
    constraint category_slug_key unique (slug)
);
--rollback drop table category;

--changeset shop:13-create-table-customer stripComments:false
--comment: Adds table customer (3 columns)
create table customer (
    birthday date,
    contact_channel smallint not null,
    id uuid not null,
    primary key (id),
    constraint customer_contact_channel_check check (contact_channel between 0 and 2)
);
--rollback drop table customer;

--changeset shop:14-create-table-customer_address stripComments:false
--comment: Adds table customer_address (6 columns)
create table customer_address (
    country character varying(2) not null,
    list_index integer not null,
    customer_id uuid not null,
    postal_code character varying(16) not null,
    city character varying(80) not null,
    street character varying(120) not null,
    primary key (list_index, customer_id),
    constraint customer_address_list_index_check check (list_index>=0)
);
--rollback drop table customer_address;

--changeset shop:15-create-table-employee stripComments:false
--comment: Adds table employee (3 columns)
create table employee (
    hired_on date not null,
    id uuid not null,
    manager_id uuid,
    primary key (id)
);
--rollback drop table employee;

--changeset shop:16-create-table-order_line stripComments:false
--comment: Adds table order_line (7 columns)
create table order_line (
    currency character varying(3) not null,
    line_number integer not null,
    quantity integer default 1 not null,
    total numeric(14,2) generated always as (quantity * unit_price) stored,
    unit_price numeric(12,2) not null,
    order_id bigint not null,
    product_id bigint not null,
    primary key (line_number, order_id),
    constraint order_line_quantity_check check (quantity > 0)
);
--rollback drop table order_line;

--changeset shop:17-create-table-orders stripComments:false
--comment: Adds table orders (13 columns)
create table orders (
    ship_to_country character varying(2) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    id bigint not null,
    placed_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    customer_id uuid not null,
    ship_to_postal_code character varying(16) not null,
    order_number character varying(20) not null,
    status character varying(20) not null,
    voucher_code character varying(24),
    ship_to_city character varying(80) not null,
    ship_to_street character varying(120) not null,
    primary key (id),
    constraint orders_order_number_key unique (order_number),
    constraint orders_status_check check (status in ('PLACED','PAID','SHIPPED','DELIVERED','CANCELLED'))
);
comment on column orders.deleted_at is 'Set when the row no longer counts; it is kept for the books';
comment on column orders.order_number is 'What the customer is told, such as 2026-000123';
--rollback drop table orders;

--changeset shop:18-create-table-payment stripComments:false
--comment: Adds table payment (13 columns)
create table payment (
    amount numeric(12,2) not null,
    currency character varying(3) not null,
    last_digits character varying(4),
    value_date date,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    id bigint not null,
    order_id bigint not null,
    received_at timestamp(6) with time zone,
    updated_at timestamp(6) with time zone not null,
    kind character varying(12) not null,
    iban character varying(34),
    authorization_code character varying(64),
    primary key (id),
    constraint payment_authorization_code_key unique (authorization_code),
    constraint payment_kind_check check (kind in ('TRANSFER','CARD'))
);
comment on column payment.deleted_at is 'Set when the row no longer counts; it is kept for the books';
--rollback drop table payment;

--changeset shop:19-create-table-product stripComments:false
--comment: Adds table product (12 columns)
create table product (
    available_from date,
    price_amount numeric(12,2) not null,
    price_currency character varying(3) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    id bigint not null,
    supplier_id bigint not null,
    updated_at timestamp(6) with time zone not null,
    sku character varying(32) not null,
    name character varying(160) not null,
    description oid,
    dimensions jsonb,
    primary key (id),
    constraint product_sku_key unique (sku),
    constraint ck_product_price check (price_amount >= 0)
);
comment on table product is 'What is, was or will be for sale';
comment on column product.deleted_at is 'Set when the row no longer counts; it is kept for the books';
comment on column product.sku is 'Stock keeping unit: what is printed on the shelf';
--rollback drop table product;

--changeset shop:20-create-table-product_category stripComments:false
--comment: Adds table product_category (2 columns)
create table product_category (
    category_id bigint not null,
    product_id bigint not null,
    primary key (category_id, product_id)
);
--rollback drop table product_category;

--changeset shop:21-create-table-product_image stripComments:false
--comment: Adds table product_image (4 columns)
create table product_image (
    product_id bigint not null,
    id uuid not null,
    media_type character varying(60) not null,
    content oid not null,
    primary key (id)
);
--rollback drop table product_image;

--changeset shop:22-create-table-product_tag stripComments:false
--comment: Adds table product_tag (2 columns)
create table product_tag (
    product_id bigint not null,
    tag character varying(40) not null,
    primary key (product_id, tag)
);
--rollback drop table product_tag;

--changeset shop:23-create-table-review stripComments:false
--comment: Adds table review (8 columns)
create table review (
    stars smallint not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    id bigint not null,
    product_id bigint not null,
    updated_at timestamp(6) with time zone not null,
    author_id uuid not null,
    text character varying(2000),
    primary key (id),
    constraint review_product_id_author_id_key unique (product_id, author_id),
    constraint review_stars_check check (stars between 1 and 5)
);
comment on column review.deleted_at is 'Set when the row no longer counts; it is kept for the books';
--rollback drop table review;

--changeset shop:24-create-table-role stripComments:false
--comment: Adds table role (2 columns)
create table role (
    id bigint generated by default as identity not null,
    name character varying(40) not null,
    primary key (id),
    constraint role_name_key unique (name)
);
--rollback drop table role;

--changeset shop:25-create-table-role_permissions stripComments:false
--comment: Adds table role_permissions (2 columns)
create table role_permissions (
    role_id bigint not null,
    permission character varying(20) not null,
    primary key (role_id, permission),
    constraint role_permissions_permission_check check (permission in ('BUY','EDIT_CATALOG','SHIP','REFUND'))
);
--rollback drop table role_permissions;

--changeset shop:26-create-table-stock_item stripComments:false
--comment: Adds table stock_item (6 columns)
create table stock_item (
    quantity integer default 0 not null,
    reserved integer default 0 not null,
    version integer not null,
    warehouse_id integer not null,
    id bigint not null,
    product_id bigint not null,
    primary key (id),
    constraint uk_stock_place unique (warehouse_id, product_id),
    constraint ck_stock_reserved check (reserved between 0 and quantity)
);
--rollback drop table stock_item;

--changeset shop:27-create-table-stock_movement stripComments:false
--comment: Adds table stock_movement (6 columns)
create table stock_movement (
    delta integer not null,
    reason smallint not null,
    id bigint generated by default as identity not null,
    item_id bigint not null,
    moved_at timestamp(6) with time zone default current_timestamp not null,
    moved_by_id uuid,
    primary key (id),
    constraint stock_movement_reason_check check (reason between 0 and 3)
);
--rollback drop table stock_movement;

--changeset shop:28-create-table-supplier stripComments:false
--comment: Adds table supplier (11 columns)
create table supplier (
    country character varying(2) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    id bigint not null,
    updated_at timestamp(6) with time zone not null,
    postal_code character varying(16) not null,
    tax_number character varying(30) not null,
    city character varying(80) not null,
    name character varying(120) not null,
    street character varying(120) not null,
    contact character varying(255),
    primary key (id),
    constraint uk_supplier_tax unique (country, tax_number)
);
comment on column supplier.deleted_at is 'Set when the row no longer counts; it is kept for the books';
--rollback drop table supplier;

--changeset shop:29-create-table-voucher stripComments:false
--comment: Adds table voucher (5 columns)
create table voucher (
    percent_off numeric(5,2) not null,
    single_use boolean default false not null,
    valid_from date not null,
    valid_until date,
    code character varying(24) not null,
    primary key (code),
    constraint ck_voucher_period check (valid_until is null or valid_until >= valid_from)
);
--rollback drop table voucher;

--changeset shop:30-create-table-warehouse stripComments:false
--comment: Adds table warehouse (6 columns)
create table warehouse (
    country character varying(2) not null,
    id integer not null,
    postal_code character varying(16) not null,
    name character varying(60) not null,
    city character varying(80) not null,
    street character varying(120) not null,
    primary key (id),
    constraint warehouse_name_key unique (name)
);
--rollback drop table warehouse;

--changeset shop:31-create-table-audit.audit_entry stripComments:false
--comment: Adds table audit.audit_entry (6 columns)
create table audit.audit_entry (
    happened_at timestamp(6) with time zone not null,
    actor_id uuid,
    id uuid not null,
    subject_id character varying(40) not null,
    subject_type character varying(60) not null,
    details jsonb not null,
    primary key (id)
);
comment on table audit.audit_entry is 'Who changed what; rows are only ever added';
comment on column audit.audit_entry.actor_id is 'The account; no foreign key, because an entry outlives it';
--rollback drop table audit.audit_entry;

--changeset shop:32-create-index-ix_orders_customer-of-orders stripComments:false
--comment: Adds index ix_orders_customer of orders (customer_id, placed_at desc)
create index ix_orders_customer on orders (customer_id, placed_at desc);
--rollback drop index ix_orders_customer;

--changeset shop:33-create-index-ix_orders_status-of-orders stripComments:false
--comment: Adds index ix_orders_status of orders (status)
create index ix_orders_status on orders (status);
--rollback drop index ix_orders_status;

--changeset shop:34-create-index-ix_payment_order-of-payment stripComments:false
--comment: Adds index ix_payment_order of payment (order_id)
create index ix_payment_order on payment (order_id);
--rollback drop index ix_payment_order;

--changeset shop:35-create-index-ix_product_price-of-product stripComments:false
--comment: Adds index ix_product_price of product (price_amount desc, sku)
create index ix_product_price on product (price_amount desc, sku);
--rollback drop index ix_product_price;

--changeset shop:36-create-index-ix_product_supplier-of-product stripComments:false
--comment: Adds index ix_product_supplier of product (supplier_id)
create index ix_product_supplier on product (supplier_id);
--rollback drop index ix_product_supplier;

--changeset shop:37-create-index-ix_stock_movement_item-of-stock_movement stripComments:false
--comment: Adds index ix_stock_movement_item of stock_movement (item_id, moved_at desc)
create index ix_stock_movement_item on stock_movement (item_id, moved_at desc);
--rollback drop index ix_stock_movement_item;

--changeset shop:38-create-index-ix_audit_entry_subject-of-audit.audit_entry stripComments:false
--comment: Adds index ix_audit_entry_subject of audit.audit_entry (subject_type, subject_id, happened_at desc)
create index ix_audit_entry_subject on audit.audit_entry (subject_type, subject_id, happened_at desc);
--rollback drop index audit.ix_audit_entry_subject;

--changeset shop:39-add-foreign-key-fk1f8y4iy71kb1arff79s71j0dh-of-account_role stripComments:false
--comment: Adds foreign key fk1f8y4iy71kb1arff79s71j0dh of account_role (account_id → account(id))
alter table account_role add constraint fk1f8y4iy71kb1arff79s71j0dh foreign key (account_id) references account (id);
--rollback alter table account_role drop constraint fk1f8y4iy71kb1arff79s71j0dh;

--changeset shop:40-add-foreign-key-fkrs2s3m3039h0xt8d5yhwbuyam-of-account_role stripComments:false
--comment: Adds foreign key fkrs2s3m3039h0xt8d5yhwbuyam of account_role (role_id → role(id))
alter table account_role add constraint fkrs2s3m3039h0xt8d5yhwbuyam foreign key (role_id) references role (id);
--rollback alter table account_role drop constraint fkrs2s3m3039h0xt8d5yhwbuyam;

--changeset shop:41-add-foreign-key-fk2y94svpmqttx80mshyny85wqr-of-category stripComments:false
--comment: Adds foreign key fk2y94svpmqttx80mshyny85wqr of category (parent_id → category(id))
alter table category add constraint fk2y94svpmqttx80mshyny85wqr foreign key (parent_id) references category (id);
--rollback alter table category drop constraint fk2y94svpmqttx80mshyny85wqr;

--changeset shop:42-add-foreign-key-fkejhvfqp0c4k348tymr8wka10n-of-customer stripComments:false
--comment: Adds foreign key fkejhvfqp0c4k348tymr8wka10n of customer (id → account(id))
alter table customer add constraint fkejhvfqp0c4k348tymr8wka10n foreign key (id) references account (id);
--rollback alter table customer drop constraint fkejhvfqp0c4k348tymr8wka10n;

--changeset shop:43-add-foreign-key-fkr9ofa0ydsgbaqmt9leb3v5eii-of-customer_address stripComments:false
--comment: Adds foreign key fkr9ofa0ydsgbaqmt9leb3v5eii of customer_address (customer_id → customer(id))
alter table customer_address add constraint fkr9ofa0ydsgbaqmt9leb3v5eii foreign key (customer_id) references customer (id);
--rollback alter table customer_address drop constraint fkr9ofa0ydsgbaqmt9leb3v5eii;

--changeset shop:44-add-foreign-key-fkou6wbxug1d0qf9mabut3xqblo-of-employee stripComments:false
--comment: Adds foreign key fkou6wbxug1d0qf9mabut3xqblo of employee (manager_id → employee(id))
alter table employee add constraint fkou6wbxug1d0qf9mabut3xqblo foreign key (manager_id) references employee (id);
--rollback alter table employee drop constraint fkou6wbxug1d0qf9mabut3xqblo;

--changeset shop:45-add-foreign-key-fkrq8bfahgijaucf4oasetq5n7a-of-employee stripComments:false
--comment: Adds foreign key fkrq8bfahgijaucf4oasetq5n7a of employee (id → account(id))
alter table employee add constraint fkrq8bfahgijaucf4oasetq5n7a foreign key (id) references account (id);
--rollback alter table employee drop constraint fkrq8bfahgijaucf4oasetq5n7a;

--changeset shop:46-add-foreign-key-fkk9f9t1tmkbq5w27u8rrjbxxg6-of-order_line stripComments:false
--comment: Adds foreign key fkk9f9t1tmkbq5w27u8rrjbxxg6 of order_line (order_id → orders(id) on delete cascade)
alter table order_line add constraint fkk9f9t1tmkbq5w27u8rrjbxxg6 foreign key (order_id) references orders (id) on delete cascade;
--rollback alter table order_line drop constraint fkk9f9t1tmkbq5w27u8rrjbxxg6;

--changeset shop:47-add-foreign-key-fkpf904tci8garypkvm32cqupye-of-order_line stripComments:false
--comment: Adds foreign key fkpf904tci8garypkvm32cqupye of order_line (product_id → product(id))
alter table order_line add constraint fkpf904tci8garypkvm32cqupye foreign key (product_id) references product (id);
--rollback alter table order_line drop constraint fkpf904tci8garypkvm32cqupye;

--changeset shop:48-add-foreign-key-fk5fdrdcr6wha7ht3qb2x3t8i9j-of-orders stripComments:false
--comment: Adds foreign key fk5fdrdcr6wha7ht3qb2x3t8i9j of orders (voucher_code → voucher(code))
alter table orders add constraint fk5fdrdcr6wha7ht3qb2x3t8i9j foreign key (voucher_code) references voucher (code);
--rollback alter table orders drop constraint fk5fdrdcr6wha7ht3qb2x3t8i9j;

--changeset shop:49-add-foreign-key-fk624gtjin3po807j3vix093tlf-of-orders stripComments:false
--comment: Adds foreign key fk624gtjin3po807j3vix093tlf of orders (customer_id → customer(id))
alter table orders add constraint fk624gtjin3po807j3vix093tlf foreign key (customer_id) references customer (id);
--rollback alter table orders drop constraint fk624gtjin3po807j3vix093tlf;

--changeset shop:50-add-foreign-key-fklouu98csyullos9k25tbpk4va-of-payment stripComments:false
--comment: Adds foreign key fklouu98csyullos9k25tbpk4va of payment (order_id → orders(id))
alter table payment add constraint fklouu98csyullos9k25tbpk4va foreign key (order_id) references orders (id);
--rollback alter table payment drop constraint fklouu98csyullos9k25tbpk4va;

--changeset shop:51-add-foreign-key-fk2kxvbr72tmtscjvyp9yqb12by-of-product stripComments:false
--comment: Adds foreign key fk2kxvbr72tmtscjvyp9yqb12by of product (supplier_id → supplier(id))
alter table product add constraint fk2kxvbr72tmtscjvyp9yqb12by foreign key (supplier_id) references supplier (id);
--rollback alter table product drop constraint fk2kxvbr72tmtscjvyp9yqb12by;

--changeset shop:52-add-foreign-key-fk2k3smhbruedlcrvu6clued06x-of-product_category stripComments:false
--comment: Adds foreign key fk2k3smhbruedlcrvu6clued06x of product_category (product_id → product(id))
alter table product_category add constraint fk2k3smhbruedlcrvu6clued06x foreign key (product_id) references product (id);
--rollback alter table product_category drop constraint fk2k3smhbruedlcrvu6clued06x;

--changeset shop:53-add-foreign-key-fkkud35ls1d40wpjb5htpp14q4e-of-product_category stripComments:false
--comment: Adds foreign key fkkud35ls1d40wpjb5htpp14q4e of product_category (category_id → category(id))
alter table product_category add constraint fkkud35ls1d40wpjb5htpp14q4e foreign key (category_id) references category (id);
--rollback alter table product_category drop constraint fkkud35ls1d40wpjb5htpp14q4e;

--changeset shop:54-add-foreign-key-fk6oo0cvcdtb6qmwsga468uuukk-of-product_image stripComments:false
--comment: Adds foreign key fk6oo0cvcdtb6qmwsga468uuukk of product_image (product_id → product(id) on delete cascade)
alter table product_image add constraint fk6oo0cvcdtb6qmwsga468uuukk foreign key (product_id) references product (id) on delete cascade;
--rollback alter table product_image drop constraint fk6oo0cvcdtb6qmwsga468uuukk;

--changeset shop:55-add-foreign-key-fk2rf7w3d88x20p7vuc2m9mvv91-of-product_tag stripComments:false
--comment: Adds foreign key fk2rf7w3d88x20p7vuc2m9mvv91 of product_tag (product_id → product(id))
alter table product_tag add constraint fk2rf7w3d88x20p7vuc2m9mvv91 foreign key (product_id) references product (id);
--rollback alter table product_tag drop constraint fk2rf7w3d88x20p7vuc2m9mvv91;

--changeset shop:56-add-foreign-key-fkiyof1sindb9qiqr9o8npj8klt-of-review stripComments:false
--comment: Adds foreign key fkiyof1sindb9qiqr9o8npj8klt of review (product_id → product(id) on delete cascade)
alter table review add constraint fkiyof1sindb9qiqr9o8npj8klt foreign key (product_id) references product (id) on delete cascade;
--rollback alter table review drop constraint fkiyof1sindb9qiqr9o8npj8klt;

--changeset shop:57-add-foreign-key-fkkcn8x189whx3vyph83jwjw5gh-of-review stripComments:false
--comment: Adds foreign key fkkcn8x189whx3vyph83jwjw5gh of review (author_id → customer(id))
alter table review add constraint fkkcn8x189whx3vyph83jwjw5gh foreign key (author_id) references customer (id);
--rollback alter table review drop constraint fkkcn8x189whx3vyph83jwjw5gh;

--changeset shop:58-add-foreign-key-fklodb7xh4a2xjv39gc3lsop95n-of-role_permissions stripComments:false
--comment: Adds foreign key fklodb7xh4a2xjv39gc3lsop95n of role_permissions (role_id → role(id))
alter table role_permissions add constraint fklodb7xh4a2xjv39gc3lsop95n foreign key (role_id) references role (id);
--rollback alter table role_permissions drop constraint fklodb7xh4a2xjv39gc3lsop95n;

--changeset shop:59-add-foreign-key-fk4vkc5wp8vvgf9bagnt8dytp0c-of-stock_item stripComments:false
--comment: Adds foreign key fk4vkc5wp8vvgf9bagnt8dytp0c of stock_item (product_id → product(id))
alter table stock_item add constraint fk4vkc5wp8vvgf9bagnt8dytp0c foreign key (product_id) references product (id);
--rollback alter table stock_item drop constraint fk4vkc5wp8vvgf9bagnt8dytp0c;

--changeset shop:60-add-foreign-key-fknr9g0nv3enhesd73w28out0ne-of-stock_item stripComments:false
--comment: Adds foreign key fknr9g0nv3enhesd73w28out0ne of stock_item (warehouse_id → warehouse(id))
alter table stock_item add constraint fknr9g0nv3enhesd73w28out0ne foreign key (warehouse_id) references warehouse (id);
--rollback alter table stock_item drop constraint fknr9g0nv3enhesd73w28out0ne;

--changeset shop:61-add-foreign-key-fkchwhrjn1qitse2ml4dre8tgcd-of-stock_movement stripComments:false
--comment: Adds foreign key fkchwhrjn1qitse2ml4dre8tgcd of stock_movement (item_id → stock_item(id))
alter table stock_movement add constraint fkchwhrjn1qitse2ml4dre8tgcd foreign key (item_id) references stock_item (id);
--rollback alter table stock_movement drop constraint fkchwhrjn1qitse2ml4dre8tgcd;

--changeset shop:62-add-foreign-key-fkmh53qjgegok5u7ft5u6u9fgdv-of-stock_movement stripComments:false
--comment: Adds foreign key fkmh53qjgegok5u7ft5u6u9fgdv of stock_movement (moved_by_id → employee(id))
alter table stock_movement add constraint fkmh53qjgegok5u7ft5u6u9fgdv foreign key (moved_by_id) references employee (id);
--rollback alter table stock_movement drop constraint fkmh53qjgegok5u7ft5u6u9fgdv;
