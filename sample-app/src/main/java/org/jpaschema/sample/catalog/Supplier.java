package org.jpaschema.sample.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jpaschema.sample.shared.Address;
import org.jpaschema.sample.shared.EmailAddress;
import org.jpaschema.sample.shared.Recorded;

/** Who the shop buys from. */
@Entity
@Table(
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_supplier_tax",
                        columnNames = {"country", "tax_number"}))
public class Supplier extends Recorded {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private Long id;

    @Column(nullable = false, length = 120)
    private String name;

    @Column(nullable = false, length = 30)
    private String taxNumber;

    private EmailAddress contact;

    @Embedded
    private Address address;

    protected Supplier() {}

    public Supplier(String name, String taxNumber, Address address) {
        this.name = name;
        this.taxNumber = taxNumber;
        this.address = address;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String taxNumber() {
        return taxNumber;
    }

    public EmailAddress contact() {
        return contact;
    }

    public Address address() {
        return address;
    }
}
