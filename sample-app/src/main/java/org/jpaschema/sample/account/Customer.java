package org.jpaschema.sample.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.jpaschema.sample.shared.Address;
import org.jpaschema.sample.shared.EmailAddress;

/** An account that buys. */
@Entity
public class Customer extends Account {

    private LocalDate birthday;

    @Enumerated(EnumType.ORDINAL)
    @Column(nullable = false)
    private ContactChannel contactChannel = ContactChannel.EMAIL;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    @ColumnDefault("'BRONZE'")
    @Comment("Earned by what was bought in the last twelve months")
    private LoyaltyTier loyaltyTier = LoyaltyTier.BRONZE;

    @ElementCollection
    @CollectionTable(name = "customer_address", joinColumns = @JoinColumn(name = "customer_id"))
    @OrderColumn(name = "list_index")
    private List<Address> addresses = new ArrayList<>();

    protected Customer() {}

    public Customer(EmailAddress email, String displayName) {
        super(email, displayName);
    }

    public LocalDate birthday() {
        return birthday;
    }

    public ContactChannel contactChannel() {
        return contactChannel;
    }

    public LoyaltyTier loyaltyTier() {
        return loyaltyTier;
    }

    public List<Address> addresses() {
        return addresses;
    }
}
