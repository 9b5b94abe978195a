package org.jpaschema.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jpaschema.schema.SchemaException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What {@code META-INF/persistence.xml} and {@code META-INF/orm.xml} in the output directories say. Several units are
 * taken together, since together they describe the database that the application uses; which one a unit's tables live
 * in, the file does not tell.
 *
 * @param classes the classes that the units list
 * @param mappings the mapping files, as resources on the class path
 * @param jars the jars and directories that the units name for scanning
 * @param listedOnly whether every unit excludes the classes that it does not list
 * @param properties the units' properties; of two that contradict each other the first holds
 * @param warnings what was decided in doubt
 */
record PersistenceUnits(
        List<String> classes,
        List<String> mappings,
        List<Path> jars,
        boolean listedOnly,
        Map<String, String> properties,
        List<String> warnings) {

    private static final String PERSISTENCE = "META-INF/persistence.xml";
    private static final String ORM = "META-INF/orm.xml";

    /** Reads the files of these directories; without any there is nothing. */
    static PersistenceUnits in(List<Path> directories) {
        Set<String> classes = new LinkedHashSet<>();
        Set<String> mappings = new LinkedHashSet<>();
        Set<Path> jars = new LinkedHashSet<>();
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        List<String> units = new ArrayList<>();
        boolean scanned = false;
        for (Path directory : directories) {
            if (Files.isRegularFile(directory.resolve(ORM))) {
                mappings.add(ORM);
            }
            Path file = directory.resolve(PERSISTENCE);
            if (!Files.isRegularFile(file)) {
                continue;
            }
            for (Element unit : elements(parse(file).getDocumentElement(), "persistence-unit")) {
                units.add(unit.getAttribute("name"));
                texts(unit, "class").forEach(classes::add);
                texts(unit, "mapping-file").forEach(mappings::add);
                texts(unit, "jar-file").forEach(jar -> jars.add(directory.resolve(jar)));
                texts(unit, "validation-mode")
                        .forEach(mode -> properties.putIfAbsent("jakarta.persistence.validation.mode", mode));
                scanned |= !excludesUnlisted(unit);
                for (Element list : elements(unit, "properties")) {
                    for (Element property : elements(list, "property")) {
                        String name = property.getAttribute("name");
                        String value = property.getAttribute("value");
                        String before = properties.putIfAbsent(name, value);
                        if (before != null && !before.equals(value)) {
                            warnings.add("Persistence unit " + unit.getAttribute("name") + " sets " + name
                                    + " differently from the units before it; theirs is used. Set schema." + name
                                    + " to decide.");
                        }
                    }
                }
            }
        }
        if (units.size() > 1) {
            warnings.add("All " + units.size() + " persistence units (" + String.join(", ", units)
                    + ") are compared with the one database; set schema.packages for less.");
        }
        return new PersistenceUnits(
                List.copyOf(classes),
                List.copyOf(mappings),
                jars.stream().filter(Files::exists).toList(),
                !units.isEmpty() && !scanned,
                Map.copyOf(properties),
                List.copyOf(warnings));
    }

    /** An empty element excludes; JPA 3.2, 8.2.1.6.4. */
    private static boolean excludesUnlisted(Element unit) {
        return texts(unit, "exclude-unlisted-classes").stream().anyMatch(text -> !text.equals("false"));
    }

    private static Document parse(Path file) {
        try (var in = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new SchemaException("Cannot read " + file + ": " + e.getMessage() + ". Correct the file.", e);
        }
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(e -> e.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element && name.equals(child.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
