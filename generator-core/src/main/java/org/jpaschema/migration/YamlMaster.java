package org.jpaschema.migration;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jpaschema.migration.MasterChangelog.Include;
import org.jpaschema.migration.MasterChangelog.Insertion;
import org.jpaschema.schema.SchemaException;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A master changelog in YAML, or in JSON, which Liquibase too reads as YAML. */
final class YamlMaster implements MasterChangelog.MasterText {

    private static final String ROOT = "databaseChangeLog";
    private static final Pattern COMMENTS_ONLY = Pattern.compile("(?:\\s|#[^\\n]*(?:\\n|\\z))*+");

    private final String text;
    private final Node list;
    private final boolean json;

    private YamlMaster(String text, Node list, boolean json) {
        this.text = text;
        this.list = list;
        this.json = json;
    }

    static String create(String relative) {
        return ROOT + ":\n" + block("  ", "  ", relative, "\n");
    }

    static String createJson(String relative) {
        return "{\n  \"" + ROOT + "\": [\n    " + flow(relative, true) + "\n  ]\n}\n";
    }

    static YamlMaster parse(Path master, String text) {
        boolean json = master.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw broken(master, line, e.getProblem(), json, e);
        } catch (YAMLException e) {
            throw broken(master, 1, e.getMessage(), json, e);
        }
        if (!(root instanceof MappingNode mapping)) {
            throw broken(master, root == null ? 1 : line(root), "its root is not " + ROOT, json, null);
        }
        Node list = value(mapping, ROOT)
                .orElseThrow(() -> broken(master, line(mapping), "its root is not " + ROOT, json, null));
        if (!(list instanceof SequenceNode) && !list.getTag().equals(Tag.NULL)) {
            throw broken(master, line(list), ROOT + " is not a list", json, null);
        }
        return new YamlMaster(text, list, json);
    }

    private static SchemaException broken(Path master, int line, String reason, boolean json, Exception cause) {
        return new SchemaException(
                "The master changelog " + master + " is broken at line " + line + ": " + reason
                        + ". Mend it; it must be "
                        + (json ? "JSON with the key \"" + ROOT + "\"" : "YAML that starts with \"" + ROOT + ":\"")
                        + " and a list. Nothing was written.",
                cause);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    @Override
    public List<Include> includes() {
        List<Include> includes = new ArrayList<>();
        if (list instanceof SequenceNode sequence) {
            for (Node entry : sequence.getValue()) {
                include(entry, "include", "file").ifPresent(includes::add);
                include(entry, "includeAll", "path").ifPresent(includes::add);
            }
        }
        return includes;
    }

    private static Optional<Include> include(Node entry, String kind, String pathKey) {
        return value(entry, kind)
                .map(YamlMaster::scalars)
                .map(values -> new Include(
                        kind.equals("includeAll"),
                        values.getOrDefault(pathKey, ""),
                        Boolean.parseBoolean(values.getOrDefault("relativeToChangelogFile", "false")),
                        values.getOrDefault("endsWithFilter", "")));
    }

    private static Map<String, String> scalars(Node node) {
        Map<String, String> scalars = new TreeMap<>();
        List<Node> mappings = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (Node mapping : mappings) {
            if (mapping instanceof MappingNode map) {
                for (NodeTuple entry : map.getValue()) {
                    if (entry.getKeyNode() instanceof ScalarNode key
                            && entry.getValueNode() instanceof ScalarNode value) {
                        scalars.put(key.getValue(), value.getValue());
                    }
                }
            }
        }
        return scalars;
    }

    private static Optional<Node> value(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Insertion include(String relative) {
        if (list instanceof SequenceNode sequence) {
            return sequence.getFlowStyle() == FlowStyle.FLOW ? inFlow(sequence, relative) : inBlock(sequence, relative);
        }
        return afterKey(relative);
    }

    private Insertion inFlow(SequenceNode sequence, String relative) {
        int close = offset(sequence.getEndMark()) - 1;
        List<Node> entries = sequence.getValue();
        if (entries.isEmpty()) {
            return new Insertion(close, close, flow(relative, json));
        }
        Node last = entries.get(entries.size() - 1);
        int end = offset(last.getEndMark());
        boolean comma = text.substring(end, close).replaceAll("#[^\\n]*", "").contains(",");
        boolean ownLines =
                last.getStartMark().getLine() > sequence.getStartMark().getLine();
        String separator = ownLines ? newline() + indentation(offset(last.getStartMark())) : " ";
        int at = comma ? text.indexOf(',', end) + 1 : end;
        return new Insertion(at, at, (comma ? "" : ",") + separator + flow(relative, json));
    }

    private Insertion inBlock(SequenceNode sequence, String relative) {
        List<Node> entries = sequence.getValue();
        Node last = entries.get(entries.size() - 1);
        String indentation = indentation(offset(sequence.getStartMark()));
        return block(endOfLine(end(last)), indentation, nesting(entries), relative);
    }

    /** There is the key, but no list yet. */
    private Insertion afterKey(String relative) {
        int start = offset(list.getStartMark());
        int end = offset(list.getEndMark());
        if (json || end > start) {
            return new Insertion(
                    start,
                    end,
                    json
                            ? "[" + flow(relative, true) + "]"
                            : newline() + block("  ", "  ", relative, newline()).stripTrailing());
        }
        return block(endOfLine(start), "  ", "  ", relative);
    }

    private Insertion block(int at, String indentation, String nesting, String relative) {
        boolean restIsComments = COMMENTS_ONLY.matcher(text.substring(at)).matches();
        int position = restIsComments ? text.length() : at;
        boolean open = position > 0 && text.charAt(position - 1) != '\n';
        String include = block(indentation, nesting, relative, newline());
        return new Insertion(position, position, open ? newline() + include.stripTrailing() : include);
    }

    private static String block(String indentation, String nesting, String relative, String newline) {
        String inner = indentation + "  " + nesting;
        return indentation + "- include:" + newline
                + inner + "file: " + relative + newline
                + inner + "relativeToChangelogFile: true" + newline;
    }

    private static String flow(String relative, boolean json) {
        return json
                ? "{ \"include\": { \"file\": \"" + relative + "\", \"relativeToChangelogFile\": true } }"
                : "{ include: { file: \"" + relative + "\", relativeToChangelogFile: true } }";
    }

    /** The end of the last token; a block's own end mark stands at the next token, past comments. */
    private int end(Node node) {
        if (node instanceof SequenceNode sequence && sequence.getFlowStyle() == FlowStyle.BLOCK) {
            return end(sequence.getValue().get(sequence.getValue().size() - 1));
        }
        if (node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK) {
            NodeTuple last = mapping.getValue().get(mapping.getValue().size() - 1);
            return Math.max(end(last.getKeyNode()), end(last.getValueNode()));
        }
        return offset(node.getEndMark());
    }

    /** How deep the entries' own keys stand below their names. */
    private static String nesting(List<Node> entries) {
        for (Node entry : entries) {
            if (entry instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
                NodeTuple only = mapping.getValue().get(0);
                if (only.getValueNode() instanceof MappingNode inner && inner.getFlowStyle() == FlowStyle.BLOCK) {
                    int depth = inner.getStartMark().getColumn()
                            - only.getKeyNode().getStartMark().getColumn();
                    return " ".repeat(Math.max(depth, 1));
                }
            }
        }
        return "  ";
    }

    private String indentation(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    private int endOfLine(int offset) {
        if (offset > 0 && text.charAt(offset - 1) == '\n') {
            return offset;
        }
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Marks count characters of Unicode, not of Java. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
