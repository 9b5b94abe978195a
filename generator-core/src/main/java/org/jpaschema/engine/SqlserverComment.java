package org.jpaschema.engine;

import java.util.ArrayList;
import java.util.List;
import org.jpaschema.schema.QualifiedName;

/**
 * A comment, which SQL Server keeps as an extended property; Microsoft Learn, "sp_addextendedproperty",
 * "sp_dropextendedproperty".
 *
 * @param column the column that it is about, or "" for the table
 * @param comment the text, or "" for none
 */
record SqlserverComment(QualifiedName table, String column, String comment) {

    /** @param quoted the table's name as DDL needs it */
    List<String> statements(String quoted) {
        String schema = table.schema().isEmpty() ? "schema_name()" : SqlserverEngine.text(table.schema());
        String place = "N'SCHEMA', @schema, N'TABLE', " + SqlserverEngine.text(table.name())
                + (column.isEmpty() ? "" : ", N'COLUMN', " + SqlserverEngine.text(column));
        String minor =
                column.isEmpty() ? "0" : "columnproperty(major_id, " + SqlserverEngine.text(column) + ", 'ColumnId')";
        String declared = "declare @schema sysname = " + schema + " ";
        List<String> statements = new ArrayList<>();
        statements.add(declared + "if exists (select 1 from sys.extended_properties where class = 1 and major_id = "
                + "object_id(" + SqlserverEngine.text(quoted) + ") and minor_id = " + minor
                + " and name = N'MS_Description') exec sp_dropextendedproperty N'MS_Description', " + place);
        if (!comment.isEmpty()) {
            statements.add(declared + "exec sp_addextendedproperty N'MS_Description', " + SqlserverEngine.text(comment)
                    + ", " + place);
        }
        return statements;
    }
}
