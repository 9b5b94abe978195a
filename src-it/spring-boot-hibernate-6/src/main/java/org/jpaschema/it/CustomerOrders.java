package org.jpaschema.it;

import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerOrders extends JpaRepository<CustomerOrder, Long> {}
