package org.jpaschema.it;

/** Knows entities but has none. */
public record Page(Article article) {}
