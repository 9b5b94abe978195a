package org.jpaschema.it;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

@Entity
@EntityListeners(AuditingEntityListener.class)
public class CustomerOrder {

    @Id
    @GeneratedValue
    Long id;

    String firstName;

    @CreatedDate
    Instant createdAt;

    @ElementCollection
    Set<String> giftTags;
}
