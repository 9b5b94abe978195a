--liquibase formatted sql

-- - Adds column orders.gift_message (character varying(500)) [Order.giftMessage]
-- Entities: Order
-- Engine: PostgreSQL 18.6; read with Hibernate 7.4.5.Final
-- Risk: safe
-- Proof: none (not yet run on a scratch database)

--changeset shop:01-add-column-orders.gift_message stripComments:false
--comment: Adds column orders.gift_message (character varying(500))
alter table orders add column gift_message character varying(500);
comment on column orders.gift_message is 'Printed on the card that goes with a present';
--rollback alter table orders drop column gift_message;
