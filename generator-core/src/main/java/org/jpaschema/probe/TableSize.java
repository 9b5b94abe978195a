package org.jpaschema.probe;

import java.util.Locale;

/**
 * How large a table is.
 *
 * @param rows its rows
 * @param words the number for people: {@code 48,201}, {@code about 48,201}, {@code more than 10,000}
 * @param bytes its bytes, or a guess at them
 */
record TableSize(long rows, String words, long bytes) {

    /** Rows are counted up to here where only an estimate is wanted. */
    static final int LIMIT = 10_000;

    /** Where nothing tells how large rows are. */
    private static final long BYTES_OF_A_ROW = 200;

    private static final long MEGABYTE = 1_000_000;

    /** What servers of no great size do in a second, writing a table anew and reading one. */
    private static final long WRITTEN = 20 * MEGABYTE;

    private static final long READ = 100 * MEGABYTE;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    /** From here on, statements that read or write all rows take about a second and more: long enough to be noticed. */
    private static final long MANY_ROWS = 100_000;

    private static final long MANY_BYTES = 100 * MEGABYTE;

    static final TableSize UNKNOWN = new TableSize(0, "", -1);

    /** What statistics say. */
    static TableSize estimated(long rows, long bytes) {
        return rows <= 0 ? new TableSize(0, "", bytes) : new TableSize(rows, "about " + number(rows), bytes);
    }

    /** The same size with its rows counted. */
    TableSize counted(long exact) {
        return new TableSize(exact, number(exact), bytes);
    }

    /** The same size with more rows than were counted. */
    TableSize moreThan(long counted) {
        return new TableSize(counted, "more than " + number(counted), bytes);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code about 48,201 rows}. */
    String inRows() {
        return words + (words.equals("1") ? " row" : " rows");
    }

    private long guessedBytes() {
        return Math.max(bytes, rows * BYTES_OF_A_ROW);
    }

    /** Whether others would notice how long a statement on all of it takes. */
    boolean isLarge() {
        long guessedRows = rows > 0 ? rows : bytes / BYTES_OF_A_ROW;
        return guessedRows >= MANY_ROWS || bytes >= MANY_BYTES;
    }

    /** How many seconds it takes to read it, or to write it anew. */
    long seconds(boolean written) {
        return guessedBytes() / (written ? WRITTEN : READ);
    }

    /** What that means for people, with what was taken for granted. */
    String duration(boolean written) {
        long seconds = seconds(written);
        String time = seconds == 0
                ? "less than a second"
                : seconds < MINUTE ? "seconds" : seconds < HOUR ? "minutes" : "hours";
        String megabytes = guessedBytes() < MEGABYTE ? "less than 1 MB" : number(guessedBytes() / MEGABYTE) + " MB";
        return "The table has " + inRows() + ", " + megabytes
                + ": that takes " + time + " where the server " + (written ? "writes " : "reads ")
                + (written ? WRITTEN : READ) / MEGABYTE + " MB a second.";
    }
}
