package org.jpaschema.schema;

/**
 * A check constraint of a table; one that Hibernate puts on a column is the same thing to every engine.
 *
 * @param name its name, or "" when the model leaves it to the database
 * @param nameExplicit whether a developer chose the name
 * @param expression the condition, without the word CHECK and without enclosing parentheses
 * @param column the one column that a model's check belongs to, or "" ; for the generated name and for messages
 */
public record Check(String name, boolean nameExplicit, String expression, String column) implements Constraint {

    @Override
    public String kind() {
        return "check";
    }

    @Override
    public Object meaning() {
        return expression;
    }

    @Override
    public Check withName(String newName) {
        return new Check(newName, nameExplicit, expression, column);
    }

    public Check withExpression(String newExpression) {
        return new Check(name, nameExplicit, newExpression, column);
    }
}
