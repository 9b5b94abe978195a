package org.jpaschema.benchmark;

/** One way to do the work. It is asked several times in one JVM: cold first, then warm. */
interface Contender extends AutoCloseable {

    /** What comes before the work and is not measured; before every run. */
    default void prepare() throws Exception {}

    /**
     * Does the work, which is measured.
     *
     * @return how many differences there are
     */
    int run() throws Exception;

    @Override
    default void close() throws Exception {}
}
