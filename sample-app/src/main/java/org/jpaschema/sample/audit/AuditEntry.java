package org.jpaschema.sample.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One change that somebody made. */
@Entity
@Table(
        schema = "audit",
        indexes = @Index(name = "ix_audit_entry_subject", columnList = "subject_type, subject_id, happened_at desc"))
@Comment("Who changed what; rows are only ever added")
public class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    @Column(nullable = false)
    private Instant happenedAt;

    @Comment("The account; no foreign key, because an entry outlives it")
    private UUID actorId;

    @Column(nullable = false, length = 60)
    private String subjectType;

    @Column(nullable = false, length = 40)
    private String subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private Map<String, Object> details = new HashMap<>();

    protected AuditEntry() {}

    public AuditEntry(Instant happenedAt, UUID actorId, String subjectType, String subjectId) {
        this.happenedAt = happenedAt;
        this.actorId = actorId;
        this.subjectType = subjectType;
        this.subjectId = subjectId;
    }

    public UUID id() {
        return id;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public UUID actorId() {
        return actorId;
    }

    public String subjectType() {
        return subjectType;
    }

    public String subjectId() {
        return subjectId;
    }

    public Map<String, Object> details() {
        return details;
    }
}
