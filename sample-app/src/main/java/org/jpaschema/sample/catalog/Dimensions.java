package org.jpaschema.sample.catalog;

/** A parcel's size in millimetres and weight in grams; stored as JSON. */
public record Dimensions(int length, int width, int height, int weight) {}
