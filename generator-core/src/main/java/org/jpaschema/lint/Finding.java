package org.jpaschema.lint;

import org.jpaschema.risk.Risk;

/**
 * A risk in a file.
 *
 * @param file the file, as it is shown: relative to the project, with slashes
 * @param line the line of the statement, from 1
 * @param risk the risk
 */
public record Finding(String file, int line, Risk risk) {}
