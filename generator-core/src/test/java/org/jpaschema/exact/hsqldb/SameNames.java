package org.jpaschema.exact.hsqldb;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Foreign keys of the names of indexes, which HSQLDB lists as one index, or with an asterisk. */
@Entity
@Table(
        name = "same_names",
        indexes = {
            @Index(name = "fk_same_first", columnList = "first_id"),
            @Index(name = "fk_same_second", columnList = "number, second_id")
        })
public class SameNames {

    @Id
    long id;

    @Column(name = "number")
    int number;

    @ManyToOne
    @JoinColumn(name = "first_id", foreignKey = @ForeignKey(name = "fk_same_first"))
    SameNames first;

    @ManyToOne
    @JoinColumn(name = "second_id", foreignKey = @ForeignKey(name = "fk_same_second"))
    SameNames second;
}
