/**
 * What people and build servers read: each report a function of the results.
 */
package org.jpaschema.report;
