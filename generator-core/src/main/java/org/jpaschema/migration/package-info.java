/**
 * Migration files: names, headers, changesets, the master changelog.
 */
package org.jpaschema.migration;
