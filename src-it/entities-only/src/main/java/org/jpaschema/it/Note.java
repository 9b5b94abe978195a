package org.jpaschema.it;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = {"title", "writtenOn"}))
public class Note {

    @Id
    @GeneratedValue
    Long id;

    @Column(nullable = false)
    String title;

    LocalDate writtenOn;
}
