package org.jpaschema.sample.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.jpaschema.sample.shared.EmailAddress;

/** An account that works here. */
@Entity
public class Employee extends Account {

    @Column(nullable = false)
    private LocalDate hiredOn;

    @ManyToOne(fetch = FetchType.LAZY)
    private Employee manager;

    protected Employee() {}

    public Employee(EmailAddress email, String displayName, LocalDate hiredOn) {
        super(email, displayName);
        this.hiredOn = hiredOn;
    }

    public LocalDate hiredOn() {
        return hiredOn;
    }

    public Employee manager() {
        return manager;
    }
}
