package org.jpaschema.sample.order;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.jpaschema.sample.shared.Money;

/** Paid by card. */
@Entity
@DiscriminatorValue("CARD")
public class CardPayment extends Payment {

    @Column(length = 4)
    private String lastDigits;

    @Column(unique = true, length = 64)
    private String authorizationCode;

    protected CardPayment() {}

    public CardPayment(Order order, Money received, String lastDigits, String authorizationCode) {
        super(order, received);
        this.lastDigits = lastDigits;
        this.authorizationCode = authorizationCode;
    }

    public String lastDigits() {
        return lastDigits;
    }

    public String authorizationCode() {
        return authorizationCode;
    }
}
