package org.jpaschema.apply;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/** Where changelogs are found: several places, of which the first that has a file wins. */
final class ChangelogResources extends AbstractResourceAccessor {

    private final List<ResourceAccessor> places;
    private final URLClassLoader classpath;

    private ChangelogResources(List<ResourceAccessor> places, URLClassLoader classpath) {
        this.places = places;
        this.classpath = classpath;
    }

    static ChangelogResources open(List<Path> directories, List<Path> classpath) throws IOException {
        List<ResourceAccessor> places = new ArrayList<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                places.add(new DirectoryResourceAccessor(directory));
            }
        }
        URLClassLoader loader = new URLClassLoader(urls(classpath), ClassLoader.getPlatformClassLoader());
        places.add(new ClassLoaderResourceAccessor(loader));
        // Liquibase's own XSDs, last.
        places.add(new ClassLoaderResourceAccessor(ResourceAccessor.class.getClassLoader()));
        return new ChangelogResources(places, loader);
    }

    private static URL[] urls(List<Path> classpath) throws MalformedURLException {
        URL[] urls = new URL[classpath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classpath.get(i).toUri().toURL();
        }
        return urls;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        for (ResourceAccessor place : places) {
            List<Resource> found = place.getAll(plain(path));
            if (found != null && !found.isEmpty()) {
                return List.of(found.get(0));
            }
        }
        return List.of();
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (ResourceAccessor place : places) {
            List<Resource> resources = place.search(plain(path), recursive);
            if (resources != null) {
                resources.forEach(resource -> found.putIfAbsent(resource.getPath(), resource));
            }
        }
        return List.copyOf(found.values());
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (ResourceAccessor place : places) {
            List<Resource> resources = place.search(plain(path), options);
            if (resources != null) {
                resources.forEach(resource -> found.putIfAbsent(resource.getPath(), resource));
            }
        }
        return List.copyOf(found.values());
    }

    /** Spring's way to write a path, under which it is not recorded either. */
    private static String plain(String path) {
        return path.replaceFirst("^classpath\\*?:/*", "");
    }

    @Override
    public List<String> describeLocations() {
        return places.stream()
                .flatMap(place -> place.describeLocations().stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (ResourceAccessor place : places) {
            try {
                place.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        classpath.close();
    }
}
