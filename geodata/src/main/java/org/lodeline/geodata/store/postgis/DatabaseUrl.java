package org.lodeline.geodata.store.postgis;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodeline.geodata.LodelineException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is, and as whom to log in. Its text has no password. */
final class DatabaseUrl {
  private static final String EXAMPLE = "jdbc:postgresql://host:5432/database";
  private static final int CONNECT_TIMEOUT_SECONDS = 3;
  private static final int SOCKET_TIMEOUT_SECONDS = 120;

  /** How long the driver takes a host for dead before it tries it again. */
  private static final int HOST_RECHECK_SECONDS = 2;

  private final String url;
  private final Properties properties;
  private final Map<String, String> environment;

  private DatabaseUrl(String url, Properties properties, Map<String, String> environment) {
    this.url = url;
    this.properties = properties;
    this.environment = environment;
  }

  /**
   * Parses a URL of the PostgreSQL driver, which may name several hosts.
   *
   * @param environment of the process: {@code PGUSER} and {@code PGPASSWORD} count where the URL
   *     does not say user and password
   * @throws LodelineException of kind INVALID_INPUT if it is none
   */
  static DatabaseUrl parse(String parameter, String url, Map<String, String> environment) {
    Properties properties =
        url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, new Properties()) : null;
    if (properties == null) {
      // The value is not shown: it may hold a password.
      throw LodelineException.invalid(
          parameter,
          parameter
              + " must be a URL such as "
              + EXAMPLE
              + ", or with several hosts "
              + "jdbc:postgresql://primary,standby/database");
    }
    return new DatabaseUrl(url, properties, environment);
  }

  /** For what may be old: from a standby where there is one, unless the URL says otherwise. */
  PGSimpleDataSource reading() {
    PGSimpleDataSource source = source();
    if (hosts().length > 1 && properties.getProperty(serverType()) == null) {
      source.setTargetServerType("preferSecondary");
    }
    return source;
  }

  /** For changes: from the primary server. */
  PGSimpleDataSource writing() {
    PGSimpleDataSource source = source();
    source.setTargetServerType("primary");
    return source;
  }

  private static String serverType() {
    return PGProperty.TARGET_SERVER_TYPE.getName();
  }

  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    if (!isSet(PGProperty.USER)) {
      Optional.ofNullable(environment.get("PGUSER")).ifPresent(source::setUser);
    }
    if (!isSet(PGProperty.PASSWORD)) {
      Optional.ofNullable(environment.get("PGPASSWORD")).ifPresent(source::setPassword);
    }
    if (!isSet(PGProperty.CONNECT_TIMEOUT)) {
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    }
    if (!isSet(PGProperty.SOCKET_TIMEOUT)) {
      source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
    }
    if (!isSet(PGProperty.HOST_RECHECK_SECONDS)) {
      source.setHostRecheckSeconds(HOST_RECHECK_SECONDS);
    }
    source.setApplicationName("lodeline");
    // Rows come in binary from the first query on, and many are inserted by one statement.
    source.setPrepareThreshold(-1);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  private boolean isSet(PGProperty property) {
    return properties.containsKey(property.getName());
  }

  private String[] hosts() {
    return properties.getProperty(PGProperty.PG_HOST.getName(), "").split(",");
  }

  /** The hosts, ports and database, to be shown to people. */
  @Override
  public String toString() {
    String[] hosts = hosts();
    String[] ports = properties.getProperty(PGProperty.PG_PORT.getName(), "").split(",");
    return IntStream.range(0, hosts.length)
        .mapToObj(i -> hosts[i] + (i < ports.length ? ":" + ports[i] : ""))
        .collect(
            Collectors.joining(
                ",", "", "/" + properties.getProperty(PGProperty.PG_DBNAME.getName(), "")));
  }
}
