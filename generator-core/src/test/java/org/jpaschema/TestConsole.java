package org.jpaschema;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a goal says. */
public final class TestConsole implements Console {

    private final List<String> lines = new ArrayList<>();

    /** What was said, warnings and errors marked so. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Forgets what was said. */
    public void clear() {
        lines.clear();
    }

    @Override
    public void debug(String line) {
        lines.add("[debug] " + line);
    }

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add("[warning] " + line);
    }

    @Override
    public void error(String line) {
        lines.add("[error] " + line);
    }

    @Override
    public boolean color() {
        return false;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
