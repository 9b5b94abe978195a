package org.jpaschema.schema;

/**
 * What stands in a catalog's schema for a text that the catalog does not give: an account may see that a check exists
 * and not what it says. It is equal to nothing that a model says, and yet no difference.
 */
public final class Unknown {

    /** In the place of a type, an expression, or a view's query. */
    public static final String TEXT = "<unknown>";

    private Unknown() {}

    /**
     * The text, or {@link #TEXT} for none.
     *
     * @param text what a catalog gave, or null
     */
    public static String orText(String text) {
        return text == null || text.isBlank() ? TEXT : text;
    }

    /** Whether the text is not known. */
    public static boolean is(String text) {
        return TEXT.equals(text);
    }
}
