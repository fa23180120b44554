package org.lodeline.geodata.store.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.geotools.api.data.DataAccessFactory.Param;
import org.geotools.api.data.DataStore;
import org.geotools.api.data.DataStoreFactorySpi;
import org.lodeline.geodata.LodelineException;

/** Opens the GeoTools data store that parameters ask for, with plug-ins from a folder of jars. */
public final class Plugins {
  /** The jars of a folder are loaded once, which takes some seconds. */
  private static final Map<Path, ClassLoader> LOADED = new ConcurrentHashMap<>();

  private Plugins() {}

  /**
   * Opens a data store.
   *
   * @param option where the parameters were given, for messages
   * @param parameters {@code key=value,key=value}; a part without an equals sign goes on with the
   *     value before it, comma included
   * @param folder of jars, all of which are taken; empty for none
   * @throws LodelineException of kind INVALID_INPUT if no plug-in understands the parameters, with
   *     the parameters that each wants; of kind UNAVAILABLE if the store cannot be reached. Values
   *     are never told, as they may be passwords.
   */
  public static DataStore open(String option, String parameters, Optional<Path> folder) {
    Map<String, String> given = parse(option, parameters);
    ClassLoader loader =
        folder
            .map(jars -> LOADED.computeIfAbsent(jars.toAbsolutePath().normalize(), Plugins::jars))
            .orElseGet(Plugins.class::getClassLoader);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Plug-ins look for parts of their own by the thread's class loader.
    thread.setContextClassLoader(loader);
    try {
      List<DataStoreFactorySpi> factories = new ArrayList<>();
      ServiceLoader.load(DataStoreFactorySpi.class, loader).forEach(factories::add);
      DataStoreFactorySpi factory =
          factories.stream()
              .filter(DataStoreFactorySpi::isAvailable)
              .filter(candidate -> candidate.canProcess(given))
              .findFirst()
              .orElseThrow(() -> notUnderstood(option, given, factories));
      return factory.createDataStore(given);
    } catch (IOException | RuntimeException e) {
      if (e instanceof LodelineException told) {
        throw told;
      }
      throw LodelineException.unavailable("the data store of " + option + " cannot be opened", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, String> parse(String option, String parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    String last = "";
    for (String part : parameters.split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        last = part.substring(0, equals).strip();
        given.put(last, part.substring(equals + 1));
      } else if (given.isEmpty()) {
        throw LodelineException.invalid(option, option + " must be key=value,key=value");
      } else {
        given.merge(last, part, (value, rest) -> value + "," + rest);
      }
    }
    return given;
  }

  private static ClassLoader jars(Path folder) {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path file : files) {
        jars.add(url(file));
      }
    } catch (IOException e) {
      throw LodelineException.invalid(
          "--plugins", "--plugins must be a folder of jars; there is none at " + folder);
    }
    return new URLClassLoader(jars.toArray(URL[]::new), Plugins.class.getClassLoader());
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  private static LodelineException notUnderstood(
      String option, Map<String, String> given, List<DataStoreFactorySpi> factories) {
    String known =
        factories.stream()
            .filter(DataStoreFactorySpi::isAvailable)
            .map(factory -> "\n  " + factory.getDisplayName() + ": " + wanted(factory))
            .collect(Collectors.joining());
    return LodelineException.invalid(
        option,
        option
            + " has "
            + String.join(", ", given.keySet())
            + ", which no data store understands; "
            + (known.isEmpty()
                ? "there is none: put the jars of a plug-in into a folder and name it with --plugins"
                : "there are, with what they need and (in brackets) take:" + known));
  }

  private static String wanted(DataStoreFactorySpi factory) {
    return Arrays.stream(factory.getParametersInfo())
        .map((Param parameter) -> parameter.required ? parameter.key : "[" + parameter.key + "]")
        .collect(Collectors.joining(", "));
  }
}
