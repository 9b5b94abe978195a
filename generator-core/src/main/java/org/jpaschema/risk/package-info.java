/**
 * What a change may cost: one small rule a class, with a stable code, a severity and the way out.
 */
package org.jpaschema.risk;
