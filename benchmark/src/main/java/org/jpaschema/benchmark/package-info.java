/**
 * What a comparison costs: synthetic models, embedded servers, and a fresh JVM for each contender.
 */
package org.jpaschema.benchmark;
