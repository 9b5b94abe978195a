package org.jpaschema.exact.mariadb;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Names that need care, and indexes that foreign keys stand on. */
@Entity
@Table(
        name = "\"Order Item\"",
        indexes = {
            @Index(name = "ix_mixed", columnList = "\"Mixed Case\" desc, \"select\""),
            // The name of a foreign key over the same column: there it is that key's own index.
            @Index(name = "fk_named_alike", columnList = "alike_id"),
            @Index(name = "ix_covering", columnList = "covered_id, \"user\"")
        },
        uniqueConstraints =
                @UniqueConstraint(
                        name = "UK_Mixed",
                        columnNames = {"\"Mixed Case\"", "\"it's\""}))
@Check(name = "Ck_Mixed", constraints = "`Mixed Case` > 0 and `select` <> 'Mixed Case'")
public class Named {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "quoted")
    @SequenceGenerator(name = "quoted", sequenceName = "\"Quoted Seq\"", initialValue = 7, allocationSize = 3)
    @Column(name = "\"Id\"")
    long id;

    @Column(name = "\"Mixed Case\"")
    int mixedCase;

    @Column(name = "\"select\"")
    String select;

    @Column(name = "\"it's\"", unique = true)
    String apostrophe;

    @Column(name = "`dotted.name`")
    @Comment("dotted")
    String dotted;

    @Column(name = "\"user\"")
    @ColumnDefault("'user'")
    String user;

    @Column(name = "\"Gr\u00f6\u00dfe\"")
    @Enumerated
    Columns.Size size;

    @Column(name = "a_column_with_a_name_of_just_as_many_letters_as_there_may_be_now")
    @Check(constraints = "a_column_with_a_name_of_just_as_many_letters_as_there_may_be_now > 0")
    Integer full;

    @Column(name = "offset_rows")
    Integer rows;

    @GeneratedColumn("`Mixed Case` + 1")
    @Column(name = "\"Next One\"")
    Integer next;

    @ManyToOne
    @JoinColumn(name = "\"parent Id\"")
    @OnDelete(action = OnDeleteAction.SET_NULL)
    Named parent;

    @ManyToOne
    @JoinColumn(name = "alike_id", foreignKey = @ForeignKey(name = "fk_named_alike"))
    @OnDelete(action = OnDeleteAction.RESTRICT)
    Named alike;

    @ManyToOne
    @JoinColumn(name = "covered_id", foreignKey = @ForeignKey(name = "Fk_Covered"))
    Named covered;

    @OneToOne
    @JoinColumn(name = "only_id")
    Named only;
}
