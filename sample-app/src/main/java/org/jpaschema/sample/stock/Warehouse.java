package org.jpaschema.sample.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jpaschema.sample.shared.Address;

/** A place where products are kept. */
@Entity
public class Warehouse {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Integer id;

    @Column(nullable = false, unique = true, length = 60)
    private String name;

    @Embedded
    private Address address;

    protected Warehouse() {}

    public Warehouse(String name, Address address) {
        this.name = name;
        this.address = address;
    }

    public Integer id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Address address() {
        return address;
    }
}
