package org.jpaschema.sample.account;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.EnumSet;
import java.util.Set;

/** A named set of permissions. */
@Entity
public class Role {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true, length = 40)
    private String name;

    @ElementCollection
    @Enumerated(EnumType.STRING)
    @Column(name = "permission", nullable = false, length = 20)
    private Set<Permission> permissions = EnumSet.noneOf(Permission.class);

    protected Role() {}

    public Role(String name, Set<Permission> permissions) {
        this.name = name;
        this.permissions.addAll(permissions);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
