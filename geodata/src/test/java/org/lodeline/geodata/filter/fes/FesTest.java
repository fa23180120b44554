package org.lodeline.geodata.filter.fes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.crs.Crs;

/** What filters in XML mean, asked of one feature: a mine at 7 degrees east, 50 degrees north. */
class FesTest {
  private static final SimpleFeatureType TYPE = type();
  private static final SimpleFeature MINE =
      SimpleFeatureBuilder.build(
          TYPE,
          new Object[] {
            new GeometryFactory().createPoint(new Coordinate(7, 50)),
            "Große 50%-Grube",
            7L,
            2.5,
            null,
            true,
            LocalDate.of(2020, 2, 29),
            Instant.parse("2020-02-29T12:00:00Z"),
            List.of("lithium", "tin"),
            "x"
          },
          "a b");

  private static SimpleFeatureType type() {
    SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
    builder.setName("mines");
    builder.add("geometry", Point.class, DefaultGeographicCRS.WGS84);
    builder.add("name", String.class);
    builder.add("seven", Long.class);
    builder.add("grade", Double.class);
    builder.add("nothing", Double.class);
    builder.add("open", Boolean.class);
    builder.add("day", LocalDate.class);
    builder.add("moment", Instant.class);
    builder.add("commodities", List.class);
    builder.add("größe_xa", String.class);
    return builder.buildFeatureType();
  }

  private static boolean passes(String condition) {
    String filter =
        "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0' xmlns:gml='http://www.opengis.net/gml/3.2'"
            + " xmlns:lode='urn:lodeline:features'>"
            + condition.replaceAll("<(/?)(?!gml:)([A-Z])", "<$1fes:$2")
            + "</fes:Filter>";
    return Fes.parse(filter, TYPE, Crs.parse("crs", "EPSG:4326")).evaluate(MINE);
  }

  private static String comparing(String operator, String property, String value) {
    return "<%1$s><ValueReference>%2$s</ValueReference><Literal>%3$s</Literal></%1$s>"
        .formatted(operator, property, value);
  }

  @ParameterizedTest
  @CsvSource({
    "PropertyIsEqualTo, seven, 7, true",
    "PropertyIsEqualTo, lode:seven, 7.0, true",
    "PropertyIsEqualTo, lode:mines/lode:seven, 7, true",
    "PropertyIsEqualTo, /lode:mines/lode:seven[1], 7, true",
    "PropertyIsEqualTo, open, true, true",
    "PropertyIsEqualTo, open, 0, false",
    "PropertyIsEqualTo, @gml:id, mines.a b, true",
    "PropertyIsEqualTo, lode:gr_xf6__xdf_e_x5f_xa, x, true",
    "PropertyIsEqualTo, commodities, tin, true",
    "PropertyIsEqualTo, commodities, gold, false",
    "PropertyIsNotEqualTo, commodities, tin, true",
    "PropertyIsNotEqualTo, seven, 7, false",
    "PropertyIsNotEqualTo, nothing, 7, false",
    "PropertyIsLessThan, grade, 2.6, true",
    "PropertyIsLessThanOrEqualTo, grade, 2.5, true",
    "PropertyIsGreaterThan, day, 2020-02-28, true",
    "PropertyIsGreaterThan, day, 2020-02-29Z, false",
    "PropertyIsGreaterThan, day, 2020-02-28T00:00:00, true",
    "PropertyIsGreaterThanOrEqualTo, moment, 2020-02-29T12:00:00, true",
    "PropertyIsGreaterThanOrEqualTo, moment, 2020-02-29, true",
    "PropertyIsEqualTo, name, große 50%-grube, false",
  })
  void aLiteral_isComparedInTheTypeOfTheProperty(
      String operator, String property, String value, boolean passes) {
    assertThat(passes(comparing(operator, property, value))).isEqualTo(passes);
  }

  @Test
  void matchCase_false_doesNotTellCapitalsApart() {
    assertThat(
            passes(
                comparing("PropertyIsEqualTo", "name", "grosse 50%-grube")
                    .replace("<PropertyIsEqualTo>", "<PropertyIsEqualTo matchCase='false'>")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "All, PropertyIsEqualTo, false",
    "Any, PropertyIsEqualTo, true",
    "One, PropertyIsEqualTo, true",
    "All, PropertyIsNotEqualTo, false",
    "Any, PropertyIsNotEqualTo, true",
  })
  void matchAction_saysHowManyOfSeveralValuesMustMatch(
      String action, String operator, boolean passes) {
    String condition = comparing(operator, "commodities", "tin");
    assertThat(
            passes(
                condition.replace(
                    "<" + operator + ">", "<" + operator + " matchAction='" + action + "'>")))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "Gro*, true",
    "*Grube, true",
    "Gro#e*, true",
    "Gro#* 50%*, true",
    "Gro!*, false",
    "Gro__ 50*, false",
    "Große 50%-Grub, false"
  })
  void like_takesItsOwnSignsAndTakesPercentLiterally(String pattern, boolean passes) {
    assertThat(
            passes(
                comparing("PropertyIsLike", "name", pattern)
                    .replace(
                        "<PropertyIsLike>",
                        "<PropertyIsLike wildCard='*' singleChar='#' escapeChar='!'>")))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<PropertyIsNull><ValueReference>nothing</ValueReference></PropertyIsNull>",
        "<PropertyIsNil><ValueReference>nothing</ValueReference></PropertyIsNil>",
        "<Not><PropertyIsNull><ValueReference>seven</ValueReference></PropertyIsNull></Not>",
        "<PropertyIsBetween><ValueReference>grade</ValueReference><LowerBoundary><Literal>2.5</Literal>"
            + "</LowerBoundary><UpperBoundary><Literal>3</Literal></UpperBoundary></PropertyIsBetween>",
        "<PropertyIsBetween><ValueReference>day</ValueReference><LowerBoundary><Literal>2020-01-01</Literal>"
            + "</LowerBoundary><UpperBoundary><Literal>2020-12-31</Literal></UpperBoundary></PropertyIsBetween>",
        "<PropertyIsEqualTo><Function name='lower'><Literal>ABC</Literal></Function><Literal>abc</Literal>"
            + "</PropertyIsEqualTo>",
        "<PropertyIsEqualTo><Literal>7</Literal><ValueReference>seven</ValueReference></PropertyIsEqualTo>",
        "<PropertyIsGreaterThan><Function name='length'><ValueReference>name</ValueReference></Function>"
            + "<Literal>5</Literal></PropertyIsGreaterThan>",
        "<PropertyIsEqualTo><Add><ValueReference>seven</ValueReference><Literal>1</Literal></Add>"
            + "<Literal>8</Literal></PropertyIsEqualTo>",
        "<ResourceId rid='mines.a_x20_b'/><ResourceId rid='other.1'/>",
        "<And><ResourceId rid='mines.a_x20_b'/><PropertyIsEqualTo><ValueReference>seven</ValueReference>"
            + "<Literal>7</Literal></PropertyIsEqualTo></And>",
        "<Not><ResourceId rid='mines.b'/></Not>"
      })
  void aConditionThatIsTrue_passes(String condition) {
    assertThat(passes(condition)).isTrue();
  }

  @Test
  void theIdOfAnotherLayer_isNoneOfThisOne() {
    assertThat(passes("<ResourceId rid='minerals.a'/>")).isFalse();
    assertThat(passes("<ResourceId rid='a_x20_b'/>")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Latitude first where the reference system is that of the type or named by URN or URI.
        "BBOX | <gml:Envelope><gml:lowerCorner>49 6</gml:lowerCorner><gml:upperCorner>51 8</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope srsName='urn:ogc:def:crs:EPSG::4326'><gml:lowerCorner>49 6</gml:lowerCorner><gml:upperCorner>51 8</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope srsName='http://www.opengis.net/def/crs/EPSG/0/4326'><gml:lowerCorner>6 49</gml:lowerCorner><gml:upperCorner>8 51</gml:upperCorner></gml:Envelope> | false",
        "BBOX | <gml:Envelope srsName='EPSG:4326'><gml:lowerCorner>6 49</gml:lowerCorner><gml:upperCorner>8 51</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope srsName='http://www.opengis.net/gml/srs/epsg.xml#4326'><gml:lowerCorner>6 49</gml:lowerCorner><gml:upperCorner>8 51</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope srsName='urn:ogc:def:crs:OGC:1.3:CRS84'><gml:lowerCorner>6 49</gml:lowerCorner><gml:upperCorner>8 51</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope srsName='urn:ogc:def:crs:EPSG::3857'><gml:lowerCorner>700000 6400000</gml:lowerCorner><gml:upperCorner>800000 6500000</gml:upperCorner></gml:Envelope> | true",
        "BBOX | <gml:Envelope><gml:lowerCorner>49 170</gml:lowerCorner><gml:upperCorner>51 -170</gml:upperCorner></gml:Envelope> | false",
        "Intersects | <gml:Point><gml:pos>50 7</gml:pos></gml:Point> | true",
        "Equals | <gml:Point srsDimension='3'><gml:pos>50 7 100</gml:pos></gml:Point> | true",
        "Disjoint | <gml:LineString><gml:posList>0 0 1 1</gml:posList></gml:LineString> | true",
        "Within | <gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>49 6 51 6 51 8 49 8 49 6</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon> | true",
        "Within | <gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:pos>49 6</gml:pos><gml:pos>51 6</gml:pos><gml:pos>51 9</gml:pos><gml:pos>49 6</gml:pos></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface> | true",
        "Contains | <gml:Point><gml:pos>50 7</gml:pos></gml:Point> | true",
        "Touches | <gml:MultiCurve><gml:curveMember><gml:LineString><gml:posList>50 7 51 8</gml:posList></gml:LineString></gml:curveMember></gml:MultiCurve> | true",
        "Touches | <gml:Curve><gml:segments><gml:LineStringSegment><gml:posList>50 7 51 8</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve> | true",
        "Crosses | <gml:LineString><gml:posList>49 6 51 8</gml:posList></gml:LineString> | false",
        "Overlaps | <gml:MultiPoint><gml:pointMember><gml:Point><gml:pos>50 7</gml:pos></gml:Point></gml:pointMember></gml:MultiPoint> | false"
      })
  void aRelationOfPlace_isThatOfItsGeometries(String operator, String geometry, boolean passes) {
    assertThat(
            passes(
                "<%1$s><ValueReference>lode:geometry</ValueReference>%2$s</%1$s>"
                    .formatted(operator, geometry)))
        .isEqualTo(passes);
  }

  @Test
  void aBox_withoutProperty_isAboutTheGeometry() {
    assertThat(
            passes(
                "<BBOX><gml:Envelope><gml:lowerCorner>49 6</gml:lowerCorner>"
                    + "<gml:upperCorner>51 8</gml:upperCorner></gml:Envelope></BBOX>"))
        .isTrue();
  }

  /** A degree of latitude is 111 km there. */
  @ParameterizedTest
  @CsvSource({
    "DWithin, 110, km, false",
    "DWithin, 112, km, true",
    "Beyond, 110000, m, true",
    "Beyond, 112000, m, false",
    "DWithin, 61, [nmi_i], true",
    "DWithin, 112000, urn:ogc:def:uom:EPSG::9001, true",
    "Not:DWithin, 110, km, true"
  })
  void aDistance_isMeasuredOnTheEllipsoid(
      String operator, String distance, String unit, boolean passes) {
    String name = operator.replace("Not:", "");
    String condition =
        ("<%1$s><ValueReference>geometry</ValueReference><gml:Point><gml:pos>51 7</gml:pos></gml:Point>"
                + "<Distance uom='%2$s'>%3$s</Distance></%1$s>")
            .formatted(name, unit, distance);
    assertThat(passes(operator.startsWith("Not:") ? "<Not>" + condition + "</Not>" : condition))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "After, moment, 2020-02-29T11:59:59Z, true",
    "After, moment, 2020-02-29T12:00:00Z, false",
    "Before, moment, 2020-03-01, true",
    "TEquals, moment, 2020-02-29T12:00:00, true",
    "TEquals, day, 2020-02-29, true",
    "AnyInteracts, day, 2020, true",
    "AnyInteracts, day, 2020-02, true",
    "AnyInteracts, day, 2021, false"
  })
  void aRelationInTime_takesAnInstant(
      String operator, String property, String instant, boolean passes) {
    assertThat(
            passes(
                ("<%1$s><ValueReference>%2$s</ValueReference><gml:TimeInstant><gml:timePosition>%3$s"
                        + "</gml:timePosition></gml:TimeInstant></%1$s>")
                    .formatted(operator, property, instant)))
        .isEqualTo(passes);
    assertThat(passes(comparing(operator, property, instant))).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "During, 2020-02-29T11:00:00Z, 2020-02-29T13:00:00Z, true",
    "During, 2020-02-29T12:00:00Z, 2020-02-29T13:00:00Z, false",
    "Begins, 2020-02-29T12:00:00Z, 2020-02-29T13:00:00Z, true",
    "Ends, 2020-02-29T11:00:00Z, 2020-02-29T12:00:00Z, true",
    "After, 2020-02-28T00:00:00Z, 2020-02-29T11:00:00Z, true",
    "Before, 2020-02-29T13:00:00Z, 2020-03-01T00:00:00Z, true",
    "TContains, 2020-02-29T11:00:00Z, 2020-02-29T13:00:00Z, false",
    "AnyInteracts, 2020-02-29T12:00:00Z, 2020-02-29T13:00:00Z, true",
    "AnyInteracts, '', 2020-02-29T13:00:00Z, true",
    "Meets, 2020-02-29T12:00:00Z, 2020-02-29T13:00:00Z, true",
    "MetBy, 2020-02-29T11:00:00Z, 2020-02-29T12:00:00Z, true",
  })
  void aRelationInTime_takesAPeriod(String operator, String begin, String end, boolean passes) {
    String from =
        begin.isEmpty()
            ? "<gml:beginPosition indeterminatePosition='unknown'/>"
            : "<gml:begin><gml:TimeInstant><gml:timePosition>"
                + begin
                + "</gml:timePosition></gml:TimeInstant></gml:begin>";
    assertThat(
            passes(
                ("<%1$s><ValueReference>moment</ValueReference><gml:TimePeriod>%2$s"
                        + "<gml:endPosition>%3$s</gml:endPosition></gml:TimePeriod></%1$s>")
                    .formatted(operator, from, end)))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ogc:PropertyIsEqualTo><ogc:PropertyName>lode:seven</ogc:PropertyName><ogc:Literal>7</ogc:Literal></ogc:PropertyIsEqualTo>",
        "<ogc:PropertyIsLike wildCard='%' singleChar='_' escape='!'><ogc:PropertyName>name</ogc:PropertyName><ogc:Literal>Gro_e%</ogc:Literal></ogc:PropertyIsLike>",
        "<ogc:BBOX><ogc:PropertyName>geometry</ogc:PropertyName><gml:Box srsName='EPSG:4326'><gml:coordinates>6,49 8,51</gml:coordinates></gml:Box></ogc:BBOX>",
        "<ogc:BBOX><ogc:PropertyName>geometry</ogc:PropertyName><gml:Envelope srsName='urn:x-ogc:def:crs:EPSG:4326'><gml:lowerCorner>49 6</gml:lowerCorner><gml:upperCorner>51 8</gml:upperCorner></gml:Envelope></ogc:BBOX>",
        "<ogc:FeatureId fid='mines.a_x20_b'/>",
        "<ogc:GmlObjectId gml:id='mines.a_x20_b'/>",
        "<ogc:DWithin><ogc:PropertyName>geometry</ogc:PropertyName><gml:Point><gml:pos>50 7</gml:pos></gml:Point><ogc:Distance units='m'>1</ogc:Distance></ogc:DWithin>"
      })
  void filter1_1_isRead(String condition) {
    String filter =
        "<ogc:Filter xmlns:ogc='http://www.opengis.net/ogc' xmlns:gml='http://www.opengis.net/gml'>"
            + condition
            + "</ogc:Filter>";
    assertThat(Fes.parse(filter, TYPE, Crs.parse("crs", "EPSG:4326")).evaluate(MINE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<PropertyIsEqualTo><ValueReference>sevn</ValueReference><Literal>7</Literal></PropertyIsEqualTo> | unknown property 'sevn'",
        "<PropertyIsEqualTo><ValueReference>seven</ValueReference><Literal>many</Literal></PropertyIsEqualTo> | expected a number, found 'many'",
        "<PropertyIsEqualTo><ValueReference>seven</ValueReference></PropertyIsEqualTo> | expected two operands",
        "<PropertyIsEqualTo><ValueReference>//*[contains(., 'a')]</ValueReference><Literal>7</Literal></PropertyIsEqualTo> | expected the name of a property",
        "<PropertyIsEqualTo><ValueReference>document('file:///etc/passwd')</ValueReference><Literal>7</Literal></PropertyIsEqualTo> | expected the name of a property",
        "<PropertyIsEqualTo><Function name='exec'><Literal>7</Literal></Function><Literal>7</Literal></PropertyIsEqualTo> | unknown function 'exec'",
        "<PropertyIsEqualTo matchAction='Some'><ValueReference>seven</ValueReference><Literal>7</Literal></PropertyIsEqualTo> | unknown matchAction 'Some'",
        "<Near/> | this is no condition",
        "<And/> | expected conditions in it",
        "<ResourceId/> | expected the attribute rid",
        "<During><ValueReference>moment</ValueReference><Literal>yesterday</Literal></During> | expected a date",
        "<Intersects><ValueReference>geometry</ValueReference><gml:Solid/></Intersects> | this is no geometry",
        "<Intersects><ValueReference>geometry</ValueReference><gml:Point><gml:pos>50</gml:pos></gml:Point></Intersects> | expected positions of two numbers",
        "<Intersects><ValueReference>geometry</ValueReference><gml:Point srsName='EPSG:1'><gml:pos>50 7</gml:pos></gml:Point></Intersects> | srsName must be one of",
        "<Intersects><ValueReference>geometry</ValueReference><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 4 4 0 4 4 0 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></Intersects> | the geometry is not valid",
        "<DWithin><ValueReference>geometry</ValueReference><gml:Point><gml:pos>50 7</gml:pos></gml:Point></DWithin> | expected an element Distance",
        "<DWithin><ValueReference>geometry</ValueReference><gml:Point><gml:pos>50 7</gml:pos></gml:Point><Distance uom='furlong'>1</Distance></DWithin> | the unit must be m"
      })
  void whatCannotBeMeant_isTold(String condition, String message) {
    assertThatThrownBy(() -> passes(condition))
        .isInstanceOfSatisfying(
            LodelineException.class,
            e -> assertThat(e.kind()).isEqualTo(LodelineException.Kind.INVALID_INPUT))
        .hasMessageContaining(message);
  }
}
