package org.jpaschema.migration;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jpaschema.migration.MasterChangelog.Include;
import org.jpaschema.migration.MasterChangelog.Insertion;
import org.jpaschema.schema.SchemaException;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** A master changelog in XML. */
final class XmlMaster implements MasterChangelog.MasterText {

    private static final String ROOT = "databaseChangeLog";
    private static final Pattern NOT_MARKUP =
            Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>", Pattern.DOTALL);

    private final String text;
    private final String root;
    private final List<Include> includes;

    private XmlMaster(String text, String root, List<Include> includes) {
        this.text = text;
        this.root = root;
        this.includes = List.copyOf(includes);
    }

    static String create(String relative) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    <include file="%s" relativeToChangelogFile="true"/>
                </databaseChangeLog>
                """
                .formatted(relative);
    }

    static XmlMaster parse(Path master, String text) {
        Reader reader = new Reader();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), reader);
        } catch (SAXParseException e) {
            throw broken(master, e.getLineNumber(), e.getMessage(), e);
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw broken(master, 1, e.getMessage(), e);
        }
        if (!reader.rootName.equals(ROOT)) {
            throw broken(master, reader.rootLine, "its root is <" + reader.root + ">, not <" + ROOT + ">", null);
        }
        return new XmlMaster(text, reader.root, reader.includes);
    }

    private static SchemaException broken(Path master, int line, String reason, Exception cause) {
        return new SchemaException(
                "The master changelog " + master + " is broken at line " + line + ": " + reason
                        + " Mend it; its root element must be <" + ROOT + ">. Nothing was written.",
                cause);
    }

    @Override
    public List<Include> includes() {
        return includes;
    }

    @Override
    public Insertion include(String relative) {
        String markup = NOT_MARKUP.matcher(text).replaceAll(match -> " "
                .repeat(match.group().length()));
        String prefix = root.substring(0, root.length() - ROOT.length());
        String include = "<" + prefix + "include file=\"" + relative + "\" relativeToChangelogFile=\"true\"/>";
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        int close = markup.lastIndexOf("</");
        if (close < 0) {
            int end = markup.lastIndexOf("/>");
            return new Insertion(end, end + 2, ">" + newline + "    " + include + newline + "</" + root + ">");
        }
        int line = text.lastIndexOf('\n', close) + 1;
        String indentation = indentation(markup);
        return text.substring(line, close).isBlank() && line > 0
                ? new Insertion(line, line, indentation + include + newline)
                : new Insertion(close, close, newline + indentation + include + newline);
    }

    /** That of the first child which has a line of its own. */
    private String indentation(String markup) {
        Matcher child = Pattern.compile(">\\s*\\n([ \\t]*)<[^/!?]").matcher(markup);
        int start = markup.indexOf("<" + root);
        return child.find(start) ? child.group(1) : "    ";
    }

    private static final class Reader extends DefaultHandler {

        private final List<Include> includes = new ArrayList<>();
        private Locator locator;
        private String root = "";
        private String rootName = "";
        private int rootLine;
        private int depth;

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
            depth++;
            if (depth == 1) {
                root = qualifiedName;
                rootName = name;
                rootLine = locator.getLineNumber();
            }
            if (depth == 2 && (name.equals("include") || name.equals("includeAll"))) {
                boolean all = name.equals("includeAll");
                includes.add(new Include(
                        all,
                        value(attributes, all ? "path" : "file"),
                        Boolean.parseBoolean(value(attributes, "relativeToChangelogFile")),
                        value(attributes, "endsWithFilter")));
            }
        }

        private static String value(Attributes attributes, String name) {
            String value = attributes.getValue(name);
            return value == null ? "" : value;
        }

        @Override
        public void endElement(String uri, String name, String qualifiedName) {
            depth--;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        /** Parsers print what nobody handles. */
        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
