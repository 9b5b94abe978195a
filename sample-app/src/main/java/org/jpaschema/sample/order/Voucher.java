package org.jpaschema.sample.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;

/** A code that makes an order cheaper for some time. */
@Entity
@Check(name = "ck_voucher_period", constraints = "valid_until is null or valid_until >= valid_from")
public class Voucher {

    @Id
    @Column(length = 24)
    private String code;

    @Column(nullable = false, precision = 5, scale = 2)
    private BigDecimal percentOff;

    @Column(nullable = false)
    private LocalDate validFrom;

    private LocalDate validUntil;

    @Column(nullable = false)
    @ColumnDefault("false")
    private boolean singleUse;

    protected Voucher() {}

    public Voucher(String code, BigDecimal percentOff, LocalDate validFrom) {
        this.code = code;
        this.percentOff = percentOff;
        this.validFrom = validFrom;
    }

    public String code() {
        return code;
    }

    public BigDecimal percentOff() {
        return percentOff;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validUntil() {
        return validUntil;
    }

    public boolean isSingleUse() {
        return singleUse;
    }
}
