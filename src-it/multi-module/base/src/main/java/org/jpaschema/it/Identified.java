package org.jpaschema.it;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A module without entities that one with entities cannot do without. */
@MappedSuperclass
public abstract class Identified {

    @Id
    @GeneratedValue
    Long id;
}
