package org.jpaschema.sample.shared;

import java.util.Locale;

/** An e-mail address, in lower case, so that two spellings of one address are equal. */
public record EmailAddress(String value) {

    public EmailAddress {
        if (!value.contains("@")) {
            throw new IllegalArgumentException("No e-mail address: " + value);
        }
        value = value.toLowerCase(Locale.ROOT);
    }
}
