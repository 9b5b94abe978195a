package org.jpaschema.scratch;

import java.nio.file.Path;
import java.util.List;
import org.jpaschema.schema.SchemaException;

/** The servers of one engine that run from programs in a jar. */
interface Embedding {

    /** The newest of each series. */
    List<Version> versions();

    /** How many numbers name a series. */
    int seriesLength();

    /**
     * Starts one, in a directory that it shares with earlier and later runs, but with no other at the same time.
     *
     * @param version one of the versions
     * @param directory where it lives, beside those of other versions
     * @param programs where programs are unpacked, unless they are there
     * @throws SchemaException when its programs cannot be had, or it does not start
     */
    Server start(Version version, Path directory, Path programs, ArtifactSource artifacts, Like like);

    /** Whether that version's programs are unpacked, so that a start takes a moment only. */
    boolean isUnpacked(Version version, Path programs);
}
