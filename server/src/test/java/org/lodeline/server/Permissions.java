package org.lodeline.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who may do what: a line for each route, and what follows from it for each caller.
 *
 * <p>A kind is
 *
 * <ul>
 *   <li>{@code open}: for everybody, even where nobody else may read
 *   <li>{@code read}: for everybody, or for those with a key where one is required
 *   <li>{@code list}: like it, and what is told of private layers is told to those alone who are
 *       granted them
 *   <li>{@code layer}: like it, and of a layer that it is about, which to others is not there
 *   <li>{@code admin}: for admins alone, where the server keeps anything from anybody
 *   <li>{@code key}: for everybody with a key
 *   <li>{@code history}: like {@code layer}, for everybody with a key
 *   <li>{@code edit}: like {@code layer}, for editors, who may be kept to some layers
 *   <li>{@code story}: for editors that are not kept to some layers
 * </ul>
 *
 * <p>{@code GET} stands for {@code HEAD} too. {@code {layer}}, {@code {feature}} and {@code
 * {story}} in an address are those of a public layer, a private one and none.
 */
final class Permissions {
  private static final String TABLE =
      """
      open    GET    /health/live                        /health/live
      open    GET    /health/ready                       /health/ready
      open    GET    /css/<file>                         /css/tokens.css
      open    GET    /js/<file>                          /js/main.js
      open    GET    /i18n/<file>                        /i18n/en.json
      open    GET    /lodeline-map.js                    /lodeline-map.js
      open    GET    /favicon.svg                        /favicon.svg
      open    GET    /webjars/<file>                     /webjars/leaflet/1.9.4/dist/leaflet.css
      open    GET    /basemap/world.json                 /basemap/world.json

      key     GET    /login                              /login

      layer   GET    /                                   /?layers={layer} /?select={layer}/{feature} /
      layer   GET    /index.html                         /index.html?layers={layer}
      layer   GET    /embed                              /embed?layers={layer} /embed?select={layer}/{feature}
      layer   GET    /oembed                             /oembed?url={server}embed?layers={layer} /oembed?url={server}stories/{story}
      layer   GET    /maps/{file}                        /maps/static.svg?layers={layer}&width=300&height=200 /maps/static.svg?select={layer}/{feature}&width=300&height=200
      list    GET    /stories                            /stories
      layer   GET    /stories/{story}                    /stories/{story} /stories/{story}.json /stories/{story}.html
      story   PUT    /stories/{story}                    /stories/made
      story   DELETE /stories/{story}                    /stories/made

      list    GET    /layers                             /layers
      layer   GET    /layers/{file}                      /layers/{layer}.geojson /layers/{layer}.csv /layers/{layer}.gpkg
      layer   GET    /tiles/{file}                       /tiles/{layer}.json
      layer   GET    /tiles/{layer}/{z}/{x}/{file}       /tiles/{layer}/0/0/0.mvt

      list    GET    /ogc                                /ogc?f=html
      read    GET    /ogc/conformance                    /ogc/conformance
      list    GET    /ogc/api                            /ogc/api
      read    GET    /ogc/functions                      /ogc/functions
      list    GET    /ogc/collections                    /ogc/collections /ogc/collections?f=html
      layer   GET    /ogc/collections/{collectionId}     /ogc/collections/{layer} /ogc/collections/{layer}?f=html
      layer   GET    /ogc/collections/{collectionId}/schema      /ogc/collections/{layer}/schema
      layer   GET    /ogc/collections/{collectionId}/queryables  /ogc/collections/{layer}/queryables
      layer   GET    /ogc/collections/{collectionId}/sortables   /ogc/collections/{layer}/sortables
      layer   GET    /ogc/collections/{collectionId}/items       /ogc/collections/{layer}/items /ogc/collections/{layer}/items?f=html
      layer   GET    /ogc/collections/{collectionId}/items/{featureId}  /ogc/collections/{layer}/items/{feature}
      layer   POST   /ogc/collections/{collectionId}/search      /ogc/collections/{layer}/search
      layer   GET    /ogc/collections/{collectionId}/tiles       /ogc/collections/{layer}/tiles
      layer   GET    /ogc/collections/{collectionId}/tiles/{tileMatrixSetId}  /ogc/collections/{layer}/tiles/WebMercatorQuad
      layer   GET    /ogc/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}  /ogc/collections/{layer}/tiles/WebMercatorQuad/0/0/0
      read    GET    /ogc/tileMatrixSets                 /ogc/tileMatrixSets
      read    GET    /ogc/tileMatrixSets/{tileMatrixSetId}       /ogc/tileMatrixSets/WebMercatorQuad
      read    GET    /ogc/tiles                          /ogc/tiles
      list    GET    /ogc/tiles/{tileMatrixSetId}        /ogc/tiles/WebMercatorQuad
      list    GET    /ogc/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}  /ogc/tiles/WebMercatorQuad/0/0/0
      list    GET    /ogc/styles                         /ogc/styles
      layer   GET    /ogc/styles/{styleId}               /ogc/styles/{layer}
      layer   GET    /ogc/tiles                          /ogc/tiles?collections={layer}
      layer   GET    /ogc/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}  /ogc/tiles/WebMercatorQuad/0/0/0?collections=ports,{layer}

      edit    POST   /ogc/collections/{collectionId}/items               /ogc/collections/{layer}/items
      edit    PUT    /ogc/collections/{collectionId}/items/{featureId}   /ogc/collections/{layer}/items/edited
      edit    PATCH  /ogc/collections/{collectionId}/items/{featureId}   /ogc/collections/{layer}/items/edited
      edit    DELETE /ogc/collections/{collectionId}/items/{featureId}   /ogc/collections/{layer}/items/edited
      history GET    /ogc/collections/{collectionId}/items/{featureId}/history  /ogc/collections/{layer}/items/edited/history

      list    GET    /wfs                                /wfs?service=WFS&request=GetCapabilities /wfs?service=WFS&version=1.1.0&request=GetCapabilities /wfs?service=WFS&version=2.0.0&request=DescribeFeatureType
      layer   GET    /wfs                                /wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=lode:{layer} /wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=lode:ports,lode:{layer}&count=1 /wfs?service=WFS&version=2.0.0&request=DescribeFeatureType&typeNames={layer} /wfs?service=WFS&version=2.0.0&request=GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id={layer}.{feature} /wfs?service=WFS&version=2.0.0&request=GetPropertyValue&typeNames={layer}&valueReference=name /wfs?service=WFS&version=1.1.0&request=GetFeature&typeName={layer}
      layer   POST   /wfs                                /wfs

      read    GET    /about                              /about /about?f=json
      admin   GET    /metrics                            /metrics
      read    GET    /status                             /status
      admin   GET    /status.json                        /status.json

      layer   GET    /supply/route                       /supply/route?from={feature}&to=SGSIN
      read    GET    /supply/scenarios                   /supply/scenarios
      read    GET    /supply/summary                     /supply/summary
      read    GET    /supply/concentration               /supply/concentration?commodity=cobalt
      read    GET    /supply/shares                      /supply/shares?commodity=cobalt&stage=mine
      read    GET    /supply/exposure                    /supply/exposure?commodity=cobalt
      read    GET    /supply/reliance                    /supply/reliance?commodity=cobalt
      read    GET    /supply/alternatives                /supply/alternatives?commodity=gallium&stage=refined&importer=USA
      """;

  /** Who asks. */
  enum Caller {
    NOBODY,
    READER,
    GRANTED_READER,
    EDITOR,
    GRANTED_EDITOR,
    ADMIN;

    boolean isGranted() {
      return this == GRANTED_READER || this == GRANTED_EDITOR || this == ADMIN;
    }
  }

  /** Which layer is asked for. */
  enum Target {
    PUBLIC("wellsxq", "well-a", "told-of-wells"),
    PRIVATE("vaultxq", "shaft-qzx", "told-of-vault"),
    MISSING("nonexq", "none-a", "told-of-none");

    final String layer;
    final String feature;
    final String story;

    Target(String layer, String feature, String story) {
      this.layer = layer;
      this.feature = feature;
      this.story = story;
    }

    String in(String address) {
      return address
          .replace("{layer}", layer)
          .replace("{feature}", feature)
          .replace("{story}", story);
    }

    /** An answer without what it repeats of the question. */
    String withoutEcho(String answer) {
      return answer.replace(layer, "...").replace(feature, "...").replace(story, "...");
    }
  }

  /** What is answered. */
  enum Outcome {
    DONE,
    UNAUTHORIZED,
    FORBIDDEN,
    AS_IF_MISSING
  }

  /** What a route does. */
  enum Kind {
    OPEN,
    READ,
    LIST,
    LAYER,
    ADMIN,
    KEY,
    HISTORY,
    EDIT,
    STORY;

    boolean isOfALayer() {
      return this == LAYER || this == HISTORY || this == EDIT;
    }

    /** What is answered to somebody, by a server that requires a key or does not. */
    Outcome expected(Caller caller, Target target, boolean requiresKey) {
      boolean isRead = this == READ || this == LIST || this == LAYER;
      boolean isFree = this == OPEN || (isRead && !requiresKey);
      if (caller == Caller.NOBODY && !isFree) {
        return Outcome.UNAUTHORIZED;
      }
      if (this == ADMIN && caller != Caller.ADMIN) {
        return Outcome.FORBIDDEN;
      }
      if (this == EDIT || this == STORY) {
        if (caller == Caller.READER || caller == Caller.GRANTED_READER) {
          return Outcome.FORBIDDEN;
        }
        if (caller == Caller.GRANTED_EDITOR && (this == STORY || target == Target.PUBLIC)) {
          return Outcome.FORBIDDEN;
        }
      }
      return isOfALayer() && target == Target.PRIVATE && !caller.isGranted()
          ? Outcome.AS_IF_MISSING
          : Outcome.DONE;
    }
  }

  /** A line of the table. */
  record Line(Kind kind, String method, String route, List<String> addresses) {
    Line {
      addresses = List.copyOf(addresses);
    }

    Stream<String> methods() {
      return method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method);
    }

    Stream<String> routes() {
      return methods().map(each -> each + " " + route);
    }
  }

  private Permissions() {}

  static List<Line> all() {
    return TABLE
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().split(" +"))
        .map(
            words ->
                new Line(
                    Kind.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    words[1],
                    words[2],
                    Arrays.asList(words).subList(3, words.length)))
        .toList();
  }
}
