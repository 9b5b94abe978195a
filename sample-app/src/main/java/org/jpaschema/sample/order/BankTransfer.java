package org.jpaschema.sample.order;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.jpaschema.sample.shared.Money;

/** Paid by bank transfer. */
@Entity
@DiscriminatorValue("TRANSFER")
public class BankTransfer extends Payment {

    @Column(length = 34)
    private String iban;

    private LocalDate valueDate;

    protected BankTransfer() {}

    public BankTransfer(Order order, Money received, String iban, LocalDate valueDate) {
        super(order, received);
        this.iban = iban;
        this.valueDate = valueDate;
    }

    public String iban() {
        return iban;
    }

    public LocalDate valueDate() {
        return valueDate;
    }
}
