package org.jpaschema.plan;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.diff.Change;
import org.jpaschema.engine.Engine;
import org.jpaschema.schema.Schema;
import org.jpaschema.schema.SchemaException;

/**
 * Changes in two parts, with a state between them that both the released version of an application and the new one can
 * live with ("parallel change").
 *
 * @param expand what the released version can live with, in the order of the changes
 * @param contract what waits until no application of the released version runs
 */
record ExpandContract(List<Change> expand, List<Change> contract) {

    ExpandContract {
        expand = List.copyOf(expand);
        contract = List.copyOf(contract);
    }

    /** Nothing waits. */
    static ExpandContract expanding(List<Change> changes) {
        return new ExpandContract(changes, List.of());
    }

    /**
     * Splits changes.
     *
     * @param changes the changes
     * @param released the model of the released version
     * @param engine the engine whose words all are in
     * @throws SchemaException when no state serves both versions: all such changes
     */
    static ExpandContract of(List<Change> changes, Schema released, Engine engine) {
        ExpandContractSplit split = new ExpandContractSplit(changes, released, engine);
        changes.forEach(split::split);
        split.deferReferences();
        if (!split.problems.isEmpty()) {
            List<String> problems = new ArrayList<>(split.problems);
            problems.add(
                    "Nothing was written, since schema.released asks for a migration that the released version can live"
                            + " with. Do it in two releases: add the new beside the old, move the values, and drop the old in the next"
                            + " release. Or leave out schema.released, and deploy with the application stopped.");
            throw new SchemaException(problems, null);
        }
        return new ExpandContract(split.expand, split.contract);
    }
}
