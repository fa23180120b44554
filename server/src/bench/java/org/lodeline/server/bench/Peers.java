package org.lodeline.server.bench;

import org.lodeline.server.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lodeline.fixtures.Ports;
import org.lodeline.server.Tool;

/**
 * nginx, which sends files of the same bytes, and passes on to MapServer over PostGIS where that is
 * installed (Debian's packages cgi-mapserver and spawn-fcgi).
 */
final class Peers implements AutoCloseable {
  private static final Path MAPSERVER = Path.of("/usr/bin/mapserv");
  private static final String GEOJSON = "geojson";

  /** By which MapServer's settings name the map: it takes no path of a client's. */
  private static final String MAP = "SITES";

  private static final String MAPSERVER_PATH = "/mapserv?map=" + MAP;

  private final Path files;
  private final int port;
  private final List<Process> processes;
  private final boolean hasMapServer;

  private Peers(Path files, int port, List<Process> processes, boolean hasMapServer) {
    this.files = files;
    this.port = port;
    this.processes = processes;
    this.hasMapServer = hasMapServer;
  }

  /**
   * Starts them.
   *
   * @param database that MapServer reads; none for no MapServer
   */
  static Peers start(Path folder, Optional<BareSql> database) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    Path socket = folder.resolve("mapserver.sock");
    List<Process> processes = new ArrayList<>();
    boolean hasMapServer = database.isPresent() && Files.exists(MAPSERVER);
    if (hasMapServer) {
      Path map = Files.writeString(folder.resolve("sites.map"), map(database.get()));
      Path settings = folder.resolve("mapserver.conf");
      Files.writeString(settings, "CONFIG MAPS %s \"%s\" END END\n".formatted(MAP, map));
      processes.add(
          Tool.of("spawn-fcgi", "spawn-fcgi")
              .with("MAPSERVER_CONFIG_FILE", settings.toString())
              .start(
                  folder.resolve("mapserver.log"),
                  "-n",
                  "-s",
                  socket.toString(),
                  "--",
                  "/bin/sh",
                  "-c",
                  // As many as there are processors; they take turns at the one socket.
                  "exec 3<&0; %1$s <&3 & %1$s <&3 & wait".formatted(MAPSERVER)));
    }
    int port = Ports.free();
    processes.add(Nginx.start(folder, configuration(folder, files, socket, port)));
    return new Peers(files, port, processes, hasMapServer);
  }

  private static String configuration(Path folder, Path files, Path socket, int port) {
    return """
        daemon off;
        user root;
        worker_processes 2;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          sendfile on;
          keepalive_requests 1000000;
          open_file_cache max=100;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d;
            root %3$s;
            location = /mapserv {
              fastcgi_pass unix:%4$s;
              fastcgi_param QUERY_STRING $query_string;
              fastcgi_param REQUEST_METHOD $request_method;
              fastcgi_param SCRIPT_NAME $uri;
              fastcgi_param SERVER_NAME localhost;
              fastcgi_param SERVER_PORT %2$d;
            }
          }
        }
        """
        .formatted(folder, port, files, socket);
  }

  private static String map(BareSql database) {
    String[] address =
        database.url().replaceAll("^jdbc:postgresql://|\\?.*", "").split("[:/]");
    return """
        MAP
          NAME "sites"
          EXTENT -180 -90 180 90
          SIZE 256 256
          PROJECTION "init=epsg:4326" END
          OUTPUTFORMAT
            NAME "geojson"
            DRIVER "OGR/GEOJSON"
            MIMETYPE "application/json; subtype=geojson"
            FORMATOPTION "STORAGE=stream"
            FORMATOPTION "FORM=SIMPLE"
          END
          OUTPUTFORMAT
            NAME "mvt"
            DRIVER "MVT"
            FORMATOPTION "EDGE_BUFFER=0"
          END
          WEB
            METADATA
              "ows_title" "sites"
              "ows_onlineresource" "http://localhost/mapserv?"
              "ows_enable_request" "*"
              "ows_srs" "EPSG:4326 EPSG:3857"
            END
          END
          LAYER
            NAME "sites"
            TYPE POINT
            STATUS ON
            CONNECTIONTYPE POSTGIS
            CONNECTION "host=%s port=%s dbname=%s user=lodeline"
            DATA "geometry FROM %s USING UNIQUE id USING SRID=4326"
            PROCESSING "CLOSE_CONNECTION=DEFER"
            PROJECTION "init=epsg:4326" END
            TEMPLATE "dummy"
            METADATA
              "ows_title" "sites"
              "gml_include_items" "all"
              "gml_featureid" "id"
              "wfs_getfeature_formatlist" "geojson"
            END
            CLASS NAME "all" STYLE COLOR 0 0 0 SIZE 3 END END
          END
        END
        """
        .formatted(address[0], address[1], address[2], database.table());
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Lets nginx send some bytes; the path to ask for. */
  String file(String name, byte[] bytes) throws IOException {
    Files.write(files.resolve(name), bytes);
    return "/" + name;
  }

  /** What to ask MapServer for; empty where it is not there or has no such answer. */
  Optional<String> mapServerPath(Workload workload, Workload.Place place) {
    if (!hasMapServer) {
      return Optional.empty();
    }
    String feature =
        MAPSERVER_PATH
            + "&SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=sites&OUTPUTFORMAT="
            + GEOJSON;
    double[] sides = place.sides();
    return switch (workload) {
      case PAGE ->
          Optional.of(
              feature
                  + "&COUNT=100&BBOX=%f,%f,%f,%f"
                      .formatted(sides[1], sides[0], sides[3], sides[2])
                  + ",urn:ogc:def:crs:EPSG::4326");
      case TILE ->
          Optional.of(
              MAPSERVER_PATH
                  + "&mode=tile&tilemode=gmap&layers=sites&map.imagetype=mvt&tile="
                  + gmap(place.tile(3)));
      case WHOLE -> Optional.of(feature);
      case FEATURE -> Optional.of(feature + "&FEATUREID=sites." + place.id());
      case FILTERED, DEEP_PAGE, SCENARIO -> Optional.empty();
    };
  }

  private static String gmap(String tile) {
    String[] parts = tile.split("/");
    return parts[1] + "+" + parts[2] + "+" + parts[0];
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
