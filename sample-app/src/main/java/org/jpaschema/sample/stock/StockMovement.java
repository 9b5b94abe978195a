package org.jpaschema.sample.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnDefault;
import org.jpaschema.sample.account.Employee;

/** One coming or going of stock; never changed afterwards. */
@Entity
@Table(indexes = @Index(name = "ix_stock_movement_item", columnList = "item_id, moved_at desc"))
public class StockMovement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private StockItem item;

    @Enumerated(EnumType.ORDINAL)
    @Column(nullable = false)
    private MovementReason reason;

    @Column(nullable = false)
    private int delta;

    @Column(nullable = false)
    @ColumnDefault("current_timestamp")
    private Instant movedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    private Employee movedBy;

    protected StockMovement() {}

    public StockMovement(StockItem item, MovementReason reason, int delta, Instant movedAt) {
        this.item = item;
        this.reason = reason;
        this.delta = delta;
        this.movedAt = movedAt;
    }

    public Long id() {
        return id;
    }

    public StockItem item() {
        return item;
    }

    public MovementReason reason() {
        return reason;
    }

    public int delta() {
        return delta;
    }

    public Instant movedAt() {
        return movedAt;
    }

    public Employee movedBy() {
        return movedBy;
    }
}
