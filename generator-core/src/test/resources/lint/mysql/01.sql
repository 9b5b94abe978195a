create table `orders` (
  `id` bigint not null auto_increment primary key,
  `status` enum('NEW','PAID') not null,
  `name` varchar(60),
  key `orders_name` (`name`)
);
